import type { DriverExit } from '@driverproc/messages';

/**
 * Calls `onExit` when this process exits, by itself, by `process.exit` or for an uncaught exception; not when it is killed.
 *
 * @returns Takes it back.
 */
export function onProcessExit(onExit: (exit: DriverExit) => void): () => void {
  let exit: DriverExit = 'DRVEA_NORMALEXIT';
  // The monitor changes nothing in what becomes of the exception; where someone handles it, the process goes on.
  const onUncaught = (): void => {
    const isHandled = process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback();
    if (!isHandled) exit = 'DRVEA_ABNORMALEXIT';
  };
  const onExitEvent = (): void => onExit(exit);
  process.on('uncaughtExceptionMonitor', onUncaught);
  // First: what others do then may take drivers away.
  process.prependListener('exit', onExitEvent);
  return () => {
    process.off('uncaughtExceptionMonitor', onUncaught);
    process.off('exit', onExitEvent);
  };
}
