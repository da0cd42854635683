import assert from 'node:assert/strict';
import { openChromium } from 'browser';
import type { Page } from 'browser';
import { serveSite } from './serve-site.ts';

export interface Reading {
  readonly name: string;
  /** Why it failed, or `null`. */
  readonly problem: string | null;
}

/** What a reader does, each on a page of its own. The address is that of the site, with a slash at its end. */
const readings: { readonly [name: string]: (page: Page, address: string) => Promise<void> } = {
  'the table of messages says what DRV_EXITSESSION is': async (page, address) => {
    await page.goto(`${address}messages/`);
    const row = page.locator('.message-table tbody tr', { hasText: /^DRV_EXITSESSION/ });
    assert.deepEqual(await row.locator('td').allTextContents(), [
      'DRV_EXITSESSION',
      '0x000B',
      'drv',
      'DriverProc',
      'to the driver',
      'Tells the driver that Windows is preparing to exit.',
      'read, excerpts, measured, third party',
    ]);
  },
  'the table is filtered by family and number': async (page, address) => {
    await page.goto(`${address}messages/`);
    await page.getByLabel('Family').selectOption('midi');
    await page.getByLabel('Text or number').fill('0x000B');
    assert.deepEqual(await page.locator('.message-table tbody tr:visible td:first-child').allTextContents(), ['MODM_SETVOLUME']);
    assert.equal(await page.locator('.message-filter output').textContent(), '1 messages');
  },
  'a driver is opened, told of the end of the session and let go as on Windows 3.1': async (page, address) => {
    await page.goto(`${address}try.html`);
    await page.getByLabel('Host').selectOption('win31');
    await page.getByRole('button', { name: 'OpenDriver', exact: true }).click();
    await page.getByRole('button', { name: 'End the session' }).click();
    assert.deepEqual(((await page.locator('.driver-simulator pre').textContent()) ?? '').split('\n'), [
      'gain.drv #1 0x0000 0 0 → 0',
      'gain.drv #1 DRV_LOAD 0 0 → 1',
      'gain.drv #1 DRV_ENABLE 0 0 → 1',
      'gain.drv #1 DRV_OPEN 0 0 → 1',
      'gain.drv #1 DRV_EXITSESSION 0 0 → 0',
      'gain.drv #1 DRV_DISABLE 0 0 → 1',
      'gain.drv #1 DRV_FREE 0 0 → 1',
    ]);
    assert.equal(await page.locator('.driver-simulator output').textContent(), 'DRV_EXITSESSION went to 1.');
  },
  'the search finds DRV_EXITSESSION, and leads to it': async (page, address) => {
    await page.goto(address);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('DRV_EXITSESSION');
    const first = page.locator('.VPLocalSearchBox .result').first();
    assert.match((await first.textContent()) ?? '', /Standard messages of installable drivers.*DRV_EXITSESSION/s);
    await first.click();
    await page.waitForURL(`${address}messages/drv.html#DRV_EXITSESSION`);
    const heading = page.locator('h3#DRV_EXITSESSION');
    assert.equal(((await heading.textContent()) ?? '').replace('\u200B', '').trim(), 'DRV_EXITSESSION');
    assert.equal(await page.locator('h3#DRV_EXITSESSION ~ p').first().textContent(), 'Tells the driver that Windows is preparing to exit.');
    assert.ok(await heading.isVisible());
  },
  'the key / opens the search, which finds a function by the beginning of its name': async (page, address) => {
    await page.goto(`${address}guides/`, { waitUntil: 'networkidle' });
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('createDriverMan');
    const first = page.locator('.VPLocalSearchBox .result').first();
    assert.match((await first.textContent()) ?? '', /@driverproc\/dispatcher.*createDriverManager/s);
  },
  'an address that leads nowhere says so, and leads to the start page': async (page, address) => {
    await page.goto(`${address}404.html`);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('link', { name: 'To the start page' }).click();
    await page.waitForURL(address);
  },
  'on paper a guide is text and code, without the lists to click': async (page, address) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${address}guides/session-end.html`);
    assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), true);
    for (const list of await page.getByRole('navigation').all()) assert.equal(await list.isVisible(), false);
  },
  'no page is wider than a phone': async (page, address) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${address}guides/`);
    const inSidebar = await Promise.all((await page.locator('.VPSidebar a[href]').all()).map((link) => link.getAttribute('href')));
    assert.ok(inSidebar.length > 40, `expected more than 40 pages in the sidebar, found ${inSidebar.length}`);
    const tooWide: string[] = [];
    for (const link of ['./', ...inSidebar]) {
      await page.goto(new URL(link!, address).href);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (width > 390) tooWide.push(`${link}: ${width}`);
    }
    assert.deepEqual(tooWide, []);
  },
};

/** Reads the built site in Chromium. A request to anywhere but 127.0.0.1, or a word on the console, fails a reading too. */
export async function readInChromium(folder: string, base: string): Promise<Reading[]> {
  await using site = await serveSite(folder, base);
  await using browser = await openChromium();
  const results: Reading[] = [];
  for (const [name, read] of Object.entries(readings)) {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
    page.on('console', (message) => problems.push(`console: ${message.text()}`));
    page.on('request', (request) => request.url().startsWith(`${site.origin}/`) || problems.push(`asked for ${request.url()}`));
    try {
      await read(page, site.origin + base);
    } catch (error) {
      problems.push((error as Error).message);
    }
    await page.close();
    results.push({ name, problem: problems.length === 0 ? null : problems.join('\n') });
  }
  return results;
}
