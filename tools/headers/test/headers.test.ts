import { type Message, readSpec, type Spec, type Structure } from 'codegen/read-spec';
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
});
