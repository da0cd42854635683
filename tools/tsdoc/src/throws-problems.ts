import { ApiItemKind } from '@microsoft/api-extractor-model';
import type { ApiDeclaredItem } from '@microsoft/api-extractor-model';
import ts from 'typescript-6.0';
import { throwsTexts } from './public-symbols.ts';
import type { PublicSymbol } from './public-symbols.ts';
import type { SourceProgram } from './source-program.ts';
import { documentedCodes } from './thrown-codes.ts';
import type { Codes, ThrownCodes } from './thrown-codes.ts';

/** An `@throws` begins with the class of the error, and names codes that there are. */
export function throwsFormProblem({ comment }: PublicSymbol, codes: ReadonlySet<string>): string | null {
  for (const text of comment === undefined ? [] : throwsTexts(comment)) {
    if (!/^(DriverError|Error named) `\w+`/.test(text)) return `has an @throws that does not begin with "DriverError" or "Error named" and a code or name: ${text}`;
    if (!text.startsWith('DriverError')) continue;
    const unknown = [...text.matchAll(/`([a-z]+_[a-z_]+)`/g)].map(([, code]) => code!).find((code) => !codes.has(code));
    if (unknown !== undefined) return `has an @throws with ${unknown}, which is no code of DriverError`;
  }
  return null;
}

/** A function, or a method of an interface, names every code that it can be seen to throw. */
export function throwsProblem({ item, name, entry }: PublicSymbol, program: SourceProgram, thrown: ThrownCodes): string | null {
  const declaration = declarationOf(item, name, program.file(entry.folder, pathOf(item)));
  if (declaration === undefined) return null;
  const codes: Codes = ts.isFunctionDeclaration(declaration) ? thrown.ofFunction(declaration) : thrown.ofMethod(declaration);
  const documented = documentedCodes(declaration);
  const missing = [...codes].filter(([code]) => !documented.has(code)).map(([code, place]) => `${code} (${place})`);
  return missing.length === 0 ? null : `can throw what no @throws names: ${missing.join(', ')}`;
}

function pathOf(item: ApiDeclaredItem): string {
  return item.fileUrlPath ?? (item.parent as ApiDeclaredItem | undefined)?.fileUrlPath ?? '';
}

function declarationOf(item: ApiDeclaredItem, name: string, file: ts.SourceFile | undefined): ts.FunctionDeclaration | ts.MethodSignature | undefined {
  const named = (candidate: string): ((statement: ts.Statement) => boolean) => (statement) => 'name' in statement && (statement.name as ts.Node | undefined)?.getText() === candidate;
  if (item.kind === ApiItemKind.Function) return file?.statements.filter(ts.isFunctionDeclaration).find(named(name));
  if (item.kind !== ApiItemKind.MethodSignature) return undefined;
  const holder = file?.statements.filter(ts.isInterfaceDeclaration).find(named(item.parent!.displayName));
  // An optional method is a handler: it is the user's to write, and what it throws is the user's too.
  return holder?.members.filter(ts.isMethodSignature).find((member) => member.questionToken === undefined && member.name.getText() === name);
}
