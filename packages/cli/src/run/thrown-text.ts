/** One line about something that was thrown. Anything can be, and not everything has a text. */
export function thrownText(cause: unknown): string {
  try {
    return String(cause).split(/\r?\n/)[0]!;
  } catch {
    return 'something that has no text';
  }
}
