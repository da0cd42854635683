import { describe, expect, it } from 'vitest';
import { bundle } from '../src/bundle.ts';

interface Family {
  /** The files of packages/messages/src of which something is in the bundle. */
  readonly files: readonly string[];
  /** How many descriptions of messages are in the bundle, by the prefix of their names. */
  readonly messages: { readonly [prefix: string]: number };
}

const ofFamily = (name: string, ...shared: string[]): readonly string[] =>
  [...shared, `gen/${name}-constants.ts`, `gen/${name}-messages.ts`, `gen/${name}-structures.ts`, 'message-names.ts'].sort();

/** DRVM_ messages are sent to every kind of device, and the structures of mmsystem.h belong to several kinds. */
const families: { readonly [name: string]: Family } = {
  query: { files: ['gen/query-constants.ts', 'gen/query-messages.ts', 'message-names.ts'], messages: { DRV: 13 } },
  acm: { files: ofFamily('acm', 'gen/shared-structures.ts'), messages: { ACMDM: 18 } },
  icm: { files: ofFamily('icm', 'gen/shared-structures.ts'), messages: { ICM: 55 } },
  mci: { files: ofFamily('mci', 'gen/shared-structures.ts'), messages: { MCI: 50 } },
  wave: { files: ofFamily('wave', 'gen/drvm-messages.ts', 'gen/shared-structures.ts'), messages: { DRVM: 12, WODM: 23, WIDM: 15 } },
  midi: { files: ofFamily('midi', 'gen/drvm-messages.ts', 'gen/shared-structures.ts'), messages: { DRVM: 12, MODM: 24, MIDM: 14 } },
  mixer: { files: ofFamily('mixer', 'gen/drvm-messages.ts'), messages: { DRVM: 12, MXDM: 10 } },
  aux: { files: ofFamily('aux', 'gen/drvm-messages.ts'), messages: { DRVM: 12, AUXDM: 4, AUXM: 2 } },
  drvm: { files: ofFamily('drvm'), messages: { DRVM: 12 } },
  joystick: { files: ofFamily('joystick'), messages: { JDD: 6 } },
  timer: { files: ofFamily('timer'), messages: { TDD: 6 } },
  capture: { files: ofFamily('capture'), messages: { DVM: 5, MM: 4, DV: 4 } },
  callback: { files: ofFamily('callback', 'gen/shared-structures.ts'), messages: { MM: 36, WOM: 3, WIM: 3, MIM: 7, MOM: 4 } },
  result: { files: ['code-names.ts', 'gen/result-codes.ts', 'gen/result-constants.ts'], messages: {} },
};

/** Numbers that only one family has, or only those that the DRVM_ messages are part of. */
const numbers: readonly (readonly [number: number, name: string, families: readonly string[]])[] = [
  [0x600a, 'ACMDM_DRIVER_DETAILS', ['acm']],
  [0x4007, 'ICM_COMPRESS_BEGIN', ['icm']],
  [0x0841, 'MCI_WINDOW', ['mci']],
  [0x1002, 'DVM_FORMAT', ['capture']],
  [0x0901, 'JDD_GETPOS', ['joystick']],
  [0x03bd, 'WOM_DONE', ['callback']],
  [0x2015, 'DRVM_MAPPER_PREFERRED_GET', ['wave', 'midi', 'mixer', 'aux', 'drvm']],
];

const bundleOf = (family: string) => bundle(`export * from '../../packages/messages/src/${family}.ts';`);

describe.each(Object.entries(families))('the bundle of /%s', (family, { files, messages }) => {
  it('has its own files, and no other family’s', async () => {
    expect((await bundleOf(family)).files).toEqual(files.map((file) => `packages/messages/src/${file}`));
  });

  it('describes its own messages, and no other family’s', async () => {
    const { text } = await bundleOf(family);
    const found: { [prefix: string]: number } = {};
    for (const [, prefix] of text.matchAll(/\b([A-Z]+)_[A-Z0-9_]*:\{id:/g)) found[prefix!] = (found[prefix!] ?? 0) + 1;
    expect(found).toEqual(messages);
  });
});

it.each(numbers)('%i, which is %s, is in the bundles of %j alone', async (number, _, expected) => {
  const found: string[] = [];
  for (const family of Object.keys(families)) {
    // Minified code has integers in decimal.
    if (new RegExp(`(?<![\\w.])${number}(?![\\w.])`).test((await bundleOf(family)).text)) found.push(family);
  }
  expect(found).toEqual(expected);
});

it('of one constant is that constant', async () => {
  const { text, files } = await bundle("export { WODM_OPEN } from '../../packages/messages/src/wave.ts';");
  expect(text).toMatch(/^var (\w)=5;export\{\1 as WODM_OPEN\};\n$/);
  expect(files).toEqual(['packages/messages/src/gen/wave-constants.ts']);
});
