import { describe, expect, it } from 'vitest';
import { decodeEndSession, encodeEndSession } from '../src/windows/end-session-flags.js';
import { createGate, readGate } from '../src/windows/gate.js';
import { createPowerReader } from '../src/windows/power-broadcast.js';
import { createSessionWindow } from '../src/windows/session-window.js';
import type { FromWorker } from '../src/windows/worker-messages.js';

describe('the lParam of WM_ENDSESSION', () => {
  it.each([
    [0, 'shutdown', false],
    [0x0000_0001, 'close-app', false],
    [0x4000_0000, 'shutdown', true],
    [0x8000_0000, 'logoff', false],
    [-0x8000_0000, 'logoff', false],
    [0xffff_ffff_8000_0000n, 'logoff', false],
    [0xc000_0001, 'logoff', true],
    [0x1_0000_0000, 'shutdown', false],
  ] as const)('%s is %s, critical: %s', (lParam, reason, critical) => {
    expect(decodeEndSession(lParam)).toEqual({ reason, critical });
  });

  it('is written signed', () => {
    expect(encodeEndSession({ reason: 'logoff', critical: true })).toBe(-0x4000_0000);
    expect(encodeEndSession({ reason: 'close-app', critical: false })).toBe(1);
    expect(encodeEndSession({ reason: 'signal', critical: false })).toBe(0);
  });
});

describe('WM_POWERBROADCAST', () => {
  it('makes one resume of the two messages of a resume', () => {
    const read = createPowerReader();
    expect([0x04, 0x12, 0x07, 0x0a, 0x12, 0x07, 0x04, 0x07].map(read)).toEqual([
      'suspend',
      'resume',
      undefined,
      undefined,
      'resume',
      undefined,
      'suspend',
      'resume',
    ]);
  });
});

describe('the gate', () => {
  it('lets a wait end when the round, or a later one, is answered', () => {
    const gate = createGate();
    readGate(gate.shared).answer(2);
    expect(gate.waitForAnswer(1, performance.now() + 1000)).toBe(true);
    expect(gate.waitForAnswer(2, performance.now() + 1000)).toBe(true);
    gate.answer(1);
    expect(gate.waitForAnswer(3, performance.now() + 10)).toBe(false);
  });
});

describe('the hidden window', () => {
  const WM_QUERYENDSESSION = 0x11;
  const WM_ENDSESSION = 0x16;

  function window(veto?: string): { procedure: ReturnType<typeof createSessionWindow>; posted: FromWorker[]; calls: string[]; gate: ReturnType<typeof createGate> } {
    const gate = createGate();
    const posted: FromWorker[] = [];
    const calls: string[] = [];
    const procedure = createSessionWindow({
      user32: {
        DefWindowProcW: (_window, message) => (calls.push(`DefWindowProcW ${message}`), 0),
        SendMessageW: () => 0,
        ShutdownBlockReasonCreate: (_window, reason) => (calls.push(`block: ${reason}`), 1),
        ShutdownBlockReasonDestroy: () => (calls.push('unblock'), 1),
      },
      gate,
      deadlineMs: 20,
      post: (message) => void posted.push(message),
      takeVeto: () => veto,
      tellNative: () => (calls.push('tellNative'), 5),
      noAnswer: (told) => void calls.push(`noAnswer ${told}`),
    });
    return { procedure, posted, calls, gate };
  }

  it('answers a query at once where nobody is asked', () => {
    const { procedure, posted, calls } = window('not asked for');
    expect(procedure(1, WM_QUERYENDSESSION, 0, 0)).toBe(1);
    expect(posted).toEqual([{ type: 'query', round: 1, reason: 'shutdown', critical: false }]);
    expect(calls).toEqual([]);
  });

  it('has a veto shown with its reason until the end or its being called off', () => {
    const { procedure, calls, gate } = window('Recording in progress');
    gate.setAsks(true);
    gate.answer(1);
    expect(procedure(1, WM_QUERYENDSESSION, 0, 0)).toBe(0);
    expect(procedure(1, WM_ENDSESSION, 0, 0)).toBe(0);
    expect(calls).toEqual(['block: Recording in progress', 'unblock']);
  });

  it('agrees when the main thread does not answer', () => {
    const { procedure, gate } = window();
    gate.setAsks(true);
    expect(procedure(1, WM_QUERYENDSESSION, 0, 0)).toBe(1);
  });

  it('tells drivers itself only when the deadline has passed', () => {
    const { procedure, calls, gate, posted } = window();
    gate.answer(1);
    expect(procedure(1, WM_ENDSESSION, 1, 0)).toBe(0);
    expect(calls).toEqual(['unblock']);
    expect(procedure(1, WM_ENDSESSION, 1, 0)).toBe(0);
    expect(calls).toEqual(['unblock', 'tellNative', 'noAnswer 5', 'unblock']);
    expect(gate.toldByWorker()).toBe(5);
    expect(posted.map(({ type }) => type)).toEqual(['end', 'end']);
  });

  it('waits a while longer for a main thread that has begun with the tear-down', () => {
    const { procedure, calls, gate } = window();
    gate.promiseAnswer(1);
    const start = performance.now();
    procedure(1, WM_ENDSESSION, 1, 0);
    expect(performance.now() - start).toBeGreaterThan(500);
    expect(calls).toEqual(['tellNative', 'noAnswer 5', 'unblock']);
    expect(gate.isAnswerPromised(2)).toBe(false);
  });

  it('leaves every other message to DefWindowProcW', () => {
    const { procedure, calls } = window();
    procedure(1, 0x0f, 0, 0);
    expect(calls).toEqual(['DefWindowProcW 15']);
  });

  it('is not closed by WM_CLOSE', () => {
    const { procedure, calls } = window();
    expect(procedure(1, 0x10, 0, 0)).toBe(0);
    expect(calls).toEqual([]);
  });
});
