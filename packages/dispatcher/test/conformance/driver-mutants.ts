import { wideBytes } from '@driverproc/binding';
import type { HDRVR, LResult } from '@driverproc/binding';
import { DRV_CLOSE, DRV_CONFIGURE, DRV_DISABLE, DRV_ENABLE, DRV_EXITSESSION, DRV_FREE, DRV_LOAD, DRV_OPEN, DRV_USER } from '@driverproc/messages';
import { driverMutant } from './mutant.ts';
import type { Interference, Mutant } from './mutant.ts';

/** Interference that keeps nothing between calls. */
const stateless = (interfere: Interference) => () => interfere;

/** Changes one kind of message on its way. */
const changing = (messages: readonly number[], change: Parameters<Parameters<Interference>[1]>[0]) =>
  stateless(({ msg }, pass) => (messages.includes(msg) ? pass(change) : pass()));

/** Keeps one kind of message from the driver, and answers it with 1. */
const keeping = (...messages: number[]) => stateless(({ msg }, pass) => (messages.includes(msg) ? 1 : pass()));

const answering = (message: number, change: (answer: LResult) => LResult) =>
  stateless(({ msg }, pass) => (msg === message ? change(pass()) : pass()));

/** What a driver throws with a message is an answer instead. */
const swallowing = (message: number, answer: LResult) =>
  stateless(({ msg }, pass) => {
    if (msg !== message) return pass();
    try {
      return pass();
    } catch {
      return answer;
    }
  });

/** The messages of opening, and what is wrong with them. */
const opening: readonly Mutant[] = [
  driverMutant('sends no DRV_ENABLE', ['first-open', 'default-life-cycle'], keeping(DRV_ENABLE)),
  driverMutant('loads with every open', ['further-open', 'open-zero-further'], () => {
    let loaded = false;
    return ({ msg }, pass) => {
      if (msg === DRV_OPEN && loaded) {
        pass({ msg: DRV_FREE, lParam1: 0, lParam2: 0 });
        pass({ msg: DRV_LOAD, lParam1: 0, lParam2: 0 });
      }
      if (msg === DRV_OPEN) loaded = true;
      return pass();
    };
  }),
  driverMutant('gives no handle with DRV_ENABLE', ['enable-hdrvr'], changing([DRV_ENABLE], { hdrvr: 0 })),
  driverMutant('leaves something in the parameters of DRV_LOAD', ['load-enable-parameters'], changing([DRV_LOAD], { lParam2: 7 })),
  driverMutant('goes on when DRV_LOAD is answered with zero', ['load-zero'], answering(DRV_LOAD, (answer) => answer || 1)),
  driverMutant('loads a driver once and for all', ['load-zero-unloads', 'open-after-last-close'], () => {
    let loaded = false;
    return ({ msg }, pass) => {
      if (msg === DRV_LOAD && loaded) return 1;
      if (msg === DRV_LOAD) loaded = true;
      return pass();
    };
  }),
  driverMutant('refuses when DRV_ENABLE is answered with zero', ['enable-answer'], () => {
    let enabled: LResult = 1;
    return ({ msg }, pass) => {
      if (msg === DRV_OPEN && enabled === 0) return 0;
      const answer = pass();
      if (msg === DRV_ENABLE) enabled = answer;
      return answer;
    };
  }),
  driverMutant('goes on when DRV_OPEN is answered with zero', ['open-zero', 'open-zero-further'], answering(DRV_OPEN, (answer) => answer || 1)),
  driverMutant('makes up a text', ['no-text'], () => ({ msg, lParam1 }, pass, { memory }) =>
    msg === DRV_OPEN && lParam1 === 0 ? memory.lend(wideBytes('default'), (address) => pass({ lParam1: address })) : pass(),
  ),
  driverMutant('keeps the text from the driver', ['text', 'text-as-it-is', 'text-and-lparam2'], changing([DRV_OPEN], { lParam1: 0 })),
  driverMutant('takes no negative identifiers', ['driver-id-any-value'], answering(DRV_OPEN, (answer) => (answer < 0 ? 0 : answer))),
];

