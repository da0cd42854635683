import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const packages = join(import.meta.dirname, 'packages');

export default defineConfig({
  resolve: { alias: readdirSync(packages).flatMap(sourceAliases) },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'tools/*/test/**/*.test.ts'],
    // No file changes what another sees: packages have no state of their own, which workers that run many of them also show. It takes two thirds of the time.
    isolate: false,
    exclude: ['**/node_modules/**', '**/test/native/**', '**/test/wineboot/**'],
  },
});

/** Tests import packages by name and get the sources, so that they run without a build. */
function sourceAliases(folder: string): { find: RegExp; replacement: string }[] {
  const manifest = JSON.parse(readFileSync(join(packages, folder, 'package.json'), 'utf8'));
  return Object.entries<string | { default?: string }>(manifest.exports).flatMap(([subpath, target]) => {
    const built = typeof target === 'string' ? target : (target.default ?? '');
    const source = /^\.\/dist\/(.+)\.js$/.exec(built);
    if (!source) return [];
    const name = manifest.name + subpath.slice(1);
    return [{ find: new RegExp(`^${name}$`), replacement: join(packages, folder, 'src', `${source[1]}.ts`) }];
  });
}
