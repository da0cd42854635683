import { generatedFile } from './generated-file.ts';
import { hex } from './literal.ts';
import type { Message, Parameter, Spec, Structure } from './spec.ts';
import { memberDoc, publicDoc } from './tsdoc.ts';

/** The type of a parameter as `ParamTypes` of src/descriptor.ts has it; descriptor.test-d.ts proves that the two agree. */
const paramTypes: { readonly [type: string]: string } = {
  LONG: 'number',
  DWORD: 'number',
  BOOL: 'boolean',
  LPARAM: 'LParam',
  HWND: 'LParam',
  HDEVINFO: 'LParam',
  PSP_DEVINFO_DATA: 'LParam',
  LPCWSTR: 'string | null',
  LPDRVCONFIGINFO: 'DriverConfigInfo | null',
  DRVEA: 'DriverExit | LParam',
};

const resultTypes: { readonly [kind: string]: string } = {
  success: 'boolean',
  none: 'void',
  driverId: 'LResult',
  drvcnf: 'DriverConfigureResult',
  LONG: 'number',
  LRESULT: 'LResult',
};

/** `gen/types.ts`: the closed sets, the structures' values, the message map and the signatures. */
export function emitTypes({ drv, constantFamilies, structures }: Spec): string {
  const messages = Object.entries(drv.messages);
  return generatedFile(["import type { LParam, LResult } from '../descriptor.js';"], [
    ...constantFamilies.flatMap(({ title, typeName, constants }) => {
      if (typeName === undefined) return [];
      const names = Object.keys(constants).filter((name) => constants[name]?.aliasOf === undefined);
      return [`${publicDoc({ text: [`${title}.`] })}\nexport type ${typeName} = ${names.map((name) => `'${name}'`).join(' | ')};`];
    }),
    ...Object.entries(structures).flatMap(([name, structure]) => structureInterface(name, structure)),
    publicInterface('Every standard message by its Win32 name: what a handler gets and gives, who sends it, what it is about.', 'DriverMessageMap', messages, mapMember),
    publicInterface('Every standard message by its Win32 name, as a signature of literal types.', 'DriverMessageSignatures', messages, signatureMember),
  ]);
}

function structureInterface(name: string, { summary, typeName, href, fields }: Structure): string[] {
  if (typeName === undefined) return [];
  const members = Object.values(fields).flatMap(({ type, name: member, meaning }) =>
    member === undefined ? [] : [`  ${memberDoc(meaning)}\n  readonly ${member}: ${paramTypes[type]};`],
  );
  const doc = publicDoc({ text: [`${name}. ${summary}`], see: href });
  return [`${doc}\nexport interface ${typeName} {\n${members.join('\n')}\n}`];
}

function publicInterface(
  text: string,
  name: string,
  messages: readonly [string, Message][],
  member: (message: Message) => readonly string[],
): string {
  const members = messages.map(([messageName, message]) =>
    [
      `  ${memberDoc(message.summary)}`,
      `  ${messageName}: { // drv.json#/messages/${messageName}`,
      ...member(message).map((line) => `    ${line};`),
      '  };',
    ].join('\n'),
  );
  return `${publicDoc({ text: [text] })}\nexport interface ${name} {\n${members.join('\n')}\n}`;
}

function mapMember({ parameters, answer, sentBy, scope }: Message): string[] {
  const params = [parameters.lParam1, parameters.lParam2].flatMap((parameter) =>
    parameter.name === undefined ? [] : [`${parameter.name}: ${paramTypes[parameter.type]}`],
  );
  return [
    `params: ${params.length === 0 ? '{}' : `{ ${params.join('; ')} }`}`,
    `result: ${resultTypes[answer.kind]}`,
    `sentBy: '${sentBy}'`,
    `scope: '${scope}'`,
  ];
}

function signatureMember({ value, sentBy, scope, parameters, answer }: Message): string[] {
  return [
    `readonly id: ${hex(value)}`,
    `readonly sentBy: '${sentBy}'`,
    `readonly scope: '${scope}'`,
    ...signatureParam('lParam1', parameters.lParam1),
    ...signatureParam('lParam2', parameters.lParam2),
    `readonly result: '${answer.kind}'`,
  ];
}

function signatureParam(lParam: string, { name, type }: Parameter): string[] {
  return name === undefined ? [] : [`readonly ${lParam}: { readonly ${name}: '${type}' }`];
}
