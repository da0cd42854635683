import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LibraryHandle } from 'koffi';
import { bindDirectCall } from '../src/windows/direct-call.ts';

/** Stands in for koffi: what is declared to it, and what it is called with. */
function recordingLibrary(): { library: LibraryHandle; seen: unknown[] } {
  const seen: unknown[] = [];
  const func = (declaration: string) => (seen.push(declaration), (...values: unknown[]) => seen.push(values));
  return { library: { func } as unknown as LibraryHandle, seen };
}

describe('bindDirectCall', () => {
  const setArch = (arch: string) => vi.spyOn(process, 'arch', 'get').mockReturnValue(arch as typeof process.arch);
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['one', 'int __stdcall DestroyWindow(intptr window)', [7], 'int __stdcall DestroyWindow(intptr window, intptr unused0, intptr unused1, intptr unused2, intptr unused3)', [7, 0, 0, 0, 0]],
    ['four', 'int __stdcall F(int a, int b, int c, int d)', [1, 2, 3, 4], 'int __stdcall F(int a, int b, int c, int d, intptr unused0)', [1, 2, 3, 4, 0]],
  ])('makes five parameters of %s on x64, where the caller takes them off the stack', (_, declaration, values, declared, called) => {
    setArch('x64');
    const { library, seen } = recordingLibrary();
    bindDirectCall(library, declaration)(...values);
    expect(seen).toEqual([declared, called]);
  });

  it('leaves the parameters alone on ia32, where the function takes off what it knows of', () => {
    setArch('ia32');
    const { library, seen } = recordingLibrary();
    bindDirectCall(library, 'int __stdcall DestroyWindow(intptr window)')(7);
    expect(seen).toEqual(['int __stdcall DestroyWindow(intptr window)', [7]]);
  });
});
