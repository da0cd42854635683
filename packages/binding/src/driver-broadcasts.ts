import type { DriverExit } from '@driverproc/messages';
import type { DriverError } from './driver-error.js';

/**
 * What a broadcast did.
 *
 * @public
 */
export interface BroadcastReport {
  /** How many instances got the message. */
  readonly told: number;
  /** What drivers threw, in the order it happened. */
  readonly failures: readonly DriverError[];
}

/**
 * Whoever knows which instances are open and can tell them all: the driver manager, or the instances of a binding that
 * someone keeps track of. None of these throws for what a driver does.
 *
 * @public
 */
export interface DriverBroadcasts {
  /**
   * Ends the session: `exitSession`, and then `tearDown`, in one report.
   *
   * @see https://learn.microsoft.com/windows/win32/multimedia/drv-exitsession
   */
  endSession(): BroadcastReport;
  /**
   * Round one of the end of the session: DRV_EXITSESSION to every open instance in the order they were opened. Nothing is
   * closed: a driver may still need another one.
   *
   * @see https://learn.microsoft.com/windows/win32/multimedia/drv-exitsession
   */
  exitSession(): BroadcastReport;
  /** Round two: whatever tear-down belongs to it, of all that is open. Nobody is told anything more; `told` is 0. */
  tearDown(): BroadcastReport;
  /** DRV_POWER to every open instance, in the order they were opened; answers are ignored. */
  power(): BroadcastReport;
  /**
   * DRV_EXITAPPLICATION to every open instance, in the order they were opened: an application has ended.
   *
   * @throws DriverError `invalid_argument` for what is no exit, and then nobody is told.
   */
  exitApplication(exit: DriverExit): BroadcastReport;
}
