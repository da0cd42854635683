import { describe, expect, it } from 'vitest';
import { createManagerSide } from '../src/manager-side.ts';
import type { Action, HandleChoice, Program, Reaction } from '../src/program.ts';
import { runProgram } from '../src/run-program.ts';

const open = (lParam2 = 0): Action => ({ call: 'OpenDriver', driverName: 'probea.dll', section: null, lParam2 });
const close = (handle: HandleChoice): Action => ({ call: 'CloseDriver', handle, lParam1: 0, lParam2: 0 });
const send = (handle: HandleChoice): Action => ({ call: 'SendDriverMessage', handle, msg: 0x4000, lParam1: 0, lParam2: 0 });
const own: HandleChoice = { kind: 'own' };
const known = (index: number): HandleChoice => ({ kind: 'known', index });
const reaction = (msg: number, actions: readonly Action[], answer: number | null = null, nth = 1): Reaction => ({ module: 'probea', msg, nth, answer, actions });

/** The calls that a program makes, and inside of which message; what it leaves out is not among them. */
function calls({ actions, reactions = [] }: { readonly actions: readonly Action[]; readonly reactions?: readonly Reaction[] }): string[] {
  const program: Program = { actions, reactions };
  const { steps, trace } = runProgram(program, createManagerSide('wine', 8));
  return steps.map(({ call, args, insideTrace }) => `${call} ${call === 'OpenDriver' ? '' : args[0]}${insideTrace === null ? '' : ` in ${trace[insideTrace]!.msg}`}`.replace('  ', ' '));
}

describe('left out, since winmm leaves it undefined, is', () => {
  it.each([1, 2, 3, 4, 5, 6])('closing oneself inside message %i of opening and closing', (msg) => {
    expect(calls({ actions: [open()], reactions: [reaction(msg, [close(own)])] })).toEqual(['OpenDriver ', 'CloseDriver h1']);
  });

  it('closing a session instance before the instance that it was made for is open', () => {
    expect(calls({ actions: [open(7)], reactions: [reaction(3, [close(known(0))], null, 2)] })).toEqual(['OpenDriver ', 'CloseDriver h2']);
  });

  it('all use of the handle of a refused open', () => {
    expect(calls({ actions: [open(), send(known(0)), close(known(0))], reactions: [reaction(3, [], 0)] })).toEqual(['OpenDriver ']);
    expect(calls({ actions: [open(), send(known(0))], reactions: [reaction(1, [], 2)] })).toEqual(['OpenDriver ']);
  });

  it('a closed handle, once another instance has come up', () => {
    expect(calls({ actions: [open(), close(known(0)), send(known(0)), open(), send(known(0)), send(known(1))] })).toEqual([
      'OpenDriver ',
      'CloseDriver h1',
      'SendDriverMessage h1',
      'OpenDriver ',
      'SendDriverMessage h2',
      'CloseDriver h2',
    ]);
  });

  it('the handle of an instance that is closing, outside of its own messages', () => {
    const reactions = [reaction(4, [send(own), send(known(1))]), reaction(4, [send(known(1)), send(own)], null, 2)];
    expect(calls({ actions: [open(7), close(known(1))], reactions })).toEqual([
      'OpenDriver ',
      'CloseDriver h2',
      'SendDriverMessage h2 in 4',
      'SendDriverMessage h2 in 4',
      'SendDriverMessage h1 in 4',
    ]);
  });

  it('all closing inside the closing of a session instance', () => {
    const other: Action = { call: 'OpenDriver', driverName: 'probeb.dll', section: null, lParam2: 0 };
    const actions = [other, open(7), close(known(2))];
    // The first DRV_CLOSE is that of the wanted instance, the second that of the session instance.
    expect(calls({ actions, reactions: [reaction(4, [close(known(0))], null, 1)] })).toContain('CloseDriver h1 in 4');
    expect(calls({ actions, reactions: [reaction(4, [close(known(0))], null, 2)] })).toEqual(['OpenDriver ', 'OpenDriver ', 'CloseDriver h3', 'CloseDriver h1']);
  });

  it('refusing an instance that follows a session instance', () => {
    expect(calls({ actions: [open(7)], reactions: [reaction(3, [], 0, 2)] })).toEqual(['OpenDriver ', 'CloseDriver h2']);
  });

  it('what is nested too deep', () => {
    const reactions = [1, 2, 3, 4, 5, 6, 7, 8].map((nth) => reaction(3, [open()], null, nth));
    const depths = runProgram({ actions: [open()], reactions }, createManagerSide('wine', 8)).trace.map(({ depth }) => depth);
    expect(Math.max(...depths)).toBe(4);
  });
});

describe('not left out is', () => {
  it('closing oneself inside a message of one’s own', () => {
    expect(calls({ actions: [open(), send(known(0))], reactions: [reaction(0x4000, [close(own)])] })).toEqual(['OpenDriver ', 'SendDriverMessage h1', 'CloseDriver h1 in 16384']);
  });

  it('closing another instance inside one’s DRV_CLOSE', () => {
    expect(calls({ actions: [open(), open(), close(known(0))], reactions: [reaction(4, [close(known(1))])] })).toContain('CloseDriver h2 in 4');
  });

  it('a closed handle, closed again at once', () => {
    expect(calls({ actions: [open(), close(known(0)), close(known(0))] })).toEqual(['OpenDriver ', 'CloseDriver h1', 'CloseDriver h1']);
  });

  it('a number that is no handle, and one beside a handle', () => {
    expect(calls({ actions: [send({ kind: 'none', value: 0 }), send({ kind: 'none', value: 5 }), open(), send({ kind: 'beside', index: 0, by: 1 })] })).toEqual([
      'SendDriverMessage null',
      'SendDriverMessage bad:0x5',
      'OpenDriver ',
      'SendDriverMessage h1+1',
      'CloseDriver h1',
    ]);
  });

  it('closing a session instance by its own handle', () => {
    expect(calls({ actions: [open(7), close(known(0))] })).toEqual(['OpenDriver ', 'CloseDriver h1', 'CloseDriver h2']);
  });
});
