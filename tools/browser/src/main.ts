import { layers } from 'boundaries';
import { createReport } from 'command';
import { chromiumPath } from './index.ts';
import { endSessionInBrowser } from './end-session-in-browser.ts';
import { findNodeUses } from './find-node-uses.ts';
import { publishPackages } from './published-packages.ts';

// The check "browser": the packages that run where there is no Node, as they would be published, use nothing of Node's, and
// end a session in Chromium. Reads dist, so the packages must be built.
const names = Object.keys(layers).flatMap((folder) => (layers[folder]!.browserSafe ? [`@driverproc/${folder}`] : []));
const expected = {
  loaded: 21,
  transcript: [
    'DRV_LOAD', 'DRV_ENABLE', 'DRV_OPEN', 'DRV_OPEN', 'DRV_USER+1', 'DRV_USER+1', 'DRV_EXITSESSION', 'DRV_EXITSESSION',
    'DRV_CLOSE', 'DRV_CLOSE', 'DRV_DISABLE', 'DRV_FREE',
  ],
  kept: ['left 6', 'right 40'],
  answers: [true, false],
};

const report = createReport();
using published = await publishPackages(names);

const { files, problems } = findNodeUses(published.folder, published.importMap);
report.add(`${files.length} files reachable from ${published.importMap.size} entries use nothing of Node's`, problems);
if (chromiumPath === undefined) {
  const reason = 'the end of a session in a browser: Chromium is not installed; see CONTRIBUTING.md';
  if (process.env['REQUIRE_NATIVE'] === '1') report.add(reason, ['REQUIRE_NATIVE=1']);
  else console.log(`skipped: ${reason}`);
} else {
  report.add(`a session ends in ${chromiumPath}`, await endSessionInBrowser(published, expected));
}
report.end();
