import { thunkCode } from './thunk-code.js';
import type { ThunkArchitecture } from './thunk-code.js';

// Where the sections lie in memory, relative to the image's base, and how the file is cut.
const TEXT = 0x1000;
const RDATA = 0x2000;
const DATA = 0x3000;
const RELOC = 0x4000;
const IMAGE_SIZE = 0x5000;
const PAGE = 0x1000;
const FILE_ALIGNMENT = 0x200;

const machines: { readonly [Arch in ThunkArchitecture]: number } = { x64: 0x8664, ia32: 0x014c, arm64: 0xaa64 };

interface Section {
  readonly name: string;
  readonly address: number;
  readonly bytes: Uint8Array;
  readonly characteristics: number;
}

/**
 * A DLL of 3 KB whose exported DriverProc goes to whatever its exported `DriverProcSlot` points at, and counts its calls where
 * `DriverProcCalls` points. It imports nothing, has no entry point, holds no absolute address on 64 bits, and its pages are
 * either writable or executable.
 *
 * @param fileName - What the module says that it is called.
 * @see https://learn.microsoft.com/windows/win32/debug/pe-format
 */
export function buildThunkModule(arch: ThunkArchitecture, fileName: string): Uint8Array {
  const pointerSize = arch === 'ia32' ? 4 : 8;
  const imageBase = arch === 'ia32' ? 0x10000000 : 0x180000000;
  const slot = DATA;
  const calls = DATA + pointerSize;
  const code = thunkCode[arch]({ code: TEXT, slot, calls, imageBase });
  const exportTable = exports(fileName, [
    ['DriverProc', TEXT],
    ['DriverProcCalls', calls],
    ['DriverProcDetach', TEXT + code.detach],
    ['DriverProcSlot', slot],
  ]);
  const relocations = baseRelocations(code.relocations.map((offset) => TEXT + offset));
  const sections: Section[] = [
    { name: '.text', address: TEXT, bytes: code.bytes, characteristics: 0x60000020 }, // code, execute, read
    { name: '.rdata', address: RDATA, bytes: exportTable, characteristics: 0x40000040 }, // data, read
    { name: '.data', address: DATA, bytes: new Uint8Array(2 * pointerSize), characteristics: 0xc0000040 }, // data, read, write
    { name: '.reloc', address: RELOC, bytes: relocations, characteristics: 0x42000040 }, // data, read, discardable
  ];
  return link(arch, imageBase, sections, exportTable.length, relocations.length);
}

