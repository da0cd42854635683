// Runs a pnpm command with the pinned pnpm, which npm fetches on first use: a fresh clone needs Node and npm only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const pin = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).packageManager;
const insidePnpm = process.env.npm_config_user_agent?.startsWith('pnpm/') ?? false;
// --prefer-offline: once fetched, npm would otherwise still ask the registry, and wait for it where there is none.
const [command, prefix] = insidePnpm
  ? ['pnpm', []]
  : ['npm', ['exec', '--yes', '--prefer-offline', `--package=${pin}`, '--', 'pnpm']];

// On Linux, Node 24 comes with the dependencies. Elsewhere this Node runs the tools too, which are TypeScript.
const bringsNode = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
if (!bringsNode && !process.features.typescript) {
  console.error(`On this system a checkout needs Node 22.18 or newer, which runs TypeScript; this is ${process.version}.`);
  process.exit(1);
}

if (!existsSync(new URL('node_modules/.modules.yaml', root))) {
  console.error('Installing what this checkout needs, once: half a minute or so.');
}

const { status, error } = spawnSync(command, [...prefix, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  // npm, and pnpm after it, change the current folder; the paths that a user gives count from where the user was.
  env: { ...process.env, DRIVERPROC_FOLDER: process.env.INIT_CWD ?? process.cwd(), TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
});
if (error) console.error(`Could not start ${command}: ${error.message}`);
process.exit(status ?? 1);
