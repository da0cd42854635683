import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] };

/** Keys, tokens and passwords in a text, by the rules that secretlint recommends: what each is, and its line. */
export async function findSecrets(path: string, content: string): Promise<string[]> {
  const { messages } = await lintSource({
    source: { filePath: path, content, contentType: 'text' },
    options: { config, maskSecrets: true },
  });
  return messages.map(({ message, loc }) => `line ${loc.start.line}: ${message}`);
}
