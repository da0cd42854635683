import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindingConformance, win31Differences, wineDifferences } from '@driverproc/binding/conformance';

/** Without line breaks and the marks of Markdown, as a page shows it. */
const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8').replaceAll('`', '').replace(/\s+/g, ' ');
const README_PAGE = 'https://www.npmjs.com/package/@driverproc/binding#';

describe('the cases', () => {
  it('are more than a hundred, as the README says', () => {
    expect(bindingConformance.length).toBeGreaterThan(100);
  });

  it('have identifiers that are unique, and so have titles', () => {
    const ids = bindingConformance.map(({ id }) => id);
    const titles = bindingConformance.map(({ title }) => title);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });
});

describe.each(bindingConformance)('$id', ({ id, title, source }) => {
  it('is named and titled as the others are', () => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(title).toMatch(/^[a-z].*[^.]$/);
  });

  it('has one sentence, and the page that says it', () => {
    expect(source.text).toMatch(/^[A-Za-z].*\.$/s);
    expect(source.text).not.toMatch(/\. [A-Z]/);
    expect(new URL(source.href).protocol).toBe('https:');
  });
});

describe('a sentence of this package', () => {
  const own = bindingConformance.filter(({ source }) => source.href.startsWith(README_PAGE));

  it.each([...new Set(own.map(({ source }) => source.text))])('is in its README, word for word: %s', (text) => {
    expect(readme).toContain(text);
  });

  it.each([...new Set(own.map(({ source }) => source.href.slice(README_PAGE.length)))])('is below a heading that is there: %s', (anchor) => {
    const headings = [...readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8').matchAll(/^## (.*)$/gm)];
    expect(headings.map(([, heading]) => heading!.toLowerCase().replaceAll(' ', '-'))).toContain(anchor);
  });
});

describe.each([
  ['wineDifferences', wineDifferences],
  ['win31Differences', win31Differences],
])('%s', (_name, differences) => {
  it('are those of cases, each with what differs and why', () => {
    const ids = new Set(bindingConformance.map(({ id }) => id));
    for (const [id, { difference, reason }] of Object.entries(differences)) {
      expect(ids).toContain(id);
      expect(difference).toMatch(/: expected .*; got /);
      expect(reason).not.toBe('');
    }
  });
});