/** The messages of closing, and what is wrong with them. */
const closing: readonly Mutant[] = [
  driverMutant('sends no DRV_CLOSE', ['close-each-instance', 'last-close', 'close-zero'], keeping(DRV_CLOSE)),
  driverMutant('gives no identifier with DRV_CLOSE', ['close-driver-id', 'life-cycle-by-hand'], changing([DRV_CLOSE], { driverId: 0 })),
  driverMutant('gives no parameters with DRV_CLOSE', ['close-parameters'], changing([DRV_CLOSE], { lParam1: 0, lParam2: 0 })),
  driverMutant('disables and frees with every close', ['loaded-until-all-closed', 'open-inside-message'], () => ({ msg }, pass) => {
    const answer = pass();
    if (msg === DRV_CLOSE) for (const after of [DRV_DISABLE, DRV_FREE]) pass({ msg: after, lParam1: 0, lParam2: 0 });
    return answer;
  }),
  driverMutant('sends no DRV_DISABLE', ['last-close'], keeping(DRV_DISABLE)),
  driverMutant('gives no handle with DRV_FREE', ['disable-free-hdrvr'], changing([DRV_FREE], { hdrvr: 0 })),
  driverMutant('passes the parameters of CloseDriver with DRV_FREE', ['disable-free-parameters'], changing([DRV_FREE], { lParam1: 8, lParam2: 9 })),
  driverMutant('sends a message after DRV_FREE', ['free-is-last'], () => ({ msg }, pass) => {
    const answer = pass();
    if (msg === DRV_FREE) pass({ msg: DRV_DISABLE });
    return answer;
  }),
];

/** Messages of applications, and what is wrong with them. */
const messages: readonly Mutant[] = [
  driverMutant('swaps the parameters of custom messages', ['message-and-parameters'], () => ({ msg, lParam1, lParam2 }, pass) =>
    msg >= DRV_USER ? pass({ lParam1: lParam2, lParam2: lParam1 }) : pass(),
  ),
  driverMutant('gives every message the identifier of the last instance', ['driver-id', 'exitsession-driver-id'], () => {
    let last: LResult = 0;
    return ({ msg }, pass) => {
      const answer = pass(msg > DRV_FREE ? { driverId: last } : {});
      if (msg === DRV_OPEN) last = answer;
      return answer;
    };
  }),
  driverMutant('finds an instance by its identifier', ['driver-id-shared'], () => {
    const handles = new Map<LResult, HDRVR | 0>();
    return ({ msg, driverId, hdrvr }, pass) => {
      const answer = pass({ hdrvr: handles.get(driverId) ?? hdrvr });
      if (msg === DRV_OPEN && !handles.has(answer)) handles.set(answer, hdrvr);
      return answer;
    };
  }),
  driverMutant('tells drivers nothing of the structure with DRV_CONFIGURE', ['config-info'], changing([DRV_CONFIGURE], { lParam2: 0 })),
  driverMutant('gives no identifier with DRV_EXITSESSION', ['exitsession-driver-id'], changing([DRV_EXITSESSION], { driverId: 0 })),
  driverMutant('passes parameters as bigints', ['parameter-form', 'message-and-parameters'], () => ({ lParam1, lParam2 }, pass) =>
    pass({ lParam1: BigInt(lParam1), lParam2: BigInt(lParam2) }),
  ),
  driverMutant('passes identifiers as bigints', ['driver-id-form', 'driver-id'], () => ({ driverId }, pass) => pass({ driverId: BigInt(driverId) })),
  driverMutant('passes the low 32 bits of parameters', ['parameter-width', 'open-parameter-width'], () => ({ msg, lParam1, lParam2 }, pass) =>
    pass({ lParam1: msg === DRV_OPEN ? lParam1 : Number(BigInt.asIntN(32, BigInt(lParam1))), lParam2: Number(BigInt.asIntN(32, BigInt(lParam2))) }),
  ),
  driverMutant('takes an identifier from a DRV_OPEN that is sent by hand', ['open-by-hand'], () => {
    const renamed = new Map<HDRVR | 0, LResult>();
    return ({ msg, driverId, hdrvr }, pass) => {
      const answer = pass({ driverId: renamed.get(hdrvr) ?? driverId });
      if (msg === DRV_OPEN && driverId !== 0) renamed.set(hdrvr, answer);
      return answer;
    };
  }),
  driverMutant('loads again after a DRV_FREE that is sent by hand', ['load-by-hand'], () => {
    let freed = false;
    return ({ msg, driverId }, pass) => {
      if (msg === DRV_FREE && driverId !== 0) freed = true;
      if (msg === DRV_OPEN && freed) pass({ msg: DRV_LOAD });
      return pass();
    };
  }),
];

