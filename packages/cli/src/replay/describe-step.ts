import type { Step } from './recording.js';

const MOST_TEXT = 40;

/** A step as the call it makes: `OpenDriver("probea.dll", null, 0x0)`. */
export function describeStep(step: Step | undefined): string {
  if (step === undefined) return 'after the last step';
  const inside = step.insideTrace === null ? '' : ` by the driver inside trace ${step.insideTrace}`;
  return `${step.call}(${step.args.map(describeArg).join(', ')})${inside}`;
}

function describeArg(arg: Step['args'][number]): string {
  if (typeof arg !== 'string') return String(arg);
  if (/^(?:0x[0-9a-f]+|h\d+(?:\+\d+)?|bad:\w+)$/.test(arg)) return arg;
  return JSON.stringify(arg.length > MOST_TEXT ? `${arg.slice(0, MOST_TEXT - 1)}…` : arg);
}
