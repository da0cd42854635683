import { readSpec } from 'codegen/read-spec';
import { describe, expect, it } from 'vitest';
import { familyPage } from '../src/family-page.ts';
import { readFacts } from '../src/message-facts.ts';
import { createLinkText, messageAddresses } from '../src/message-links.ts';
import { messageMapPage } from '../src/message-map-page.ts';
import { sharedNumbersPage } from '../src/shared-numbers-page.ts';
import { correctionsPage } from '../src/sources-pages.ts';

const spec = readSpec();
const families = readFacts(spec);
const linkText = createLinkText(messageAddresses(families));

const rowsOf = (page: string, start: string): string[] => page.split('\n').filter((line) => line.startsWith(start));

describe('the pages of messages', () => {
  it('have every message once', () => {
    const names = families.flatMap(({ tables }) => tables.flatMap(({ messages }) => messages.map(({ name }) => name)));
    expect(names).toHaveLength(332);
    expect(new Set(names).size).toBe(332);
    expect(rowsOf(messageMapPage(families), '| [')).toHaveLength(332);
  });

  it('say what DRV_EXITSESSION is, in one row', () => {
    expect(rowsOf(messageMapPage(families), '| [DRV_<wbr>EXITSESSION]')).toEqual([
      '| [DRV_<wbr>EXITSESSION](/messages/drv#DRV_EXITSESSION) | `0x000B` | [drv](/messages/drv) | Driver<wbr>Proc | to the driver | Tells the driver that Windows is preparing to exit. | read, excerpts, measured, third party |',
    ]);
  });

  it('say where sources differ, and what a parameter points at', () => {
    const page = familyPage(families.find(({ family }) => family === 'acm')!, spec, linkText);
    const section = page.split('\n### ').find((text) => text.startsWith('ACMDM_FORMATTAG_DETAILS '))!;
    expect(rowsOf(section, '| `lParam1`')).toEqual(['| `lParam1` | `ACMFORMATTAGDETAILSW*` (inout): What the driver reads and fills in. |']);
    expect(rowsOf(section, '| Sources differ')).toEqual(['| Sources differ | [msacmdrv.h](/messages/conflicts#acmdrv-mingw) |']);
    expect(rowsOf(section, '| Known from')).toEqual(['| Known from | excerpt |']);
  });

  it('list the names of 0x000B by entry point', () => {
    const [row] = rowsOf(sharedNumbersPage(families), '| `0x000B`');
    expect(row).toContain('[DRV_EXITSESSION](/messages/drv#DRV_EXITSESSION) to DriverProc<br>');
    expect(row).toContain('[MODM_SETVOLUME](/messages/midi#MODM_SETVOLUME) to modMessage<br>');
    expect(row).toContain('[WODM_RESTART](/messages/wave#WODM_RESTART) to wodMessage');
  });

  it('quote the page that is wrong', () => {
    const section = correctionsPage(spec, linkText).split('\n## ').find((text) => text.startsWith('DRV_LOAD: load success'))!;
    expect(section).toContain('> Returns nonzero if successful or zero otherwise.');
    expect(section).toContain('**Right:** Answer exactly 1: some hosts take every other number as a refusal.');
  });
});

describe('names in text', () => {
  it('are links, but to the message itself, and where there is none', () => {
    expect(linkText('After DRV_OPEN, before MODM_ and DRV_NOTHING; *not* {{ markup }}.')).toBe(
      'After [DRV_OPEN](/messages/drv#DRV_OPEN), before MODM&#95; and DRV_NOTHING; &#42;not&#42; &#123;&#123; markup &#125;&#125;.',
    );
    expect(linkText('DRV_OPEN', 'DRV_OPEN')).toBe('DRV_OPEN');
  });
});
