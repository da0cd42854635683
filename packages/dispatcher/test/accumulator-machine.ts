/**
 * A processor that is not JavaScript's: one accumulator, byte code in the same 64 KiB as all data, a call frame of five
 * 32-bit words. Enough to write a DriverProc for it.
 */

/** Where the five arguments of a DriverProc lie while it runs: driver id, hdrvr, message, lParam1, lParam2. */
const FRAME = 0x0100;
const STEP_LIMIT = 100_000;

const OPCODES = {
  /** Accumulator = constant. */
  set: 0x01,
  /** Accumulator = 32-bit word at address. */
  load: 0x02,
  /** 32-bit word at address = accumulator. */
  store: 0x03,
  /** Accumulator += constant. */
  add: 0x04,
  /** Accumulator = 16-bit word at the address in the accumulator. */
  load16: 0x05,
  /** Jump to address if the accumulator is zero. */
  jumpIfZero: 0x06,
  /** Jump to address. */
  jump: 0x07,
  /** Return the accumulator. */
  return: 0x08,
  /** Accumulator += 32-bit word at address. */
  addWord: 0x09,
} as const;

export type Instruction = readonly [keyof typeof OPCODES, (number | string)?] | readonly ['label', string];

/** Puts a program into memory; labels become addresses. Every instruction is five bytes long. */
export function assemble(ram: Uint8Array, origin: number, program: readonly Instruction[]): void {
  const labels = new Map<string, number>();
  let address = origin;
  for (const [operation, operand] of program) {
    if (operation === 'label') labels.set(String(operand), address);
    else address += 5;
  }
  const view = new DataView(ram.buffer);
  address = origin;
  for (const [operation, operand = 0] of program) {
    if (operation === 'label') continue;
    view.setUint8(address, OPCODES[operation]);
    view.setInt32(address + 1, typeof operand === 'string' ? labels.get(operand)! : operand, true);
    address += 5;
  }
}

/** The address of one of the five arguments. */
export const argument = (index: 0 | 1 | 2 | 3 | 4): number => FRAME + index * 4;

/** Runs the procedure at an address with five arguments; calls may nest. */
export function run(ram: Uint8Array, entry: number, args: readonly number[]): number {
  const view = new DataView(ram.buffer);
  const callers = ram.slice(FRAME, FRAME + 20);
  args.forEach((value, index) => view.setInt32(FRAME + index * 4, value, true));
  let accumulator = 0;
  let counter = entry;
  for (let step = 0; step < STEP_LIMIT; step += 1) {
    const opcode = view.getUint8(counter);
    const operand = view.getInt32(counter + 1, true);
    counter += 5;
    if (opcode === OPCODES.set) accumulator = operand;
    else if (opcode === OPCODES.load) accumulator = view.getInt32(operand, true);
    else if (opcode === OPCODES.store) view.setInt32(operand, accumulator, true);
    else if (opcode === OPCODES.add) accumulator = (accumulator + operand) | 0;
    else if (opcode === OPCODES.addWord) accumulator = (accumulator + view.getInt32(operand, true)) | 0;
    else if (opcode === OPCODES.load16) accumulator = view.getUint16(accumulator, true);
    else if (opcode === OPCODES.jump) counter = operand;
    else if (opcode === OPCODES.jumpIfZero) counter = accumulator === 0 ? operand : counter;
    else if (opcode === OPCODES.return) {
      ram.set(callers, FRAME);
      return accumulator;
    } else throw new Error(`illegal instruction ${opcode} at 0x${(counter - 5).toString(16)}`);
  }
  throw new Error('the program does not end');
}
