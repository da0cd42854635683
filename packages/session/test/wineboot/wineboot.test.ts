import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { it, takeGraphicsAway } from './session-run.ts';
import type { LogLine, SessionRun } from './session-run.ts';

/** The handles of the instances that the program opened, in that order. */
function opened(log: readonly LogLine[]): string[] {
  return log.flatMap(({ what }) => /^opened \d+ ([0-9a-f]+)$/.exec(what)?.[1] ?? []);
}

function times(sent: readonly string[], message: string): string[] {
  return sent.flatMap((each) => (each.startsWith(`${message} `) ? [each.slice(message.length + 1)] : []));
}

function said(run: SessionRun, what: RegExp): LogLine {
  const line = run.log().find((each) => what.test(each.what));
  assert.ok(line, `no line ${what}; the program wrote:\n${run.log().map((each) => each.what).join('\n')}`);
  return line;
}

function isSaid(run: SessionRun, what: RegExp): boolean {
  return run.log().some((line) => what.test(line.what));
}

/** What winmm sent from the first DRV_EXITSESSION on. */
function afterTheEnd(run: SessionRun): { thread: string; sent: string }[] {
  const trace = run.trace();
  const first = trace.findIndex(({ sent }) => sent.startsWith('EXITSESSION '));
  return first < 0 ? [] : trace.slice(first);
}

