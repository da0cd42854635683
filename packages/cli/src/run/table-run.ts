import type { LParam } from '@driverproc/binding';
import { alignRow, columnWidth } from '../columns.js';
import type { Column } from '../columns.js';
import { createPaint } from '../paint.js';
import type { Style } from '../paint.js';
import type { Terminal } from '../terminal.js';
import { splitDriverName } from './driver-name.js';
import { exampleDrivers } from './example-drivers.js';
import type { RunEvent, RunMessage } from './run-event.js';
import type { RunJob } from './run-job.js';
import { availableText, endText, explanation, hostedLines, notOpenedText, quoted, startText } from './run-text.js';

/** The exchange as a table whose rows come as they happen, so its columns are as wide as what can come. */
export function tableRun(terminal: Terminal, jobs: readonly RunJob[]): (event: RunEvent) => void {
  const paint = createPaint(terminal);
  const columns = planColumns(jobs);
  const line = (text = ''): void => terminal.out(`${text}\n`);
  const row = (cells: readonly string[], styles: readonly (Style | null)[]): void => {
    const painted = alignRow(cells, columns).map((cell, index) => {
      const style = styles[index];
      return style == null ? cell : paint(style, cell);
    });
    line(painted.join('  ').trimEnd());
  };

  return (event) => {
    switch (event.type) {
      case 'start':
        line(`${paint('bold', 'drv run')} on ${startText(event)}`);
        for (const text of hostedLines(event)) line(text);
        line(paint('dim', explanation(event, jobs)));
        line();
        row(columns.map(({ title }) => title), columns.map(() => 'bold'));
        return;
      case 'message':
        row(messageCells(event), messageStyles(event));
        return;
      case 'end': {
        line();
        for (const failure of event.failures) line(`${paint('red', 'failed')} ${failure.replaceAll('\n', '\n       ')}`);
        for (const name of new Set(event.notOpened)) line(`${paint('red', 'not opened')} ${notOpenedText(name, jobs)}`);
        const available = availableText(event, jobs);
        if (available !== null) line(available);
        line(endText(event));
      }
    }
  };
}

function planColumns(jobs: readonly RunJob[]): readonly Column[] {
  const calls = ['SendDriverMessage', ...jobs.map(({ driver }) => `OpenDriver ${driver}`)];
  const names = jobs.map(({ driver }) => splitDriverName(driver));
  // An alias may stand for any of the example drivers.
  const modules = [...exampleDrivers.map(({ module }) => module), ...names.map(({ file }) => file)];
  const sends = jobs.flatMap((job) => job.sends);
  const messages = ['DRV_EXITSESSION', ...sends.map(({ name }) => name), ...jobs.flatMap(({ file }) => Object.keys(file?.messages ?? {}))];
  const texts = names.flatMap(({ text }) => (text === null ? [] : [quoted(text)]));
  const lParam = (pick: 'lParam1' | 'lParam2'): string[] => sends.map((send) => integerText(send[pick]));
  return [
    { title: 'time', width: 10, align: 'right' },
    { title: 'binding', width: 7 },
    { title: 'call', width: columnWidth('call', calls, 32) },
    { title: 'module', width: columnWidth('module', modules, 24) },
    { title: 'instance', width: 8, align: 'right' },
    { title: 'driver id', width: 9, align: 'right' },
    { title: 'message', width: columnWidth('message', messages, 24) },
    { title: 'lParam1', width: columnWidth('lParam1', [...texts, ...lParam('lParam1')], 19) },
    { title: 'lParam2', width: columnWidth('lParam2', lParam('lParam2'), 19) },
    { title: 'answer', width: 0 },
  ];
}

function messageCells(event: RunMessage): string[] {
  const { time, binding, call, module, instance, driverId, message, observed, lParam1, text, lParam2, answer, meaning } = event;
  return [
    `${time.toFixed(3)} ms`,
    binding,
    call,
    module,
    instance === null ? '-' : `#${instance}`,
    driverId === null ? '-' : integerText(driverId),
    observed ? message : `(${message})`,
    text === null ? integerText(lParam1) : quoted(text),
    integerText(lParam2),
    answer === null ? meaning : `${integerText(answer)} ${meaning}`,
  ];
}

function messageStyles({ message, ok }: RunMessage): (Style | null)[] {
  const style: Style = message === 'DRV_EXITSESSION' ? 'yellow' : 'cyan';
  return ['dim', 'dim', null, null, null, null, style, null, null, ok ? 'green' : 'red'];
}

/** Small integers as they are read, all others in hexadecimal. */
function integerText(value: LParam): string {
  if (value > -10000 && value < 10000) return String(value);
  return value < 0 ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
}
