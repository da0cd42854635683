import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';

/** Checks the value of a file against a schema; the problems, one line each. */
export type Validate = (schema: string, file: string, value: unknown) => string[];

export function loadSchemas(folder: string): Validate {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictRequired: false, allowUnionTypes: true });
  for (const file of readdirSync(folder)) ajv.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return (schema, file, value) => {
    const check = ajv.getSchema(schema);
    if (!check) throw new Error(`${folder} has no ${schema}`);
    if (check(value)) return [];
    return (check.errors ?? []).filter(isOwnProblem).map((error) => describe(file, error));
  };
}

/** `if` only repeats what its branches say, and `propertyNames` what the name's own rule says. */
function isOwnProblem({ keyword }: ErrorObject): boolean {
  return keyword !== 'if' && keyword !== 'propertyNames';
}

function describe(file: string, error: ErrorObject): string {
  const place = `${file}#${error.instancePath}`;
  if (error.propertyName !== undefined) return `${place}: expected a name that ${error.message}, got ${JSON.stringify(error.propertyName)}`;
  return `${place}: ${expectation(error)}`;
}

function expectation({ keyword, params, message, data }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `expected a property ${params['missingProperty']}`;
    case 'additionalProperties':
      return `expected no property ${params['additionalProperty']}`;
    case 'enum':
      return `expected ${params['allowedValues'].map((value: unknown) => JSON.stringify(value)).join(' or ')}, got ${short(data)}`;
    case 'const':
      return `expected ${JSON.stringify(params['allowedValue'])}, got ${short(data)}`;
    case 'false schema':
      return `expected nothing here, got ${short(data)}`;
    case 'type':
      return `expected ${[params['type']].flat().join(' or ')}, got ${short(data)}`;
    default:
      return `${message}, got ${short(data)}`;
  }
}

function short(data: unknown): string {
  const text = JSON.stringify(data);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
