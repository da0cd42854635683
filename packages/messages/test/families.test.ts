import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as acm from '@driverproc/messages/acm';
import * as aux from '@driverproc/messages/aux';
import * as callback from '@driverproc/messages/callback';
import * as capture from '@driverproc/messages/capture';
import * as drvm from '@driverproc/messages/drvm';
import * as icm from '@driverproc/messages/icm';
import * as joystick from '@driverproc/messages/joystick';
import * as mci from '@driverproc/messages/mci';
import * as midi from '@driverproc/messages/midi';
import * as mixer from '@driverproc/messages/mixer';
import * as query from '@driverproc/messages/query';
import * as result from '@driverproc/messages/result';
import { messageTables } from '@driverproc/messages/tables';
import type { FamilyMessage, MessageTableEntry, NativeStructure } from '@driverproc/messages/tables';
import * as timer from '@driverproc/messages/timer';
import * as wave from '@driverproc/messages/wave';
import { describe, expect, it } from 'vitest';
import { compiledSizes } from './compiled-sizes.ts';

interface Entry {
  readonly value: number;
  readonly header: { readonly include: string } | null;
  readonly evidence: { readonly [source: string]: number };
}

interface SpecFile {
  readonly queries?: { readonly [name: string]: Entry };
  readonly tables?: readonly { readonly messages: { readonly [name: string]: Entry } }[];
  readonly constants?: { readonly [name: string]: Entry };
  readonly codes?: readonly { readonly constants: { readonly [name: string]: Entry } }[];
}

const packageFolder = join(import.meta.dirname, '..');
const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');

