import { describe, expect, it } from 'vitest';
import { seeProblem } from '../src/see-problems.ts';
import { summaryProblem } from '../src/summary-problem.ts';
import { throwsFormProblem } from '../src/throws-problems.ts';
import { unitProblem } from '../src/unit-problem.ts';
import { symbol } from './symbol.ts';

describe('a summary', () => {
  it.each([
    ['How loud it is.', null],
    ['Is it loud?', null],
    ['', 'has no summary'],
    ['Constructs a new instance of the `Gain` class.', 'has no summary of its own'],
    ['How loud it is', 'has a summary that ends like no sentence: "How loud it is"'],
  ])('%j: %j', (comment, problem) => {
    expect(summaryProblem(symbol(comment))).toBe(problem);
  });
});

describe('@throws', () => {
  const codes = new Set(['open_failed']);

  it.each([
    ['DriverError `open_failed` where there is none.', null],
    ['Error named `ConformanceFailure` where it differs.', null],
    ['When it fails.', 'has an @throws that does not begin with "DriverError" or "Error named" and a code or name: When it fails.'],
    ['DriverError `open_fialed` where there is none.', 'has an @throws with open_fialed, which is no code of DriverError'],
  ])('%j: %j', (text, problem) => {
    expect(throwsFormProblem(symbol(`Opens.\n\n@throws ${text}`, { kind: 'Function', excerpt: 'function gain(): void;' }), codes)).toBe(problem);
  });
});

describe('@see', () => {
  const pages = new Map([['DRV_OPEN', 'https://learn.microsoft.com/windows/win32/multimedia/drv-open']]);
  const drvOpen = { name: 'DRV_OPEN', excerpt: 'DRV_OPEN = 3' };

  it('leads to the page that the specification has', () => {
    expect(seeProblem(symbol('Opens.\n\n@see {@link https://learn.microsoft.com/windows/win32/multimedia/drv-open}', drvOpen), pages)).toBe(null);
    expect(seeProblem(symbol('Opens.', drvOpen), pages)).toBe('has no @see https://learn.microsoft.com/windows/win32/multimedia/drv-open');
    expect(seeProblem(symbol('Opens.\n\n@see {@link https://learn.microsoft.com/windows/win32/multimedia/drv-close}', drvOpen), pages)).toBe(
      'has no @see https://learn.microsoft.com/windows/win32/multimedia/drv-open',
    );
  });

  it('leads to the page of a function of Win32', () => {
    const openDriver = { name: 'openDriver', kind: 'Function', excerpt: 'function openDriver(): void;', packageName: '@driverproc/dispatcher' };
    expect(seeProblem(symbol('Opens.\n\n@see https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-opendriver', openDriver), pages)).toBe(null);
    expect(seeProblem(symbol('Opens.', openDriver), pages)).toBe('has no @see of the page that ends in nf-mmiscapi-opendriver');
  });

  it('is a link', () => {
    expect(seeProblem(symbol('Opens.\n\n@see the SDK'), pages)).toBe('has an @see that is no link: the SDK');
  });
});

describe('a number that is a time or a size', () => {
  const member = (name: string, comment: string, memberOf = 'Gain'): ReturnType<typeof symbol> => symbol(comment, { name, excerpt: `readonly ${name}: number;`, memberOf });

  it('says in what it is counted', () => {
    expect(unitProblem(member('deadline', 'How long there is, in milliseconds.'))).toBe(null);
    expect(unitProblem(member('milliseconds', 'How long it took.'))).toBe(null);
    expect(unitProblem(member('warnAfter', 'When it warns.'))).toBe('is a time, and does not say in what it is counted');
    expect(unitProblem(member('size', 'How large it is.'))).toBe('is a size, and does not say in what it is counted');
    expect(unitProblem(member('maxLength', 'How long it may be.'))).toBe('is a length, and does not say in what it is counted');
    expect(unitProblem(member('channels', 'How many there are.'))).toBe(null);
  });

  it('says so as a parameter, or its function does', () => {
    const wait = (comment: string): ReturnType<typeof symbol> => symbol(comment, { name: 'wait', kind: 'Function', excerpt: 'function wait(timeout: number): void;', parameter: 'timeout' });
    expect(unitProblem(wait('Waits.'))).toBe('has the parameter timeout, which is a time, and does not say in what it is counted');
    expect(unitProblem(wait('Waits.\n\n@param timeout - In milliseconds.'))).toBe(null);
    expect(unitProblem(wait('Waits some milliseconds.'))).toBe(null);
  });

  it('is left to Win32 in its structures', () => {
    expect(unitProblem(member('dwBufferLength', 'DWORD at 8.', 'WAVEHDR'))).toBe(null);
  });
});
