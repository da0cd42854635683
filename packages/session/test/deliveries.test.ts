import { DriverError } from '@driverproc/binding';
import { simulateSessionEnd, watchSessionEnd } from '@driverproc/session';
import type { SessionEndReport, SessionEvents, SessionSource } from '@driverproc/session';
import { describe, expect, it } from 'vitest';

const byHand = { sources: [] };

/** A source whose announcements the test makes. */
function announcer(): { source: SessionSource; end(): Promise<void>; query(): void; cancelled(): void } {
  let events: SessionEvents | undefined;
  const event = { source: 'own', reason: 'shutdown', critical: false } as const;
  return {
    source: {
      name: 'own',
      start(given) {
        events = given;
        return { ready: Promise.resolve(), stopped: Promise.resolve(), stop: () => {} };
      },
    },
    end: async () => events?.end(event),
    query: () => void events?.query(event),
    cancelled: () => events?.cancelled(event),
  };
}

describe('the end of the session', () => {
  it('asks every party, then tells every party, in the order they were added', async () => {
    const calls: string[] = [];
    const party = (name: string) => ({ name, onQuery: () => void calls.push(`${name} asked`), onEnd: () => void calls.push(`${name} told`) });
    using watch = watchSessionEnd({ ...byHand, ...party('program') });
    watch.add(party('first'));
    watch.add(party('second'));
    const report = await simulateSessionEnd(watch);
    expect(calls).toEqual(['program asked', 'first asked', 'second asked', 'program told', 'first told', 'second told']);
    expect(report).toEqual({
      event: { source: 'simulated', reason: 'shutdown', critical: false, vetoIgnored: false },
      outcome: 'ended',
      finished: ['program', 'first', 'second'],
      unfinished: [],
      failures: [],
      vetoes: [],
      told: 0,
      toldByWorker: 0,
      milliseconds: expect.any(Number),
    });
    expect(watch.state).toBe('ended');
  });

  it('gives the event that was announced', async () => {
    const events: unknown[] = [];
    using watch = watchSessionEnd({ ...byHand, onEnd: (event) => void events.push(event) });
    await simulateSessionEnd(watch, { reason: 'logoff', critical: true });
    await simulateSessionEnd(watch, { reason: 'signal', signal: 'SIGHUP' });
    expect(events).toEqual([
      { source: 'simulated', reason: 'logoff', critical: true, vetoIgnored: false },
      { source: 'simulated', reason: 'signal', critical: false, signal: 'SIGHUP', vetoIgnored: false },
    ]);
  });

  it('awaits all parties together', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    using watch = watchSessionEnd({ ...byHand, name: 'waits for the other', onEnd: () => gate });
    watch.add({ name: 'lets it go', onEnd: () => release() });
    const report = await simulateSessionEnd(watch);
    expect(report.finished).toEqual(['lets it go', 'waits for the other']);
  });

  it('names what is not finished at the deadline, whose signal is aborted then', async () => {
    let signal: AbortSignal | undefined;
    let left = 0;
    using watch = watchSessionEnd({
      ...byHand,
      deadlineMs: 50,
      name: 'never done',
      onEnd: (_event, context) => {
        signal = context.signal;
        left = context.deadline - Date.now();
        return new Promise(() => {});
      },
    });
    watch.add({ onEnd: () => {} });
    const ending = simulateSessionEnd(watch);
    await Promise.resolve();
    expect(watch.state).toBe('asked');
    const report = await ending;
    expect(report).toMatchObject({ outcome: 'ended', finished: ['handler 1'], unfinished: ['never done'] });
    expect(signal?.aborted).toBe(true);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(51);
  });

  it('does not keep a party from being told because another threw, at once or later', async () => {
    using watch = watchSessionEnd(byHand);
    watch.add({
      name: 'at once',
      onEnd: () => {
        throw new Error('one');
      },
    });
    watch.add({ name: 'later', onEnd: () => Promise.reject(new Error('two')) });
    watch.add({ name: 'well', onEnd: () => {} });
    const report = await simulateSessionEnd(watch);
    expect(report.failures).toEqual([
      { name: 'at once', error: new Error('one') },
      { name: 'later', error: new Error('two') },
    ]);
    expect(report.finished).toEqual(['at once', 'well', 'later']);
  });

  it('does not tell a party that was removed', async () => {
    const calls: string[] = [];
    using watch = watchSessionEnd(byHand);
    watch.add({ onEnd: () => void calls.push('removed') })[Symbol.dispose]();
    watch.add({ onEnd: () => void calls.push('there') });
    await simulateSessionEnd(watch);
    expect(calls).toEqual(['there']);
  });

  it('is one end however many sources announce it, until somebody asks again', async () => {
    let calls = 0;
    const own = announcer();
    const reports: SessionEndReport[] = [];
    using watch = watchSessionEnd({ sources: [own.source], onEnd: () => void (calls += 1), onReport: (report) => void reports.push(report) });
    await watch.ready;
    await Promise.all([own.end(), own.end()]);
    await own.end();
    expect(calls).toBe(1);
    own.query();
    await own.end();
    expect(calls).toBe(2);
    expect(reports.map(({ event }) => event.source)).toEqual(['own', 'own']);
    expect((await watch.ended) === reports[0]).toBe(true);
  });
});

