import { run } from 'release-check';

/** The newest version of a package that the registry has, or nothing; throws when it cannot be asked. */
export async function findPublished(name: string, cwd: string): Promise<string | null> {
  const { status, stdout, stderr } = await run('npm', ['view', name, 'version', '--json'], { cwd });
  if (status === 0 && stdout.trim() !== '') return JSON.parse(stdout);
  if (status === 0 || /\bE404\b/.test(stdout + stderr)) return null;
  throw new Error(`The registry could not be asked for ${name}:\n${stderr}`);
}
