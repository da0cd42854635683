import { describe, expect, it } from 'vitest';
import { replayWritten } from './written-scenario.js';
import type { WrittenScenario } from './written-scenario.js';

function differences(scenario: WrittenScenario): unknown {
  const { outcome, differences: found } = replayWritten(scenario);
  return outcome === 'skipped' ? outcome : found;
}

const opened = `probea DRV_LOAD 0 h1 0x0 0x0 0x1 0 0
  probea DRV_ENABLE 0 h1 0x0 0x0 0x1 0 0
  probea DRV_OPEN 0 h1 0x0 0x0 id1=0x1001 0 0`;
const openedTwice = `${opened}
  probea DRV_OPEN 0 h2 0x0 0x0 id2=0x1002 1 0`;

/** Inside the DRV_CLOSE of the first instance, the driver closes the second. */
function closesAnother(action: string): WrittenScenario {
  return {
    script: [{ module: 'probea', msg: 4, nth: 1, action }],
    steps: [
      ['OpenDriver', ['probea.dll', null, '0x0'], 'h1', 3],
      ['OpenDriver', ['probea.dll', null, '0x0'], 'h2', 1],
      ['CloseDriver', ['h1', '0x0', '0x0'], '0x1', 4],
      ['CloseDriver', ['h2', '0x31', '0x32'], '0x1', 1, 4],
    ],
    trace: `${openedTwice}
      probea DRV_CLOSE id1 h1 0x0 0x0 0x1 2 0
      probea DRV_CLOSE id2 h2 0x31 0x32 0x1 3 1
      probea DRV_DISABLE id1 h1 0x0 0x0 0x1 2 0
      probea DRV_FREE id1 h1 0x0 0x0 0x1 2 0`,
  };
}

