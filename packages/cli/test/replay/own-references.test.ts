import { describe, expect, it } from 'vitest';
import { replayWritten } from './written-scenario.js';

const OWN = "FreeLibrary(the application's own reference)";

/** The application loads modules, and frees them by what a recording may give. */
function free(call: string, args: readonly unknown[], result: unknown, loads: readonly string[] = ['probea.dll']) {
  return replayWritten({
    steps: [...loads.map((name) => ['LoadLibrary', [name], 'loaded', 0] as const), [call, args, result, 0], ['(is module loaded)', ['probea.dll'], 'no', 0]],
    trace: '',
  });
}

describe('FreeLibrary of the application’s own reference', () => {
  it.each([
    [OWN, []],
    [OWN, ['probea.dll']],
    [OWN, ['PROBEA']],
    [OWN, ['C:\\build\\probea.dll']],
    [OWN, ['module:probea']],
    [OWN, ['0x180000000']],
    [OWN, ['the module of LoadLibrary']],
    [OWN, [null]],
    ['FreeLibrary', []],
    ['FreeLibrary', ['probea.dll']],
    ['FreeLibrary', ["the application's own reference"]],
  ])('%s with %j drops it', (call, args) => {
    expect(free(call, args, '1')).toMatchObject({ differences: [], notes: [] });
  });

  it('drops the one that is named, else the one taken last', () => {
    expect(free(OWN, ['probea.dll'], '1', ['probea.dll', 'probeb.dll']).differences).toEqual([]);
    expect(free(OWN, [], '1', ['probeb.dll', 'probea.dll']).differences).toEqual([]);
    expect(free(OWN, [], '1', ['probea.dll', 'probeb.dll']).differences).toMatchObject([{ step: 3, expected: 'no', got: 'yes' }]);
  });

  it.each(['1', '0x1', '0x180000000', 'TRUE', 'yes', 'freed', 'unloaded', 'success', true, 1])('succeeds by the result %j', (result) => {
    expect(free(OWN, [], result).differences).toEqual([]);
    expect(free(OWN, [], result, []).differences).toEqual([{ step: 0, what: 'result', expected: String(result), got: 'failure' }]);
  });

  it.each(['0', '0x0', 'FALSE', 'no', 'failed', 'not loaded', null, false, 0])('fails by the result %j, where there is nothing to free', (result) => {
    expect(free(OWN, [], result, []).differences).toEqual([]);
    expect(free(OWN, ['probeb.dll'], result, ['probeb.dll']).differences).toEqual([{ step: 1, what: 'result', expected: String(result), got: 'success' }]);
  });

  it('has nothing to free of a module that the application did not load', () => {
    expect(free(OWN, ['probec.dll'], '0', ['probeb.dll']).differences).toEqual([]);
  });

  it('says that the word of a result is not known, and does not compare it', () => {
    const { differences, notes } = free(OWN, [], 'let go of');
    expect(differences).toEqual([]);
    expect(notes).toEqual([`step 1, ${OWN}: "let go of" is no word for success or failure that is known, and was not compared`]);
  });

  it('does not take a call that never came back for such a word', () => {
    expect(free(OWN, [], 'did not return').differences).toMatchObject([{ expected: 'did not return', got: 'success' }]);
  });

  it.each(['0', 'failed'])('finds nothing after Wine released the module once too often: %s', (result) => {
    const { differences } = replayWritten({
      script: [{ module: 'probea', msg: 3, nth: 2, returns: '0x0' }],
      steps: [
        ['LoadLibrary', ['probea.dll'], 'loaded', 0],
        ['OpenDriver', ['probea.dll', null, '0x55'], null, 7],
        ['(is module loaded)', ['probea.dll'], 'no', 0],
        [OWN, ['probea.dll'], result, 0],
        [OWN, [], result, 0],
      ],
      trace: `probea DRV_LOAD 0 h1 0x0 0x0 0x1 1 0
        probea DRV_ENABLE 0 h1 0x0 0x0 0x1 1 0
        probea DRV_OPEN 0 h1 0x0 0x0 id1=0x1001 1 0
        probea DRV_OPEN 0 h2 0x0 0x55 0x0 1 0
        probea DRV_CLOSE id1 h1 0x0 0x0 0x1 1 0
        probea DRV_DISABLE id1 h1 0x0 0x0 0x1 1 0
        probea DRV_FREE id1 h1 0x0 0x0 0x1 1 0`,
    });
    expect(differences).toEqual([]);
  });
});

describe('FreeLibrary(winmm)', () => {
  it.each([
    ['FreeLibrary(winmm)', []],
    ['FreeLibrary(winmm)', ['0x7f0000000000']],
    ['FreeLibrary', ['winmm.dll']],
    ['FreeLibrary', ['module:winmm']],
  ])('%s with %j succeeds once', (call, args) => {
    const steps = (first: unknown, second: unknown) => replayWritten({ steps: [[call, args, first, 0], [call, args, second, 0]], trace: '' }).differences;
    expect(steps('1', '0')).toEqual([]);
    expect(steps('0', '0')).toEqual([{ step: 0, what: 'result', expected: '0', got: 'success' }]);
    expect(steps('unloaded', '1')).toEqual([{ step: 1, what: 'result', expected: '1', got: 'failure' }]);
  });
});

describe('LoadLibrary', () => {
  it.each(['loaded', 'module:probea', '0x180000000', '1'])('succeeds by the result %j', (result) => {
    expect(replayWritten({ steps: [['LoadLibrary', ['probea.dll'], result, 0]], trace: '' }).differences).toEqual([]);
  });

  it('fails at a word that is not known, and says so', () => {
    expect(replayWritten({ steps: [['LoadLibrary', ['probea.dll'], 'there', 0]], trace: '' }).differences).toEqual([
      { step: 0, what: 'result', expected: 'there, which is no word for success or failure that is known', got: 'success' },
    ]);
  });
});
