/**
 * How a message's parameters and answer are known. `page`: Microsoft's page was read. `excerpt`: parts of an archived page
 * were read. `header`: the headers name the message and say no more. `inferred`: no page was read; concluded from the
 * function or the message that it stands for.
 *
 * @public
 */
export type MessageConfidence = 'page' | 'excerpt' | 'header' | 'inferred';

/**
 * One of the two parameters of a message.
 *
 * @public
 */
export interface FamilyParameter {
  /** What the entry point calls it. */
  readonly name: 'lParam1' | 'lParam2' | 'dwParam1' | 'dwParam2' | 'wParam' | 'lParam';
  /** `null` where no source says. */
  readonly used: boolean | null;
  /** The native type, as C writes it; `null` where it is not used or not known. */
  readonly type: string | null;
  /** The structure that it points at, where that has a layout. */
  readonly structure?: string;
  /** The structures that some devices have in its place, by their names in the headers; they begin with the same fields. */
  readonly extensions?: readonly string[];
  /** Of what a pointer leads to, as the receiver sees it: `in` is read, `out` is filled in. */
  readonly direction?: 'in' | 'out' | 'inout';
  /** What it holds, in a sentence. */
  readonly meaning: string;
}

/**
 * A message of a family: plain data.
 *
 * @public
 */
export interface FamilyMessage {
  /** The message number. */
  readonly id: number;
  /** What the message says, in a sentence. */
  readonly summary: string;
  /** The function that gets it: DriverProc, wodMessage. */
  readonly entryPoint: string;
  /** From the system to a driver, or from a driver to whoever opened it. */
  readonly direction: 'to-driver' | 'from-driver';
  /** Who sends it, by name. */
  readonly sender: string;
  /** The two parameters, in their order. */
  readonly parameters: readonly [FamilyParameter, FamilyParameter];
  /** What the receiver's return value says. `unknown`: no source says. */
  readonly answer: { readonly kind: string; readonly meaning: string };
  /** How parameters and answer are known. */
  readonly confidence: MessageConfidence;
  /** The name that this one is another name for, in this family or in another. */
  readonly aliasOf?: string;
  /** `win32`: in the Windows SDK. Otherwise only in the headers of 16-bit Windows, the driver kit of Windows 95, mingw-w64. */
  readonly availability: 'win32' | 'win16' | 'win95' | 'mingw';
  /** The header to include and the one that has the number; `null` where no header of Win32 has it. */
  readonly header: { readonly include: string; readonly declaredIn: string } | null;
  /** Microsoft's page, where the message has one. */
  readonly href?: string;
  /** Entries of `spec/sources.json`. */
  readonly sources: readonly string[];
  /** Entries of `spec/conflicts.json`: what sources disagree about. */
  readonly conflicts: readonly string[];
}

/**
 * The messages of one entry point by their names.
 *
 * @public
 */
export type MessageTable<Name extends string = string> = { readonly [Message in Name]: FamilyMessage };
