import koffi from 'koffi';

/** Converts bytes with acmStreamConvert of msacm32.dll, which chooses the codec by itself. Formats are addresses of WAVEFORMATEX. */
export function acmStreamConvert(source: Uint8Array, sourceFormat: number | bigint, resultFormat: number | bigint): Uint8Array {
  const msacm32 = koffi.load('msacm32.dll');
  const acmStreamOpen = msacm32.func(
    'uint __stdcall acmStreamOpen(_Out_ intptr *stream, intptr driver, intptr source, intptr result, intptr filter, intptr callback, intptr instance, uint flags)',
  );
  const acmStreamSize = msacm32.func('uint __stdcall acmStreamSize(intptr stream, uint bytes, _Out_ uint *needed, uint flags)');
  const acmStreamPrepareHeader = msacm32.func('uint __stdcall acmStreamPrepareHeader(intptr stream, intptr header, uint flags)');
  const acmStreamConvertW = msacm32.func('uint __stdcall acmStreamConvert(intptr stream, intptr header, uint flags)');
  const acmStreamUnprepareHeader = msacm32.func('uint __stdcall acmStreamUnprepareHeader(intptr stream, intptr header, uint flags)');
  const acmStreamClose = msacm32.func('uint __stdcall acmStreamClose(intptr stream, uint flags)');
  const NONREALTIME = 4;
  const isNarrow = process.arch === 'ia32';

  const stream = [0];
  expectZero('acmStreamOpen', acmStreamOpen(stream, 0, sourceFormat, resultFormat, 0, 0, 0, NONREALTIME));
  const needed = [0];
  expectZero('acmStreamSize', acmStreamSize(stream[0], source.length, needed, 0));
  const from: bigint = koffi.alloc('uint8', source.length);
  const to: bigint = koffi.alloc('uint8', needed[0]!);
  const header: bigint = koffi.alloc('uint8', 256);
  koffi.encode(from, 'uint8', source, source.length);
  // ACMSTREAMHEADER: the fields that count lie where both packings have them.
  const at = isNarrow
    ? { pointer: 'uint32', pbSrc: 12, cbSrc: 16, pbDst: 28, cbDst: 32, cbDstUsed: 36 }
    : { pointer: 'uint64', pbSrc: 16, cbSrc: 24, pbDst: 40, cbDst: 48, cbDstUsed: 52 };
  const prepare = (size: number): number => {
    koffi.encode(header, 'uint8', new Uint8Array(256), 256);
    koffi.encode(header, 'uint32', size);
    koffi.encode(header, at.pbSrc, at.pointer, from);
    koffi.encode(header, at.cbSrc, 'uint32', source.length);
    koffi.encode(header, at.pbDst, at.pointer, to);
    koffi.encode(header, at.cbDst, 'uint32', needed[0]!);
    return acmStreamPrepareHeader(stream[0], header, 0);
  };
  // How much is reserved behind them differs from header to header.
  const size = (isNarrow ? [84, 104] : [124, 128, 184]).find((each) => prepare(each) === 0);
  if (size === undefined) throw new Error('acmStreamPrepareHeader takes no size of ACMSTREAMHEADER');
  expectZero('acmStreamConvert', acmStreamConvertW(stream[0], header, 0));
  const used: number = koffi.decode(header, at.cbDstUsed, 'uint32');
  const result: Uint8Array = koffi.decode(to, 'uint8', used);
  expectZero('acmStreamUnprepareHeader', acmStreamUnprepareHeader(stream[0], header, 0));
  expectZero('acmStreamClose', acmStreamClose(stream[0], 0));
  for (const block of [from, to, header]) koffi.free(block);
  return result;
}

function expectZero(call: string, code: number): void {
  if (code !== 0) throw new Error(`${call} gave ${code}`);
}
