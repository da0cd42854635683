import type { Action, Program, Reaction } from './program.ts';

/**
 * The shortest program that can be got from one that fails by leaving things out, one at a time, until nothing more can be
 * left out: actions, reactions, what a reaction answers and does.
 */
export function shrinkProgram(program: Program, fails: (candidate: Program) => boolean): Program {
  let shortest = program;
  for (let shorter: Program | undefined = program; shorter !== undefined; ) {
    shortest = shorter;
    shorter = undefined;
    for (const candidate of shorterPrograms(shortest)) {
      if (!fails(candidate)) continue;
      shorter = candidate;
      break;
    }
  }
  return shortest;
}

function* shorterPrograms(program: Program): Generator<Program, void> {
  const { actions, reactions } = program;
  // Halves first: most of a long program has nothing to do with its failure.
  for (let size = actions.length >> 1; size > 1; size >>= 1) {
    for (let at = 0; at + size <= actions.length; at += size) yield { ...program, actions: actions.toSpliced(at, size) };
  }
  for (const less of without(actions)) yield { ...program, actions: less };
  for (const less of without(reactions)) yield { ...program, reactions: less };
  for (const [index, reaction] of reactions.entries()) {
    for (const simpler of simplerReactions(reaction)) yield { ...program, reactions: reactions.with(index, simpler) };
  }
  for (const [index, action] of actions.entries()) {
    for (const simpler of simplerActions(action)) yield { ...program, actions: actions.with(index, simpler) };
  }
}

function* simplerReactions(reaction: Reaction): Generator<Reaction, void> {
  if (reaction.answer !== null) yield { ...reaction, answer: null };
  if (reaction.nth > 1) yield { ...reaction, nth: reaction.nth - 1 };
  for (const less of without(reaction.actions)) yield { ...reaction, actions: less };
  for (const [index, action] of reaction.actions.entries()) {
    for (const simpler of simplerActions(action)) yield { ...reaction, actions: reaction.actions.with(index, simpler) };
  }
}

function* simplerActions(action: Action): Generator<Action, void> {
  if (action.call === 'OpenDriver') {
    if (action.section !== null) yield { ...action, section: null };
    if (action.lParam2 !== 0) yield { ...action, lParam2: 0 };
    if (action.driverName !== 'probea.dll') yield { ...action, driverName: 'probea.dll' };
    return;
  }
  if (action.handle.kind === 'known' && action.handle.index > 0) yield { ...action, handle: { kind: 'known', index: action.handle.index - 1 } };
  if (action.call === 'GetDriverModuleHandle') return;
  if (action.lParam1 !== 0) yield { ...action, lParam1: 0 };
  if (action.lParam2 !== 0) yield { ...action, lParam2: 0 };
}

function* without<T>(list: readonly T[]): Generator<T[], void> {
  for (const index of list.keys()) yield list.toSpliced(index, 1);
}