describe('wineboot -e', () => {
  it('has 50 instances of 3 codecs and 2 hosted drivers told and closed before the process is ended', async (start, _prefix, arch) => {
    const run = start('plain');
    await run.waitFor(/^ready$/);
    assert.equal(await run.endSession(), 0);
    const exit = await run.exit;
    assert.deepEqual(exit, { code: 0, timedOut: false });
    const report = said(run, /^report/);
    // The report counts from the moment the window got WM_ENDSESSION.
    const since = report.at - Number(/([\d.]+) ms$/.exec(report.what)?.[1]);
    const told = run.log().filter(({ what }) => / EXITSESSION /.test(what)).at(-1)!.at - since;
    const freed = run.log().filter(({ what }) => / FREE /.test(what)).at(-1)!.at - since;
    // For the log of whoever runs this.
    console.log(`note: wineboot -e (${arch}): exit code ${exit.code}; after WM_ENDSESSION the last driver was told within ${told.toFixed(1)} ms, freed within ${freed.toFixed(1)} ms`);
    const lastWords = run.log().at(-1)?.what ?? '';
    assert.match(lastWords, /^report ended, told 50 \+ 0, unfinished , [\d.]+ ms$/);
    const query = run.log().findIndex(({ what }) => what === 'query windows shutdown');
    const end = run.log().findIndex(({ what }) => what === 'end windows shutdown');
    assert.ok(query > 0 && end === query + 1, 'the query comes first, the end next');

    const handles = opened(run.log());
    assert.equal(handles.length, 50);
    const sent = afterTheEnd(run).map((each) => each.sent);
    // Round one, to all in the order they were opened, before anything is closed.
    assert.deepEqual(sent.slice(0, 50), handles.map((hdrvr) => `EXITSESSION ${hdrvr}`));
    // Round two, in the same order; the last instance of each of the five modules has it disabled and freed.
    assert.deepEqual(times(sent.slice(50), 'CLOSE'), handles);
    assert.deepEqual(sent.slice(50, 52), [`CLOSE ${handles[0]}`, `CLOSE ${handles[1]}`]);
    const ofLast = handles.slice(45).flatMap((hdrvr) => [`CLOSE ${hdrvr}`, `DISABLE ${hdrvr}`, `FREE ${hdrvr}`]);
    assert.deepEqual(sent.slice(95), ofLast);
    // The hosted drivers say so themselves.
    const ofGain = run.log().flatMap(({ what }) => /^gain.drv (EXITSESSION|CLOSE|DISABLE|FREE) /.exec(what)?.[1] ?? []);
    assert.deepEqual(ofGain, [...Array(10).fill('EXITSESSION'), ...Array(10).fill('CLOSE'), 'DISABLE', 'FREE']);
  });

  it('that is vetoed leaves the process alive and sends nothing, and the next one ends it', async (start) => {
    const run = start('veto');
    await run.waitFor(/^ready$/);
    await run.endSession();
    await run.waitFor(/^report cancelled/);
    assert.equal(said(run, /^cancelled/).what, 'cancelled, 50 open');
    assert.ok(!isSaid(run, /EXITSESSION|^end|CLOSE/));
    assert.equal(await run.endSession(), 0);
    assert.equal((await run.exit).timedOut, false);
    assert.match(said(run, /^report ended/).what, /told 50 \+ 0/);
    assert.deepEqual(times(afterTheEnd(run).map(({ sent }) => sent), 'EXITSESSION'), opened(run.log()));
  });

  it('with the main thread blocked has the codecs told by the window’s thread, each once, and no hosted driver', async (start) => {
    const run = start('blocked', '1000');
    await run.waitFor(/^ready$/);
    const start1 = Date.now();
    await run.endSession();
    assert.equal((await run.exit).timedOut, false);
    assert.ok(Date.now() - start1 < 10_000, 'the process was ended long before its main thread would have gone on');
    const end = afterTheEnd(run);
    const ofCodecs = opened(run.log()).filter((_hdrvr, index) => index % 5 < 3);
    assert.deepEqual(end.map(({ sent }) => sent), ofCodecs.map((hdrvr) => `EXITSESSION ${hdrvr}`));
    const [main] = run.trace();
    assert.ok(end.every(({ thread }) => thread !== main?.thread), 'told by another thread than the one that opened them');
    assert.ok(!isSaid(run, /EXITSESSION|^report/));
    assert.match(run.errors(), /^@driverproc\/session: the session ends, and the main thread was blocked for 1000 ms; 30 driver instances were told by another thread$/m);
  });

  it('is held up until the deadline by a handler that never finishes, and no more than 100 ms longer', async (start) => {
    const taken: number[] = [];
    // What a busy machine adds is not the watch's: of three runs, one in time shows that it keeps its deadline.
    while (taken.length < 3 && !taken.some((milliseconds) => milliseconds < 1100)) {
      const run = start('never', '1000');
      await run.waitFor(/^ready$/);
      await run.endSession();
      await run.exit;
      const [, milliseconds] = /^report ended, told 50 \+ 0, unfinished program, ([\d.]+) ms$/.exec(said(run, /^report/).what) ?? [];
      taken.push(Number(milliseconds));
    }
    assert.ok(taken.every((milliseconds) => milliseconds >= 990) && taken.at(-1)! < 1100, `${taken.join(', ')} ms`);
  });

  it('in which a handler calls process.exit has all told and closed all the same', async (start) => {
    const run = start('exit');
    await run.waitFor(/^ready$/);
    await run.endSession();
    assert.equal((await run.exit).timedOut, false);
    assert.match(said(run, /^report/).what, /^report ended, told 50 \+ 0, unfinished program/);
    assert.ok(isSaid(run, /^exit DRVEA_NORMALEXIT$/));
    const sent = afterTheEnd(run).map((each) => each.sent);
    assert.deepEqual(times(sent, 'EXITSESSION'), opened(run.log()));
    assert.deepEqual(times(sent, 'CLOSE'), opened(run.log()));
  });

  it('that comes while OpenDriver is running has every instance told once that OpenDriver gave', async (start) => {
    const run = start('slow-open');
    await run.waitFor(/^opened 80 /);
    await run.endSession();
    assert.equal((await run.exit).timedOut, false);
    const handles = opened(run.log());
    const sent = afterTheEnd(run).map((each) => each.sent);
    assert.ok(handles.length > 80 && handles.length < 1000);
    assert.deepEqual(times(sent, 'EXITSESSION'), handles);
    assert.deepEqual(times(sent, 'CLOSE'), handles);
  });

  it('that comes while watches are created and disposed tells every instance once, or none, and nothing hangs', async (start) => {
    const run = start('cycles');
    await run.waitFor(/^ready$/);
    for (let count = 0; count < 5 && !isSaid(run, /^done$|^end/); count += 1) await run.endSession();
    assert.equal((await run.exit).timedOut, false);
    const told = times(run.trace().map(({ sent }) => sent), 'EXITSESSION');
    // An end that finds a watch disposed, its window still there, tells nobody; one that was begun is finished.
    assert.equal(isSaid(run, /^report ended/), isSaid(run, /^end/), run.log().slice(-5).map(({ what }) => what).join('\n'));
    assert.deepEqual(told, isSaid(run, /^end/) ? opened(run.log()) : []);
  });
});

describe('without a display', () => {
  it('the watch is unavailable, and the program goes on and ends by itself', async (start, prefix) => {
    takeGraphicsAway(prefix);
    const run = start('plain');
    assert.deepEqual(await run.exit, { code: 0, timedOut: false });
    assert.match(said(run, /^not ready/).what, /^not ready: \[session_unavailable\] no hidden window could be made \(CreateWindowExW: error \d+\)/);
    assert.ok(isSaid(run, /^goes on with 50 open$/));
    assert.ok(isSaid(run, /^exit DRVEA_NORMALEXIT$/));
  });
});
