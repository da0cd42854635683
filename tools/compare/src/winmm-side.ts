import type { HMODULE } from '@driverproc/binding';
import { createWinmmBinding } from '@driverproc/winmm';
import { spawnSync } from 'node:child_process';
import { aliases, moduleNames } from './program.ts';
import type { Side } from './run-program.ts';

/** winmm.dll with hosted drivers. They are found by name alone, since they are loaded. */
export interface WinmmSide extends Side, Disposable {
  /** Closes what a run left open, where the two managers did not agree. */
  closeAll(): void;
}

const drivers32 = 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Drivers32';

/** @throws Error where the aliases cannot be written: in a Wine prefix they can. */
export function createWinmmSide(): WinmmSide {
  const winmm = createWinmmBinding();
  const names = new Map<HMODULE, string>();
  const hosts = moduleNames.map((name) => {
    const host = winmm.hostDriver((...call) => side.receive(name, ...call), { name: `${name}.dll`, warnAfter: 0 });
    names.set(host.hmodule, name);
    return host;
  });
  const closeAll = (): void => {
    side.receive = () => 1;
    for (const host of hosts) for (const hdrvr of host.instances()) winmm.closeDriver(hdrvr, 0, 0);
  };
  const side: WinmmSide = {
    binding: winmm,
    nameOf: (hmodule) => names.get(hmodule) ?? 'unknown',
    openInstances: () => hosts.reduce((count, host) => count + host.instances().length, 0),
    receive: () => 0,
    closeAll,
    [Symbol.dispose]() {
      for (const name of Object.keys(aliases)) registry('delete', drivers32, '/v', name, '/f');
      closeAll();
      for (const host of hosts) host.dispose();
    },
  };
  for (const [name, value] of Object.entries(aliases)) registry('add', drivers32, '/v', name, '/d', value, '/f');
  return side;
}

function registry(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync('reg', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`reg ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
}
