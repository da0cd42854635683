import { DriverError } from '@driverproc/binding';
import type { DriverBinding, HDRVR } from '@driverproc/binding';
import { driverMessageSignatures } from '@driverproc/messages';
import type { CompiledMessage } from './compile-messages.js';

type Params = { readonly [name: string]: unknown };

/**
 * What `openDriver` gives, its types forgotten. A class, not closures: an instance is sent millions of messages, and there
 * may be thousands of instances.
 *
 * @internal
 */
export class OpenedInstance implements Disposable {
  readonly hdrvr: HDRVR;
  readonly #binding: DriverBinding;
  readonly #known: ReadonlyMap<string, CompiledMessage>;
  readonly #driverName: string;
  #isOpen = true;
  // Most instances are sent one message again and again: finding it by comparing names is then a pointer comparison.
  #lastName = '';
  #last = noMessage;

  constructor(binding: DriverBinding, driverName: string, hdrvr: HDRVR, known: ReadonlyMap<string, CompiledMessage>) {
    this.hdrvr = hdrvr;
    this.#binding = binding;
    this.#driverName = driverName;
    this.#known = known;
  }

  send(message: string, params: Params = noParams): unknown {
    const compiled = message === this.#lastName ? this.#last : this.#find(message);
    if (!this.#isOpen) throw this.#closedError(`send ${message} to`, message);
    const answer = compiled.hasParams
      ? compiled.send(this.#binding, this.hdrvr, checkParams(params, message))
      : this.#binding.sendDriverMessage(this.hdrvr, compiled.id, 0, 0);
    if (answer === 0) this.#checkStillOpen(message);
    return compiled.decode(answer);
  }

  close(): void {
    if (!this.#isOpen || this.#wasClosedElsewhere()) {
      this.#isOpen = false;
      throw this.#closedError('close');
    }
    if (this.#binding.closeDriver(this.hdrvr, 0, 0) === 0) {
      throw new DriverError('close_refused', `"${this.#driverName}" refused to close`, {
        driver: this.#driverName,
        driverMessage: 'DRV_CLOSE',
      });
    }
    this.#isOpen = false;
  }

  [Symbol.dispose](): void {
    if (this.#isOpen && !this.#wasClosedElsewhere()) this.close();
  }

  #find(message: string): CompiledMessage {
    const found = this.#known.get(message);
    if (found === undefined) throw unknownMessage(message);
    this.#lastName = message;
    this.#last = found;
    return found;
  }

  // Zero is also what a closed handle answers, so the host is asked only then: it may have ended the session meanwhile.
  #checkStillOpen(message: string): void {
    if (!this.#wasClosedElsewhere()) return;
    this.#isOpen = false;
    throw this.#closedError(`send ${message} to`, message);
  }

  #wasClosedElsewhere(): boolean {
    return this.#binding.getDriverModuleHandle(this.hdrvr) === null;
  }

  #closedError(what: string, driverMessage?: string): DriverError {
    return new DriverError('instance_closed', `cannot ${what} "${this.#driverName}": the instance is closed`, {
      driver: this.#driverName,
      ...(driverMessage === undefined ? {} : { driverMessage }),
    });
  }
}

/** Stands where no message was sent yet, under the name that no message has. */
const noMessage: CompiledMessage = {
  id: 0,
  hasParams: true,
  send: () => {
    throw unknownMessage('');
  },
  decode: (answer) => answer,
};

function checkParams(params: Params, message: string): Params {
  if (typeof params === 'object' && params !== null) return params;
  throw new DriverError('invalid_argument', `the parameters of ${message} are an object; got ${String(params)}`, {
    driverMessage: message,
  });
}

const noParams: Params = Object.freeze({});

function unknownMessage(message: string): DriverError {
  const text = Object.hasOwn(driverMessageSignatures, message)
    ? `${message} is sent by the system only; sendDriverMessage of the binding sends any message`
    : `there is no message ${String(message)}; a driver's own are given to openDriver as messages`;
  return new DriverError('invalid_argument', text);
}
