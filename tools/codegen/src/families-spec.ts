import type { Entry, Named, ValueEntry } from './spec.ts';

/** One file of `spec/families`: what is exported from the subpath of the same name. */
export interface Family {
  readonly family: string;
  readonly title: string;
  readonly tables: readonly MessageTable[];
  readonly constants: Named<FamilyConstant>;
  readonly codes?: readonly CodeSet[];
  /** Entries of `spec/structures`. */
  readonly structures: readonly string[];
}

/** The messages of one entry point. */
export interface MessageTable {
  readonly name: string;
  readonly title: string;
  readonly entryPoint: string;
  readonly direction: 'to-driver' | 'from-driver';
  readonly sender: string;
  readonly messages: Named<FamilyMessage>;
}

/** As an {@link Entry}, but with conflicts where the DRV_ family has corrections. */
export type FamilyEntry = Omit<ValueEntry, 'corrections' | 'availability'> & {
  readonly availability: string;
  readonly aliasOf?: string;
  readonly conflicts: readonly string[];
};

export interface FamilyMessage extends FamilyEntry {
  readonly parameters: Named<FamilyParameter>;
  readonly answer: { readonly kind: string; readonly meaning: string };
  readonly confidence: string;
  readonly sources: readonly string[];
}

export interface FamilyParameter {
  /** `null` where no source says. */
  readonly used: boolean | null;
  readonly type: string | null;
  readonly structure?: string;
  readonly extensions?: readonly string[];
  readonly direction?: string;
  readonly meaning: string;
}

export interface FamilyConstant extends FamilyEntry {
  readonly range?: true;
}

export interface CodeSet {
  readonly name: string;
  readonly title: string;
  readonly constants: Named<FamilyConstant>;
}

export interface NativeStructure extends Omit<Entry, 'corrections'> {
  readonly pack: number;
  readonly fields: Named<NativeField>;
  readonly sources: readonly string[];
  readonly conflicts: readonly string[];
}

export interface NativeField {
  readonly type?: string;
  readonly meaning?: string;
  readonly struct?: Named<NativeField>;
  readonly union?: Named<NativeField>;
  readonly anonymous?: true;
}

export interface Conflict {
  readonly topic: string;
  readonly positions: readonly { readonly source: string; readonly says: string }[];
  readonly recommendation: string;
  readonly authority: string;
}

export interface StructureFile {
  /** The family that has them alone, or `shared`. */
  readonly name: string;
  readonly structures: Named<NativeStructure>;
}

/** What the specification says beyond DRV_. */
export interface FamiliesSpec {
  readonly families: readonly Family[];
  readonly structureFiles: readonly StructureFile[];
  readonly conflicts: Named<Conflict>;
  readonly leftOut: Named<string>;
}

/** Every name with a number of a family, and where it stands. */
export function familyValues({ families }: FamiliesSpec): { name: string; place: string; entry: FamilyEntry }[] {
  const located = (place: string, entries: Named<FamilyEntry>): { name: string; place: string; entry: FamilyEntry }[] =>
    Object.entries(entries).map(([name, entry]) => ({ name, place: `${place}/${name}`, entry }));
  return families.flatMap(({ family, tables, constants, codes = [] }) => [
    ...tables.flatMap(({ messages }, index) => located(`families/${family}.json#/tables/${index}/messages`, messages)),
    ...located(`families/${family}.json#/constants`, constants),
    ...codes.flatMap((set, index) => located(`families/${family}.json#/codes/${index}/constants`, set.constants)),
  ]);
}

/** Every structure by its name. */
export function nativeStructures({ structureFiles }: FamiliesSpec): Named<NativeStructure> {
  return Object.assign({}, ...structureFiles.map(({ structures }) => structures));
}
