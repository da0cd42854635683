import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';

const program = join(import.meta.dirname, 'programs/signals.ts');

interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly lines: string[];
}

/** Runs the program and sends it each signal when it has written the line before it. */
function run(how: string, ...signals: [after: string, signal: NodeJS.Signals][]): Promise<Run> {
  const child = spawn(process.execPath, [program, how], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000, killSignal: 'SIGKILL' });
  const lines: string[] = [];
  const pending = [...signals];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (line === pending[0]?.[0]) child.kill(pending.shift()![1]);
  });
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, lines })));
}

// Real processes, with the packages as built.
describe.skipIf(process.platform === 'win32')('signals', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('%s is the end of the session, and the process exits with 128 + its number', async (signal, code) => {
    expect(await run('plain', ['ready', signal])).toEqual({
      code,
      signal: null,
      lines: [
        'ready',
        `end signal ${signal}`,
        'EXITSESSION 0',
        'saved',
        'CLOSE 0',
        'DISABLE 0',
        'FREE 0',
        'report ended ',
        'exit DRVEA_NORMALEXIT',
      ],
    });
  });

  it('end the process at the deadline, and what was not finished is named', async () => {
    const { code, lines } = await run('never', ['ready', 'SIGTERM']);
    expect(code).toBe(143);
    expect(lines.slice(-5)).toEqual(['CLOSE 0', 'DISABLE 0', 'FREE 0', 'report ended program', 'exit DRVEA_NORMALEXIT']);
  });

  it('end it at once when a second one comes, with the code of the first', async () => {
    const { code, lines } = await run('forced', ['ready', 'SIGTERM'], ['EXITSESSION 0', 'SIGINT']);
    expect(code).toBe(143);
    expect(lines.slice(-5)).toEqual(['CLOSE 0', 'DISABLE 0', 'FREE 0', 'report ended program', 'exit DRVEA_NORMALEXIT']);
  });

  it('reach other listeners too', async () => {
    const { code, lines } = await run('other', ['ready', 'SIGTERM']);
    expect(code).toBe(143);
    expect(lines).toContain('other listener');
    expect(lines).toContain('saved');
  });

  it('leave the process alone where the program ends it itself', async () => {
    const { code, signal, lines } = await run('stays', ['ready', 'SIGTERM'], ['report ended ', 'SIGKILL']);
    expect([code, signal]).toEqual([null, 'SIGKILL']);
    expect(lines.at(-1)).toBe('report ended ');
  });

  it('wait for every watch of the process', async () => {
    const { code, lines } = await run('two', ['ready', 'SIGTERM']);
    expect(code).toBe(143);
    expect(lines).toContain('second watch');
  });

  it('are reported even when the watch is disposed and the process exits before the handlers are done', async () => {
    const { code, lines } = await run('exits-disposed', ['ready', 'SIGTERM']);
    expect(code).toBe(4);
    expect(lines.slice(-1)).toEqual(['report ended program']);
  });

  it('do what they do without a watch once it is disposed', async () => {
    expect(await run('disposed', ['ready', 'SIGTERM'])).toEqual({ code: null, signal: 'SIGTERM', lines: ['ready'] });
  });
});

describe.skipIf(process.platform === 'win32')('a process that exits by itself', () => {
  it('is not kept by the watch; DRV_EXITAPPLICATION says DRVEA_NORMALEXIT', async () => {
    expect(await run('ends')).toEqual({ code: 0, signal: null, lines: ['ready', 'exit DRVEA_NORMALEXIT', 'EXITAPPLICATION 1'] });
  });
  it('is not ended by a watch that is unavailable', async () => {
    expect(await run('unavailable')).toMatchObject({ code: 0, lines: ['ready', 'exit DRVEA_NORMALEXIT', 'EXITAPPLICATION 1'] });
  });
  it('by process.exit keeps its code', async () => {
    expect(await run('exits')).toEqual({ code: 3, signal: null, lines: ['ready', 'exit DRVEA_NORMALEXIT', 'EXITAPPLICATION 1'] });
  });
  it('by an uncaught exception keeps its code; DRV_EXITAPPLICATION says DRVEA_ABNORMALEXIT', async () => {
    expect(await run('throws')).toEqual({ code: 1, signal: null, lines: ['ready', 'exit DRVEA_ABNORMALEXIT', 'EXITAPPLICATION 2'] });
  });
});
