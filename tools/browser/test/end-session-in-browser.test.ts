import { describe, expect, it } from 'vitest';
import { endSessionInBrowser } from '../src/end-session-in-browser.ts';
import { chromiumPath } from '../src/index.ts';
import { plantPackages } from './planted-packages.ts';

// Just enough of the packages for the page to come to an end.
const packages = {
  '@driverproc/messages/index.js': 'export const defineMessage = (message) => message;\n',
  '@driverproc/dispatcher/index.js': 'export const defineDriver = () => ({ handle: () => 0 });\nexport const openDriver = () => ({ send: () => true });\n',
  '@driverproc/mock/index.js': `export const createMockBinding = () => ({ transcript: ['DRV_LOAD'], endSession() {} });\n`,
};
const outcome = { loaded: 3, transcript: ['DRV_LOAD'], kept: [], answers: [true, true] };

if (chromiumPath === undefined) console.warn('end-session-in-browser: Chromium is not installed, so no page is opened in it.');

describe.skipIf(chromiumPath === undefined)('endSessionInBrowser', { timeout: 60_000 }, () => {
  it('has nothing to say of an outcome as expected', async () => {
    using planted = plantPackages(packages);
    expect(await endSessionInBrowser(planted, outcome)).toEqual([]);
  });

  it('says how an outcome differs', async () => {
    using planted = plantPackages(packages);
    expect(await endSessionInBrowser(planted, { ...outcome, transcript: ['DRV_LOAD', 'DRV_FREE'] })).toEqual([
      'came to {"loaded":3,"transcript":["DRV_LOAD"],"kept":[],"answers":[true,true]}',
      'expected {"loaded":3,"transcript":["DRV_LOAD","DRV_FREE"],"kept":[],"answers":[true,true]}',
    ]);
  });

  it('says that a page did not load what is for Node', async () => {
    using planted = plantPackages({ ...packages, '@driverproc/mock/index.js': `import 'node:fs';\n${packages['@driverproc/mock/index.js']}` });
    const problems = await endSessionInBrowser(planted, outcome, 2);
    expect(problems[0]).toBe('asked for node:fs');
    expect(problems.at(-2)).toMatch(/^came to \{"nothing":"page.waitForFunction: Timeout/);
  });
});
