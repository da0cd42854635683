import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildThunkModule } from '../../src/thunk/thunk-module.js';

// What a disassembler and a reader of PE headers that are not ours make of the modules.
const modules = [
  {
    arch: 'x64',
    objdump: 'x86_64-w64-mingw32-objdump',
    format: 'pei-x86-64',
    code: `mov 0x1ff9(%rip),%rax # 0x180003000
      test %rax,%rax
      je 0x180001019
      mov 0x1ff5(%rip),%r10 # 0x180003008
      lock incl (%r10)
      jmp *%rax
      xor %eax,%eax
      ret
      xor %eax,%eax
      mov %rax,0x1fdb(%rip) # 0x180003000
      ret`,
    exports: ['1000 DriverProc', '3008 DriverProcCalls', '101c DriverProcDetach', '3000 DriverProcSlot'],
    relocations: [],
    characteristics: '0x2022',
    dllCharacteristics: '00000160',
  },
  {
    arch: 'ia32',
    objdump: 'i686-w64-mingw32-objdump',
    format: 'pei-i386',
    code: `mov 0x10003000,%eax
      test %eax,%eax
      je 0x10001014
      mov 0x10003004,%ecx
      lock incl (%ecx)
      jmp *%eax
      xor %eax,%eax
      ret $0x14
      xor %eax,%eax
      mov %eax,0x10003000
      ret`,
    exports: ['1000 DriverProc', '3004 DriverProcCalls', '1019 DriverProcDetach', '3000 DriverProcSlot'],
    relocations: ['1001', '100b', '101c'],
    characteristics: '0x2102',
    dllCharacteristics: '00000140',
  },
  {
    arch: 'arm64',
    objdump: 'aarch64-linux-gnu-objdump',
    format: 'pei-aarch64-little',
    code: `adrp x16, 0x180003000
      ldr x17, [x16]
      cbz x17, 0x180001024
      ldr x16, [x16, #8]
      ldxr w9, [x16]
      add w9, w9, #0x1
      stxr w10, w9, [x16]
      cbnz w10, 0x180001010
      br x17
      mov x0, #0x0 // #0
      ret
      adrp x16, 0x180003000
      str xzr, [x16]
      ret`,
    exports: ['1000 DriverProc', '3008 DriverProcCalls', '102c DriverProcDetach', '3000 DriverProcSlot'],
    relocations: [],
    characteristics: '0x2022',
    dllCharacteristics: '00000160',
  },
] as const;

describe.each(modules)('the thunk module of $arch', ({ arch, objdump, format, code, exports, relocations, characteristics, dllCharacteristics }) => {
  const isMissing = spawnSync(objdump, ['--version']).error !== undefined;
  const dump = isMissing ? '' : objdumpOf(objdump, buildThunkModule(arch, 'gain.drv'));

  it.skipIf(isMissing)(`has the instructions that were meant, as ${objdump} reads them`, () => {
    const lines = dump.slice(dump.indexOf('Disassembly of section .text:')).matchAll(/^ *[0-9a-f]+:\t(?:[0-9a-f]{2} |[0-9a-f]{8} )+ *\t(.*)$/gm);
    const instructions = [...lines].map(([, text]) => text!.replace(/\s+/g, ' ').trim());
    expect(instructions).toEqual(code.split('\n').map((line) => line.trim()));
  });

  it.skipIf(isMissing)('is a DLL for this machine that may be moved, with no entry point and no imports', () => {
    expect(dump).toContain(`file format ${format}`);
    expect(dump).toMatch(new RegExp(`^Characteristics ${characteristics}$`, 'm'));
    expect(dump).toMatch(new RegExp(`^DllCharacteristics\\s+${dllCharacteristics}$`, 'm'));
    expect(dump).toMatch(/^AddressOfEntryPoint\s+0+$/m);
    expect(dump).toMatch(/^Entry 1 0+ 0+ Import Directory/m);
  });

  it.skipIf(isMissing)('exports DriverProc, its slot, and what belongs to it', () => {
    const addresses = [...dump.matchAll(/^\s*\[ *\d+\] \+base\[ *\d+\] ([0-9a-f]+) Export RVA$/gm)].map(([, address]) => address);
    const table = dump.slice(dump.indexOf('[Ordinal/Name Pointer] Table'));
    const names = [...table.matchAll(/^\s*\[ *\d+\] (\w+)$/gm)].map(([, name]) => name);
    expect(names.map((name, index) => `${addresses[index]} ${name}`)).toEqual(exports);
    expect(dump).toMatch(/^Name\s+[0-9a-f]+ gain\.drv$/m);
  });

  it.skipIf(isMissing)('has no absolute address that is not relocated', () => {
    const places = [...dump.matchAll(/\[([0-9a-f]+)\] HIGHLOW/g)].map(([, place]) => place);
    expect(places).toEqual(relocations);
  });

  it.skipIf(isMissing)('has no page that is both writable and executable', () => {
    const sections = [...dump.matchAll(/^ +\d+ (\.\w+) .*\n +(.*)$/gm)].map(([, name, flags]) => `${name} ${flags}`);
    expect(sections).toEqual([
      '.text CONTENTS, ALLOC, LOAD, READONLY, CODE',
      '.rdata CONTENTS, ALLOC, LOAD, READONLY, DATA',
      '.data CONTENTS, ALLOC, LOAD, DATA',
      '.reloc CONTENTS, ALLOC, LOAD, READONLY, DATA',
    ]);
  });

  it('has 3 KB, and its slot is empty in the file', () => {
    const bytes = buildThunkModule(arch, 'gain.drv');
    expect(bytes.length).toBe(3072);
    expect([...bytes.subarray(0x800, 0xa00)].every((byte) => byte === 0)).toBe(true);
  });
});

function objdumpOf(objdump: string, bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'thunk-'));
  try {
    const file = join(folder, 'gain.drv');
    writeFileSync(file, bytes);
    const { stdout, stderr } = spawnSync(objdump, ['-d', '-x', file], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
