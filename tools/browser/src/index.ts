import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

export type { Browser, Page };

const names = process.platform === 'win32' ? ['chrome.exe', 'msedge.exe'] : ['chromium', 'chromium-browser', 'google-chrome'];

/** The Chromium to use: CHROMIUM, or the first on PATH; `undefined` where none is installed. */
export const chromiumPath: string | undefined = process.env['CHROMIUM'] ?? findOnPath();

/** Starts Chromium without a window. It asks nobody on the network for anything of its own. */
export async function openChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error(`None of ${names.join(', ')} is on PATH; install Chromium, or name it in CHROMIUM`);
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: chromiumPath, chromiumSandbox: false, args: quiet });
}

function findOnPath(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => (folder === '' ? [] : names.map((name) => join(folder, name))))
    .find((path) => existsSync(path));
}
