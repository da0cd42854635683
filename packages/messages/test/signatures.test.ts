import { defDriverProcAnswers, driverMessages, driverMessageSignatures } from '@driverproc/messages';
import { describe, expect, it } from 'vitest';

describe('driverMessageSignatures', () => {
  it('says of a message what is needed to send and to receive it, and nothing else', () => {
    expect(driverMessageSignatures.DRV_OPEN).toStrictEqual({
      id: 0x0003,
      sentBy: 'system',
      scope: 'driver',
      lParam1: { configuration: 'LPCWSTR' },
      lParam2: { data: 'LPARAM' },
      result: 'driverId',
    });
  });

  it('has the messages of driverMessages, in their order, and says the same of each', () => {
    expect(Object.keys(driverMessageSignatures)).toEqual(Object.keys(driverMessages));
    expect(driverMessages).toMatchObject(driverMessageSignatures);
  });
});

describe('defDriverProcAnswers', () => {
  it('has the answers that are not zero', () => {
    expect(defDriverProcAnswers).toStrictEqual({
      win32: { 1: 1, 2: 1, 5: 1, 6: 1, 9: 1, 10: 1 },
      wine: { 1: 1, 2: 1, 5: 1, 6: 1, 9: 1, 10: 1 },
      win31: { 1: 1, 2: 1, 5: 1, 6: 1, 9: 1 },
    });
  });

  it('agrees with driverMessages', () => {
    const answers = Object.values(driverMessages).map(({ id, defDriverProc }) => [id, defDriverProc]);
    const same = Object.values(driverMessages).map(({ id }) => [
      id,
      { win32: defDriverProcAnswers.win32[id] ?? 0, wine: defDriverProcAnswers.wine[id] ?? 0, win31: defDriverProcAnswers.win31[id] ?? 0 },
    ]);
    expect(same).toEqual(answers);
  });
});