/** Each family, how many messages, other constants and structures it has, and a number that none of its tables has. */
const families = {
  acm: { module: acm, messages: 18, constants: 4, structures: 14, absent: 0x0003 },
  aux: { module: aux, messages: 6, constants: 2, structures: 1, absent: 0x0007 },
  callback: { module: callback, messages: 53, constants: 0, structures: 2, absent: 0x0100 },
  capture: { module: capture, messages: 13, constants: 3, structures: 2, absent: 0x0003 },
  drvm: { module: drvm, messages: 12, constants: 6, structures: 1, absent: 0x0005 },
  icm: { module: icm, messages: 55, constants: 6, structures: 12, absent: 0x0003 },
  joystick: { module: joystick, messages: 6, constants: 0, structures: 4, absent: 0x0803 },
  mci: { module: mci, messages: 50, constants: 17, structures: 57, absent: 0x0800 },
  midi: { module: midi, messages: 38, constants: 6, structures: 9, absent: 0x0020 },
  mixer: { module: mixer, messages: 10, constants: 3, structures: 6, absent: 0x0009 },
  query: { module: query, messages: 13, constants: 0, structures: 0, absent: 0x0806 },
  result: { module: result, messages: 0, constants: 212, structures: 0, absent: 0x7fff },
  timer: { module: timer, messages: 6, constants: 0, structures: 2, absent: 0x0801 },
  wave: { module: wave, messages: 38, constants: 10, structures: 6, absent: 0x0030 },
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

describe.each(Object.entries(families))('README.md guarantees of %s', (name, { module, messages, constants, structures, absent }) => {
  const exported = Object.entries<unknown>({ ...module });
  const numbers = Object.fromEntries(exported.filter(([, value]) => typeof value === 'number'));
  const tables = Object.entries<MessageTableEntry>(messageTables).filter(([, { family }]) => family === name);
  const described = tables.flatMap(([, table]) => Object.entries<FamilyMessage>(table.messages));
  const entries = specEntries(name);
  const named = [...(messages > 0 ? [count(messages, 'message')] : []), ...(constants > 0 ? [count(constants, 'other constant')] : [])];

  it(`${named.join(' and ')}, each with a name that no other family has.`, () => {
    expect([described.length, Object.keys(numbers).length]).toEqual([messages, messages + constants]);
    const elsewhere = Object.entries(families).flatMap(([other, { module: others }]) => (other === name ? [] : Object.keys(others)));
    expect(Object.keys(numbers).filter((each) => elsewhere.includes(each))).toEqual([]);
  });

  it('Every value is the one that each source gives, and was compiled where a header of Windows has it.', () => {
    expect(numbers).toEqual(Object.fromEntries(entries.map(([each, { value }]) => [each, value])));
    expect(described.filter(([each, { id }]) => numbers[each] !== id).map(([each]) => each)).toEqual([]);
    const compiled = new Set(['mingw10', 'mingwHEAD', 'winsdk']);
    const wrong = entries.filter(
      ([, { value, header, evidence }]) =>
        Object.values(evidence).some((given) => given !== value) || (header !== null) !== Object.keys(evidence).some((source) => compiled.has(source)),
    );
    expect(wrong.map(([each]) => each)).toEqual([]);
  });

  if (messages > 0) {
    it('A number has a name only by its entry point; what the table does not have has none.', () => {
      for (const [, table] of tables) {
        for (const { id } of Object.values<FamilyMessage>(table.messages)) {
          const given = table.messageName(id);
          expect(given !== undefined && table.messages[given]?.id).toBe(id);
        }
        expect(table.messageName(absent)).toBeUndefined();
      }
    });

    it('Every message says its entry point, direction, sender, both parameters, the answer, and how that is known.', () => {
      const wanting = described.filter(([, { id, entryPoint, direction, sender, parameters, answer, confidence, summary }]) => {
        const texts = [entryPoint, sender, summary, answer.kind, answer.meaning, ...parameters.map(({ meaning }) => meaning)];
        const typed = parameters.every(({ used, type }) => (used === true) === (type !== null));
        const closed = ['to-driver', 'from-driver'].includes(direction) && ['page', 'excerpt', 'header', 'inferred'].includes(confidence);
        return texts.includes('') || !typed || !closed || parameters.length !== 2 || !Number.isInteger(id);
      });
      expect(wanting.map(([each]) => each)).toEqual([]);
    });

    it('Every message whose page was read links to it.', () => {
      const linked = described.filter(([, { href }]) => href !== undefined);
      expect(linked.filter(([, { href }]) => !href?.startsWith('https://learn.microsoft.com/windows'))).toEqual([]);
      expect(described.filter(([, { href, confidence }]) => confidence === 'page' && href === undefined).map(([each]) => each)).toEqual([]);
    });
  } else {
    it('A number has a name only in its set; what the set does not have has none.', () => {
      expect([result.mmresultName(512), result.mcierrName(512), result.mciDgvErrName(512)]).toEqual([
        'ACMERR_NOTPOSSIBLE',
        undefined,
        'MCIERR_DGV_DEVICE_LIMIT',
      ]);
      expect([result.icerrName(-1), result.dverrName(1), result.mciVcrErrName(513)]).toEqual([
        'ICERR_UNSUPPORTED',
        'DV_ERR_NONSPECIFIC',
        'MCIERR_VCR_CANNOT_OPEN_COMM',
      ]);
      expect([result.mmresultName(0), result.mmresultName(32), result.mmresultName(absent)]).toEqual(['MMSYSERR_NOERROR', 'WAVERR_BADFORMAT', undefined]);
    });
  }

  if (structures > 0) {
    it(`${count(structures, 'structure')}, each of the size that the compiler gives it on ia32 and x64, packing included.`, () => {
      const layouts = tables[0]![1].structures;
      expect(Object.keys(layouts)).toHaveLength(structures);
      const sizes = Object.entries(layouts).map(([each, layout]) => [each, [layout[4].size, layout[8].size]]);
      expect(Object.fromEntries(sizes)).toEqual(Object.fromEntries(Object.keys(layouts).map((each) => [each, compiledSizes[each]])));
    });
  }

  it('Every export has its comment.', () => {
    const files = ['constants', 'messages', 'structures', 'codes'].flatMap((kind) => {
      try {
        return [readFileSync(join(packageFolder, `src/gen/${name}-${kind}.ts`), 'utf8')];
      } catch {
        return [];
      }
    });
    expect(files.length).toBeGreaterThan(1);
    const bare = files.flatMap((text) => [...text.matchAll(/(.*)\nexport (?:const|function|interface) (\w+)/g)].filter(([, before]) => before !== ' */'));
    expect(bare.map(([, , each]) => each)).toEqual([]);
  });

  it('are these tests, word for word', ({ task }) => {
    const section = readme.split(`### \`@driverproc/messages/${name}\`\n`)[1] ?? '';
    const bullets = /#### Guarantees\n\n((?:- .*\n)+)/.exec(section)?.[1]?.trimEnd().split('\n').map((line) => line.slice(2)) ?? [];
    expect([...bullets, task.name]).toEqual(task.suite?.tasks.map(({ name: test }) => test));
  });
});

describe('messageTables', () => {
  it('has a table for each entry point and class', () => {
    expect(Object.keys(messageTables).sort()).toEqual(
      ['acm', 'aux', 'callback', 'capture', 'captureCallback', 'drvm', 'icm', 'joy', 'mci', 'mid', 'mm', 'mod', 'mxd', 'query', 'timer', 'wid', 'wod'].sort(),
    );
  });

  it('names one number by the entry point that gets it', () => {
    const names = (msg: number): (string | undefined)[] => [messageTables.wod, messageTables.mod, messageTables.mxd].map(({ messageName }) => messageName(msg));
    expect(names(0x000b)).toEqual(['WODM_RESTART', 'MODM_SETVOLUME', undefined]);
    expect(names(0x0003)).toEqual(['WODM_GETNUMDEVS', 'MODM_OPEN', 'MXDM_OPEN']);
    expect([messageTables.mci.messageName(0x080b), messageTables.query.messageName(0x080c), messageTables.timer.messageName(0x080c)]).toEqual([
      'MCI_GETDEVCAPS',
      'DRV_QUERYDEVICEINTERFACE',
      'TDD_GETDEVCAPS',
    ]);
  });

  it("prefers a class's own name for a general message, and knows the general ones that the class has no name for", () => {
    expect(messageTables.wod.messageName(0x0064)).toBe('WODM_INIT');
    expect(messageTables.wod.messageName(0x0065)).toBe('DRVM_EXIT');
    expect(messageTables.drvm.messageName(0x0064)).toBe('DRVM_INIT');
  });

  it('prefers the name that stands for no other', () => {
    expect(messageTables.wod.messageName(0x0015)).toBe('WODM_PREFERRED');
    expect(messageTables.mod.messageName(0x000e)).toBe('MODM_STRMDATA');
    expect(messageTables.mm.messageName(0x03d4)).toBe('MM_STREAM_OPEN');
  });

  it('has the layout of every structure that a parameter names', () => {
    const missing = Object.values<MessageTableEntry>(messageTables).flatMap(({ messages, structures }) =>
      Object.entries<FamilyMessage>(messages).flatMap(([name, { parameters }]) =>
        parameters
          .flatMap(({ structure, extensions = [] }) => (structure === undefined ? extensions : [structure, ...extensions]))
          .filter((structure) => structures[structure]?.name !== structure)
          .map((structure) => `${name}: ${structure}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('lets a device extend a structure at its end only: the fields before lie where they lay', () => {
    const moved = Object.values<MessageTableEntry>(messageTables).flatMap(({ messages, structures }) =>
      Object.entries<FamilyMessage>(messages).flatMap(([name, { parameters }]) =>
        parameters.flatMap(({ structure = '', extensions = [] }) =>
          extensions.filter((extension) => !beginsAs(structures[extension]!, structures[structure]!)).map((extension) => `${name}: ${extension}`),
        ),
      ),
    );
    expect(moved).toEqual([]);
  });

  it('survives JSON, name functions apart', () => {
    const data = Object.values<MessageTableEntry>(messageTables).map(({ messages, structures }) => ({ messages, structures }));
    expect(JSON.parse(JSON.stringify(data))).toStrictEqual(data);
  });
});

/** Whether an extension has, at its start, what it extends: as many fields, of the same kinds, in the same places. */
function beginsAs(extension: NativeStructure<object>, extended: NativeStructure<object>): boolean {
  const start = (structure: NativeStructure<object>): unknown => {
    const { length } = Object.keys(extended.fields);
    return [structure.fields, structure[4].offsets, structure[8].offsets].map((each) => Object.values(each).slice(0, length));
  };
  return JSON.stringify(start(extension)) === JSON.stringify(start(extended));
}

/** Every name of a family with a number, from its file of the specification. */
function specEntries(family: string): [string, Entry][] {
  const file = family === 'query' ? 'drv-query.json' : `families/${family}.json`;
  const { queries, tables, constants, codes }: SpecFile = JSON.parse(readFileSync(join(packageFolder, 'spec', file), 'utf8'));
  const sets = [...(tables ?? []).map(({ messages }) => messages), ...(codes ?? []).map((set) => set.constants)];
  return [queries ?? {}, constants ?? {}, ...sets].flatMap((each) => Object.entries(each));
}
