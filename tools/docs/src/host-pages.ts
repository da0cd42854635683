import { hostProfiles } from '@driverproc/dispatcher';
import type { HostProfileName } from '@driverproc/dispatcher';
import type { ApiDeclaredItem } from '@microsoft/api-extractor-model';
import type { DocEntry } from 'tsdoc/doc-model';
import { hostScenarios, messagesOf } from './host-scenarios.ts';
import { breakable, code, list, page, plain, table } from './markdown-text.ts';
import type { LinkText } from './message-links.ts';
import { commentLine } from './reference/comment-markdown.ts';

const hosts = Object.keys(hostProfiles) as HostProfileName[];

/** The page that puts the host profiles side by side, as data and as the messages that they make. */
export function hostsPage(dispatcher: DocEntry, standardMessages: readonly { readonly name: string; readonly value: number }[], linkText: LinkText): string {
  return page([
    '---\naside: false\npageClass: wide\n---',
    '# Hosts side by side',
    'Hosts of installable drivers differ. In the driver manager a host is data: one profile, and no other difference. [Write one of your own](/guides/emulator#a-host-of-your-own), or begin with one of these.',
    list([
      "`win32`, the default: Microsoft's Win32 and Windows NT text; where both are silent, what Wine does. **No Windows was measured.**",
      '`wine`: Wine 8.0 as measured; [its rules](/hosts/rules) have numbers.',
      '`win31`: the Windows 3.1 SDK, and what [winbox.js](https://github.com/wilkie/winbox.js) measured on Windows 3.1. Not repeated here.',
    ]),
    '## The profiles',
    'Rows in bold are those in which they differ.',
    table(['Field', 'What it says', ...hosts.map(code)], profileRows(dispatcher)),
    '## What DefDriverProc answers',
    table(
      ['Message', ...hosts.map(code)],
      standardMessages.map(({ name, value }) => [linkText(name), ...hosts.map((host) => code(String(hostProfiles[host].defDriverProc[value] ?? 0)))]),
    ),
    'Zero to every other message.',
    '## What they send',
    'Each column was made by running the driver manager with that profile when this page was written. A line is one message to the driver, `gain.drv`: its name, the driver identifier and the handle that came with it, and what the driver answered. `#1` is the first handle that comes up, `#2` the second. What is not in a column was not sent.',
    ...hostScenarios.flatMap((scenario) => [
      `### ${plain(scenario.title)}`,
      `<div class="scenario">\n\n${table(hosts.map(code), [hosts.map((host) => messagesOf(scenario, host).map((line) => linkText(line)).join('<br>'))])}\n\n</div>`,
    ]),
  ]);
}

function profileRows(dispatcher: DocEntry): string[][] {
  const { name: _name, lookup: _lookup, defDriverProc: _defDriverProc, ...fields } = hostProfiles.win32;
  const row = (interfaceName: string, field: string, label: string, valueOf: (host: HostProfileName) => unknown): string[] => {
    const values = hosts.map((host) => JSON.stringify(valueOf(host)).replaceAll(',', ', '));
    const differs = new Set(values).size > 1;
    return [differs ? `**${breakable(label)}**` : breakable(label), meaningOf(dispatcher, interfaceName, field), ...values.map(code)];
  };
  return [
    ...Object.keys(fields).map((field) => row('HostProfile', field, field, (host) => hostProfiles[host][field as keyof typeof fields])),
    ...Object.keys(hostProfiles.win32.lookup).map((field) =>
      row('LookupRules', field, `lookup.${field}`, (host) => hostProfiles[host].lookup[field as keyof typeof hostProfiles.win32.lookup]),
    ),
  ];
}

/** The comment of a field, from where the profile is declared. */
function meaningOf({ items }: DocEntry, interfaceName: string, field: string): string {
  const member = items.find(({ displayName }) => displayName === interfaceName)?.members.find(({ displayName }) => displayName === field);
  if (member === undefined) throw new Error(`${interfaceName} has no ${field} in the doc model`);
  return commentLine((member as ApiDeclaredItem).tsdocComment!.summarySection, (name) => `/reference/dispatcher#${name}`);
}

/** RULES.md of the dispatcher as a page. What it links to in the repository is linked to there. */
export function rulesPage(markdown: string): string {
  return markdown.replace(/\]\((?!https:|#)([^)]+)\)/g, (_, path: string) => {
    return `](${new URL(path, 'https://github.com/driverproc/driverproc/blob/main/packages/dispatcher/').href})`;
  });
}
