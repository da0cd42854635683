import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSequencePage } from '@driverproc/trace';
import { chromiumPath, openChromium } from '../../../tools/browser/src/index.ts';
import type { Browser, Page } from '../../../tools/browser/src/index.ts';
import { decodeText, messageLines, readLogFile } from './decode-text.js';

function pageOf(text: string): string {
  const page = createSequencePage();
  for (const event of decodeText(text)) page.event(event);
  return page.html('a log');
}

describe('the page of a log', () => {
  it('needs nothing from anywhere else, and allows itself nothing', () => {
    const html = pageOf(readLogFile('wine8-x64.log'));
    expect(html.match(/(?:\ssrc=|href=|url\(|@import|https?:)[^ ]*/g)).toBe(null);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"`);
  });

  it('has nothing of the log as HTML', () => {
    const open = ['trace:driver:OpenDriver (L"<script>alert(1)</script>.drv", (null), 0x00000000);', 'trace:driver:DRIVER_TryOpenDriver32 (L"<script>alert(1)</script>.drv", 0);'];
    const html = pageOf([...open, ...messageLines('0001', '00000001')].join('\n'));
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).toContain('<h2>&#60;script&#62;alert(1)&#60;/script&#62;.drv #1</h2>');
  });

  it('stops at 20000 messages, and says so', () => {
    const one = messageLines('0008', '00000000').join('\n');
    const html = pageOf(Array.from({ length: 20_003 }, () => one).join('\n'));
    expect(html.match(/<div class="row"/g)).toHaveLength(20_000);
    expect(html).toContain('<p>3 more messages are not shown.</p>');
  });
});

if (chromiumPath === undefined) console.warn('sequence-page: Chromium is not installed, so the page is not opened in it.');

describe.skipIf(chromiumPath === undefined)('in Chromium', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sequence-page-'));
  const address = pathToFileURL(join(folder, 'page.html')).href;
  const problems: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    writeFileSync(join(folder, 'page.html'), pageOf(readLogFile('wine8-x64.log')));
    browser = await openChromium();
    page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => request.url().startsWith(address) || problems.push(`asked for ${request.url()}`));
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const shown = async (): Promise<{ count: string | null; instances: string[]; rows: string[] }> => ({
    count: await page.locator('#count').textContent(),
    instances: await page.locator('section h2:visible').allTextContents(),
    rows: await page.locator('.row:visible .there').allTextContents(),
  });

  it('shows every instance', async () => {
    await page.goto(address);
    const { count, instances } = await shown();
    expect(count).toBe('146 of 146 messages');
    expect(instances.slice(0, 3)).toEqual(['msadp32.acm #1', 'imaadp32.acm #2', 'msadp32.acm #3']);
  });

  it('searches for what is typed, in all words', async () => {
    await page.goto(address);
    await page.getByRole('searchbox').fill('msadp32 drv_exitsession');
    expect(await shown()).toEqual({ count: '1 of 146 messages', instances: ['msadp32.acm #1'], rows: ['DRV_EXITSESSION id=1'] });
  });

  it('searches for what its address says', async () => {
    await page.goto(`${address}#imaadp32%20drv_load`);
    expect(await shown()).toMatchObject({ count: '3 of 146 messages', instances: ['imaadp32.acm #2', 'imaadp32.acm #8', 'imaadp32.acm #20'] });
  });

  it('has no error, and asks nobody for anything', () => expect(problems).toEqual([]));
});