/** What a driver throws or answers, and what becomes of it. */
const errors: readonly Mutant[] = [
  driverMutant('swallows what a driver throws', ['thrown-in-message', 'thrown-changes-nothing', 'thrown-and-caught'], swallowing(DRV_USER, 0)),
  driverMutant('refuses a driver that throws with DRV_LOAD, and says nothing', ['thrown-in-load'], swallowing(DRV_LOAD, 0)),
  driverMutant('opens a driver that throws with DRV_ENABLE', ['thrown-in-enable'], swallowing(DRV_ENABLE, 0)),
  driverMutant('opens an instance that throws with DRV_OPEN', ['thrown-in-open'], swallowing(DRV_OPEN, 1)),
  driverMutant('says nothing of what a driver throws with DRV_CLOSE', ['thrown-in-close'], swallowing(DRV_CLOSE, 1)),
  driverMutant('says nothing of what a driver throws with DRV_FREE', ['thrown-in-free'], swallowing(DRV_FREE, 1)),
  driverMutant('makes an Error of everything that is thrown', ['thrown-value'], () => (_arrival, pass) => {
    try {
      return pass();
    } catch (cause) {
      throw cause instanceof Error ? cause : new Error(String(cause));
    }
  }),
  driverMutant('makes an integer of every answer', ['no-answer'], () => (_arrival, pass) => {
    const answer: unknown = pass();
    return typeof answer === 'bigint' ? answer : Number.isInteger(answer) ? Number(answer) : 0;
  }),
  driverMutant('refuses answers that are wider than a pointer', ['answer-too-wide'], () => (_arrival, pass) => {
    const answer = pass();
    if (typeof answer === 'bigint' && answer >= 2n ** 64n - 1n) throw new Error('an answer is an integer of 64 bits');
    return answer;
  }),
  driverMutant('takes a call of the driver to its own instance for one too many', ['send-to-oneself'], () => {
    let inside = false;
    return (_arrival, pass) => {
      if (inside) return 0;
      inside = true;
      try {
        return pass();
      } finally {
        inside = false;
      }
    };
  }),
];

/** What a driver gets of its host. */
const hosts: readonly Mutant[] = [
  driverMutant('gives drivers a DefDriverProc that answers zero', ['default-life-cycle'], stateless((_arrival, pass) => pass()), (host) => ({ ...host, defDriverProc: () => 0 })),
  driverMutant('gives drivers a DefDriverProc of their own', ['default-inside-driver'], stateless((_arrival, pass) => pass()), (host) => ({ ...host, defDriverProc: () => 1 })),
  driverMutant('gives drivers a memory of their own', ['driver-reads', 'driver-writes'], stateless((_arrival, pass) => pass()), (host) => ({
    ...host,
    memory: { ...host.memory, readBytes: (_address, length) => new Uint8Array(length), writeBytes() {} },
  })),
];

export const driverMutants: readonly Mutant[] = [...opening, ...closing, ...messages, ...errors, ...hosts];
