import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep, Wine10Error } from './steps.ts';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Downloads packages of a release of Debian's from the mirror that this machine's apt uses, checked against Debian's
 * keyring. apt works on a state of its own in `folder`: what this machine has, and gets from where, stays as it is.
 *
 * @returns The folder of the `.deb` files.
 */
export function downloadDebianPackages(release: string, packages: readonly string[], folder: string): string {
  const download = join(folder, 'packages');
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['lists/partial', 'cache/archives/partial', 'etc/apt.conf.d', 'etc/preferences.d', 'etc/trusted.gpg.d', 'packages']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(join(folder, 'etc/sources.list'), `deb [arch=amd64,i386 signed-by=${keyring}] ${debianMirror()} ${release} main\n`);
  const settings = {
    'Dir::Etc': join(folder, 'etc'),
    'Dir::Etc::sourcelist': join(folder, 'etc/sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State::Lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'APT::Architecture': 'amd64',
    'APT::Architectures': 'amd64,i386',
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  runStep('apt-get', [...options, '-qq', 'update']);
  runStep('apt-get', [...options, '-qq', 'download', ...packages], { cwd: download });
  return download;
}

/** The address from which this machine has Debian's main archive: other releases lie beside it. */
function debianMirror(): string {
  const targets = runStep('apt-get', ['indextargets', '--format', '$(REPO_URI) $(LABEL)', 'Identifier: Packages', 'Origin: Debian']);
  const [address] = targets.split('\n').flatMap((line) => /^(\S+) Debian$/.exec(line)?.[1] ?? []);
  if (address === undefined) throw new Wine10Error("apt has no list of Debian's main archive; run apt-get update first");
  return address;
}
