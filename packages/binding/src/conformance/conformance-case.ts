import type { DriverBinding } from '../driver-binding.js';
import type { Driver } from '../driver.js';

/**
 * What a case runs on: a binding, and a way to give it drivers.
 *
 * @public
 */
export interface ConformanceHost {
  /** The binding that is held to the contract. Nothing is open yet. */
  readonly binding: DriverBinding;
  /**
   * Makes a driver known to the binding, as a module of its own. A case adds two at most.
   *
   * @returns The name that `openDriver` takes, without a blank in it: a case may add text after one.
   */
  addDriver(driver: Driver): string;
  /** Lets go of what the host holds. Called when the case is over and what it opened is closed. */
  [Symbol.dispose]?(): void;
}

/**
 * Where a requirement is from.
 *
 * @public
 */
export interface ConformanceSource {
  /** The sentence, word for word. */
  readonly text: string;
  /** The page that says it. */
  readonly href: string;
}

/**
 * One requirement on a binding, and how to try it.
 *
 * @public
 */
export interface ConformanceCase {
  /** Unique and unchanging, such as `first-open`. */
  readonly id: string;
  /** What a binding does that meets it. */
  readonly title: string;
  /** The sentence that it holds the binding to. */
  readonly source: ConformanceSource;
  /**
   * Tries it, and closes what it opened. Nothing of the host may be used before.
   *
   * @throws Error named `ConformanceFailure` where the binding differs; its text says what was expected and what came. Not
   * a DriverError: that is what a binding throws, and a case must tell the two apart.
   */
  run(host: ConformanceHost): void;
}
