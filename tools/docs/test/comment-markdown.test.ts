import { TSDocParser } from '@microsoft/tsdoc';
import type { DocComment } from '@microsoft/tsdoc';
import { expect, it } from 'vitest';
import { commentLine, commentMarkdown } from '../src/reference/comment-markdown.ts';

const parse = (...lines: string[]): DocComment => new TSDocParser().parseString(['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n')).docComment;
const addressOf = (name: string): string | null => (name === 'HDRVR' ? './binding.html#HDRVR' : null);

it('keeps paragraphs, lists, code and links', () => {
  const { summarySection } = parse('What went wrong.', '', '- `open_failed`: a {@link HDRVR} is missing', '- `close_refused`: see {@link Nowhere}', '', 'An \\{escape\\}.');
  expect(commentMarkdown(summarySection, addressOf).trim()).toBe(
    ['What went wrong.', '', '- `open_failed`: a [`HDRVR`](./binding.html#HDRVR) is missing', '- `close_refused`: see `Nowhere`', '', 'An &#123;escape&#125;.'].join('\n'),
  );
});

it('makes one line of it for a table', () => {
  expect(commentLine(parse('One', 'two.', '', '- three', '- four').summarySection, addressOf)).toBe('One two. three four');
});

it('makes links of addresses', () => {
  const [see] = parse('Opens.', '', '@see https://learn.microsoft.com/windows/win32/multimedia/drv-open').seeBlocks;
  expect(commentMarkdown(see!.content, addressOf).trim()).toBe('<https://learn.microsoft.com/windows/win32/multimedia/drv-open>');
});

it('loses nothing: what it cannot show is an error', () => {
  expect(() => commentMarkdown(parse('A <b>.').summarySection, addressOf)).toThrow('a comment has a HtmlStartTag, which tools/docs cannot show');
});
