import type { DriverBroadcasts } from '@driverproc/binding';
import type { NativeInstances } from './native-instances.js';
import type { SessionHandlers } from './session-handlers.js';

/**
 * Who knows the open instances: the `DriverManager` of `@driverproc/dispatcher`, a mock, or what `trackInstances` gives for
 * winmm. What each does after DRV_EXITSESSION is its own: a manager's profile says it, tracked instances are closed.
 *
 * @public
 */
export interface SessionTarget extends Omit<DriverBroadcasts, 'endSession'> {
  /** Does its host tell drivers when an application ends? A manager's profile says so. */
  readonly profile?: { readonly applicationExit: 'exit-application' | 'nothing' };
  /** Instances that other threads may tell too. */
  readonly nativeInstances?: NativeInstances;
}

/**
 * How to join drivers to a watch.
 *
 * @public
 */
export interface EndSessionOptions {
  /** What reports call them; `drivers` if not given. */
  readonly name?: string;
  /**
   * Are drivers told DRV_EXITAPPLICATION when the process exits? If not given, where the target's profile has it: Windows 3.1
   * sent it, winmm does not.
   */
  readonly exitApplication?: boolean;
}

/**
 * Joins drivers to a watch: `watch.add(endSessionOf(manager))`.
 *
 * - At the end of the session, round one: DRV_EXITSESSION to every open instance in the order they were opened, when the party's turn
 *   comes. Parties added before were called, and their promises are not waited for.
 * - Round two: the target's own tear-down, when all parties are done or the deadline has passed. So no driver of any target is closed
 *   before all were told, and handlers can use drivers until they are done. What is opened in between is closed, and not told.
 * - DRV_POWER to every open instance when the system goes to sleep and when it has woken up.
 * - DRV_EXITAPPLICATION to every instance still open when the process exits, where the host does so: DRVEA_ABNORMALEXIT after an
 *   uncaught exception, else DRVEA_NORMALEXIT.
 *
 * An end that is called off tears nothing down. What drivers throw is in the report.
 *
 * @public
 */
export function endSessionOf(target: SessionTarget, options: EndSessionOptions = {}): SessionHandlers {
  const { name = 'drivers', exitApplication = target.profile?.applicationExit === 'exit-application' } = options;
  return {
    name,
    onEnd: () => target.exitSession(),
    onTearDown: () => target.tearDown(),
    onPower: () => void target.power(),
    ...(exitApplication && { onExit: (exit) => void target.exitApplication(exit) }),
    ...(target.nativeInstances !== undefined && { nativeInstances: target.nativeInstances }),
  };
}
