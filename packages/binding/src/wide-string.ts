/**
 * UTF-16, little-endian, with the terminating zero: what an LPCWSTR points at.
 *
 * @public
 */
export function wideBytes(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length + 1) * 2);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 0xff;
    bytes[index * 2 + 1] = unit >> 8;
  }
  return bytes;
}
