/** A text to plant, which the file that plants it must not have itself: § stands for nothing. */
export function planted(text: string): string {
  return text.replaceAll('§', '');
}