describe('a veto', () => {
  it('calls the end off, and the next end works', async () => {
    const calls: string[] = [];
    let isRecording = true;
    using watch = watchSessionEnd({
      ...byHand,
      name: 'recorder',
      onQuery: () => (isRecording ? { veto: 'Recording in progress' } : undefined),
      onCancelled: () => void calls.push('cancelled'),
      onEnd: () => void calls.push('end'),
    });
    const vetoed = await simulateSessionEnd(watch);
    expect(vetoed).toMatchObject({ outcome: 'cancelled', vetoes: [{ name: 'recorder', reason: 'Recording in progress' }], finished: ['recorder'] });
    expect(watch.state).toBe('watching');
    isRecording = false;
    expect(await simulateSessionEnd(watch)).toMatchObject({ outcome: 'ended', vetoes: [] });
    expect(calls).toEqual(['cancelled', 'end']);
  });

  it('that is ignored is told with the end', async () => {
    const ignored: boolean[] = [];
    using watch = watchSessionEnd({ ...byHand, onQuery: async () => ({ veto: 'not now' }), onEnd: (event) => void ignored.push(event.vetoIgnored) });
    const report = await simulateSessionEnd(watch, { critical: true });
    expect(report).toMatchObject({ outcome: 'ended', vetoes: [{ reason: 'not now' }], event: { vetoIgnored: true } });
    expect(ignored).toEqual([true]);
  });

  it('is not asked for by a handler that throws, or does not answer by the deadline', async () => {
    using watch = watchSessionEnd({ ...byHand, deadlineMs: 30, name: 'silent', onQuery: () => new Promise(() => {}) });
    watch.add({
      name: 'broken',
      onQuery: () => {
        throw new Error('broken');
      },
    });
    const report = await simulateSessionEnd(watch);
    expect(report).toMatchObject({ outcome: 'ended', vetoes: [], failures: [{ name: 'broken', error: new Error('broken') }] });
  });

  it('is waited for up to the deadline', async () => {
    using watch = watchSessionEnd({
      ...byHand,
      onQuery: () => new Promise((resolve) => void setTimeout(resolve, 20, { veto: 'after some thought' })),
    });
    expect(await simulateSessionEnd(watch)).toMatchObject({ outcome: 'cancelled', vetoes: [{ reason: 'after some thought' }] });
  });

  it('is forgotten once the end is called off', async () => {
    const own = announcer();
    const ignored: boolean[] = [];
    using watch = watchSessionEnd({ sources: [own.source], onQuery: () => ({ veto: 'no' }), onEnd: (event) => void ignored.push(event.vetoIgnored) });
    await watch.ready;
    own.query();
    own.cancelled();
    await own.end();
    expect(ignored).toEqual([false]);
  });

  it('of somebody else cancels too', async () => {
    const calls: string[] = [];
    using watch = watchSessionEnd({ ...byHand, onCancelled: (event) => void calls.push(`${event.reason} cancelled`), onEnd: () => void calls.push('end') });
    expect(await simulateSessionEnd(watch, { cancelled: true, reason: 'logoff' })).toMatchObject({ outcome: 'cancelled' });
    expect(calls).toEqual(['logoff cancelled']);
  });
});

