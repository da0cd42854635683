import { styleText } from 'node:util';
import type { Terminal } from './terminal.js';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Puts a style on text, or not, as the terminal wants it. */
export type Paint = (style: Style, text: string) => string;

export function createPaint({ colour }: Terminal): Paint {
  return (style, text) => (colour && text !== '' ? styleText(style, text, { validateStream: false }) : text);
}
