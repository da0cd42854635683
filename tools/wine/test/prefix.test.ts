import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWine } from '../src/find-wine.ts';
import type { Wine } from '../src/find-wine.ts';
import { preparePrefix, privatePrefix, toWindowsPath } from '../src/prefix.ts';

// A script stands in for Wine: it says its version, and notes what it was asked to do.
let folder: string;
let wine: Wine;

function writeLoader(body: string): string {
  const loader = join(folder, 'wine64');
  writeFileSync(loader, `#!/bin/sh\nif [ "$1" = --version ]; then echo 'wine-8.0 (Test)'; exit; fi\n${body}\n`);
  chmodSync(loader, 0o755);
  return loader;
}

const asked = (): string[] => (existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n') : []);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wine-test-'));
  const loader = writeLoader(`echo "$*" >> '${folder}/asked'; mkdir -p "$WINEPREFIX/dosdevices"`);
  wine = { loader, version: '8.0', hasIa32Modules: false };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('findWine', () => {
  it('finds wine64 in PATH, and asks its version', () => {
    expect(findWine({ PATH: `/nowhere:${folder}` })).toEqual({ loader: join(folder, 'wine64'), version: '8.0', hasIa32Modules: expect.any(Boolean) });
  });
  it('takes the loader that WINELOADER names first', () => {
    mkdirSync(join(folder, 'other'));
    symlinkSync(join(folder, 'wine64'), join(folder, 'other/loader'));
    expect(findWine({ PATH: folder, WINELOADER: join(folder, 'other/loader') })?.loader).toBe(join(folder, 'other/loader'));
  });
  it('passes over what does not say that it is Wine', () => {
    writeFileSync(join(folder, 'wine64'), '#!/bin/sh\necho vinegar\n');
    expect(findWine({ PATH: folder })?.loader).not.toBe(join(folder, 'wine64'));
  });
  it('asks without the prefix and architecture of its user, for which Wine might refuse to tell', () => {
    const loader = join(folder, 'wine64');
    writeFileSync(loader, `#!/bin/sh\n[ -z "$WINEPREFIX$WINEARCH" ] && echo 'wine-8.0 (Test)'\n`);
    expect(findWine({ PATH: folder, WINEPREFIX: 'relative', WINEARCH: 'win32' })?.loader).toBe(loader);
  });
  it('finds 32-bit modules beside the loader', () => {
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'lib/wine/i386-windows'), { recursive: true });
    writeFileSync(join(folder, 'lib/wine/i386-windows/kernel32.dll'), '');
    symlinkSync(join(folder, 'wine64'), join(folder, 'bin/wine64'));
    expect(findWine({ PATH: join(folder, 'bin') })?.hasIa32Modules).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('preparePrefix', () => {
  it('makes a prefix that is given ready for Node, and leaves its graphics alone', async () => {
    const directory = join(folder, 'my prefix');
    const progress: string[] = [];
    expect(await preparePrefix(wine, { directory, onProgress: (text) => progress.push(text) })).toEqual({ directory, architectures: ['x64'] });
    expect(asked()).toEqual([
      'wineboot -i',
      'winecfg /v win10',
      'reg add HKCU\\Software\\Wine\\WineDbg /v ShowCrashDialog /t REG_DWORD /d 0 /f',
    ]);
    expect(progress).toEqual([`Preparing the Wine prefix ${directory} (half a minute, once)`]);
    expect(readlinkSync(join(directory, 'dosdevices/z:'))).toBe('/');
  });
  it('does so once', async () => {
    const directory = join(folder, 'prefix');
    await preparePrefix(wine, { directory });
    await preparePrefix(wine, { directory, onProgress: () => expect.unreachable() });
    expect(asked()).toHaveLength(3);
  });
  it('ends what runs in a private one that did not get ready, and says what failed', async () => {
    writeLoader(`echo "$*" >> '${folder}/asked'; echo 'no desktop' >&2; exit 3`);
    writeFileSync(join(folder, 'wineserver'), `#!/bin/sh\necho "wineserver $*" >> '${folder}/asked'\n`, { mode: 0o755 });
    const broken = { ...wine, version: '0-broken' };
    try {
      await expect(preparePrefix(broken)).rejects.toThrow(/wineboot -i ended with code 3\nno desktop$/);
    } finally {
      rmSync(privatePrefix(broken), { recursive: true, force: true });
    }
    expect(asked()).toEqual(['wineboot -i', 'wineserver -k', 'wineserver -w']);
  });
  it('does so once for callers at the same time', async () => {
    const directory = join(folder, 'prefix');
    await Promise.all([preparePrefix(wine, { directory }), preparePrefix(wine, { directory }), preparePrefix(wine, { directory })]);
    expect(asked()).toHaveLength(3);
  });
  it('does so again for another version of Wine', async () => {
    const directory = join(folder, 'prefix');
    await preparePrefix(wine, { directory });
    await preparePrefix({ ...wine, version: '10.0' }, { directory });
    expect(asked()).toHaveLength(6);
  });
  it('keeps what is in a prefix that is given', async () => {
    const directory = join(folder, 'prefix');
    mkdirSync(directory);
    writeFileSync(join(directory, 'mine'), 'kept');
    await preparePrefix(wine, { directory });
    expect(readFileSync(join(directory, 'mine'), 'utf8')).toBe('kept');
  });
  it('has ia32 where the prefix has 32-bit modules', async () => {
    const directory = join(folder, 'prefix');
    mkdirSync(join(directory, 'drive_c/windows/syswow64'), { recursive: true });
    writeFileSync(join(directory, 'drive_c/windows/syswow64/kernel32.dll'), '');
    expect((await preparePrefix(wine, { directory })).architectures).toEqual(['x64', 'ia32']);
  });
  it('says which step failed and what it printed, and begins anew the next time', async () => {
    const directory = join(folder, 'prefix');
    writeLoader(`echo "$*" >> '${folder}/asked'; echo 'no room' >&2; exit 3`);
    await expect(preparePrefix(wine, { directory })).rejects.toThrow(
      `Preparing the Wine prefix ${directory}: wineboot -i ended with code 3\nno room`,
    );
    writeLoader(`echo "$*" >> '${folder}/asked'; mkdir -p "$WINEPREFIX/dosdevices"`);
    await preparePrefix(wine, { directory });
    expect(asked()).toHaveLength(4);
  });
  it.each(['/proc/no-prefix', '/no-folder/no-prefix'])('says that %s cannot be made', async (directory) => {
    await expect(preparePrefix(wine, { directory })).rejects.toThrow(`mkdir '${directory}'`);
    expect(asked()).toEqual([]);
  });
  it('refuses a prefix whose Z: is not the root', async () => {
    const directory = join(folder, 'prefix');
    mkdirSync(join(directory, 'dosdevices'), { recursive: true });
    symlinkSync('/home', join(directory, 'dosdevices/z:'));
    await expect(preparePrefix(wine, { directory })).rejects.toThrow(`Drive Z: of the Wine prefix ${directory} is not /`);
  });
});

describe('toWindowsPath', () => {
  it.skipIf(process.platform === 'win32')('puts a Unix path on drive Z:', () => {
    expect(toWindowsPath('/home/me/a file.js')).toBe('Z:\\home\\me\\a file.js');
  });
});