describe('a watch', () => {
  it('lets an end under way be finished when it is disposed', async () => {
    using watch = watchSessionEnd({
      ...byHand,
      name: 'disposes',
      onEnd: async () => {
        watch[Symbol.dispose]();
        await Promise.resolve();
      },
    });
    watch.add({ name: 'after it', onEnd: () => {} });
    expect(await simulateSessionEnd(watch)).toMatchObject({ finished: ['after it', 'disposes'] });
    expect(watch.state).toBe('disposed');
    await expect(simulateSessionEnd(watch)).rejects.toThrow('[session_unavailable] the watch is disposed');
  });

  it('is disposed only when an end under way is finished, if one waits for it', async () => {
    const order: string[] = [];
    let reached = (): void => {};
    const ending = new Promise<void>((resolve) => (reached = resolve));
    const watch = watchSessionEnd({
      ...byHand,
      onEnd: async () => {
        reached();
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('saved');
      },
    });
    void simulateSessionEnd(watch);
    await ending;
    await watch[Symbol.asyncDispose]();
    order.push('disposed');
    expect(order).toEqual(['saved', 'disposed']);
  });

  it('leaves no listener behind', async () => {
    const before = process.eventNames().map((name) => [name, process.listenerCount(name)]);
    for (let count = 0; count < 20; count += 1) {
      await using watch = watchSessionEnd();
      await watch.ready;
    }
    expect(process.eventNames().map((name) => [name, process.listenerCount(name)])).toEqual(before);
  });

  it('picks its source by the platform', async () => {
    using watch = watchSessionEnd();
    expect(watch.sources).toEqual([process.platform === 'win32' ? 'windows' : 'posix']);
    await watch.ready;
    expect(watch.state).toBe('watching');
  });

  it('says that it is unavailable, harms nobody, and still works by hand', async () => {
    const source: SessionSource = {
      name: 'broken',
      start: () => {
        throw new Error('no wires');
      },
    };
    const errors: unknown[] = [];
    using watch = watchSessionEnd({ sources: [source], onUnavailable: (error) => void errors.push(error.message), onEnd: () => {} });
    await expect(watch.ready).rejects.toThrow('[session_unavailable] source "broken" did not start: Error: no wires');
    expect(errors).toEqual(['[session_unavailable] source "broken" did not start: Error: no wires']);
    expect(watch.state).toBe('unavailable');
    expect(await simulateSessionEnd(watch)).toMatchObject({ outcome: 'ended' });
  });

  it('says that it is unavailable when its source is lost later', async () => {
    let lose: (error: DriverError) => void = () => {};
    const source: SessionSource = {
      name: 'own',
      start: ({ lost }) => ((lose = lost), { ready: Promise.resolve(), stopped: Promise.resolve(), stop: () => {} }),
    };
    const errors: DriverError[] = [];
    using watch = watchSessionEnd({ sources: [source], onUnavailable: (error) => void errors.push(error) });
    await watch.ready;
    const error = new DriverError('session_unavailable', 'the window is gone');
    lose(error);
    expect(watch.state).toBe('unavailable');
    expect(errors).toEqual([error]);
  });

  it('refuses a deadline that is none', () => {
    for (const deadlineMs of [0, -1, NaN, Infinity]) {
      expect(() => watchSessionEnd({ ...byHand, deadlineMs })).toThrow('[invalid_argument] deadlineMs is a positive number of milliseconds');
    }
  });
});

describe('simulateSessionEnd', () => {
  it('refuses what is no watch', async () => {
    await expect(simulateSessionEnd({} as never)).rejects.toThrow('[invalid_argument] a session watch comes from watchSessionEnd');
  });
  it('sends itself messages only through a source that can', async () => {
    using watch = watchSessionEnd(byHand);
    await expect(simulateSessionEnd(watch, { through: 'source' })).rejects.toThrow(
      '[session_unavailable] no source of this watch can send itself messages (it has none)',
    );
  });
});
