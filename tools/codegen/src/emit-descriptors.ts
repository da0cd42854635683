import { generatedFile } from './generated-file.ts';
import { hex, type Literal, property } from './literal.ts';
import type { Message, Parameter, Spec } from './spec.ts';
import { publicDoc } from './tsdoc.ts';

/** `gen/descriptors.ts`: the standard messages at run time. */
export function emitDescriptors({ drv, sources }: Spec): string {
  const members = Object.entries(drv.messages).flatMap(([name, message]) => [
    `  ${name}: { // drv.json#/messages/${name}`,
    `    id: ${hex(message.value)},`,
    ...Object.entries(withoutId(message, Object.keys(sources))).map(([key, value]) => `    ${property(key, value, 4)},`),
    '  },',
  ]);
  const doc = publicDoc({
    text: [
      'The standard messages by their Win32 names: plain data, safe to print, compare and index.',
      `What DefDriverProc answers. win32: ${drv.defDriverProcEvidence.win32} wine: ${drv.defDriverProcEvidence.wine} win31: ${drv.defDriverProcEvidence.win31}`,
    ],
  });
  const imports = [
    "import type { MessageDescriptor } from '../descriptor.js';",
    "import type { DriverMessageSignatures } from './types.js';",
  ];
  const type = '{\n  readonly [Name in keyof DriverMessageSignatures]: MessageDescriptor<DriverMessageSignatures[Name]>;\n}';
  return generatedFile(imports, [`${doc}\nexport const driverMessages: ${type} = {\n${members.join('\n')}\n};`]);
}

function withoutId(message: Message, sourceOrder: readonly string[]): { readonly [key: string]: Literal } {
  const { dwDriverId, hdrvr, lParam1, lParam2 } = message.parameters;
  const { kind, ...answer } = message.answer;
  const sources = sourceOrder.filter((id) => id in message.evidence || message.sources.includes(id));
  return {
    sentBy: message.sentBy,
    scope: message.scope,
    ...signatureParam('lParam1', lParam1),
    ...signatureParam('lParam2', lParam2),
    result: kind,
    summary: message.summary,
    availability: message.availability,
    sender: message.sender,
    when: message.when,
    order: message.order,
    parameters: { dwDriverId: parameter(dwDriverId), hdrvr: parameter(hdrvr), lParam1: parameter(lParam1), lParam2: parameter(lParam2) },
    answer,
    defDriverProc: message.defDriverProc,
    remarks: message.remarks,
    header: message.header,
    ...(message.href !== undefined && { href: message.href }),
    sources,
    corrections: message.corrections,
  };
}

function signatureParam(lParam: string, { name, type }: Parameter): { [lParam: string]: Literal } {
  return name === undefined ? {} : { [lParam]: { [name]: type } };
}

function parameter({ type, used, nullable, meaning }: Parameter): Literal {
  return { type, used, ...(nullable !== undefined && { nullable }), meaning };
}
