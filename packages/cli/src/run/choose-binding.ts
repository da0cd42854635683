import type { HostProfileName } from '@driverproc/dispatcher';
import type { BindingName } from './run-event.js';

/** What was asked for. */
export interface AskedBinding {
  readonly binding: BindingName | 'auto';
  /** `null`: none was asked for. */
  readonly profile: HostProfileName | null;
}

/** The binding to run on, and why; and that a profile is not used there, which only the manager has. */
export function chooseBinding(
  { binding, profile }: AskedBinding,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): [BindingName, string] {
  if (binding !== 'auto') return [binding, `--binding ${binding}`];
  if (platform !== 'win32') return ['manager', `there is no winmm.dll on ${platform}`];
  const unused = profile === null ? '' : `, where --profile ${profile} is not used`;
  return ['winmm', `this is ${isWine(env) ? 'Wine' : 'Windows'}${unused}`];
}

/** Wine hands its own variables on to the programs it runs. */
function isWine(env: NodeJS.ProcessEnv): boolean {
  return env['WINEPREFIX'] !== undefined || env['WINECONFIGDIR'] !== undefined;
}
