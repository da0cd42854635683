import type { DriverConfigInfo, DriverConfigureResult, DriverExit } from './gen/types.js';

/**
 * A pointer-sized integer: LPARAM, `lParam1` and `lParam2`. A number wherever it is a safe integer, a bigint beyond:
 * one value has one form. Negative where the native value is (LPARAM is signed).
 *
 * @public
 */
export type LParam = number | bigint;

/**
 * A pointer-sized integer: LRESULT, and the driver identifier (DWORD_PTR). Same form as {@link LParam}.
 *
 * @public
 */
export type LResult = number | bigint;

/**
 * The JavaScript type behind each native type that a message parameter can have.
 *
 * @public
 */
export interface ParamTypes {
  /** 32-bit signed integer. */
  LONG: number;
  /** 32-bit unsigned integer. */
  DWORD: number;
  /** 32-bit integer, zero or not. */
  BOOL: boolean;
  /** Pointer-sized integer, handed over as it is. */
  LPARAM: LParam;
  /** Window handle, zero for none. */
  HWND: LParam;
  /** Device information set of the SetupDi functions. */
  HDEVINFO: LParam;
  /** Address of an SP_DEVINFO_DATA, handed over as it is. */
  PSP_DEVINFO_DATA: LParam;
  /** Address of UTF-16 text ending in a zero; `null` for a null pointer. */
  LPCWSTR: string | null;
  /** Address of a DRVCONFIGINFO; `null` for a null pointer. */
  LPDRVCONFIGINFO: DriverConfigInfo | null;
  /** DRVEA_NORMALEXIT or DRVEA_ABNORMALEXIT; any other number as it is. */
  DRVEA: DriverExit | LParam;
}

/**
 * The JavaScript type behind each kind of answer.
 *
 * @public
 */
export interface ResultTypes {
  /** Zero or not. */
  success: boolean;
  /** No value is defined. */
  none: void;
  /** Identifier of a new instance; zero refuses it. */
  driverId: LResult;
  /** One of the DRVCNF_ values. */
  drvcnf: DriverConfigureResult;
  /** 32-bit signed integer. */
  LONG: number;
  /** Pointer-sized integer, handed over as it is. */
  LRESULT: LResult;
}

/**
 * The one parameter that an LPARAM carries: its name and its native type.
 *
 * @public
 */
export type MessageParam = { readonly [name: string]: keyof ParamTypes };

/**
 * Who sends a message. `system`: the driver manager or whoever ends the session; an application must not.
 *
 * @public
 */
export type MessageSender = 'system' | 'application';

/**
 * What a message is about. `driver`: the module as a whole, no instance need exist. `instance`: one open instance.
 *
 * @public
 */
export type MessageScope = 'driver' | 'instance';

/**
 * What is needed to send, receive and type a message.
 *
 * @public
 */
export interface MessageSignature {
  /** The message number, 0 to 2^32 - 1. */
  readonly id: number;
  /** Who may send it. */
  readonly sentBy: MessageSender;
  /** Whether an instance must exist. */
  readonly scope: MessageScope;
  /** What lParam1 carries; absent: it is sent as zero and not decoded. */
  readonly lParam1?: MessageParam;
  /** What lParam2 carries; absent: it is sent as zero and not decoded. */
  readonly lParam2?: MessageParam;
  /** The kind of answer. */
  readonly result: keyof ResultTypes;
}

/**
 * The hosts whose answers are recorded: `win32` (Microsoft's text; where that is silent, what Wine does), `wine`
 * (Wine 8.0, measured), `win31` (Windows 3.1).
 *
 * @public
 */
export type HostName = 'win32' | 'wine' | 'win31';

/**
 * One of the four parameters of DriverProc besides the message, as one message has it.
 *
 * @public
 */
export interface ParameterDescription {
  /** The native type, as the headers write it. */
  readonly type: string;
  /** `false`: the driver must not rely on it. */
  readonly used: boolean;
  /** `true`: zero is one of its values. */
  readonly nullable?: boolean;
  /** What it holds, in a sentence or two. */
  readonly meaning: string;
}

/**
 * A standard message as the specification describes it: its signature, and what is known about it.
 *
 * @public
 */
export type MessageDescriptor<Signature extends MessageSignature = MessageSignature> = Signature & MessageDocumentation;

/**
 * What is known about a standard message.
 *
 * @public
 */
export interface MessageDocumentation {
  /** What the message says, in a sentence. */
  readonly summary: string;
  /** `win32`: in the Windows SDK. `win16`: in the headers of 16-bit Windows only. */
  readonly availability: 'win32' | 'win16';
  /** Who sends it, by name. */
  readonly sender: string;
  /** On what occasion. */
  readonly when: string;
  /** Its place among the messages a driver gets, and the messages that come before it (`after`) and later (`before`). */
  readonly order: { readonly position: string; readonly after: readonly string[]; readonly before: readonly string[] };
  /** What DriverProc gets besides the message. */
  readonly parameters: {
    readonly [Parameter in 'dwDriverId' | 'hdrvr' | 'lParam1' | 'lParam2']: ParameterDescription;
  };
  /** What the driver's return value says. */
  readonly answer: {
    /** In a sentence or two. */
    readonly meaning: string;
    /** What each named value says. */
    readonly values?: { readonly [name: string]: string };
    /** The hosts that go on the same way whatever the answer. */
    readonly ignoredBy: readonly HostName[];
  };
  /** What DefDriverProc answers, host by host. */
  readonly defDriverProc: { readonly [Host in HostName]: number };
  /** What else a driver or an application should know. */
  readonly remarks: readonly string[];
  /** The header to include and the one that has the number; `null` where no header of Win32 has it. */
  readonly header: { readonly include: string; readonly declaredIn: string } | null;
  /** Microsoft's page, where the message has one. */
  readonly href?: string;
  /** Entries of `spec/sources.json`. */
  readonly sources: readonly string[];
  /** Entries of `spec/corrections.json`: where Microsoft's text is wrong about this message. */
  readonly corrections: readonly string[];
}

/**
 * What one LPARAM carries, decoded: an object of its one name, or of none where it carries nothing.
 *
 * @public
 */
export type DecodedParam<Param> = Param extends MessageParam ? { -readonly [Name in keyof Param]: ParamTypes[Param[Name]] } : {};

/**
 * The typed face of a signature; the generated `DriverMessageMap` is this, spelled out.
 *
 * @public
 */
export type MessageOf<S extends MessageSignature> = {
  params: DecodedParam<S['lParam1']> & DecodedParam<S['lParam2']> extends infer Both ? { [Name in keyof Both]: Both[Name] } : never;
  result: ResultTypes[S['result']];
  sentBy: S['sentBy'];
  scope: S['scope'];
};
