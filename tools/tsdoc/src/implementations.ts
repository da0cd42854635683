import ts from 'typescript-6.0';

/** What stands in object literals and classes for the methods of an interface. */
export function findImplementations(checker: ts.TypeChecker, files: readonly ts.SourceFile[]): Map<ts.Node, ts.FunctionLikeDeclaration[]> {
  const found = new Map<ts.Node, ts.FunctionLikeDeclaration[]>();
  const add = (type: ts.Type, name: string, implementation: ts.FunctionLikeDeclaration): void => {
    for (const declaration of type.getProperty(name)?.declarations ?? []) found.set(declaration, [...(found.get(declaration) ?? []), implementation]);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const type = checker.getContextualType(node);
      for (const property of type === undefined ? [] : node.properties) {
        const implementation = implementationOf(property, checker);
        if (implementation !== null && property.name !== undefined) add(type!, property.name.getText(), implementation);
      }
    }
    if (ts.isClassDeclaration(node)) {
      for (const clause of node.heritageClauses?.flatMap(({ types }) => types) ?? []) {
        for (const member of node.members) if (ts.isMethodDeclaration(member)) add(checker.getTypeAtLocation(clause), member.name.getText(), member);
      }
    }
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return found;
}

function implementationOf(property: ts.ObjectLiteralElementLike, checker: ts.TypeChecker): ts.FunctionLikeDeclaration | null {
  if (ts.isMethodDeclaration(property)) return property;
  const value = ts.isPropertyAssignment(property) ? property.initializer : ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
  if (value === undefined) return null;
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value;
  const symbol = ts.isShorthandPropertyAssignment(property) ? checker.getShorthandAssignmentValueSymbol(property) : checker.getSymbolAtLocation(value);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined) return null;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const initializer = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer !== undefined && ts.isArrowFunction(initializer) ? initializer : null;
}
