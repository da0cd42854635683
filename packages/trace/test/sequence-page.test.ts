import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createSequencePage } from '@driverproc/trace';
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

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
if (chromium === undefined) console.warn('sequence-page: Chromium is not installed, so the page is not opened in it.');

describe.skipIf(chromium === undefined)('in Chromium', () => {
  /** The page as it is once its script has run: what it shows of its messages. */
  function shown(hash: string): { count: string; rows: string[]; instances: string[] } {
    const folder = mkdtempSync(join(tmpdir(), 'sequence-page-'));
    try {
      writeFileSync(join(folder, 'page.html'), pageOf(readLogFile('wine8-x64.log')));
      const address = `${pathToFileURL(join(folder, 'page.html')).href}${hash}`;
      const run = spawnSync(chromium!, ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`, '--dump-dom', address], { encoding: 'utf8', timeout: 60_000, maxBuffer: 1e8 });
      expect(run.status).toBe(0);
      const sections = [...run.stdout.matchAll(/<section(?<hidden> hidden(?:="")?)?>(?<body>[\s\S]*?)<\/section>/g)].filter(({ groups }) => groups!['hidden'] === undefined);
      return {
        count: /<output id="count">([^<]*)/.exec(run.stdout)![1]!,
        instances: sections.map(({ groups }) => /<h2>([^<]*)/.exec(groups!['body']!)![1]!),
        rows: sections.flatMap(({ groups }) => [...groups!['body']!.matchAll(/<div class="row" data-line="(\d+)">.*?class="there">([^<]*)/g)].map(([, line, text]) => `${line} ${text}`)),
      };
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  it('shows every instance', { timeout: 60_000 }, () => {
    const { count, instances } = shown('');
    expect(count).toBe('146 of 146 messages');
    expect(instances.slice(0, 3)).toEqual(['msadp32.acm #1', 'imaadp32.acm #2', 'msadp32.acm #3']);
  });

  it('searches for what its address says, in all words', { timeout: 60_000 }, () => {
    const { count, instances, rows } = shown('#msadp32%20drv_exitsession');
    expect({ count, instances, rows }).toEqual({ count: '1 of 146 messages', instances: ['msadp32.acm #1'], rows: ['31 DRV_EXITSESSION id=1'] });
  });
});
