import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import type { ExtractorMessage } from '@microsoft/api-extractor';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Entry } from './entries.ts';

export interface Extraction {
  /** The report in `etc` is not what the sources say. With `update` it was written. */
  readonly changed: boolean;
  /** What is wrong with the surface itself, whatever the report says. */
  readonly problems: readonly string[];
}

const baseConfig = join(import.meta.dirname, '../../../api-extractor.base.json');

/** Compares an entry with its report, and writes its rollup and its doc model into the `temp` of its package. */
export function extract({ packageFolder, name, types }: Entry, update: boolean): Extraction {
  const reportFolder = join(packageFolder, 'etc');
  const temp = join(packageFolder, 'temp');
  mkdirSync(reportFolder, { recursive: true });
  const base = ExtractorConfig.loadFile(baseConfig);
  const config = ExtractorConfig.prepare({
    configObject: {
      ...base,
      projectFolder: packageFolder,
      mainEntryPointFilePath: types,
      apiReport: { ...base.apiReport, enabled: true, reportFolder, reportTempFolder: temp, reportFileName: `${name}.api.md` },
      docModel: { enabled: true, apiJsonFilePath: join(temp, `${name}.api.json`) },
      dtsRollup: { enabled: true, untrimmedFilePath: join(temp, `${name}.d.ts`) },
      compiler: { tsconfigFilePath: join(packageFolder, 'tsconfig.json') },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(packageFolder, 'package.json'),
  });

  const problems: string[] = [];
  const { apiReportChanged, errorCount } = Extractor.invoke(config, {
    localBuild: update,
    messageCallback(message) {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error) problems.push(describe(message, packageFolder));
    },
  });
  // An error that no message tells of must not pass for none.
  if (errorCount > 0 && problems.length === 0) problems.push(`API Extractor counted ${errorCount} errors`);
  return { changed: apiReportChanged, problems };
}

function describe({ sourceFilePath, sourceFileLine, messageId, text }: ExtractorMessage, packageFolder: string): string {
  const place = sourceFilePath === undefined ? '' : `${relative(packageFolder, sourceFilePath).replaceAll('\\', '/')}:${sourceFileLine} `;
  return `${place}${text} (${messageId})`;
}
