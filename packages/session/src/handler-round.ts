import type { SessionFailure } from './session-report.js';

/** One party, under the name that reports call it. */
export interface Party<H> {
  readonly name: string;
  readonly handlers: H;
}

/** Parties called one after the other, and what became of each. */
export interface HandlerRound {
  readonly finished: readonly string[];
  readonly failures: readonly SessionFailure[];
  /** Names of those called and not done. */
  unfinished(): string[];
  /** Calls those who were not called yet. A call may end the process, whose last act is to call the rest. */
  callRest(): void;
}

/**
 * @param call - Calls one party; what it returns may be a promise.
 * @param onResult - Told what a party returned or resolved with.
 * @param onDone - Told once, when all have been called and none is pending; maybe at once, inside `callRest`.
 */
export function createRound<H>(
  parties: readonly Party<H>[],
  call: (handlers: H) => unknown,
  onResult: (name: string, result: unknown) => void,
  onDone: () => void,
): HandlerRound {
  const queue = [...parties];
  const open = new Set<Party<H>>();
  const finished: string[] = [];
  const failures: SessionFailure[] = [];
  let done = false;

  const finish = (party: Party<H>, result: unknown): void => {
    if (!open.delete(party)) return;
    finished.push(party.name);
    onResult(party.name, result);
  };
  const fail = (party: Party<H>, error: unknown): void => {
    if (!open.delete(party)) return;
    failures.push({ name: party.name, error });
    finished.push(party.name);
  };
  const settle = (): void => {
    if (done || open.size > 0 || queue.length > 0) return;
    done = true;
    onDone();
  };

  return {
    finished,
    failures,
    unfinished: () => [...open].map(({ name }) => name),
    callRest() {
      for (let party = queue.shift(); party !== undefined; party = queue.shift()) {
        const each = party;
        open.add(each);
        try {
          const result = call(each.handlers);
          if (isThenable(result)) {
            result.then(
              (value) => (finish(each, value), settle()),
              (error: unknown) => (fail(each, error), settle()),
            );
          } else finish(each, result);
        } catch (error) {
          fail(each, error);
        }
      }
      settle();
    },
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** The parties that have a handler of this name. */
export function having<H, K extends keyof H>(parties: readonly Party<H>[], handler: K): Party<H>[] {
  return parties.filter(({ handlers }) => handlers[handler] !== undefined);
}