describe('kinds of steps that the recording of Wine 8.0 has not', () => {
  it('unloading winmm closes what is left in the order of opening', () => {
    expect(
      differences({
        steps: [
          ['OpenDriver', ['probea.dll', null, '0x0'], 'h1', 3],
          ['OpenDriver', ['probeb.dll', null, '0x55'], 'h3', 4],
          ['OpenDriver', ['probea.dll', null, '0x0'], 'h4', 1],
          ['FreeLibrary(winmm)', [], '1', 8],
          ['(is module loaded)', ['probea.dll'], 'no', 0],
          ['(is module loaded)', ['winmm.dll'], 'no', 0],
        ],
        trace: `${opened}
          probeb DRV_LOAD 0 h2 0x0 0x0 0x1 1 0
          probeb DRV_ENABLE 0 h2 0x0 0x0 0x1 1 0
          probeb DRV_OPEN 0 h2 0x0 0x0 id2=0x1002 1 0
          probeb DRV_OPEN 0 h3 0x0 0x55 id3=0x1003 1 0
          probea DRV_OPEN 0 h4 0x0 0x0 id4=0x1004 2 0
          probea DRV_CLOSE id1 h1 0x0 0x0 0x1 3 0
          probeb DRV_CLOSE id3 h3 0x0 0x0 0x1 3 0
          probeb DRV_CLOSE id2 h2 0x0 0x0 0x1 3 0
          probeb DRV_DISABLE id2 h2 0x0 0x0 0x1 3 0
          probeb DRV_FREE id2 h2 0x0 0x0 0x1 3 0
          probea DRV_CLOSE id4 h4 0x0 0x0 0x1 3 0
          probea DRV_DISABLE id4 h4 0x0 0x0 0x1 3 0
          probea DRV_FREE id4 h4 0x0 0x0 0x1 3 0`,
      }),
    ).toEqual([]);
  });

  it('a registry value is deleted', () => {
    expect(
      differences({
        steps: [
          ['(registry set: section, name, value)', ['Drivers32', 'prb', 'probea.dll one'], '0', 0],
          ['OpenDriver', ['prb', null, '0x0'], 'h1', 3],
          ['(registry deleted: section, name)', ['drivers32', 'PRB'], '0', 0],
          ['OpenDriver', ['prb', null, '0x0'], null, 0],
        ],
        trace: `probea DRV_LOAD 0 h1 0x0 0x0 0x1 1 0
          probea DRV_ENABLE 0 h1 0x0 0x0 0x1 1 0
          probea DRV_OPEN 0 h1 "one" 0x0 id1=0x1001 1 0`,
      }),
    ).toEqual([]);
  });

  it.each(['CloseDriver(the other handle)', 'CloseDriver(h2)', 'CloseDriver(the second instance)', 'CloseDriver(the other one)', 'CloseDriver(the instance opened second)', 'CloseDriver(probea)'])(
    'a driver closes another instance inside DRV_CLOSE: %s',
    (action) => {
      expect(differences(closesAnother(action))).toEqual([]);
    },
  );

  it.each(['CloseDriver(own hdrvr)', 'CloseDriver(self)', 'CloseDriver(h1)', 'CloseDriver(h1+1)', 'CloseDriver(bad:0x1234)', 'CloseDriver(the probeb handle)', 'CloseDriver(null)'])(
    'a driver did not close itself where it closed another instance: %s',
    (action) => {
      expect(differences(closesAnother(action))).toMatchObject([{ got: expect.stringMatching(/step 3, CloseDriver inside trace 4, is not in the actions/) }]);
    },
  );

  it('a driver closed itself, not the other one', () => {
    const scenario = closesAnother('CloseDriver(the other one)');
    const steps = scenario.steps.with(3, ['CloseDriver', ['h1', '0x31', '0x32'], '0x0', 0, 4]);
    expect(differences({ ...scenario, steps })).toMatchObject([{ got: expect.stringMatching(/step 3, CloseDriver inside trace 4, is not in the actions/) }]);
  });

  it.each([
    ['FreeLibrary(probea)', 'FreeLibrary', ['probea.dll']],
    ["FreeLibrary(the application's own reference)", "FreeLibrary(the application's own reference)", []],
  ])('a driver loads and frees a library inside a message: %s', (action, call, args) => {
    expect(
      differences({
        script: [{ module: 'probea', msg: 0x4000, nth: 1, action: `LoadLibrary(probea), ${action}` }],
        steps: [
          ['OpenDriver', ['probea.dll', null, '0x0'], 'h1', 3],
          ['SendDriverMessage', ['h1', 0x4000, '0x0', '0x0'], '0x0', 1],
          ['LoadLibrary', ['probea.dll'], 'loaded', 0, 3],
          [call, args, '1', 0, 3],
        ],
        trace: `${opened}
          probea DRV_USER id1 h1 0x0 0x0 0x0 1 0`,
      }),
    ).toEqual([]);
  });

  it('a driver closes itself inside a message of its own, and its answer still comes back', () => {
    expect(
      differences({
        script: [{ module: 'probea', msg: 0x4000, nth: 1, action: 'CloseDriver(own hdrvr)', returns: '0x5' }],
        steps: [
          ['OpenDriver', ['probea.dll', null, '0x0'], 'h1', 3],
          ['SendDriverMessage', ['h1', 0x4000, '0x0', '0x0'], '0x5', 4],
          ['CloseDriver', ['h1', '0x31', '0x32'], '0x1', 3, 3],
        ],
        trace: `${opened}
          probea DRV_USER id1 h1 0x0 0x0 0x5 1 0
          probea DRV_CLOSE id1 h1 0x31 0x32 0x1 2 1
          probea DRV_DISABLE id1 h1 0x0 0x0 0x1 2 1
          probea DRV_FREE id1 h1 0x0 0x0 0x1 2 1`,
      }),
    ).toEqual([]);
  });

  it('the application closes the session instance', () => {
    expect(
      differences({
        steps: [
          ['OpenDriver', ['probea.dll', null, '0x55'], 'h2', 4],
          ['CloseDriver', ['h1', '0x0', '0x0'], '0x1', 1],
          ['CloseDriver', ['h2', '0x0', '0x0'], '0x1', 3],
        ],
        trace: `${opened}
          probea DRV_OPEN 0 h2 0x0 0x55 id2=0x1002 0 0
          probea DRV_CLOSE id1 h1 0x0 0x0 0x1 1 0
          probea DRV_CLOSE id2 h2 0x0 0x0 0x1 2 0
          probea DRV_DISABLE id2 h2 0x0 0x0 0x1 2 0
          probea DRV_FREE id2 h2 0x0 0x0 0x1 2 0`,
      }),
    ).toEqual([]);
  });

  it('a driver opens itself inside DRV_DISABLE', () => {
    expect(
      differences({
        script: [{ module: 'probea', msg: 5, nth: 1, action: 'OpenDriver(self, 0)' }],
        steps: [
          ['OpenDriver', ['probea.dll', null, '0x0'], 'h1', 3],
          ['CloseDriver', ['h1', '0x0', '0x0'], '0x1', 4],
          ['OpenDriver', ['probea.dll', null, '0x0'], 'h2', 1, 4],
          ['CloseDriver', ['h2', '0x0', '0x0'], '0x1', 3],
        ],
        trace: `${opened}
          probea DRV_CLOSE id1 h1 0x0 0x0 0x1 1 0
          probea DRV_DISABLE id1 h1 0x0 0x0 0x1 1 0
          probea DRV_OPEN 0 h2 0x0 0x0 id2=0x1002 2 1
          probea DRV_FREE id1 h1 0x0 0x0 0x1 1 0
          probea DRV_CLOSE id2 h2 0x0 0x0 0x1 3 0
          probea DRV_DISABLE id2 h2 0x0 0x0 0x1 3 0
          probea DRV_FREE id2 h2 0x0 0x0 0x1 3 0`,
      }),
    ).toEqual([]);
  });

  it.each([
    ['id1', 'id1'],
    ['id1', 'id2'],
  ])('two instances have the same identifier, by the symbols %s and %s', (first, second) => {
    expect(
      differences({
        script: [{ module: 'probea', msg: 3, nth: 'every', returns: '0xffffffff00000000' }],
        steps: [
          ['OpenDriver', ['probea.dll', null, '0x0'], 'h1', 3],
          ['OpenDriver', ['probea.dll', null, '0x0'], 'h2', 1],
          ['SendDriverMessage', ['h2', 0x4000, '0x0', '0x0'], '0x0', 1],
        ],
        trace: `probea DRV_LOAD 0 h1 0x0 0x0 0x1 0 0
          probea DRV_ENABLE 0 h1 0x0 0x0 0x1 0 0
          probea DRV_OPEN 0 h1 0x0 0x0 ${first}=0xffffffff00000000 0 0
          probea DRV_OPEN 0 h2 0x0 0x0 ${second}=0xffffffff00000000 1 0
          probea DRV_USER ${second} h2 0x0 0x0 0x0 2 0`,
      }),
    ).toEqual([]);
  });

  it.each(['0x1001', '0x1002'])('an open that the script refused used up a number or not: the next is %s', (next) => {
    expect(
      differences({
        script: [{ module: 'probea', msg: 3, nth: 1, returns: '0x0' }],
        steps: [
          ['OpenDriver', ['probea.dll', null, '0x0'], null, 3],
          ['OpenDriver', ['probea.dll', null, '0x0'], 'h2', 3],
        ],
        trace: `probea DRV_LOAD 0 h1 0x0 0x0 0x1 0 0
          probea DRV_ENABLE 0 h1 0x0 0x0 0x1 0 0
          probea DRV_OPEN 0 h1 0x0 0x0 0x0 0 0
          probea DRV_LOAD 0 h2 0x0 0x0 0x1 1 0
          probea DRV_ENABLE 0 h2 0x0 0x0 0x1 1 0
          probea DRV_OPEN 0 h2 0x0 0x0 id1=${next} 1 0`,
      }),
    ).toEqual([]);
  });

  it.each(['ExitProcess', '(message loop)', '(exported by winmm?)'])('a scenario of another name with %s is skipped', (call) => {
    expect(differences({ steps: [['OpenDriver', ['probea.dll', null, '0x0'], 'h1', 3], [call, [], 'did not return', 0]], trace: opened })).toBe('skipped');
  });
});
