import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript-6.0';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSourceProgram } from '../src/source-program.ts';
import type { SourceProgram } from '../src/source-program.ts';
import { createThrownCodes, documentedCodes } from '../src/thrown-codes.ts';
import type { ThrownCodes } from '../src/thrown-codes.ts';

const source = `
export class DriverError extends Error {
  constructor(readonly code: string, text: string) { super(text); }
}
declare function isDriverError(value: unknown): value is DriverError;
declare const list: readonly number[];

export interface Door {
  /** @throws DriverError \`close_refused\` where it is stuck. */
  close(): void;
}
export class WoodenDoor implements Door {
  close(): void { throw new DriverError('close_refused', ''); }
}
export const ironDoor: Door = { close() { throw new DriverError('host_in_use', ''); } };

export function throwsItself(): void { if (list.length > 0) throw new DriverError('open_failed', ''); }
export function throwsWhatIsMade(): void { throw makeError(); }
function makeError(): DriverError { return new DriverError('host_failed', ''); }
export function calls(): void { throwsItself(); }
export function callsInACallback(): void { list.forEach(() => throwsItself()); }
export function callsAMethod(door: Door): void { door.close(); }
export function goesRound(): void { goesRound(); throwsItself(); }
export function keeps(): void { try { throwsItself(); } catch { list.at(0); } }
export function keepsInACallback(): void { attempt(() => throwsItself()); }
function attempt(action: () => void): void { try { action(); } catch { list.at(0); } }
export function passesOn(): void { try { throwsItself(); } catch (error) { if (isDriverError(error)) throw error; } }
export function passesOthersOn(): void { try { throwsItself(); } catch (error) { if (!isDriverError(error)) throw error; } }
export function throwsAnother(): void { try { throwsItself(); } catch { throw new DriverError('invalid_file', ''); } }
export function throwsLater(): () => void { return () => throwsItself(); }
export function startsAsynchronous(): void { void isAsynchronous(); }
export async function isAsynchronous(): Promise<void> { throwsItself(); }
/** Opens. @throws DriverError \`open_failed\` or \`invalid_file\`; not \`other\`. */
export function documented(): void {}
`;

describe('the codes that a function can throw', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thrown-codes-'));
  let program: SourceProgram;
  let thrown: ThrownCodes;
  beforeAll(() => {
    mkdirSync(join(folder, 'gain/src'), { recursive: true });
    writeFileSync(join(folder, 'gain/src/gain.ts'), source);
    program = readSourceProgram(folder);
    thrown = createThrownCodes(program);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const functionNamed = (name: string): ts.FunctionDeclaration =>
    program.file('gain', 'src/gain.ts')!.statements.filter(ts.isFunctionDeclaration).find((each) => each.name?.text === name)!;

  it.each([
    ['throwsItself', ['open_failed']],
    ['throwsWhatIsMade', ['host_failed']],
    ['calls', ['open_failed']],
    ['callsInACallback', ['open_failed']],
    ['callsAMethod', ['close_refused']],
    ['goesRound', ['open_failed']],
    ['keeps', []],
    ['keepsInACallback', []],
    ['passesOn', ['open_failed']],
    ['passesOthersOn', []],
    ['throwsAnother', ['invalid_file']],
    ['throwsLater', []],
    ['startsAsynchronous', []],
    ['isAsynchronous', ['open_failed']],
  ])('%s: %j', (name, codes) => {
    expect([...thrown.ofFunction(functionNamed(name)).keys()]).toEqual(codes);
  });

  it('are those of all that implements a method', () => {
    const door = program.file('gain', 'src/gain.ts')!.statements.find(ts.isInterfaceDeclaration)!;
    expect([...thrown.ofMethod(door.members[0]!).keys()]).toEqual(['close_refused', 'host_in_use']);
  });

  it('come with the place', () => {
    expect(thrown.ofFunction(functionNamed('calls')).get('open_failed')).toMatch(/gain\/src\/gain\.ts:17$/);
  });

  it('are compared with those that the comment names', () => {
    expect([...documentedCodes(functionNamed('documented'))]).toEqual(['open_failed', 'invalid_file']);
  });
});
