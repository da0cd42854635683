// Uses what was built, with the Node that runs this, which may be older than the tools need: imports every entry of every package,
// ends a session in the mock, and on Windows sends a real driver its end. Ends with 1 and the reason where that fails.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const packages = new URL('../packages/', import.meta.url);
const modules = new Map();
for (const folder of readdirSync(packages)) {
  const manifest = JSON.parse(readFileSync(new URL(`${folder}/package.json`, packages), 'utf8'));
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') continue;
    modules.set(manifest.name + subpath.slice(1), await import(new URL(`${folder}/${target.default}`, packages).href));
  }
}

const { defineDriver, openDriver } = modules.get('@driverproc/dispatcher');
const { createMockBinding } = modules.get('@driverproc/mock');
const ended = [];
const driver = defineDriver({ open: ({ configuration }) => ({ configuration }) }).handle({
  DRV_EXITSESSION: ({ state }) => void ended.push(state.configuration),
});
const binding = createMockBinding({ 'gain.drv': driver });
openDriver(binding, 'gain.drv', { configuration: 'left' });
openDriver(binding, 'gain.drv', { configuration: 'right' });
binding.endSession();
assert.deepEqual(ended, ['left', 'right']);
assert.equal(
  [...binding.transcript].join(' '),
  'DRV_LOAD DRV_ENABLE DRV_OPEN DRV_OPEN DRV_EXITSESSION DRV_EXITSESSION DRV_CLOSE DRV_CLOSE DRV_DISABLE DRV_FREE',
);

if (process.platform === 'win32') {
  const winmm = modules.get('@driverproc/winmm').createWinmmBinding();
  const hdrvr = winmm.openDriver('msadp32.acm', null, 0);
  assert.notEqual(hdrvr, null, 'OpenDriver of msadp32.acm gave no handle');
  assert.equal(winmm.sendDriverMessage(hdrvr, modules.get('@driverproc/messages').DRV_EXITSESSION, 0, 0), 0);
  assert.equal(winmm.closeDriver(hdrvr, 0, 0), 1);
}

const host = process.platform === 'win32' ? 'the mock and winmm.dll' : 'the mock';
console.log(`Node ${process.version}, ${process.platform} ${process.arch}: ${modules.size} entries, and the end of a session in ${host}`);
