// oxlint-disable no-control-regex -- JSON has none inside a string
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const otherScalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blank = /[ \t\r\n]*/y;

/**
 * Offset of the first token that makes a text no JSON. JSON.parse knows, but says it in some cases only.
 *
 * @returns The length of the text when it is JSON, or ends too early.
 */
export function jsonErrorOffset(json: string): number {
  let offset = 0;
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset;
    const found = pattern.exec(json);
    if (found !== null) offset = pattern.lastIndex;
    return found !== null;
  };
  const token = (character: string): boolean => {
    match(blank);
    if (json[offset] !== character) return false;
    offset += 1;
    return true;
  };
  const list = (end: string, item: () => boolean): boolean => {
    if (token(end)) return true;
    do {
      if (!item()) return false;
    } while (token(','));
    return token(end);
  };
  const value = (): boolean => {
    if (token('[')) return list(']', value);
    if (token('{')) return list('}', () => (match(blank), match(text)) && token(':') && value());
    return match(text) || match(otherScalar);
  };
  if (value()) match(blank);
  return offset;
}
