import { isDeepStrictEqual } from 'node:util';
import { openChromium } from './index.ts';
import type { PublishedPackages } from './published-packages.ts';
import { serveFolder } from './serve-folder.ts';
import { sessionEndPage } from './session-end-page.ts';
import type { SessionEnd } from './session-end-page.ts';

/** Ends a session in Chromium; gives what is not as expected, one line each. */
export async function endSessionInBrowser(published: PublishedPackages, expected: SessionEnd, timeoutSeconds = 15): Promise<string[]> {
  using server = await serveFolder(published.folder, sessionEndPage(published));
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`threw ${error.message}`));
    page.on('console', (message) => problems.push(`said ${message.text()}`));
    page.on('request', (request) => request.url().startsWith(server.address) || request.url() === 'data:,' || problems.push(`asked for ${request.url()}`));
    page.on('response', (response) => response.ok() || response.url() === 'data:,' || problems.push(`got ${response.status()} for ${response.url()}`));
    await page.goto(server.address, { waitUntil: 'load' });
    // A page that threw puts nothing there.
    const outcome = await page
      .waitForFunction(() => (globalThis as { outcome?: SessionEnd }).outcome, undefined, { timeout: timeoutSeconds * 1000 })
      .then((handle) => handle.jsonValue())
      .catch((error: Error) => ({ nothing: error.message.split('\n')[0] }));
    if (!isDeepStrictEqual(outcome, expected)) problems.push(`came to ${JSON.stringify(outcome)}`, `expected ${JSON.stringify(expected)}`);
    return problems;
  } finally {
    await browser.close();
  }
}
