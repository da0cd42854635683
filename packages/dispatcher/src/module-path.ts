/**
 * The full path that LoadLibrary would look at for a name: `.dll` is added to a last part without an extension, a
 * relative name counts from `directory`, and `.` and `..` are taken out. Case is kept.
 *
 * @internal
 */
export function resolveModulePath(fileName: string, directory: string): string {
  const path = fileName.replaceAll('/', '\\');
  const absolute = /^(?:[A-Za-z]:)?\\/.test(path) ? path : `${directory}\\${path}`;
  const parts: string[] = [];
  for (const part of absolute.split('\\')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return withExtension(parts.join('\\'));
}

function withExtension(path: string): string {
  const name = path.slice(path.lastIndexOf('\\') + 1);
  // A dot at the end says that there is no extension and none is to be added.
  if (name.endsWith('.')) return path.slice(0, -1);
  return name.includes('.') ? path : `${path}.dll`;
}
