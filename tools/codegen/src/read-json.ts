import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, evaluate, type MemberNode, parse, type ValueNode } from '@humanwhocodes/momoa';

export type ReadJson = { readonly value: unknown } | { readonly problems: readonly string[] };

/** A file's value, or what is wrong with it, by line and column. JSON.parse would give no line, and let a name come twice. */
export function readJson(folder: string, file: string): ReadJson {
  let document: DocumentNode;
  try {
    document = parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    const { code, line, column, message } = error as { code?: string; line?: number; column?: number; message: string };
    if (line === undefined) return { problems: [`${file}: expected a readable file, got ${code ?? message}`] };
    return { problems: [`${file}:${line}:${column}: expected JSON, got: ${message.replace(/ \(\d+:\d+\)$/, '')}`] };
  }
  const problems = repeatedNames(document.body).map(
    ({ name, loc }) => `${file}:${loc.start.line}:${loc.start.column}: expected each name once, got ${nameOf(name)} again`,
  );
  return problems.length > 0 ? { problems } : { value: evaluate(document) };
}

function repeatedNames(value: ValueNode): MemberNode[] {
  if (value.type === 'Array') return value.elements.flatMap((element) => repeatedNames(element.value));
  if (value.type !== 'Object') return [];
  const names = value.members.map(({ name }) => nameOf(name));
  return value.members.flatMap((member, index) => [
    ...(names.indexOf(nameOf(member.name)) < index ? [member] : []),
    ...repeatedNames(member.value),
  ]);
}

function nameOf(name: MemberNode['name']): string {
  return name.type === 'String' ? name.value : name.name;
}
