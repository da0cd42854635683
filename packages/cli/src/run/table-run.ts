import type { LParam } from '@driverproc/binding';
import { alignRow, columnWidth } from '../columns.js';
import type { Column } from '../columns.js';
import { createPaint } from '../paint.js';
import type { Style } from '../paint.js';
import type { Terminal } from '../terminal.js';
import { exampleDrivers, exampleNames } from './example-drivers.js';
import type { RunEnd, RunEvent, RunMessage, RunStart } from './run-event.js';
import type { RunJob } from './run-job.js';

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
        line(paint('dim', explanation(event)));
        line();
        row(columns.map(({ title }) => title), columns.map(() => 'bold'));
        return;
      case 'message':
        row(messageCells(event), messageStyles(event));
        return;
      case 'end':
        line();
        for (const failure of event.failures) line(`${paint('red', 'failed')} ${failure}`);
        for (const name of new Set(event.notOpened)) line(`${paint('red', 'not opened')} ${quoted(name)}: there is no such driver, or it refused`);
        if (event.notOpened.length > 0 && event.binding === 'manager') line(`The driver manager has ${exampleNames.join(', ')}; the drivers of Windows are opened on Windows, or under Wine.`);
        line(endText(event));
    }
  };
}

function startText({ binding, reason, profile, platform, arch, pointerSize }: RunStart): string {
  const host = binding === 'winmm' ? 'winmm.dll' : `the driver manager, profile ${profile}`;
  return `${host} (${reason}; ${platform} ${arch}, ${pointerSize * 8}-bit LPARAM)`;
}

function explanation({ binding }: RunStart): string {
  return binding === 'winmm'
    ? 'Each row is a call and its answer. Messages in parentheses are sent by winmm itself: only the driver sees them, and what comes with them.'
    : 'Each row is a call of a DriverProc and its answer. A call that reached no driver has its message in parentheses.';
}

function endText({ binding, messages, opened, notOpened, told }: RunEnd): string {
  const host = binding === 'winmm' ? 'winmm.dll' : 'The driver manager';
  const count = opened + notOpened.length;
  const instances = count === 1 ? 'instance' : 'instances';
  const rows = messages === 1 ? 'row' : 'rows';
  return `${host}: ${opened} of ${count} ${instances} opened, DRV_EXITSESSION to ${told}, ${messages} ${rows}.`;
}

function planColumns(jobs: readonly RunJob[]): readonly Column[] {
  const calls = ['SendDriverMessage', ...jobs.map(({ driver }) => `OpenDriver ${driver}`)];
  // An alias may stand for any of the example drivers.
  const modules = [...Object.keys(exampleDrivers), ...jobs.map(({ driver }) => driver.split(' ')[0]!)];
  const sends = jobs.flatMap((job) => job.sends);
  const texts = jobs.flatMap(({ driver }) => (driver.includes(' ') ? [quoted(driver.slice(driver.indexOf(' ') + 1))] : []));
  const lParam = (pick: 'lParam1' | 'lParam2'): string[] => sends.map((send) => integerText(send[pick]));
  return [
    { title: 'time', width: 10, align: 'right' },
    { title: 'binding', width: 7 },
    { title: 'call', width: columnWidth('call', calls, 32) },
    { title: 'module', width: columnWidth('module', modules, 24) },
    { title: 'instance', width: 8, align: 'right' },
    { title: 'driver id', width: 9, align: 'right' },
    { title: 'message', width: columnWidth('message', ['DRV_EXITSESSION', ...sends.map(({ name }) => name)], 24) },
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

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Small integers as they are read, all others in hexadecimal. */
function integerText(value: LParam): string {
  if (value > -10000 && value < 10000) return String(value);
  return value < 0 ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
}
