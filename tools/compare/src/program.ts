import type { LParam, LResult } from '@driverproc/binding';

/** What an application does, and what its drivers do and answer meanwhile: the same for both managers. */
export interface Program {
  readonly actions: readonly Action[];
  readonly reactions: readonly Reaction[];
}

/** An exception to what a driver answers and does: for one message of one module. */
export interface Reaction {
  readonly module: ModuleName;
  readonly msg: number;
  /** Which time the module receives the message, from 1. */
  readonly nth: number;
  /** `null`: as usual. */
  readonly answer: LResult | null;
  /** What the driver does inside the message. */
  readonly actions: readonly Action[];
}

export type Action = OpenAction | CloseAction | SendAction | ModuleAction;

export interface OpenAction {
  readonly call: 'OpenDriver';
  readonly driverName: string;
  readonly section: string | null;
  readonly lParam2: LParam;
}

interface CloseAction {
  readonly call: 'CloseDriver';
  readonly handle: HandleChoice;
  readonly lParam1: LParam;
  readonly lParam2: LParam;
}

interface SendAction {
  readonly call: 'SendDriverMessage';
  readonly handle: HandleChoice;
  readonly msg: number;
  readonly lParam1: LParam;
  readonly lParam2: LParam;
}

interface ModuleAction {
  readonly call: 'GetDriverModuleHandle';
  readonly handle: HandleChoice;
}

/**
 * Whose handle an action takes: the instance of the message that it is made inside of; one that came up before, counted
 * round; a number right behind such a handle, by 1 to 3; or a number that is none.
 */
export type HandleChoice =
  | { readonly kind: 'own' }
  | { readonly kind: 'known'; readonly index: number }
  | { readonly kind: 'beside'; readonly index: number; readonly by: number }
  | { readonly kind: 'none'; readonly value: number };

export const moduleNames = ['probea', 'probeb'] as const;
export type ModuleName = (typeof moduleNames)[number];

/** Aliases in Drivers32, by name. */
export const aliases: { readonly [name: string]: string } = {
  prbone: 'probea.dll',
  prbtext: 'probea.dll left speaker',
  prbtwo: 'probeb.dll',
  'prb more': 'probeb.dll  right ',
  prbgone: 'nosuch.dll',
};
