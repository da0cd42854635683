import { DriverError, isDriverError } from '@driverproc/binding';
import type { DriverBinding, HDRVR, HMODULE, LResult } from '@driverproc/binding';
import { DRV_CLOSE, DRV_CONFIGURE, DRV_EXITSESSION, DRV_QUERYCONFIGURE, DRV_USER } from '@driverproc/messages';
import { bindingMutant, sendingMutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';
import { isOpen, listHandles } from './open-handles.ts';

const messages: readonly Mutant[] = [
  sendingMutant('filters standard messages', ['every-message', 'life-cycle-by-hand', 'configure-answers', 'query-configure'], (binding, hdrvr, msg, ...args) =>
    msg < DRV_USER ? 0 : binding.sendDriverMessage(hdrvr, msg, ...args),
  ),
  sendingMutant('takes messages for 16 bits', ['every-message'], (binding, hdrvr, msg, ...args) =>
    binding.sendDriverMessage(hdrvr, typeof msg === 'number' && msg > 0xffff && msg < 2 ** 32 ? msg & 0xffff : msg, ...args),
  ),
  bindingMutant('sends to all instances', ['message-hdrvr', 'exitsession-driver-id'], (binding) => {
    const { handles, ...listed } = listHandles(binding);
    return { ...listed, sendDriverMessage: (hdrvr, ...args) => handles.map((each) => binding.sendDriverMessage(each, ...args)).at(handles.indexOf(hdrvr)) ?? 0 };
  }),
  sendingMutant('makes 0 and 1 of answers', ['answer', 'answer-width', 'configure-answers', 'close-zero'], (binding, ...args) =>
    binding.sendDriverMessage(...args) === 0 ? 0 : 1,
  ),
  sendingMutant('throws where an answer is zero', ['answer-zero', 'not-open-send', 'closed-handle'], (binding, ...args) => {
    const answer = binding.sendDriverMessage(...args);
    if (answer === 0) throw new DriverError('instance_closed', 'SendDriverMessage returned zero');
    return answer;
  }),
  sendingMutant('makes DRVCNF_OK of all that is not zero', ['configure-answers'], (binding, hdrvr, msg, ...args) => {
    const answer = binding.sendDriverMessage(hdrvr, msg, ...args);
    return msg === DRV_CONFIGURE && answer !== 0 ? 1 : answer;
  }),
  sendingMutant('says itself that a driver can be configured', ['query-configure', 'default-inside-driver'], (binding, hdrvr, msg, ...args) =>
    msg === DRV_QUERYCONFIGURE ? 1 : binding.sendDriverMessage(hdrvr, msg, ...args),
  ),
  sendingMutant('closes for a DRV_CLOSE that is sent by hand', ['close-by-hand'], (binding, hdrvr, msg, lParam1, lParam2) =>
    msg === DRV_CLOSE ? binding.closeDriver(hdrvr, lParam1, lParam2) : binding.sendDriverMessage(hdrvr, msg, lParam1, lParam2),
  ),
  sendingMutant('closes with DRV_EXITSESSION', ['exitsession-closes-nothing', 'exitsession-answer'], (binding, hdrvr, msg, ...args) => {
    const answer = binding.sendDriverMessage(hdrvr, msg, ...args);
    if (msg === DRV_EXITSESSION) binding.closeDriver(hdrvr, 0, 0);
    return answer;
  }),
  bindingMutant('delivers what is sent inside a message when that is over', ['send-inside-message', 'send-to-oneself'], (binding) => {
    let inside = false;
    const later: (() => unknown)[] = [];
    return {
      sendDriverMessage(...args) {
        if (inside) {
          later.push(() => binding.sendDriverMessage(...args));
          return 0;
        }
        inside = true;
        try {
          return binding.sendDriverMessage(...args);
        } finally {
          inside = false;
          for (const each of later.splice(0)) each();
        }
      },
    };
  }),
  bindingMutant('opens nothing inside a message', ['open-inside-message', 'supporting-driver'], (binding) => {
    let depth = 0;
    const inside =
      <Args extends unknown[], R>(call: (...args: Args) => R) =>
      (...args: Args): R => {
        depth += 1;
        try {
          return call(...args);
        } finally {
          depth -= 1;
        }
      };
    return {
      openDriver: inside((...args: Parameters<DriverBinding['openDriver']>) => (depth > 1 ? null : binding.openDriver(...args))),
      sendDriverMessage: inside((...args: Parameters<DriverBinding['sendDriverMessage']>) => binding.sendDriverMessage(...args)),
    };
  }),
];

const handles: readonly Mutant[] = [
  sendingMutant('throws for a handle that is not open', ['not-open-send', 'closed-handle'], (binding, hdrvr, ...args) => {
    if (!isOpen(binding, hdrvr)) throw new DriverError('instance_closed', 'the handle is not open');
    return binding.sendDriverMessage(hdrvr, ...args);
  }),
  bindingMutant('returns 1 for closing a handle that is not open', ['not-open-close', 'closed-handle', 'thrown-in-close'], (binding) => ({
    closeDriver: (hdrvr, ...args) => (isOpen(binding, hdrvr) ? binding.closeDriver(hdrvr, ...args) : 1),
  })),
  bindingMutant('has a module for every handle', ['not-open-module', 'closed-handle'], ({ getDriverModuleHandle }) => ({
    getDriverModuleHandle: (hdrvr) => getDriverModuleHandle(hdrvr) ?? (0x1000 as HMODULE),
  })),
  bindingMutant('has a module for every instance', ['module-of-driver'], (binding) => ({
    getDriverModuleHandle: (hdrvr) => (isOpen(binding, hdrvr) ? (hdrvr as unknown as HMODULE) : null),
  })),
  bindingMutant('takes a handle and one for the handle', ['not-open-send'], (binding) => ({
    sendDriverMessage: (hdrvr, ...args) => binding.sendDriverMessage(typeof hdrvr === 'number' ? ((hdrvr & ~3) as HDRVR) : hdrvr, ...args),
  })),
];

const widths: readonly Mutant[] = [
  sendingMutant('returns the low 32 bits of answers', ['answer-width', 'answer-form'], (binding, ...args) => Number(BigInt.asIntN(32, BigInt(binding.sendDriverMessage(...args))))),
  sendingMutant('returns bigints', ['answer-form', 'answer'], (binding, ...args) => BigInt(binding.sendDriverMessage(...args))),
];

/** What is done with what drivers throw. */
const errors: readonly Mutant[] = [
  sendingMutant('loses what a driver threw', ['thrown-in-message', 'thrown-value', 'thrown-and-caught'], (binding, ...args) => {
    try {
      return binding.sendDriverMessage(...args);
    } catch (error) {
      if (isDriverError(error) && error.code === 'handler_threw') throw new DriverError('handler_threw', 'a driver threw');
      throw error;
    }
  }),
  sendingMutant('closes an instance that threw', ['thrown-changes-nothing', 'thrown-and-caught'], (binding, hdrvr, ...args) => {
    try {
      return binding.sendDriverMessage(hdrvr, ...args);
    } catch (error) {
      if (isDriverError(error) && error.code === 'handler_threw') binding.closeDriver(hdrvr, 0, 0);
      throw error;
    }
  }),
  bindingMutant('cannot be caught inside a driver', ['thrown-and-caught'], (binding) => {
    let depth = 0;
    let pending: unknown;
    return {
      sendDriverMessage(...args) {
        let answer: LResult;
        depth += 1;
        try {
          answer = binding.sendDriverMessage(...args);
        } catch (error) {
          pending = depth > 1 ? error : undefined;
          throw error;
        } finally {
          depth -= 1;
        }
        if (depth > 0 || pending === undefined) return answer;
        const error = pending;
        pending = undefined;
        throw error;
      },
    };
  }),
];

/** What is wrong with messages, handles and answers. */
export const messageMutants: readonly Mutant[] = [...messages, ...handles, ...widths, ...errors];
