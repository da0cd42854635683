import { generatedFile } from './generated-file.ts';
import { hex, type Literal, property } from './literal.ts';
import type { Message, Parameter, Spec } from './spec.ts';
import { publicDoc } from './tsdoc.ts';

const hosts = ['win32', 'wine', 'win31'] as const;

/** `gen/signatures.ts`: what a program needs of the standard messages at run time, without what is known about them. */
export function emitSignatures({ drv }: Spec): string {
  return generatedFile(["import type { HostName } from '../descriptor.js';", "import type { DriverMessageSignatures } from './types.js';"], [
    `${signaturesDoc}\nexport const driverMessageSignatures: DriverMessageSignatures = {\n${signatures(drv.messages)}\n};`,
    `${answersDoc}\nexport const defDriverProcAnswers: { readonly [Host in HostName]: { readonly [msg: number]: number } } = {\n${answers(drv.messages)}\n};`,
  ]);
}

const signaturesDoc = publicDoc({
  text: ['The signatures of the standard messages, by their Win32 names: driverMessages without its texts, for programs that must be small.'],
});

const answersDoc = publicDoc({
  text: ['What DefDriverProc answers on each host, by message number; zero to every number that is not there.'],
});

type Messages = Spec['drv']['messages'];

function signatures(messages: Messages): string {
  return Object.entries(messages)
    .flatMap(([name, message]) => [
      `  ${name}: { // drv.json#/messages/${name}`,
      `    id: ${hex(message.value)},`,
      ...Object.entries(withoutId(message)).map(([key, value]) => `    ${property(key, value, 4)},`),
      '  },',
    ])
    .join('\n');
}

function answers(messages: Messages): string {
  return hosts
    .map((host) => {
      const other = Object.values(messages).filter(({ defDriverProc }) => defDriverProc[host] !== 0);
      return `  ${host}: { ${other.map(({ value, defDriverProc }) => `${hex(value)}: ${defDriverProc[host]}`).join(', ')} },`;
    })
    .join('\n');
}

function withoutId({ sentBy, scope, parameters, answer }: Message): { readonly [key: string]: Literal } {
  return { sentBy, scope, ...param('lParam1', parameters.lParam1), ...param('lParam2', parameters.lParam2), result: answer.kind };
}

function param(lParam: string, { name, type }: Parameter): { [lParam: string]: Literal } {
  return name === undefined ? {} : { [lParam]: { [name]: type } };
}
