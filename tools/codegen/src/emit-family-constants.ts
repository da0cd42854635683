import type { FamilyConstant, FamilyMessage, Family, FamilyParameter } from './families-spec.ts';
import { generatedFile } from './generated-file.ts';
import { hex } from './literal.ts';
import type { Named, Spec } from './spec.ts';
import { publicDoc } from './tsdoc.ts';

/** `gen/<family>-constants.ts`: every number of a family, messages first. */
export function emitFamilyConstants({ family, tables, constants, codes = [] }: Family, spec: Spec): string {
  const file = `families/${family}.json#`;
  return generatedFile([], [
    ...tables.flatMap(({ messages, entryPoint, sender }, index) =>
      Object.entries(messages).map(([name, message]) => {
        const text = [message.summary, ...messageText(message, entryPoint, sender), ...conflictText(message.conflicts, spec)];
        return constant(name, message, text, `${file}/tables/${index}/messages`);
      }),
    ),
    ...constantParts(constants, `${file}/constants`, spec),
    ...codes.flatMap((set, index) => constantParts(set.constants, `${file}/codes/${index}/constants`, spec)),
  ]);
}

function constantParts(constants: Named<FamilyConstant>, place: string, spec: Spec): string[] {
  return Object.entries(constants).map(([name, entry]) => constant(name, entry, [entry.summary, ...conflictText(entry.conflicts, spec)], place));
}

function constant(name: string, entry: FamilyConstant | FamilyMessage, text: readonly string[], place: string): string {
  const { value, aliasOf, availability, href } = entry;
  const alias = aliasOf === undefined ? [] : [`Another name for ${aliasOf}.`];
  const only = availability === 'win32' ? [] : [availabilityText[availability] ?? availability];
  const doc = publicDoc({ text: [...text, ...alias, ...only], see: href });
  return `${doc}\nexport const ${name} = ${value < 0 ? value : hex(value)}; // ${place}/${name}`;
}

const availabilityText: { readonly [availability: string]: string } = {
  win16: 'In the headers of 16-bit Windows only.',
  win95: 'In the driver kit of Windows 95 only.',
  mingw: 'In the headers of mingw-w64 only.',
};

const confidenceText: { readonly [confidence: string]: string } = {
  page: "Microsoft's page was read.",
  excerpt: 'Parts of an archived page were read.',
  header: 'The headers name it and say no more.',
  inferred: 'No page was read: parameters are concluded from the function or message that it stands for.',
};

function messageText({ parameters, answer, confidence }: FamilyMessage, entryPoint: string, sender: string): string[] {
  const each = Object.entries(parameters).map(([name, parameter]) => `${name}: ${parameterText(parameter)}`);
  return [each.join(' '), `Receiver: ${entryPoint}. Sender: ${sender} Answer: ${answer.meaning}`, `Known from: ${confidenceText[confidence]}`];
}

function parameterText({ used, type, extensions = [], direction, meaning }: FamilyParameter): string {
  if (!used) return meaning;
  const others = extensions.length === 0 ? '' : ` Or, by device: ${extensions.join(', ')}.`;
  return `${type}${direction === undefined ? '' : `, ${direction}`}. ${meaning}${others}`;
}

function conflictText(ids: readonly string[], { conflicts }: Spec): string[] {
  return ids.map((id) => `Sources differ (${id}): ${conflicts[id]?.topic}. Taken here: ${conflicts[id]?.recommendation}`);
}
