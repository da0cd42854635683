import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitOnInterruption, userFolder } from 'wine';
import { help, parseOptions } from './options.ts';
import type { CompareOptions } from './options.ts';
import type { RunEvent } from './run-event.ts';
import { runNative } from './run-native.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(help);
    return 0;
  }
  if ('error' in options) {
    console.error(`compare: ${options.error}\ncompare --help says what can be given.`);
    return 2;
  }
  exitOnInterruption();
  return compare(options);
}

async function compare(options: CompareOptions): Promise<number> {
  const { runs, seed, arch, profile, out, json } = options;
  const say = json ? (): void => {} : console.log;
  const tell = (event: object): void => (json ? console.log(JSON.stringify(event)) : undefined);
  tell({ type: 'start', runs, seed, arch, profile });
  say(`${runs} programs from seed ${seed}, on winmm.dll (${process.platform === 'win32' ? process.arch : arch}) and on the manager with profile ${profile}`);

  const scenarios: object[] = [];
  let last = -1;
  let counts: { readonly passed: number; readonly failed: number } | undefined;
  const end = await runNative(options, (event) => {
    switch (event.type) {
      case 'program':
        last = event.index;
        progress(`program ${last + 1} of ${runs}, ${scenarios.length} failed`);
        return;
      case 'failed':
        progress('');
        scenarios.push(event.scenario);
        tell({ ...event, seed: seed + event.index });
        say(failureText(event, seed));
        return;
      case 'end':
        progress('');
        counts = event;
    }
  });
  if ('missing' in end) {
    const required = process.env['REQUIRE_NATIVE'] === '1';
    console.log(`${required ? 'FAILED' : 'skipped'}: ${end.missing}`);
    return required ? 1 : 0;
  }
  if (out !== null) writeFileSync(resolve(userFolder(), out), `${JSON.stringify(scenarios, null, 1)}\n`);
  if (counts === undefined) {
    const how = end.timedOut ? 'was ended, since it hung' : `ended with code ${end.code}`;
    say(`The process with winmm.dll ${how}, in program ${seed + last}: --seed ${seed + last} --runs 1 --arch ${arch}`);
    counts = { passed: Math.max(last, 0) - scenarios.length, failed: scenarios.length + 1 };
  }
  tell({ type: 'end', ...counts });
  say(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed > 0 ? 1 : 0;
}

function failureText({ index, difference, scenario }: RunEvent & { type: 'failed' }, seed: number): string {
  const { where, winmm, manager } = difference;
  return [
    `failed: program ${seed + index} (--seed ${seed + index} --runs 1), at ${where}`,
    `  winmm    ${winmm}`,
    `  manager  ${manager}`,
    'The shortest program that shows it, as winmm ran it, for drv replay:',
    JSON.stringify([scenario]),
    '',
  ].join('\n');
}

/** One line on standard error that is written over; nothing where nobody watches. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}
