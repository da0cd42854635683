import { DriverError } from '@driverproc/binding';
import type { SessionDelivery } from './session-delivery.js';
import type { RunningSource } from './session-source.js';
import type { SessionWatch } from './watch-session-end.js';

/** What a watch is made of, for simulation. */
export interface WatchInternals {
  readonly delivery: SessionDelivery;
  readonly running: readonly RunningSource[];
}

const internals = new WeakMap<SessionWatch, WatchInternals>();

export function registerWatch(watch: SessionWatch, parts: WatchInternals): void {
  internals.set(watch, parts);
}

export function internalsOf(watch: SessionWatch): WatchInternals {
  const parts = internals.get(watch);
  if (parts === undefined) throw new DriverError('invalid_argument', 'a session watch comes from watchSessionEnd');
  return parts;
}
