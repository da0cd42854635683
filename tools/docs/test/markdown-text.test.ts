import { expect, it } from 'vitest';
import { createMarkdownRenderer } from 'vitepress';
import { code, page, plain, table } from '../src/markdown-text.ts';

const renderer = await createMarkdownRenderer(import.meta.dirname);
const shown = (markdown: string): string => renderer.render(markdown).replace(/<[^>]*>/g, '').trim();
const decoded = (html: string): string => html.replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number))).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

it.each(['<script>', '{{ 1 + 1 }}', 'MODM_ and *DRV_*', '[a](b)', 'a | b', '`x`', 'wine\\driver', 'A & B', '# not a heading', 'LPDWORD*', 'a ~~b~~ c'])('shows %j as it is', (text) => {
  expect(decoded(shown(`x ${plain(text)}`))).toBe(`x ${text}`);
  expect(decoded(shown(table(['heading'], [[plain(text)]])))).toBe(`heading\n\n\n\n\n${text}`);
});

it('shows code as it is, in a table too', () => {
  expect(decoded(shown(table(['heading'], [[code('4 | 8')]])))).toBe('heading\n\n\n\n\n4 | 8');
  expect(decoded(shown(code('a `b` c')))).toBe('a `b` c');
});

it('leaves empty blocks out', () => {
  expect(page(['# Title', '', 'Text'])).toBe('# Title\n\nText\n');
});
