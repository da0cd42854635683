import { parse } from 'node:path';

// Windows has no files of these names, whatever their extension.
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** File names of modules for drivers out of files: theirs, with `.drv` for what they end in, and no two the same. */
export function moduleFileNames(files: readonly string[]): string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const stem = moduleStem(file);
    let name = `${stem}.drv`;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${stem}-${count}.drv`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Without what a file of Windows cannot have, and without blanks, where OpenDriver cuts a name. */
function moduleStem(file: string): string {
  const stem = parse(file).name.replaceAll(/[\p{Cc}\p{Cs} "*/:<>?\\|]/gu, '-').replace(/^\.+/, '').replace(reserved, '$&-');
  // Room for a number and the extension, within the 64 that a hosted module's name may have.
  return /^.{0,52}/su.exec(stem)![0] || 'driver';
}
