import { ApiPackage } from '@microsoft/api-extractor-model';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicSymbols } from '../src/public-symbols.ts';
import type { PublicSymbol } from '../src/public-symbols.ts';

interface Declared {
  readonly name?: string;
  /** `Variable`, if not given. */
  readonly kind?: string;
  readonly excerpt?: string;
  readonly packageName?: string;
  /** Puts it into an interface of this name. */
  readonly memberOf?: string;
}

/** A symbol as a doc model has it, with a comment. */
export function symbol(comment: string, { name = 'gain', kind = 'Variable', excerpt = 'gain: number;', packageName = '@driverproc/messages', memberOf }: Declared = {}): PublicSymbol {
  const declared = (of: string, itemKind: string, text: string, docComment: string, members?: object[]): object => ({
    kind: itemKind,
    canonicalReference: `${packageName}!${of}:var`,
    docComment,
    excerptTokens: [{ kind: 'Content', text }],
    fileUrlPath: 'src/gain.ts',
    isReadonly: true,
    isOptional: false,
    overloadIndex: 1,
    parameters: [],
    extendsTokenRanges: [],
    variableTypeTokenRange: { startIndex: 0, endIndex: 0 },
    propertyTypeTokenRange: { startIndex: 0, endIndex: 0 },
    returnTypeTokenRange: { startIndex: 0, endIndex: 0 },
    releaseTag: 'Public',
    name: of,
    ...(members !== undefined && { preserveMemberOrder: false, members }),
  });
  const item = declared(name, memberOf === undefined ? kind : 'PropertySignature', excerpt, `/**\n * ${comment.replaceAll('\n', '\n * ')}\n * @public\n */`);
  const members = memberOf === undefined ? [item] : [declared(memberOf, 'Interface', `interface ${memberOf}`, '/** Holds it. @public */', [item])];
  const folder = mkdtempSync(join(tmpdir(), 'tsdoc-'));
  try {
    const file = join(folder, 'gain.api.json');
    const metadata = { toolPackage: '@microsoft/api-extractor', toolVersion: '7.60.1', schemaVersion: 1011, oldestForwardsCompatibleVersion: 1001, tsdocConfig: { $schema: 'https://developer.microsoft.com/json-schemas/tsdoc/v0/tsdoc.schema.json' } };
    const entryPoint = { kind: 'EntryPoint', canonicalReference: `${packageName}!`, name: '', preserveMemberOrder: false, members };
    writeFileSync(file, JSON.stringify({ metadata, kind: 'Package', canonicalReference: `${packageName}!`, docComment: '', name: packageName, preserveMemberOrder: false, members: [entryPoint] }));
    const items = ApiPackage.loadFromJsonFile(file).entryPoints[0]!.members;
    return publicSymbols([{ name: 'gain', specifier: packageName, packageName, folder: 'gain', items, passedOn: [], declarations: '' }]).at(-1)!;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
