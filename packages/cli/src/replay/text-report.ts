import { alignRow, columnWidth } from '../columns.js';
import { createPaint } from '../paint.js';
import type { Terminal } from '../terminal.js';
import { describeStep } from './describe-step.js';
import type { ReplayReport } from './replay-command.js';
import type { ScenarioReport } from './replay-scenario.js';

const MOST_DIFFERENCES = 6;

/** Failures side by side as they come; what was skipped and noted, with reasons; the counts as the last line. */
export function textReport(terminal: Terminal, verbose: boolean): ReplayReport {
  const paint = createPaint(terminal);
  const line = (text = ''): void => terminal.out(`${text}\n`);
  const skipped: ScenarioReport[] = [];
  const noted: ScenarioReport[] = [];

  const differences = ({ scenario, differences: all }: ScenarioReport): void => {
    const shown = all.slice(0, MOST_DIFFERENCES);
    const columns = [
      { title: 'what', width: columnWidth('what', shown.map(({ what }) => what), 28) },
      { title: 'expected', width: columnWidth('expected', shown.map(({ expected }) => expected), 44) },
      { title: 'got', width: 0 },
    ];
    const titles = paint('dim', alignRow(columns.map(({ title }) => title), columns).join('  '));
    let step: number | null | undefined;
    shown.forEach(({ step: at, what, expected, got }, index) => {
      if (index === 0 || at !== step) line(`  ${at === null ? 'the scenario' : `step ${at}  ${describeStep(scenario.steps[at])}`}`);
      if (index === 0) line(`    ${titles}`);
      step = at;
      line(`    ${alignRow([what, expected, got], columns).join('  ')}`);
    });
    if (all.length > shown.length) line(`    and ${all.length - shown.length} more`);
  };

  const list = (title: string, reports: readonly ScenarioReport[], text: (report: ScenarioReport) => readonly string[]): void => {
    if (reports.length === 0) return;
    line(paint('bold', title));
    const columns = [
      { title: 'name', width: columnWidth('name', reports.map(({ scenario }) => scenario.name)) },
      { title: 'text', width: 0 },
    ];
    for (const each of reports) {
      text(each).forEach((row, index) => line(`  ${alignRow([index === 0 ? each.scenario.name : '', row], columns).join('  ')}`));
    }
    line();
  };

  return {
    start(file, profile, scenarios) {
      const number = scenarios === 1 ? '1 scenario' : `${scenarios} scenarios`;
      line(`${paint('bold', 'drv replay')} ${file}: ${number}, in the driver manager with profile ${profile}`);
      line();
    },
    scenario(report) {
      if (report.outcome === 'skipped') skipped.push(report);
      if (report.notes.length > 0) noted.push(report);
      if (report.outcome === 'failed') {
        line(`${paint('red', 'failed')} ${report.scenario.name}`);
        differences(report);
        line();
      } else if (verbose && report.outcome === 'passed') {
        line(`${paint('green', 'passed')} ${report.scenario.name}`);
        report.scenario.steps.forEach((step, index) => line(paint('dim', `  step ${index}  ${describeStep(step)} → ${String(step.result)}`)));
      }
    },
    end({ passed, failed, skipped: count }) {
      list('notes', noted, ({ notes }) => notes);
      list(`skipped (${count})`, skipped, ({ reason }) => [reason ?? '']);
      line(`${paint(passed > 0 ? 'green' : 'dim', `${passed} passed`)}, ${paint(failed > 0 ? 'red' : 'dim', `${failed} failed`)}`);
    },
  };
}
