import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const schemas = join(import.meta.dirname, '../schema');
const ajv = new Ajv2020({ allErrors: true });
const validateForm = ajv.compile(readSchema('issue-form.schema.json'));
const validateConfig = ajv.compile(readSchema('issue-config.schema.json'));

/** What is wrong with an issue form, or with config.yml beside them. */
export function findFormProblems(name: string, content: string): string[] {
  const value: { body?: readonly { id?: string }[] } = parse(content);
  const validate = name.endsWith('config.yml') ? validateConfig : validateForm;
  const isValid: boolean = validate(value);
  if (!isValid) return (validate.errors ?? []).map(({ instancePath, message }) => `${name}: ${instancePath || '/'} ${message}`);
  const ids = (value.body ?? []).flatMap(({ id }) => id ?? []);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${name}: two fields are called ${id}`);
}

function readSchema(name: string): object {
  return JSON.parse(readFileSync(join(schemas, name), 'utf8'));
}
