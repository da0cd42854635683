/** What a file may have all the same, and why. */
export interface Allowed {
  readonly text: string;
  /** The only file it may be in; any, where none is named. */
  readonly file?: string;
  readonly reason: string;
}

/** Hosts that addresses lead to. Nothing is fetched from any of them: they are links to what a fact or a choice is based on. */
export const allowedHosts: readonly Allowed[] = [
  { text: 'learn.microsoft.com', reason: "Microsoft's documentation, the source of most facts" },
  { text: 'github.com', reason: 'this repository, and sources of others that facts are based on' },
  { text: 'docs.github.com', reason: "what GitHub's files mean" },
  { text: 'library.thedatadungeon.com', reason: 'the Windows 3.1 SDK, where its documentation can still be read' },
  { text: 'techshelps.github.io', reason: 'the documentation of Windows 95, where it can still be read', file: 'packages/binding/src/conformance/sources.ts' },
  { text: 'docs.rs', reason: 'a source of facts', file: 'packages/messages/spec/sources.json' },
  { text: 'www.mingw-w64.org', reason: 'where the headers come from', file: 'packages/messages/spec/sources.json' },
  { text: 'www.winehq.org', reason: "Wine's documentation" },
  { text: 'www.npmjs.com', reason: 'the page of a package' },
  { text: 'nodejs.org', reason: "Node's documentation", file: 'packages/winmm/src/hosting/thread-end.ts' },
  { text: 'www.electronjs.org', reason: "Electron's documentation", file: 'packages/session/src/electron-source.ts' },
  { text: 'koffi.dev', reason: "koffi's documentation" },
  { text: 'no-color.org', reason: 'what NO_COLOR means', file: 'packages/cli/src/terminal.ts' },
  { text: 'force-color.org', reason: 'what FORCE_COLOR means', file: 'packages/cli/src/terminal.ts' },
  { text: 'verdaccio.org', reason: 'the documentation of a tool', file: 'CONTRIBUTING.md' },
  { text: 'publint.dev', reason: 'the documentation of a tool', file: 'CONTRIBUTING.md' },
  { text: 'arethetypeswrong.github.io', reason: 'the documentation of a tool', file: 'CONTRIBUTING.md' },
  { text: 'json-schema.org', reason: 'the name of a version of JSON Schema, which nobody fetches' },
  { text: 'developer.microsoft.com', reason: 'the name of a JSON Schema' },
  { text: 'www.w3.org', reason: 'the name of the namespace of SVG', file: 'docs/public/icon.svg' },
  { text: 'api-extractor.com', reason: 'API Extractor writes it into its reports' },
  { text: '127.0.0.1', reason: 'this machine' },
  { text: 'example.com', reason: 'kept free for examples' },
  { text: 'www.freetype.org', reason: 'Wine says so in a recorded log', file: 'packages/trace/test/logs/wine10-x64.log' },
];

/** Paths of a machine that are data. */
export const allowedPaths: readonly Allowed[] = [
  { text: '/home/me', file: 'tools/wine/test/prefix.test.ts', reason: 'a path to be written as Windows writes it' },
  { text: '/tmp', file: 'tools/wine/src/cache-directory.ts', reason: 'a remark on what the temporary folder is like' },
  { text: '/tmp', file: 'tools/wine/src/wine10/loaders.ts', reason: "Wine's sockets are there, in its root as outside" },
  { text: '/tmp', file: 'tools/wine/src/wine10/main.ts', reason: "Wine's sockets are there" },
];

/** Files that are not read, and why. */
export const unreadFiles: { readonly [path: string]: string } = {
  'pnpm-lock.yaml': 'pnpm writes it; only that it names no address is looked at',
  'tools/tree-check/src/allowed.ts': 'this list',
};
