import type { FamiliesSpec } from './families-spec.ts';

/** A fact about a native name: what it is, in which header, and who says so. */
export interface Entry {
  readonly summary: string;
  readonly header: { readonly include: string; readonly declaredIn: string } | null;
  readonly href?: string;
  readonly corrections: readonly string[];
}

export interface ValueEntry extends Entry {
  readonly value: number;
  readonly availability: 'win32' | 'win16' | 'win95';
  /** The value that each source gives, by the source's id. */
  readonly evidence: { readonly [source: string]: number };
}

export interface Message extends ValueEntry {
  readonly sentBy: 'system' | 'application';
  readonly scope: 'driver' | 'instance';
  readonly sender: string;
  readonly when: string;
  readonly order: { readonly position: string; readonly after: readonly string[]; readonly before: readonly string[] };
  readonly parameters: {
    readonly dwDriverId: Parameter;
    readonly hdrvr: Parameter;
    readonly lParam1: Parameter;
    readonly lParam2: Parameter;
  };
  readonly answer: {
    readonly kind: string;
    readonly meaning: string;
    readonly values?: { readonly [name: string]: string };
    readonly ignoredBy: readonly string[];
  };
  readonly defDriverProc: { readonly win32: number; readonly wine: number; readonly win31: number };
  readonly remarks: readonly string[];
  readonly sources: readonly string[];
}

export interface Parameter {
  readonly type: string;
  readonly used: boolean;
  readonly name?: string;
  readonly nullable?: boolean;
  readonly meaning: string;
}

export interface Constant extends ValueEntry {
  readonly aliasOf?: string;
  readonly obsolete?: true;
}

export interface Query extends ValueEntry {
  readonly parameters: { readonly dwParam1: QueryParameter; readonly dwParam2: QueryParameter };
  readonly confidence: string;
  readonly sources: readonly string[];
  readonly conflicts: readonly string[];
}

interface QueryParameter {
  readonly type: string;
  /** `null` where no source says. */
  readonly used: boolean | null;
  readonly direction?: string;
  readonly meaning: string;
}

export interface Structure extends Entry {
  readonly typeName?: string;
  readonly pack: number;
  readonly fields: { readonly [field: string]: { readonly type: string; readonly name?: string; readonly meaning: string } };
  /** arm64 is laid out as x64 is. */
  readonly layouts: { readonly ia32: Layout; readonly x64: Layout };
  readonly sources: readonly string[];
}

export interface Layout {
  readonly size: number;
  readonly offsets: { readonly [field: string]: number };
}

interface Correction {
  readonly names: readonly string[];
  readonly page: string;
  readonly quote: string;
  readonly right: string;
  readonly reason: string;
  readonly sources: readonly string[];
}

interface Source {
  readonly title: string;
  readonly url?: string;
  readonly how: string;
}

export interface Named<T> {
  readonly [name: string]: T;
}

export interface ConstantFamily {
  readonly family: string;
  readonly title: string;
  readonly typeName?: string;
  readonly constants: Named<Constant>;
}

/** The whole specification, checked. */
export interface Spec extends FamiliesSpec {
  readonly drv: {
    readonly family: string;
    readonly title: string;
    readonly defDriverProcEvidence: { readonly win32: string; readonly wine: string; readonly win31: string };
    readonly messages: Named<Message>;
  };
  /** In the order in which they are printed. */
  readonly constantFamilies: readonly ConstantFamily[];
  readonly queries: {
    readonly family: string;
    readonly title: string;
    readonly entryPoints: readonly string[];
    readonly answer: string;
    readonly queries: Named<Query>;
  };
  readonly structures: Named<Structure>;
  readonly corrections: Named<Correction>;
  readonly sources: Named<Source>;
}
