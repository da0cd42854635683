import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import type { ExtractorMessage } from '@microsoft/api-extractor';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readEntries } from './entries.ts';
import type { Entry } from './entries.ts';

const root = join(import.meta.dirname, '../../..');
const update = process.argv.includes('--update');

let failed = 0;
for (const entry of readEntries(join(root, 'packages'))) {
  const { ok, changed, messages } = extract(entry);
  for (const message of messages) console.error(`${entry.specifier}: ${message}`);
  if (changed) console.error(`${relative(root, reportPath(entry))} ${update ? 'was updated' : 'is not what the sources say'}`);
  if (!ok || (changed && !update)) failed += 1;
}
if (failed > 0) console.error('\nReview the change, then run: npm run api:update');
process.exitCode = failed > 0 ? 1 : 0;

function extract(entry: Entry): { ok: boolean; changed: boolean; messages: string[] } {
  const reportFolder = join(entry.packageFolder, 'etc');
  mkdirSync(reportFolder, { recursive: true });
  const base = ExtractorConfig.loadFile(join(root, 'api-extractor.base.json'));
  const config = ExtractorConfig.prepare({
    configObject: {
      ...base,
      projectFolder: entry.packageFolder,
      mainEntryPointFilePath: entry.types,
      apiReport: {
        ...base.apiReport,
        enabled: true,
        reportFolder,
        reportTempFolder: join(entry.packageFolder, 'temp'),
        reportFileName: entry.reportFileName,
      },
      compiler: { tsconfigFilePath: join(entry.packageFolder, 'tsconfig.json') },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(entry.packageFolder, 'package.json'),
  });

  const messages: string[] = [];
  const result = Extractor.invoke(config, {
    localBuild: update,
    messageCallback(message) {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error) messages.push(describe(message));
    },
  });
  return { ok: result.errorCount === 0, changed: result.apiReportChanged, messages };
}

function describe({ sourceFilePath, sourceFileLine, messageId, text }: ExtractorMessage): string {
  const place = sourceFilePath === undefined ? '' : `${relative(root, sourceFilePath)}:${sourceFileLine} `;
  return `${place}${text} (${messageId})`;
}

function reportPath({ packageFolder, reportFileName }: Entry): string {
  return join(packageFolder, 'etc', reportFileName);
}