function link(arch: ThunkArchitecture, imageBase: number, sections: readonly Section[], exportSize: number, relocationSize: number): Uint8Array {
  const is64 = arch !== 'ia32';
  const signature = 0x80;
  const header = signature + 4;
  const optional = header + 20;
  const optionalSize = is64 ? 240 : 224;
  const table = optional + optionalSize;
  const headersSize = align(table + 40 * sections.length, FILE_ALIGNMENT);
  const file = Buffer.alloc(headersSize + FILE_ALIGNMENT * sections.length);
  const put16 = (at: number, value: number): unknown => file.writeUInt16LE(value, at);
  const put32 = (at: number, value: number): unknown => file.writeUInt32LE(value, at);
  const putPointer = (at: number, value: number): unknown => (is64 ? file.writeBigUInt64LE(BigInt(value), at) : put32(at, value));

  file.write('MZ', 0, 'latin1');
  put32(0x3c, signature);
  file.write('PE\0\0', signature, 'latin1');
  put16(header, machines[arch]);
  put16(header + 2, sections.length);
  put16(header + 16, optionalSize);
  put16(header + 18, is64 ? 0x2022 : 0x2102); // DLL, executable, large addresses or 32-bit machine

  put16(optional, is64 ? 0x020b : 0x010b);
  put32(optional + 4, FILE_ALIGNMENT); // size of code
  put32(optional + 8, FILE_ALIGNMENT * (sections.length - 1)); // size of data
  put32(optional + 20, TEXT);
  if (!is64) put32(optional + 24, RDATA);
  putPointer(optional + (is64 ? 24 : 28), imageBase);
  put32(optional + 32, PAGE);
  put32(optional + 36, FILE_ALIGNMENT);
  put16(optional + 40, 6); // operating system 6.0
  put16(optional + 48, 6); // subsystem 6.0
  put32(optional + 56, IMAGE_SIZE);
  put32(optional + 60, headersSize);
  put16(optional + 68, 2); // subsystem: Windows
  put16(optional + 70, is64 ? 0x0160 : 0x0140); // may be moved, no execution of data, high addresses
  const pointerSize = is64 ? 8 : 4;
  [0x100000, PAGE, 0x100000, PAGE].forEach((size, index) => putPointer(optional + 72 + index * pointerSize, size)); // stack, heap
  const directories = optional + 72 + 4 * pointerSize + 8;
  put32(directories - 4, 16);
  put32(directories, RDATA);
  put32(directories + 4, exportSize);
  put32(directories + 5 * 8, RELOC);
  put32(directories + 5 * 8 + 4, relocationSize);

  sections.forEach(({ name, address, bytes, characteristics }, index) => {
    const at = table + 40 * index;
    const place = headersSize + FILE_ALIGNMENT * index;
    file.write(name, at, 'latin1');
    put32(at + 8, bytes.length);
    put32(at + 12, address);
    put32(at + 16, FILE_ALIGNMENT);
    put32(at + 20, place);
    put32(at + 36, characteristics);
    file.set(bytes, place);
  });
  return file;
}

/** The export directory with its tables and names. @param symbols - Names with their addresses, sorted by name. */
function exports(fileName: string, symbols: readonly (readonly [name: string, address: number])[]): Uint8Array {
  const count = symbols.length;
  const addresses = 40;
  const names = addresses + 4 * count;
  const ordinals = names + 4 * count;
  const texts = [fileName, ...symbols.map(([name]) => name)].map((text) => Buffer.from(`${text}\0`, 'latin1'));
  const bytes = Buffer.alloc(texts.reduce((size, text) => size + text.length, ordinals + 2 * count));
  let end = ordinals + 2 * count;
  const [fileNameAt, ...namesAt] = texts.map((text) => {
    const at = end;
    bytes.set(text, at);
    end += text.length;
    return RDATA + at;
  });
  bytes.writeUInt32LE(fileNameAt!, 12);
  bytes.writeUInt32LE(1, 16); // ordinals count from 1
  bytes.writeUInt32LE(count, 20);
  bytes.writeUInt32LE(count, 24);
  bytes.writeUInt32LE(RDATA + addresses, 28);
  bytes.writeUInt32LE(RDATA + names, 32);
  bytes.writeUInt32LE(RDATA + ordinals, 36);
  symbols.forEach(([, address], index) => {
    bytes.writeUInt32LE(address, addresses + 4 * index);
    bytes.writeUInt32LE(namesAt[index]!, names + 4 * index);
    bytes.writeUInt16LE(index, ordinals + 2 * index);
  });
  return bytes;
}

/** One block, also where nothing is to be relocated: without any, an image may not be moved. */
function baseRelocations(addresses: readonly number[]): Uint8Array {
  const HIGHLOW = 0x3000;
  const entries = addresses.map((address) => HIGHLOW | (address - TEXT));
  while (entries.length < 2 || entries.length % 2 === 1) entries.push(0); // padding that is skipped
  const block = Buffer.alloc(8 + 2 * entries.length);
  block.writeUInt32LE(TEXT, 0);
  block.writeUInt32LE(block.length, 4);
  entries.forEach((entry, index) => block.writeUInt16LE(entry, 8 + 2 * index));
  return block;
}

function align(size: number, to: number): number {
  return Math.ceil(size / to) * to;
}
