import { DriverError, readDriverConfigInfo, toPointerSized, wideBytes, withDriverConfigInfo } from '@driverproc/binding';
import type { DriverBinding, LParam } from '@driverproc/binding';
import { DRVEA_ABNORMALEXIT, DRVEA_NORMALEXIT } from '@driverproc/messages';
import type { DriverConfigInfo, MessageParam, ParamTypes } from '@driverproc/messages';

/**
 * What stands between an LPARAM and the value it carries: the memory it may point into, and its width.
 *
 * @internal
 */
type LParamHost = Pick<DriverBinding, 'memory' | 'pointerSize'>;

/** The types whose value is the LPARAM itself. All others lie in memory for the length of the call. */
type DirectType = Exclude<keyof ParamTypes, 'LPCWSTR' | 'LPDRVCONFIGINFO'>;

interface DirectCodec {
  /** Is every 32-bit signed integer a value, and its own LPARAM? Then `encode` is not asked for one. */
  readonly takesInt32: boolean;
  encode(value: unknown, name: string, host: LParamHost): LParam;
  decode(value: LParam): unknown;
}

interface PointerCodec {
  lend<R>(value: unknown, name: string, host: LParamHost, use: (address: LParam) => R): R;
  decode(value: LParam, host: LParamHost): unknown;
}

const asIs: DirectCodec = {
  takesInt32: true,
  encode: (value, name, { pointerSize }) => toPointerSized(value as LParam, pointerSize, name),
  decode: (value) => value,
};

const exits: ReadonlyMap<unknown, LParam> = new Map([
  ['DRVEA_NORMALEXIT', DRVEA_NORMALEXIT],
  ['DRVEA_ABNORMALEXIT', DRVEA_ABNORMALEXIT],
]);

const directCodecs: { readonly [Type in DirectType]: DirectCodec } = {
  LPARAM: asIs,
  HWND: asIs,
  HDEVINFO: asIs,
  PSP_DEVINFO_DATA: asIs,
  LONG: {
    takesInt32: true,
    encode(value, name) {
      throw wrongValue(name, 'an integer from -2147483648 to 2147483647', value);
    },
    decode: (value) => low32(value),
  },
  DWORD: {
    takesInt32: false,
    encode(value, name, host) {
      if (typeof value === 'number' && value >>> 0 === value) return host.pointerSize === 4 ? value | 0 : value;
      throw wrongValue(name, 'an integer from 0 to 4294967295', value);
    },
    decode: (value) => low32(value) >>> 0,
  },
  BOOL: {
    takesInt32: false,
    encode(value, name) {
      if (typeof value === 'boolean') return value ? 1 : 0;
      throw wrongValue(name, 'true or false', value);
    },
    decode: (value) => low32(value) !== 0,
  },
  DRVEA: {
    takesInt32: false,
    encode: (value, name, host) => exits.get(value) ?? asIs.encode(value, name, host),
    decode(value) {
      for (const [exit, each] of exits) if (each === value) return exit;
      return value;
    },
  },
};

const pointerCodecs: { readonly [Type in Exclude<keyof ParamTypes, DirectType>]: PointerCodec } = {
  LPCWSTR: {
    lend(value, name, { memory }, use) {
      if (value === null) return use(0);
      if (!isText(value)) throw wrongValue(name, 'a string without NUL, or null', value);
      return memory.lend(wideBytes(value), use);
    },
    decode: (value, { memory }) => (value === 0 ? null : memory.readString(value)),
  },
  LPDRVCONFIGINFO: {
    lend(value, name, host, use) {
      if (value === null) return use(0);
      if (!isConfigInfo(value)) throw wrongValue(name, 'an object with sectionName and aliasName, or null', value);
      return withDriverConfigInfo(host, value, use);
    },
    decode: (value, host) => (value === 0 ? null : readDriverConfigInfo(host, value)),
  },
};

/**
 * Reads one LPARAM into the named property of an object.
 *
 * @internal
 */
export type ParamReader = (params: { [name: string]: unknown }, value: LParam, host: LParamHost) => void;

/** @internal */
export function paramReader(param: MessageParam | undefined): ParamReader | null {
  const [name, type] = nameAndType(param);
  if (name === undefined || type === undefined) return null;
  const codec = isDirect(type) ? directCodecs[type] : pointerCodecs[type];
  return (params, value, host) => {
    params[name] = codec.decode(value, host);
  };
}

/**
 * Turns the named property of an object into an LPARAM. `lend` is for every type: the LPARAM is good while `use` runs.
 * `encode` is there when the value needs no memory.
 *
 * @internal
 */
export interface ParamWriter {
  readonly encode: ((params: { readonly [name: string]: unknown }, host: LParamHost) => LParam) | null;
  lend<R>(params: { readonly [name: string]: unknown }, host: LParamHost, use: (value: LParam) => R): R;
}

/** @internal */
export function paramWriter(param: MessageParam | undefined): ParamWriter | null {
  const [name, type] = nameAndType(param);
  if (name === undefined || type === undefined) return null;
  if (!isDirect(type)) {
    const codec = pointerCodecs[type];
    return { encode: null, lend: (params, host, use) => codec.lend(params[name], name, host, use) };
  }
  const codec = directCodecs[type];
  const encode = (params: { readonly [name: string]: unknown }, host: LParamHost): LParam => {
    const value = params[name];
    return codec.takesInt32 && typeof value === 'number' && (value | 0) === value ? value | 0 : codec.encode(value, name, host);
  };
  return { encode, lend: (params, host, use) => use(encode(params, host)) };
}

/**
 * What is wrong with a parameter as it was declared, `null` for one that can be sent.
 *
 * @internal
 */
export function paramProblem(param: MessageParam | undefined): string | null {
  if (param === undefined) return null;
  if (typeof param !== 'object' || param === null) return 'an lParam is an object with one name and its type';
  const [entry, ...others] = Object.entries(param);
  if (entry === undefined || others.length > 0) return 'an lParam carries one value';
  const [name, type] = entry;
  // The names that a handler finds beside the parameters.
  if (name === 'state' || name === 'hdrvr') return `a parameter cannot be called ${name}`;
  return isDirect(type) || Object.hasOwn(pointerCodecs, type) ? null : `${name} has no type ${String(type)}`;
}

/** Of a parameter that has no {@link paramProblem}. */
function nameAndType(param: MessageParam | undefined): [string, keyof ParamTypes] | [undefined, undefined] {
  const [entry] = Object.entries(param ?? {});
  return entry ?? [undefined, undefined];
}

function isDirect(type: keyof ParamTypes): type is DirectType {
  return Object.hasOwn(directCodecs, type);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

function isConfigInfo(value: unknown): value is DriverConfigInfo {
  if (typeof value !== 'object' || value === null) return false;
  const { sectionName, aliasName } = value as Partial<DriverConfigInfo>;
  return [sectionName, aliasName].every((each) => each === null || isText(each));
}

function low32(value: LParam): number {
  return typeof value === 'number' ? value | 0 : Number(BigInt.asIntN(32, value));
}

function wrongValue(name: string, expected: string, value: unknown): DriverError {
  return new DriverError('invalid_argument', `${name} is ${expected}; got ${textOf(value)}`);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
