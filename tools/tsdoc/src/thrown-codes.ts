import ts from 'typescript-6.0';
import { findImplementations } from './implementations.ts';
import type { SourceProgram } from './source-program.ts';

/**
 * The codes of DriverError that a function can throw, as far as its sources say so plainly: by `throw new DriverError('code', …)` or
 * by throwing what a function makes that constructs one; in the functions of this project that it calls, and in callbacks that it
 * hands to a call; not in a `try` whose `catch` keeps the error, nor in a callback of a function that has such a `try`; of asynchronous functions
 * only where they are awaited. Where it calls a method of an interface, or a function of
 * another package, that one's comment counts: it is checked too.
 */
export interface ThrownCodes {
  ofFunction(declaration: ts.FunctionLikeDeclaration): Codes;
  /** Of all that implements a method of an interface, in any package. */
  ofMethod(signature: ts.Node): Codes;
}

/** Codes, each with the place where it is thrown. */
export type Codes = ReadonlyMap<string, string>;

/** The codes that the `@throws` of a declaration name. */
export function documentedCodes(declaration: ts.Node): ReadonlySet<string> {
  const texts = ts
    .getJSDocTags(declaration)
    .filter(({ tagName }) => tagName.text === 'throws')
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
  return new Set(texts.filter((text) => text.startsWith('DriverError')).flatMap((text) => [...text.matchAll(/`([a-z]+_[a-z_]+)`/g)].map(([, code]) => code!)));
}

export function createThrownCodes({ checker, files }: SourceProgram): ThrownCodes {
  const known = new Map<ts.Node, Map<string, string>>();
  const implementations = findImplementations(checker, files);

  const ofFunction = (declaration: ts.FunctionLikeDeclaration): Codes => {
    const before = known.get(declaration);
    if (before !== undefined) return before; // also in a circle, where it is not complete: the outermost call is
    const codes = new Map<string, string>();
    known.set(declaration, codes);
    if (declaration.body !== undefined) collect(declaration.body, codes, declaration.getSourceFile());
    return codes;
  };

  const collect = (node: ts.Node, codes: Map<string, string>, file: ts.SourceFile): void => {
    if (ts.isTryStatement(node) && node.catchClause !== undefined && !rethrows(node.catchClause)) {
      collect(node.catchClause.block, codes, file);
      if (node.finallyBlock !== undefined) collect(node.finallyBlock, codes, file);
      return;
    }
    if (ts.isFunctionLike(node) && !runsAtOnce(node)) return;
    if (ts.isThrowStatement(node)) for (const code of constructed(node.expression)) codes.set(code, placeOf(node));
    if (ts.isCallExpression(node)) for (const [code, place] of ofCall(node, file)) codes.set(code, place);
    ts.forEachChild(node, (child) => collect(child, codes, file));
  };

  /** A callback, unless what it is handed to keeps its errors; any other function inside a function runs later, or by somebody else. */
  const runsAtOnce = ({ parent }: ts.Node): boolean => {
    if (!ts.isCallExpression(parent)) return false;
    const declaration = checker.getResolvedSignature(parent)?.declaration;
    return declaration === undefined || !keepsErrors(declaration);
  };

  const ofCall = (call: ts.CallExpression, file: ts.SourceFile): Iterable<readonly [string, string]> => {
    const declaration = checker.getResolvedSignature(call)?.declaration;
    if (declaration === undefined || !files.includes(declaration.getSourceFile())) return [];
    if (isAsync(declaration) && !ts.isAwaitExpression(call.parent) && !ts.isReturnStatement(call.parent)) return [];
    if (ts.isMethodSignature(declaration) || packageOf(declaration.getSourceFile()) !== packageOf(file)) return [...documentedCodes(declaration)].map((code) => [code, placeOf(call)] as const);
    return ts.isFunctionDeclaration(declaration) || ts.isArrowFunction(declaration) || ts.isMethodDeclaration(declaration) ? ofFunction(declaration) : [];
  };

  /** The codes of the errors that an expression makes: `new DriverError('code', …)`, or a call of a function that returns such. */
  const constructed = (expression: ts.Expression): string[] => {
    if (ts.isNewExpression(expression) && expression.expression.getText() === 'DriverError') {
      const [code] = expression.arguments ?? [];
      return code !== undefined && ts.isStringLiteral(code) ? [code.text] : [];
    }
    if (!ts.isCallExpression(expression)) return [];
    const declaration = checker.getResolvedSignature(expression)?.declaration;
    const body = declaration !== undefined && 'body' in declaration ? (declaration.body as ts.Node | undefined) : undefined;
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node)) found.push(...constructed(node));
      ts.forEachChild(node, visit);
    };
    if (body !== undefined) visit(body);
    return found;
  };

  return {
    ofFunction,
    ofMethod: (signature) => new Map((implementations.get(signature) ?? []).flatMap((implementation) => [...ofFunction(implementation)])),
  };
}

/** Does it throw what it caught, if that is a DriverError? What it throws instead is its own. */
function rethrows({ variableDeclaration, block }: ts.CatchClause): boolean {
  const caught = variableDeclaration?.name.getText();
  const visit = (node: ts.Node): boolean => {
    if (ts.isIfStatement(node) && node.expression.getText() === `!isDriverError(${caught})`) return node.elseStatement !== undefined && visit(node.elseStatement);
    if (ts.isThrowStatement(node)) return node.expression.getText() === caught;
    return !ts.isFunctionLike(node) && (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  };
  return visit(block);
}

/** Has it a `try` that lets no DriverError out? */
function keepsErrors(node: ts.Node): boolean {
  if (ts.isTryStatement(node) && node.catchClause !== undefined && !rethrows(node.catchClause)) return true;
  return ts.forEachChild(node, (child) => keepsErrors(child) || undefined) ?? false;
}

function isAsync(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false);
}

function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const path = file.fileName.replaceAll('\\', '/').replace(/^.*\/packages\//, 'packages/');
  return `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

function packageOf({ fileName }: ts.SourceFile): string {
  return /\/packages\/([\w-]+)\/src\//.exec(fileName.replaceAll('\\', '/'))?.[1] ?? '';
}
