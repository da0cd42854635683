import { createWinmmBinding } from '@driverproc/winmm';
import { describe, expect, it } from 'vitest';
import { pointerSizeOf } from '../src/load-winmm.js';

describe('importing the package', () => {
  it('loads nothing native', () => {
    const { sharedObjects } = process.report.getReport() as { sharedObjects: string[] };
    expect(sharedObjects.filter((path) => /koffi|winmm/i.test(path))).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('createWinmmBinding elsewhere than on Windows', () => {
  it('throws unsupported_platform and says what to do', () => {
    expect(createWinmmBinding).toThrow(
      expect.objectContaining({
        name: 'DriverError',
        code: 'unsupported_platform',
        message:
          `[unsupported_platform] winmm.dll needs Windows on x64, ia32 or arm64; this is ${process.platform} on ${process.arch}. ` +
          "Run this with Windows' Node on Windows or under Wine, or use createDriverManager of @driverproc/dispatcher, which needs neither",
      }),
    );
  });
});

describe('the width of a pointer', () => {
  it('is 8 on x64 and arm64, 4 on ia32, and nothing else is a Windows', () => {
    expect(['x64', 'arm64', 'ia32', 'arm', 'riscv64'].map(pointerSizeOf)).toEqual([8, 8, 4, undefined, undefined]);
  });
});
