import type { LookupRules } from './host-profile.js';

/**
 * Aliases of drivers by section and name, as Drivers32 in the registry or `[drivers]` in system.ini. Both ignore case.
 *
 * @public
 */
export type DriverSections = { readonly [section: string]: { readonly [name: string]: string } };

/**
 * Where aliases are looked up. Read anew at every open, so that later changes count.
 *
 * @public
 */
export interface DriverTables {
  /** Values below `HKLM\Software\Microsoft\Windows NT\CurrentVersion`. */
  readonly registry?: DriverSections;
  /**
   * Values of system.ini. As GetPrivateProfileString does it, blanks around a section and a name that are looked up do not
   * count, and outer blanks and one pair of quotes around a value are dropped.
   */
  readonly systemIni?: DriverSections;
}

/**
 * A module to try: its file name, and the text for DRV_OPEN.
 *
 * @internal
 */
export interface DriverCandidate {
  readonly fileName: string;
  readonly configuration: string | null;
}

/**
 * What a name may stand for, in the order a host tries it.
 *
 * @internal
 */
export function* driverCandidates(
  driverName: string,
  sectionName: string | null,
  rules: LookupRules,
  tables: DriverTables,
): Generator<DriverCandidate, void> {
  const asFile = (): DriverCandidate => {
    const name = driverName.slice(0, rules.maxLength);
    return rules.fileName === 'cut' ? cutAtBlank(name) : { fileName: name, configuration: null };
  };
  if (sectionName !== null) {
    const value = findValue(driverName, sectionName, rules, tables);
    if (value !== null) yield cutAtBlank(value);
    else if (rules.notInSection === 'file') yield asFile();
    return;
  }
  for (const kind of rules.withoutSection) {
    if (kind === 'file') {
      yield asFile();
      continue;
    }
    const value = findValue(driverName, rules.defaultSection, rules, tables);
    if (value !== null) yield cutAtBlank(value);
  }
}

/** Only the first blank (0x20) cuts; blanks right after it are skipped, later ones are text; blanks alone are no text. */
function cutAtBlank(text: string): DriverCandidate {
  const blank = text.indexOf(' ');
  if (blank === -1) return { fileName: text, configuration: null };
  const configuration = text.slice(blank).replace(/^ +/, '');
  return { fileName: text.slice(0, blank), configuration: configuration === '' ? null : configuration };
}

function findValue(name: string, section: string, rules: LookupRules, tables: DriverTables): string | null {
  for (const table of rules.tables) {
    // As GetPrivateProfileString takes them, without the blanks around.
    const [ofSection, ofName] = table === 'systemIni' ? [section.trim(), name.trim()] : [section, name];
    const value = valueIgnoringCase(valueIgnoringCase(tables[table], ofSection), ofName);
    if (typeof value !== 'string') continue;
    if (table === 'systemIni') {
      const text = profileString(value);
      if (text !== '') return text.slice(0, rules.maxLength);
    } else if (value.length <= rules.maxLength) {
      return value;
    }
  }
  return null;
}

function valueIgnoringCase<T>(record: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  if (Object.hasOwn(record, key)) return record[key];
  const wanted = key.toLowerCase();
  const found = Object.keys(record).find((each) => each.toLowerCase() === wanted);
  return found === undefined ? undefined : record[found];
}

function profileString(value: string): string {
  const text = value.trim();
  return /^(["']).*\1$/.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}
