import { ApiItemKind } from '@microsoft/api-extractor-model';
import { familyValues, nativeStructures } from 'codegen/read-spec';
import type { Spec } from 'codegen/read-spec';
import { seeTexts } from './public-symbols.ts';
import type { PublicSymbol } from './public-symbols.ts';

/** What is Win32's, by the name it has here, and the end of its page's address. */
const win32Pages: { readonly [name: string]: string } = {
  openDriver: 'nf-mmiscapi-opendriver',
  closeDriver: 'nf-mmiscapi-closedriver',
  sendDriverMessage: 'nf-mmiscapi-senddrivermessage',
  getDriverModuleHandle: 'nf-mmiscapi-getdrivermodulehandle',
  drvGetModuleHandle: 'nf-mmiscapi-drvgetmodulehandle',
  defDriverProc: 'nf-mmiscapi-defdriverproc',
  DriverProc: 'nc-mmiscapi-driverproc',
  DriverCallback: 'nf-mmiscapi-drivercallback',
  DriverConfigInfo: 'ns-mmiscapi-drvconfiginfo',
  exitSession: 'multimedia/drv-exitsession',
  endSession: 'multimedia/drv-exitsession',
  SessionEndReason: 'shutdown/wm-endsession',
};

/** The page of each name that the specification has one for. */
export function specPages(spec: Spec): ReadonlyMap<string, string> {
  const entries: (readonly [string, { readonly href?: string }])[] = [
    ...Object.entries(spec.drv.messages),
    ...Object.entries(spec.queries.queries),
    ...Object.entries(spec.structures),
    ...spec.constantFamilies.flatMap(({ constants }) => Object.entries(constants)),
    ...familyValues(spec).map(({ name, entry }) => [name, entry] as const),
    ...Object.entries(nativeStructures(spec)),
  ];
  return new Map(entries.flatMap(([name, { href }]) => (href === undefined ? [] : [[name, href] as const])));
}

/** What comes from Win32 leads to its page: `@see`, as the specification or the list above has it. */
export function seeProblem({ name, comment, entry, item }: PublicSymbol, pages: ReadonlyMap<string, string>): string | null {
  const texts = comment === undefined ? [] : seeTexts(comment);
  const malformed = texts.find((text) => !/^https:\/\/\S+( and https:\/\/\S+)*\.?$/.test(text));
  if (malformed !== undefined) return `has an @see that is no link: ${malformed}`;
  const isTopLevel = item.parent?.kind === ApiItemKind.EntryPoint;
  const page = isTopLevel && entry.packageName === '@driverproc/messages' ? pages.get(name) : undefined;
  if (page !== undefined && !texts.includes(page)) return `has no @see ${page}`;
  const win32 = item.kind !== ApiItemKind.PropertySignature && Object.hasOwn(win32Pages, name) ? win32Pages[name] : undefined;
  return win32 === undefined || texts.some((text) => text.endsWith(win32)) ? null : `has no @see of the page that ends in ${win32}`;
}
