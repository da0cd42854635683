import { describe, expect, it } from 'vitest';
import { DriverError, handlerThrew } from '@driverproc/binding';
import type { DriverBinding, HDRVR } from '@driverproc/binding';
import { bindingConformance, runConformance, runConformanceCase } from '@driverproc/binding/conformance';
import type { ConformanceCase, ConformanceHost } from '@driverproc/binding/conformance';

const unused = (): never => {
  throw new Error('not used here');
};

interface LittleHost extends ConformanceHost {
  /** What was called, in order. */
  readonly log: string[];
}

/** A binding that opens and closes, and nothing else: handles are 1, 2, 3, … */
function createLittleHost(change: Partial<DriverBinding> = {}): LittleHost {
  const log: string[] = [];
  const open = new Set<number>();
  let last = 0;
  return {
    log,
    binding: {
      openDriver() {
        open.add((last += 1));
        log.push(`open ${last}`);
        return last as HDRVR;
      },
      closeDriver(hdrvr) {
        log.push(`close ${hdrvr}`);
        return open.delete(Number(hdrvr)) ? 1 : 0;
      },
      getDriverModuleHandle: (hdrvr) => (open.has(Number(hdrvr)) ? (100 as never) : null),
      sendDriverMessage: unused,
      defDriverProc: unused,
      memory: { readBytes: unused, writeBytes: unused, readString: unused, lend: unused },
      pointerSize: 8,
      ...change,
    },
    addDriver: unused,
    [Symbol.dispose]: () => void log.push('dispose'),
  };
}

function createCase(run: ConformanceCase['run'], id = 'a-case'): ConformanceCase {
  return { id, title: `does what ${id} says`, source: { text: 'It does.', href: 'https://example.com/' }, run };
}

/** As a case of the suite fails, which keeps its way of doing so to itself. */
function fail(text: string): never {
  const failure = new Error(text);
  failure.name = 'ConformanceFailure';
  throw failure;
}

const passes = (): void => {};
const differs = (): never => fail('answer: expected 1; got 2');
const listed = { difference: 'answer: expected 1; got 2', reason: 'it always has' };

