import { drv } from '@driverproc/cli';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadDriverFiles } from '../../src/run/driver-file.js';
import { recordedTerminal } from '../recorded-terminal.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drv-host-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What drv says of a file with this text, without its folder. */
function said(name: string, text: string | null): { code: number; stdout: string; stderr: string } {
  const file = join(folder, name);
  if (text !== null) writeFileSync(file, text);
  const terminal = recordedTerminal();
  const code = drv(['run', '--binding', 'manager', '--host', file], terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr().replaceAll(folder, 'F') };
}

const EXPECTED = 'a DriverProc function, or what defineDriver(…).handle(…) gives';
const NOT_ASYNC = 'cannot be loaded: it, or a module that it imports, has an await at top level, and drv does not wait; move the await into a function';
const NOT_ES = 'is not an ES module; `export default` the driver, in a file whose name ends in .mjs, or whose package.json has "type": "module"';

describe('a file that --host cannot take', () => {
  it.each([
    ['gone.mjs', null, 'there is no file F/gone.mjs; name an ES module whose default export is a driver'],
    ['syntax.mjs', 'export default () => 1 +;', "cannot be loaded: SyntaxError: Unexpected token ';'; `node F/syntax.mjs` shows where"],
    ['throws.mjs', 'throw new RangeError("too far\\nby a mile");', 'cannot be loaded: RangeError: too far'],
    ['no-text.mjs', 'throw new (class extends Error { toString() { throw 1; } })();', 'cannot be loaded: something that has no text'],
    ['await.mjs', 'await 1; export default () => 1;', NOT_ASYNC],
    ['imports-await.mjs', 'import "./await.mjs"; export default () => 1;', NOT_ASYNC],
    ['nothing.mjs', '', `has no default export; expected \`export default\` of a driver: ${EXPECTED}`],
    ['named.mjs', 'export const gain = () => 1, raw = 2;', `has no default export, only gain, raw; expected \`export default\` of a driver: ${EXPECTED}`],
    ['common.cjs', 'module.exports = () => 1;', NOT_ES],
    ['data.json', '{}', NOT_ES],
    ['undefined.mjs', 'export default undefined;', `its default export is undefined, which is no driver; expected ${EXPECTED}`],
    ['number.mjs', 'export default 7;', `its default export is a number, which is no driver; expected ${EXPECTED}`],
    ['array.mjs', 'export default [];', `its default export is an array, which is no driver; expected ${EXPECTED}`],
    ['promise.mjs', 'export default Promise.resolve(() => 1);', `its default export is a promise, which is no driver; expected ${EXPECTED}`],
    ['empty.mjs', 'export default {};', `its default export is an object, which is no driver; expected ${EXPECTED}`],
    ['object.mjs', 'export default { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 };', `its default export is an object of a, b, c, d, e, …, which is no driver; expected ${EXPECTED}`],
    ['half.mjs', 'export default { handle() {} };', `its default export is what defineDriver(…) gives, without .handle(…), which is no driver; expected ${EXPECTED}`],
    ['messages.mjs', 'export default { connect() {}, messages: { X: { id: 7.5 } } };', 'the messages of its driver: X: a message number is an integer from 0 to 4294967295; got 7.5'],
  ])('%s: %s', (name, text, what) => {
    expect(said(name, text)).toEqual({ code: 1, stdout: '', stderr: `drv run: [invalid_file] F/${name}: ${what}\n` });
  });

  it('is a folder', () => {
    mkdirSync(join(folder, 'folder.mjs'));
    expect(said('folder.mjs', null).stderr).toBe('drv run: [invalid_file] F/folder.mjs: F/folder.mjs is not a file; name an ES module whose default export is a driver\n');
  });

  it('has a name that no file can have', () => {
    expect(said('a\0b.mjs', null).stderr).toMatch(/^drv run: \[invalid_file\] F\/a\0b\.mjs: cannot be read: TypeError \[ERR_INVALID_ARG_VALUE\]: /);
  });

  it('imports what is not there', () => {
    const { code, stderr } = said('imports.mjs', 'import "not-installed"; export default () => 1;');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^drv run: \[invalid_file\] F\/imports\.mjs: cannot be loaded: Error \[ERR_MODULE_NOT_FOUND\]: Cannot find package 'not-installed' imported from F\/imports\.mjs\n$/);
  });

  it('has its error kept as the cause', () => {
    writeFileSync(join(folder, 'cause.mjs'), 'throw new RangeError("too far");');
    expect(() => loadDriverFiles([join(folder, 'cause.mjs')])).toThrow(expect.objectContaining({ code: 'invalid_file', cause: expect.objectContaining({ message: 'too far' }) }));
  });

  it('is TypeScript, where Node does not take it; where it does, the error is another', () => {
    expect(said('types.ts', 'export default (driverId: number): number => 1;')).toMatchObject({ code: 0, stderr: '' });
    expect(said('enum.ts', 'export enum A {}').stderr).toMatch(/: TypeScript enum is not supported in strip-only mode; `node F\/enum\.ts` shows where\n$/);
    const old = vi.spyOn(process.features, 'typescript', 'get').mockReturnValue(false);
    try {
      expect(said('enum.ts', null).stderr).toMatch(/; Node takes TypeScript from 22\.18 on, and this is v\d+\.\d+\.\d+\n$/);
    } finally {
      old.mockRestore();
    }
  });

  it('is not a driver object that throws when the host connects to it: that is the driver’s failure', () => {
    const { code, stdout, stderr } = said('connect.mjs', 'export default { connect() { throw new Error("no connection"); } };');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('\nfailed [handler_threw] "connect.drv" threw while handling DRV_LOAD: no connection\n');
  });

  it('nor is it one that throws as the session ends, which is said once, under the name of its file', () => {
    const { code, stdout } = said('Late.mjs', 'export default (driverId, hdrvr, msg) => { if (msg === 4) throw new Error("too late"); return 1; };');
    expect(code).toBe(1);
    expect(stdout.split('\n').filter((line) => line.startsWith('failed'))).toEqual(['failed [handler_threw] "Late.drv" threw while handling DRV_CLOSE: too late']);
  });
});
