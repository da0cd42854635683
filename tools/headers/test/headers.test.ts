import { type Message, type NativeStructure, readSpec, type Spec, type Structure } from 'codegen/read-spec';
import { describe, expect, it } from 'vitest';
import { checkProgram, targets } from '../src/check-program.ts';
import { compile, missingCompiler } from '../src/compile.ts';

const spec = readSpec();
const missing = missingCompiler();
const [x64, ia32] = targets as [(typeof targets)[number], (typeof targets)[number]];

function withMessage(name: string, change: Partial<Message>): Spec {
  const messages = spec.drv.messages;
  return { ...spec, drv: { ...spec.drv, messages: { ...messages, [name]: { ...messages[name], ...change } as Message } } };
}

function withFamilyMessage(family: string, name: string, change: object): Spec {
  const families = spec.families.map((each) => {
    if (each.family !== family) return each;
    const tables = each.tables.map((table) => {
      const message = table.messages[name];
      return message === undefined ? table : { ...table, messages: { ...table.messages, [name]: { ...message, ...change } } };
    });
    return { ...each, tables };
  });
  return { ...spec, families };
}

function withStructure(file: string, name: string, change: Partial<NativeStructure>): Spec {
  const structureFiles = spec.structureFiles.map((each) => {
    if (each.name !== file) return each;
    return { ...each, structures: { ...each.structures, [name]: { ...each.structures[name], ...change } as NativeStructure } };
  });
  return { ...spec, structureFiles };
}

describe('checkProgram', () => {
  it('asserts the value of a name behind the header that defines it', () => {
    expect(checkProgram(spec, x64)).toContain(
      '_Static_assert((DRV_EXITSESSION) == 11, "DRV_EXITSESSION is not 11, as the specification says");',
    );
  });
});

if (missing !== undefined && process.env['REQUIRE_NATIVE'] === '1') {
  it('finds the compilers', () => expect(missing).toBeUndefined());
}

describe.skipIf(missing !== undefined)(`the headers of mingw-w64${missing === undefined ? '' : ` (${missing})`}`, () => {
  it.each(targets)('agree with the specification on $name', (target) => {
    expect(compile(target, checkProgram(spec, target))).toEqual([]);
  });

  it('name every value that differs', () => {
    const wrong = withMessage('DRV_EXITSESSION', { value: 12 });
    expect(compile(x64, checkProgram(wrong, x64))).toEqual(['x64: DRV_EXITSESSION is not 12, as the specification says']);
  });

  it('name a name that they do not have', () => {
    const wrong = withMessage('DRV_EXITAPPLICATION', { header: { include: 'mmsystem.h', declaredIn: 'mmiscapi.h' } });
    expect(compile(ia32, checkProgram(wrong, ia32))).toEqual(['ia32: DRV_EXITAPPLICATION is not defined by mmsystem.h']);
  });

  it('name a name that is said to be absent and is not', () => {
    const wrong = withMessage('DRV_PNPINSTALL', { header: null });
    expect(compile(x64, checkProgram(wrong, x64))).toEqual([
      'x64: DRV_PNPINSTALL is defined after mmddk.h, the specification has it in no Win32 header',
    ]);
  });

  it('name a structure whose layout differs', () => {
    const structure = spec.structures['DRVCONFIGINFO'] as Structure;
    const layouts = { ...structure.layouts, x64: structure.layouts.ia32 };
    const wrong = { ...spec, structures: { ...spec.structures, DRVCONFIGINFO: { ...structure, layouts } } };
    expect(compile(x64, checkProgram(wrong, x64))).toEqual([
      'x64: DRVCONFIGINFO: sizeof(DRVCONFIGINFO) is not 12 on x64, as the specification says',
      'x64: DRVCONFIGINFO: offsetof(DRVCONFIGINFO, lpszDCIAliasName) is not 8 on x64, as the specification says',
      'x64: DRVCONFIGINFO: sizeof(((DRVCONFIGINFO *)0)->lpszDCIAliasName) + offsetof(DRVCONFIGINFO, lpszDCIAliasName) is not 12 on x64, as the specification says',
    ]);
  });

  it('name a value of a family that differs', () => {
    const wrong = withFamilyMessage('wave', 'WODM_WRITE', { value: 10 });
    expect(compile(ia32, checkProgram(wrong, ia32))).toEqual(['ia32: WODM_WRITE is not 10, as the specification says']);
  });

  it('name a message that comes with another header than the one it is said to come with', () => {
    const wrong = withFamilyMessage('mci', 'MCI_CAPTURE', { header: { include: 'vcr.h', declaredIn: 'vcr.h' } });
    expect(compile(x64, checkProgram(wrong, x64))).toEqual([
      'x64: MCI_CAPTURE is defined after digitalv.h, the specification has it only in vcr.h',
    ]);
  });

  it('name each size and offset of a structure that is packed otherwise', () => {
    const wrong = withStructure('wave', 'WAVEOPENDESC', { pack: 8 });
    expect(compile(x64, checkProgram(wrong, x64))).toEqual([
      'x64: WAVEOPENDESC: sizeof(WAVEOPENDESC) is not 48 on x64, as the specification says',
      'x64: WAVEOPENDESC: offsetof(WAVEOPENDESC, dnDevNode) is not 40 on x64, as the specification says',
    ]);
    expect(compile(ia32, checkProgram(wrong, ia32))).toEqual([]);
  });

  it('name a field that is narrower than it is said to be', () => {
    const wrong = withStructure('timer', 'TIMECAPS', { fields: { wPeriodMin: { type: 'UINT' }, wPeriodMax: { type: 'WORD' } } });
    expect(compile(x64, checkProgram(wrong, x64))).toEqual([
      'x64: TIMECAPS: sizeof(TIMECAPS) is not 6 on x64, as the specification says',
      'x64: TIMECAPS: sizeof(((TIMECAPS *)0)->wPeriodMax) is not 2 on x64, as the specification says',
    ]);
  });

  it('name a field that is signed where it is said to be unsigned', () => {
    const wrong = withStructure('shared', 'RECT', { fields: { left: { type: 'LONG' }, top: { type: 'LONG' }, right: { type: 'DWORD' }, bottom: { type: 'LONG' } } });
    expect(compile(ia32, checkProgram(wrong, ia32))).toEqual(['ia32: RECT: right is not unsigned on ia32, as the specification says']);
  });

  it('miss a field that is left out', () => {
    const wrong = withStructure('joystick', 'JOYINFO', { fields: { wXpos: { type: 'UINT' } } });
    expect(compile(x64, checkProgram(wrong, x64))).toEqual([
      'x64: JOYINFO: sizeof(JOYINFO) is not 4 on x64, as the specification says',
      'x64: JOYINFO: fields after wXpos are missing on x64',
    ]);
  });
});
