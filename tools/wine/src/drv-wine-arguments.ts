import type { Architecture } from './find-wine.ts';

export interface DrvWineArguments {
  readonly arch: Architecture;
  readonly timeoutSeconds: number;
  /** What is left for drv, in its order. */
  readonly drvArguments: readonly string[];
}

/** Takes `--arch x64|ia32` and `--timeout SECONDS` out, wherever they stand before a `--`. */
export function parseDrvWineArguments(args: readonly string[]): DrvWineArguments | { readonly error: string } {
  let arch: Architecture = 'x64';
  let timeoutSeconds = 120;
  const drvArguments: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index]!;
    const [, option, inline] = /^(--arch|--timeout)(?:=(.*))?$/.exec(argument) ?? [];
    if (argument === '--') {
      drvArguments.push(...args.slice(index));
      break;
    }
    if (option === undefined) {
      drvArguments.push(argument);
      continue;
    }
    const value = inline ?? args[++index];
    if (option === '--arch') {
      if (value !== 'x64' && value !== 'ia32') return { error: `--arch is x64 or ia32; got ${value ?? 'nothing'}` };
      arch = value;
    } else {
      timeoutSeconds = Number(value);
      if (!(timeoutSeconds > 0 && timeoutSeconds <= 86400)) {
        return { error: `--timeout is a number of seconds above 0, at most 86400; got ${value ?? 'nothing'}` };
      }
    }
  }
  return { arch, timeoutSeconds, drvArguments };
}
