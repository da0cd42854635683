import { bundle } from './bundle.ts';
import type { Subject } from './subjects.ts';

export interface Measurement {
  readonly subject: Subject;
  readonly bytes: number;
  readonly gzippedBytes: number;
}

export async function measure(subject: Subject): Promise<Measurement> {
  const { bytes, gzippedBytes } = await bundle(subject.code);
  return { subject, bytes, gzippedBytes };
}

/** Which limits are exceeded, in words; empty where none is. */
export function findExcess({ subject: { maxBytes = Infinity, maxGzippedBytes = Infinity }, bytes, gzippedBytes }: Measurement): string[] {
  return [
    ...(bytes > maxBytes ? [`${bytes} bytes minified; at most ${maxBytes}`] : []),
    ...(gzippedBytes > maxGzippedBytes ? [`${gzippedBytes} bytes compressed; at most ${maxGzippedBytes}`] : []),
  ];
}
