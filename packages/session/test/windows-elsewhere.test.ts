import { watchSessionEnd, windowsSource } from '@driverproc/session';
import { describe, expect, it } from 'vitest';

describe.skipIf(process.platform === 'win32')('windowsSource, elsewhere than on Windows', () => {
  it('is unavailable', async () => {
    using watch = watchSessionEnd({ sources: [windowsSource()] });
    await expect(watch.ready).rejects.toThrow("[session_unavailable] messages of Windows' are for Windows; this is linux");
  });
});