describe('runConformanceCase', () => {
  it('passes a case that passes', () => {
    expect(runConformanceCase(createLittleHost, createCase(passes))).toEqual({
      id: 'a-case',
      title: 'does what a-case says',
      source: { text: 'It does.', href: 'https://example.com/' },
      outcome: 'passed',
      difference: null,
      reason: null,
      problem: null,
    });
  });

  it('fails a case that differs, and says in what', () => {
    expect(runConformanceCase(createLittleHost, createCase(differs))).toMatchObject({
      outcome: 'failed',
      difference: 'answer: expected 1; got 2',
      reason: null,
      problem: 'answer: expected 1; got 2',
    });
  });

  it('takes a difference that is listed, and gives its reason', () => {
    expect(runConformanceCase(createLittleHost, createCase(differs), listed)).toMatchObject({
      outcome: 'differs-as-expected',
      difference: 'answer: expected 1; got 2',
      reason: 'it always has',
      problem: null,
    });
  });

  it('fails a case that differs otherwise than is listed, and shows both', () => {
    expect(runConformanceCase(createLittleHost, createCase(() => fail('answer: expected 1; got 3')), listed)).toMatchObject({
      outcome: 'failed',
      difference: 'answer: expected 1; got 3',
      problem: 'differs otherwise than it is expected to\nlisted: answer: expected 1; got 2\nnow:    answer: expected 1; got 3',
    });
  });

  it('fails a case that no longer differs', () => {
    expect(runConformanceCase(createLittleHost, createCase(passes), listed)).toMatchObject({
      outcome: 'no-longer-differs',
      difference: null,
      problem: 'differs no longer, and is expected to: take it off the list\nlisted: answer: expected 1; got 2',
    });
  });

  it.each([
    ['a DriverError', new DriverError('open_failed', 'no such thing'), 'threw DriverError: [open_failed] no such thing'],
    ['another error', new TypeError('x is not a function'), 'threw TypeError: x is not a function'],
    ['what is no error', 'stop', 'threw stop'],
    ['what has no text', Object.create(null), 'threw something that has no text'],
  ])('fails a case in which the binding throws %s where nothing is expected', (_what, thrown, problem) => {
    const throwing = (): never => {
      throw thrown;
    };
    expect(runConformanceCase(createLittleHost, createCase(throwing))).toMatchObject({ outcome: 'failed', problem });
  });

  it('sees a case that fails inside a driver, which the binding passes on as handler_threw', () => {
    const inside = (): never => {
      try {
        return differs();
      } catch (error) {
        throw handlerThrew('inner.drv', 1, handlerThrew('outer.drv', 2, error));
      }
    };
    expect(runConformanceCase(createLittleHost, createCase(inside)).problem).toBe('answer: expected 1; got 2');
  });

  it('closes what a case leaves open, disposes of the host, and fails the case', () => {
    const host = createLittleHost();
    const leaves = createCase(({ binding }) => {
      binding.openDriver('a', null, 0);
      binding.openDriver('a', null, 0);
      binding.closeDriver(1 as HDRVR, 0, 0);
    });
    expect(runConformanceCase(() => host, leaves).problem).toBe('the case left 1 of its instances open');
    expect(host.log).toEqual(['open 1', 'open 2', 'close 1', 'close 2', 'dispose']);
  });

  it('closes what is left by a case that differs, and reports the difference', () => {
    const host = createLittleHost();
    const leaves = createCase(({ binding }) => {
      binding.openDriver('a', null, 0);
      differs();
    });
    expect(runConformanceCase(() => host, leaves).problem).toBe('answer: expected 1; got 2');
    expect(host.log).toEqual(['open 1', 'close 1', 'dispose']);
  });

  it('counts an instance that cannot be closed as left', () => {
    const closeDriver = (): never => {
      throw handlerThrew('a', 4, 'stop');
    };
    const leaves = createCase(({ binding }) => void binding.openDriver('a', null, 0));
    expect(runConformanceCase(() => createLittleHost({ closeDriver }), leaves).problem).toBe('the case left 1 of its instances open');
  });

  it('gives the case what the binding has, also where that is an object of a class', () => {
    const binding = Object.create(createLittleHost({ pointerSize: 4 }).binding);
    const looks = createCase((host) => {
      expect(host.binding.pointerSize).toBe(4);
      expect(host.binding.memory).toBe(binding.memory);
      expect(host.binding.closeDriver(9 as HDRVR, 0, 0)).toBe(0);
    });
    expect(runConformanceCase(() => ({ ...createLittleHost(), binding }), looks).problem).toBeNull();
  });

  it('takes a host that has nothing to dispose of', () => {
    const { binding, addDriver } = createLittleHost();
    expect(runConformanceCase(() => ({ binding, addDriver }), createCase(passes)).problem).toBeNull();
  });

  it('fails where no host can be made, or it cannot be disposed of', () => {
    expect(runConformanceCase(() => differs(), createCase(passes)).problem).toBe('no host to run on: answer: expected 1; got 2');
    const host = { ...createLittleHost(), [Symbol.dispose]: () => unused() };
    expect(runConformanceCase(() => host, createCase(passes)).problem).toBe(
      'the host cannot be disposed of: threw Error: not used here',
    );
  });
});

describe('runConformance', () => {
  const cases = [createCase(passes, 'one'), createCase(differs, 'two'), createCase(unused, 'three'), createCase(passes, 'four')];

  it('runs every case on a host of its own, whatever the others do', () => {
    let hosts = 0;
    const report = runConformance(() => (hosts += 1, createLittleHost()), { cases });
    expect(hosts).toBe(4);
    expect(report.results.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['one passed', 'two failed', 'three failed', 'four passed']);
    expect(report.ok).toBe(false);
  });

  it('is ok when every case passes or differs as listed', () => {
    const expectedDifferences = { two: listed, three: { difference: 'threw Error: not used here', reason: 'it is not' } };
    expect(runConformance(createLittleHost, { cases, expectedDifferences })).toMatchObject({ ok: true, unknownCases: [] });
  });

  it('is not ok when a listed difference is gone', () => {
    const report = runConformance(createLittleHost, { cases: [cases[0]!], expectedDifferences: { one: listed } });
    expect(report).toMatchObject({ ok: false, results: [{ outcome: 'no-longer-differs' }] });
  });

  it('is not ok when a difference is listed of what is no case', () => {
    const report = runConformance(createLittleHost, { cases: [cases[0]!], expectedDifferences: { five: listed, constructor: listed } });
    expect(report).toMatchObject({ ok: false, unknownCases: ['five', 'constructor'] });
  });

  it('takes nothing that every object has for a listed difference', () => {
    expect(runConformance(createLittleHost, { cases: [createCase(passes, 'constructor')] }).ok).toBe(true);
  });

  it('takes a list of the whole suite with some of its cases', () => {
    const [first] = bindingConformance;
    const report = runConformance(createLittleHost, { cases: [cases[0]!], expectedDifferences: { [first!.id]: listed } });
    expect(report.unknownCases).toEqual([]);
  });

  it('runs the whole suite if no cases are given', () => {
    const report = runConformance(createLittleHost);
    expect(report.results.map(({ id }) => id)).toEqual(bindingConformance.map(({ id }) => id));
  });
});
