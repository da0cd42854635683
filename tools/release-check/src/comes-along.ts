const koffi = ['koffi', `@koromix/koffi-${process.platform}-${process.arch}`];

/**
 * What `npm install` of a package alone brings with it, exactly: whoever adds a dependency says so here. Of koffi's binaries npm
 * installs the one for this system.
 */
export const comesAlong: Readonly<Record<string, readonly string[]>> = {
  '@driverproc/binding': ['@driverproc/messages'],
  '@driverproc/cli': ['@driverproc/binding', '@driverproc/dispatcher', '@driverproc/messages', '@driverproc/mock', '@driverproc/trace', '@driverproc/winmm', ...koffi],
  '@driverproc/dispatcher': ['@driverproc/binding', '@driverproc/messages'],
  '@driverproc/messages': [],
  '@driverproc/mock': ['@driverproc/binding', '@driverproc/dispatcher', '@driverproc/messages'],
  '@driverproc/session': ['@driverproc/binding', '@driverproc/messages', ...koffi],
  '@driverproc/trace': ['@driverproc/messages'],
  '@driverproc/winmm': ['@driverproc/binding', '@driverproc/messages', ...koffi],
};

/** Whether a package can be installed where only ours are to be had. */
export function needsOthers(name: string): boolean {
  return (comesAlong[name] ?? []).some((other) => !other.startsWith('@driverproc/'));
}

/**
 * How what was installed differs from what may come along.
 *
 * @param lockfile - npm's own account of it, `node_modules/.package-lock.json`.
 */
export function findUninvited(name: string, lockfile: string, allowed: readonly string[] | undefined): string[] {
  if (allowed === undefined) return [`comes-along.ts does not say what comes along with ${name}`];
  const paths = Object.keys(JSON.parse(lockfile).packages).map((path) => path.replace(/^node_modules\//, ''));
  const expected = new Set([name, ...allowed]);
  const uninvited = paths.filter((path) => !expected.has(path)).map((path) => `${path} comes along, and comes-along.ts does not say so`);
  const missing = [...expected].filter((path) => !paths.includes(path)).map((path) => `${path} does not come along`);
  return [...uninvited, ...missing];
}
