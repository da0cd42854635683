/** Where relative paths count from: the folder in which the user called npm, which has changed it since. */
export function userFolder(): string {
  return process.env['DRIVERPROC_FOLDER'] ?? process.cwd();
}
