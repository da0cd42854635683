import { relative } from 'node:path';
import type { PublishedPackages } from './published-packages.ts';

/** What the page puts into `globalThis.outcome`. */
export interface SessionEnd {
  readonly loaded: number;
  readonly transcript: readonly string[];
  readonly kept: readonly string[];
  readonly answers: readonly unknown[];
}

/**
 * A page that loads every entry of the packages, unbundled, and ends a session of two instances of a driver. What an
 * application would have bundled, the import map says.
 */
export function sessionEndPage({ folder, importMap }: PublishedPackages): string {
  const imports = Object.fromEntries([...importMap].map(([name, file]) => [name, `/${relative(folder, file).replaceAll('\\', '/')}`]));
  return `<!doctype html>
<meta charset="utf-8">
<title>The end of a session</title>
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
import { defineDriver, openDriver } from '@driverproc/dispatcher';
import { defineMessage } from '@driverproc/messages';
import { createMockBinding } from '@driverproc/mock';

const entries = await Promise.all(${JSON.stringify(Object.keys(imports))}.map((name) => import(name)));
const messages = { GAIN_SET: defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, result: 'success' }) };
const kept = [];
const gain = defineDriver({ messages, open: ({ configuration }) => ({ channel: configuration ?? 'both', decibels: 0 }) }).handle({
  GAIN_SET({ state, decibels }) {
    state.decibels = decibels;
    return decibels <= 12;
  },
  DRV_EXITSESSION: ({ state }) => kept.push(state.channel + ' ' + state.decibels),
});
const binding = createMockBinding({ 'gain.drv': gain });
const left = openDriver(binding, 'gain.drv', { configuration: 'left', messages });
const right = openDriver(binding, 'gain.drv', { configuration: 'right', messages });
const answers = [left.send('GAIN_SET', { decibels: 6 }), right.send('GAIN_SET', { decibels: 40 })];
binding.endSession();
globalThis.outcome = { loaded: entries.length, transcript: [...binding.transcript].map(String), kept, answers };
</script>
`;
}
