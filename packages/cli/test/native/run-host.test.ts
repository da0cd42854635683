import { drv } from '@driverproc/cli';
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const skip = process.platform === 'win32' ? false : 'needs Windows or Wine';
const file = (name: string): string => join(import.meta.dirname, '../run/drivers', name);

interface Row {
  readonly call: string;
  readonly module: string;
  readonly instance: number | null;
  readonly message: string;
  readonly text: string | null;
  readonly lParam1: number;
  readonly answer: number | null;
  readonly meaning: string;
  readonly seen: string;
}

function run(...args: string[]) {
  let output = '';
  let errors = '';
  const terminal = { colour: false, progress: false, out: (text: string) => void (output += text), err: (text: string) => void (errors += text) };
  const code = drv(['run', ...args], terminal);
  return { code, lines: output.trimEnd().split('\n'), errors };
}

function events(...args: string[]) {
  const { code, lines } = run('--json', ...args);
  const all = lines.map((line) => JSON.parse(line));
  const rows = all.slice(1, -1) as Row[];
  const text = rows.map(({ call, module, instance, message, text, lParam1, answer, meaning }) =>
    `${call}: ${module} #${instance} ${message} ${text ?? lParam1} ${answer ?? ''} ${meaning}`.replaceAll(/ +/g, ' ').trimEnd(),
  );
  return { code, start: all[0], rows, text, end: all.at(-1) };
}

/** Folders of hosted modules that this process has left. */
const foldersLeft = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`driverproc-${process.pid}-`));

