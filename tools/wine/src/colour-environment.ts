/** The environment that lets drv write in colour: under Wine it writes into a file, and only this process knows of the terminal that shows it. */
export function colourEnvironment(): NodeJS.ProcessEnv {
  const { stdout, env } = process;
  return stdout.isTTY && !env['NO_COLOR'] && !env['FORCE_COLOR'] ? { ...env, FORCE_COLOR: '1', COLUMNS: String(stdout.columns) } : env;
}
