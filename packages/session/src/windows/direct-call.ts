import type { LibraryHandle } from 'koffi';

/**
 * Binds a function that does nothing but enter the system, such as GetMessageW.
 *
 * koffi calls on a stack of its own, and puts the parameters at its very end. Wine 10 for x64 reads two parameters more there than
 * lie in registers, whether or not the function has them: beyond the end, where nothing is, and the thread hangs. So a
 * function of fewer than five gets some more on x64, which nobody looks at and the caller takes off the stack again.
 *
 * @param declaration - As koffi takes it, with one to four parameters.
 */
export function bindDirectCall(library: LibraryHandle, declaration: string): (...values: readonly unknown[]) => number {
  if (process.arch !== 'x64') return library.func(declaration);
  const unused = Array.from({ length: 5 - declaration.split(',').length }, (_, index) => `, intptr unused${index}`);
  const call = library.func(declaration.replace(')', `${unused.join('')})`));
  const zeros = unused.map(() => 0);
  return (...values) => call(...values, ...zeros);
}