describe('drv run --host on winmm.dll', () => {
  it('opens a driver of defineDriver, and shows every call of its DriverProc', { skip }, () => {
    const { code, start, rows, text, end } = events('--host', file('gain.mjs'), '--send', 'GAIN_SET=6', '--send', 'GAIN_SET=40');
    assert.deepEqual([start.binding, start.drivers, start.hosted], ['winmm', ['gain.drv'], [{ module: 'gain.drv', file: file('gain.mjs') }]]);
    assert.deepEqual(text, [
      'OpenDriver gain.drv: gain.drv #1 DRV_LOAD 0 1 true',
      'OpenDriver gain.drv: gain.drv #1 DRV_ENABLE 0 1 (none defined)',
      'OpenDriver gain.drv: gain.drv #1 DRV_OPEN 0 1 driver id',
      'SendDriverMessage: gain.drv #1 GAIN_SET 6 1 true',
      'SendDriverMessage: gain.drv #1 GAIN_SET 40 0 false',
      'SendDriverMessage: gain.drv #1 DRV_EXITSESSION 0 0 none',
      'CloseDriver: gain.drv #1 DRV_CLOSE 0 1 true',
      'CloseDriver: gain.drv #1 DRV_DISABLE 0 1 (none defined)',
      'CloseDriver: gain.drv #1 DRV_FREE 0 1 (none defined)',
    ]);
    assert.ok(rows.every(({ seen }) => seen === 'DriverProc'));
    assert.equal(code, 0);
    assert.deepEqual(end, { type: 'end', binding: 'winmm', messages: 9, opened: 1, notOpened: [], told: 1, failures: [] });
    assert.deepEqual(foldersLeft(), []);
  });

  it('opens raw drivers beside it and beside Windows’ own, with a text where one is named so', { skip }, () => {
    const { code, text } = events('--host', file('gain.mjs'), '--host', file('raw.mjs'), '--host', file('raw.mjs'), 'gain.drv left', 'msg711.acm');
    assert.deepEqual(text.filter((each) => !/DRV_ENABLE|DRV_DISABLE|DRV_EXITSESSION|msg711\.acm #4 DRV_QUERY/.test(each)).map((each) => each.replace(/ \d+ handle/, ' handle')), [
      'OpenDriver raw.drv: raw.drv #1 DRV_LOAD 0 1 true',
      'OpenDriver raw.drv: raw.drv #1 DRV_OPEN 0 1 driver id',
      'OpenDriver raw-2.drv: raw-2.drv #2 DRV_LOAD 0 1 true',
      'OpenDriver raw-2.drv: raw-2.drv #2 DRV_OPEN 0 1 driver id',
      'OpenDriver gain.drv left: gain.drv #3 DRV_LOAD 0 1 true',
      'OpenDriver gain.drv left: gain.drv #3 DRV_OPEN left 1 driver id',
      'OpenDriver msg711.acm: msg711.acm #4 DRV_OPEN 0 handle',
      'SendDriverMessage: raw.drv #1 DRV_QUERYCONFIGURE 0 274 true',
      'SendDriverMessage: raw-2.drv #2 DRV_QUERYCONFIGURE 0 274 true',
      'SendDriverMessage: gain.drv #3 DRV_QUERYCONFIGURE 0 1 true',
      'CloseDriver: raw.drv #1 DRV_CLOSE 0 1 true',
      'CloseDriver: raw.drv #1 DRV_FREE 0 1 (none defined)',
      'CloseDriver: raw-2.drv #2 DRV_CLOSE 0 1 true',
      'CloseDriver: raw-2.drv #2 DRV_FREE 0 1 (none defined)',
      'CloseDriver: gain.drv #3 DRV_CLOSE 0 1 true',
      'CloseDriver: gain.drv #3 DRV_FREE 0 1 (none defined)',
      'CloseDriver: msg711.acm #4 DRV_CLOSE 0 1 closed',
    ]);
    assert.equal(code, 0);
    assert.deepEqual(foldersLeft(), []);
  });

  it('says what a row is', { skip }, () => {
    assert.deepEqual(run('--host', file('raw.mjs')).lines.slice(1, 3), [
      `raw.drv is ${file('raw.mjs')}, hosted in winmm.dll.`,
      'Each row is a call of a DriverProc and its answer. A call that reached no driver has its message in parentheses.',
    ]);
    assert.equal(
      run('--host', file('raw.mjs'), 'msg711.acm').lines[2],
      'Each row is a call and its answer: for raw.drv of the DriverProc, for others of winmm, which sends messages in parentheses itself.',
    );
  });

  it('does not read where the DRV_OPEN of a --send points', { skip }, () => {
    const { code, text } = events('--host', file('raw.mjs'), '--send', 'DRV_OPEN=0x10');
    assert.equal(code, 0);
    assert.equal(text[3], 'SendDriverMessage: raw.drv #1 DRV_OPEN 16 1 driver id');
  });

  it('says what a driver threw, and leaves nothing behind', { skip }, () => {
    const { code, text, end } = events('--host', file('throws.mjs'));
    const wrong = '[invalid_answer] "throws.drv" answered DRV_EXITSESSION with boolean; expected an integer';
    assert.equal(code, 1);
    assert.deepEqual(text.slice(3, 6), [
      'SendDriverMessage: throws.drv #1 DRV_QUERYCONFIGURE 0 threw TypeError: ask me',
      `SendDriverMessage: throws.drv #1 DRV_EXITSESSION 0 ${wrong}`,
      'CloseDriver: throws.drv #1 DRV_CLOSE 0 1 true',
    ]);
    assert.deepEqual(end.failures, ['[handler_threw] "throws.drv" threw while handling DRV_QUERYCONFIGURE: ask me\nno questions', wrong]);
    assert.deepEqual(foldersLeft(), []);
  });

  it('numbers instances that refused apart, though winmm uses their memory again', { skip }, () => {
    const { code, text, end } = events('--host', file('refuses.mjs'), '--instances', '2');
    assert.deepEqual(text.filter((each) => each.includes('DRV_OPEN')), [
      'OpenDriver refuses.drv: refuses.drv #1 DRV_OPEN 0 0 refused',
      'OpenDriver refuses.drv: refuses.drv #2 DRV_OPEN 0 0 refused',
    ]);
    assert.equal(code, 1);
    assert.deepEqual(end.notOpened, ['refuses.drv', 'refuses.drv']);
    assert.deepEqual(foldersLeft(), []);
  });

  it('says what is wrong with a file before anything is hosted', { skip }, () => {
    const { code, errors } = run('--host', file('raw.mjs'), '--host', file('gone.mjs'));
    assert.equal(code, 1);
    assert.equal(errors, `drv run: [invalid_file] ${file('gone.mjs')}: there is no file ${file('gone.mjs')}; name an ES module whose default export is a driver\n`);
    assert.deepEqual(foldersLeft(), []);
  });

  it('takes back what it hosted when another cannot be', { skip }, () => {
    const { TEMP } = process.env;
    // Long enough for a module of a long name to be longer than OpenDriver takes.
    const folder = mkdtempSync(join(tmpdir(), 'x'.repeat(183 - tmpdir().length)));
    const long = join(folder, `${'y'.repeat(60)}.mjs`);
    try {
      writeFileSync(long, 'export default () => 1;');
      process.env['TEMP'] = folder;
      const { code, lines, errors } = run('--host', file('raw.mjs'), '--host', long);
      assert.deepEqual({ code, lines }, { code: 1, lines: [''] });
      assert.match(errors, /^drv run: \[host_failed\] .*\\y{52}\.drv is longer than the 259 characters that OpenDriver takes/);
      assert.deepEqual(readdirSync(folder), [`${'y'.repeat(60)}.mjs`]);
    } finally {
      process.env['TEMP'] = TEMP;
      rmSync(folder, { recursive: true });
    }
  });
});
