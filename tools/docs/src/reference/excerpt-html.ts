import type { Excerpt, ExcerptToken } from '@microsoft/api-extractor-model';

/** Code as HTML in which the names of symbols are links. It can stand in a table of Markdown. */
export function excerptHtml(excerpt: Pick<Excerpt, 'spannedTokens'>, addressOf: (token: ExcerptToken) => string | null): string {
  return excerpt.spannedTokens
    .map((token) => {
      const address = token.canonicalReference === undefined ? null : addressOf(token);
      return address === null ? codeText(token.text) : `<a href="${address}">${codeText(token.text)}</a>`;
    })
    .join('');
}

/** Everything that Markdown, a table or Vue would take for its own, as a character reference. */
function codeText(text: string): string {
  return text.replace(/[&<>"'`*_{}[\]|\\~:]/g, (character) => `&#${character.codePointAt(0)};`);
}
