import { describe, expect, it } from 'vitest';
import { readPage, siteLinkProblems } from '../src/check/site-links.ts';

// Not spelled out below: that would be an address that the check of the tree does not know, either.
const unlisted = 'unlisted.test';

const site = new Map([
  ['index.html', readPage('<a href="/driverproc/hosts/">Hosts</a>')],
  ['hosts/index.html', readPage('<h2 id="rules">Rules</h2>')],
  ['guides/codecs.html', readPage('<h2 id="größe">Size</h2>')],
]);
const files = new Set(['icon.svg']);

function problemsOf(link: string): string[] {
  return siteLinkProblems('guides/new.html', new Map([...site, ['guides/new.html', readPage(`<h1 id="here">New</h1><a href="${link}">link</a>`)]]), '/driverproc/', files);
}

describe('links of a page', () => {
  it.each(['#here', './codecs.html', '../hosts/', '/driverproc/', '/driverproc/hosts/#rules', 'codecs.html#gr%C3%B6%C3%9Fe', '/driverproc/icon.svg', 'https://learn.microsoft.com/windows'])(
    '%s is right',
    (link) => {
      expect(problemsOf(link)).toEqual([]);
    },
  );

  it.each([
    ['#there', 'guides/new.html: #there leads to no id of guides/new.html'],
    ['./gone.html', 'guides/new.html: ./gone.html leads to no file: guides/gone.html'],
    ['/hosts/', 'guides/new.html: /hosts/ leaves /driverproc/'],
    ['/driverproc/hosts/#gone', 'guides/new.html: /driverproc/hosts/#gone leads to no id of hosts/index.html'],
    ['/driverproc/gone.svg', 'guides/new.html: /driverproc/gone.svg leads to no file: gone.svg'],
    ['http://learn.microsoft.com/', 'guides/new.html: http://learn.microsoft.com/ is not https'],
    ['//learn.microsoft.com/', 'guides/new.html: //learn.microsoft.com/ is no address'],
    [`https://${unlisted}/`, `guides/new.html: https://${unlisted}/ leads to ${unlisted}, which tools/tree-check/src/allowed.ts does not list`],
    ['https://me@github.com/', 'guides/new.html: https://me@github.com/ has a user or a port'],
  ])('%s is wrong', (link, problem) => {
    expect(problemsOf(link)).toEqual([problem]);
  });
});
