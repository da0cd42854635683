/**
 * A text of its own. V8 has a text that is cut out of another as a view of that one, so whoever keeps a name of the log
 * would keep the piece of the log that it stood in.
 */
export function copyOf(text: string): string {
  // Shorter ones V8 copies by itself.
  if (text.length < 13) return text;
  let copy = '';
  for (let from = 0; from < text.length; from += 1024) {
    const codes: number[] = [];
    for (let index = from; index < text.length && index < from + 1024; index += 1) codes.push(text.charCodeAt(index));
    // Not spread: that goes through an iterator, ten times as slow.
    copy += String.fromCharCode.apply(null, codes);
  }
  return copy;
}
