/** Architectures that a thunk module is built for, as `process.arch` names them. */
export type ThunkArchitecture = 'x64' | 'ia32' | 'arm64';

/** Addresses that the code needs, relative to the image's base. */
export interface ThunkAddresses {
  /** Where the code lies. */
  readonly code: number;
  /** The slot: a pointer to what DriverProc goes to. */
  readonly slot: number;
  /** A pointer to the 32-bit count of calls; only read when the slot is set. */
  readonly calls: number;
  /** What the image is linked for. */
  readonly imageBase: number;
}

export interface ThunkCode {
  readonly bytes: Uint8Array;
  /** Offset in `bytes` of the second function, which empties the slot. */
  readonly detach: number;
  /** Offsets in `bytes` of absolute 32-bit addresses, which move with the image. */
  readonly relocations: readonly number[];
}

/**
 * Two functions. DriverProc answers 0 while the slot is empty, else counts the call and goes on to what the slot points at,
 * arguments untouched: loaded before its slot is set, or by a process that it was not made for, such a driver refuses
 * DRV_LOAD. DriverProcDetach, a C function of one pointer that it ignores, empties the slot.
 *
 * They use no stack and no register that a callee must keep, so they need no unwind data.
 */
export const thunkCode: { readonly [Arch in ThunkArchitecture]: (addresses: ThunkAddresses) => ThunkCode } = {
  x64: ({ code, slot, calls }) => {
    const relative = (target: number, next: number): number[] => int32(target - (code + next));
    return withoutRelocations(28, [
      [0x48, 0x8b, 0x05, ...relative(slot, 7)], //   mov rax, [rip + slot]
      [0x48, 0x85, 0xc0], //                         test rax, rax
      [0x74, 0x0d], //                               jz refuse
      [0x4c, 0x8b, 0x15, ...relative(calls, 19)], // mov r10, [rip + calls]
      [0xf0, 0x41, 0xff, 0x02], //                   lock inc dword [r10]
      [0xff, 0xe0], //                               jmp rax
      [0x31, 0xc0, 0xc3], //                refuse:  xor eax, eax; ret
      [0x31, 0xc0], //                      detach:  xor eax, eax
      [0x48, 0x89, 0x05, ...relative(slot, 37)], //  mov [rip + slot], rax
      [0xc3], //                                     ret
    ]);
  },
  ia32: ({ slot, calls, imageBase }) => ({
    bytes: instructions([
      [0xa1, ...int32(imageBase + slot)], //         mov eax, [slot]
      [0x85, 0xc0], //                               test eax, eax
      [0x74, 0x0b], //                               jz refuse
      [0x8b, 0x0d, ...int32(imageBase + calls)], //  mov ecx, [calls]
      [0xf0, 0xff, 0x01], //                         lock inc dword [ecx]
      [0xff, 0xe0], //                               jmp eax
      [0x31, 0xc0, 0xc2, 20, 0], //         refuse:  xor eax, eax; ret 20
      [0x31, 0xc0], //                      detach:  xor eax, eax
      [0xa3, ...int32(imageBase + slot)], //         mov [slot], eax
      [0xc3], //                                     ret
    ]),
    detach: 25,
    relocations: [1, 11, 28],
  }),
  arm64: ({ code, slot, calls }) => {
    const pages = (slot >> 12) - (code >> 12);
    const page = 0x90000010 | ((pages & 3) << 29) | ((pages >> 2) << 5);
    const low = (address: number): number => ((address & 0xfff) >> 3) << 10;
    return withoutRelocations(
      44,
      [
        page, //                            adrp x16, slot
        0xf9400211 | low(slot), //          ldr x17, [x16, :lo12:slot]
        0xb40000f1, //                      cbz x17, refuse
        0xf9400210 | low(calls), //         ldr x16, [x16, :lo12:calls]
        0x885f7e09, //              again:  ldxr w9, [x16]
        0x11000529, //                      add w9, w9, #1
        0x880a7e09, //                      stxr w10, w9, [x16]
        0x35ffffaa, //                      cbnz w10, again
        0xd61f0220, //                      br x17
        0xd2800000, //              refuse: mov x0, #0
        0xd65f03c0, //                      ret
        page, //                    detach: adrp x16, slot
        0xf900021f | low(slot), //          str xzr, [x16, :lo12:slot]
        0xd65f03c0, //                      ret
      ].map(int32),
    );
  },
};

function withoutRelocations(detach: number, code: readonly (readonly number[])[]): ThunkCode {
  return { bytes: instructions(code), detach, relocations: [] };
}

function instructions(code: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from(code.flat());
}

function int32(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >> 24) & 0xff];
}
