// Run in a package's folder, by its build and before it is packed: removes what the compiler wrote to dist for sources that are gone. The compiler
// leaves it there, and so does a build that comes from turbo's cache.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

for (const path of readdirSync('dist', { recursive: true })) {
  const [, module] = /^(.*?)(?:\.d\.ts|\.js)(?:\.map)?$/.exec(path) ?? [];
  if (module === undefined || existsSync(join('src', `${module}.ts`))) continue;
  rmSync(join('dist', path));
  console.error(`removed ${join('dist', path)}, whose source is gone`);
}
