import { generatedFile } from './generated-file.ts';
import { type Literal, property } from './literal.ts';
import type { Message, Parameter, Spec } from './spec.ts';
import { publicDoc } from './tsdoc.ts';

/** `gen/descriptors.ts`: the standard messages at run time. */
export function emitDescriptors({ drv, sources }: Spec): string {
  const members = Object.entries(drv.messages).flatMap(([name, message]) => [
    `  ${name}: { // drv.json#/messages/${name}`,
    `    ...driverMessageSignatures.${name},`,
    ...Object.entries(documentation(message, Object.keys(sources))).map(([key, value]) => `    ${property(key, value, 4)},`),
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
    "import { driverMessageSignatures } from './signatures.js';",
    "import type { DriverMessageSignatures } from './types.js';",
  ];
  const type = '{\n  readonly [Name in keyof DriverMessageSignatures]: MessageDescriptor<DriverMessageSignatures[Name]>;\n}';
  return generatedFile(imports, [`${doc}\nexport const driverMessages: ${type} = {\n${members.join('\n')}\n};`]);
}

function documentation(message: Message, sourceOrder: readonly string[]): { readonly [key: string]: Literal } {
  const { dwDriverId, hdrvr, lParam1, lParam2 } = message.parameters;
  const { kind: _, ...answer } = message.answer;
  const sources = sourceOrder.filter((id) => id in message.evidence || message.sources.includes(id));
  return {
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

function parameter({ type, used, nullable, meaning }: Parameter): Literal {
  return { type, used, ...(nullable !== undefined && { nullable }), meaning };
}
