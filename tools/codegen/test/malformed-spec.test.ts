import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSpec, SpecError } from '../src/read-spec.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spec-'));
  cpSync(join(import.meta.dirname, 'small-spec'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Replaces text that stands in the file once. */
function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text.split(from)).toHaveLength(2);
  writeFileSync(join(folder, file), text.replace(from, to));
}

function problems(): readonly string[] {
  try {
    readSpec(folder);
  } catch (error) {
    if (error instanceof SpecError) return error.problems;
    throw error;
  }
  return [];
}

describe('readSpec', () => {
  it('accepts what is right', () => {
    expect(problems()).toEqual([]);
  });

  it('lists every problem in the message of the error, after its file', () => {
    change('drv.json', '"value": 3', '"value": "3"');
    change('gnd.json', '"family": "gnd",', '');
    expect(() => readSpec(folder)).toThrow(
      [
        'The specification is malformed:',
        'drv.json#/messages/TEST_OPEN/value: expected integer, got "3"',
        'gnd.json#: expected a property family',
      ].join('\n  '),
    );
  });

  it('says at which line and column a file is not JSON', () => {
    writeFileSync(join(folder, 'dcb.json'), '{\n  "family": dcb\n}');
    writeFileSync(join(folder, 'gnd.json'), '{\n  "family": "gnd",\n}');
    writeFileSync(join(folder, 'drvea.json'), '');
    expect(problems()).toEqual([
      "drvea.json:1:1: expected JSON, got: Unexpected end of input found.",
      "gnd.json:3:1: expected JSON, got: Unexpected token RBrace found.",
      "dcb.json:2:13: expected JSON, got: Unexpected character 'd' found.",
    ]);
  });

  it('refuses a name that comes twice in one object', () => {
    change('gnd.json', '"value": 0,', '"value": 0,\n      "value": 1,');
    expect(problems()).toEqual(['gnd.json:7:7: expected each name once, got value again']);
  });

  it('misses a file', () => {
    rmSync(join(folder, 'drvea.json'));
    expect(problems()).toEqual(['drvea.json: expected a readable file, got ENOENT']);
  });

  it('knows every file', () => {
    writeFileSync(join(folder, 'other.json'), '{}');
    expect(problems()).toEqual([expect.stringMatching(/^other\.json: expected one of drv\.json, /)]);
  });

  it.each([
    ['a number out of range', '"value": 3', '"value": 4294967296', 'value: must be <= 4294967295, got 4294967296'],
    ['an unknown sender', '"sentBy": "system"', '"sentBy": "winmm"', 'sentBy: expected "system" or "application", got "winmm"'],
    ['an unknown native type', '"type": "LPCWSTR"', '"type": "string"', 'parameters/lParam1/type: expected "LONG" or "DWORD" or "BOOL" or "LPARAM" or "HWND" or "HDEVINFO" or "PSP_DEVINFO_DATA" or "LPCWSTR" or "LPDRVCONFIGINFO" or "DRVEA", got "string"'],
    ['a parameter in use without a name', '"name": "text", ', '', 'parameters/lParam1: expected a property name'],
    ['a property that no one reads', '"when": "On every open."', '"when": "On every open.", "since": 1992', ': expected no property since'],
    ['a link that leads elsewhere', 'https://learn.microsoft.com/test-open', 'http://example.com', 'href: must match pattern "^https://learn\\.microsoft\\.com/[^ ]+$", got "http://example.com"'],
  ])('refuses %s', (_, from, to, problem) => {
    change('drv.json', from, to);
    expect(problems()).toEqual([`drv.json#/messages/TEST_OPEN${problem.startsWith(':') ? '' : '/'}${problem}`]);
  });

  it('refuses a parameter that is not in use but has a name', () => {
    change('drv.json', '"used": true, "name": "parent"', '"used": false, "name": "parent"');
    expect(problems()).toEqual(['drv.json#/messages/TEST_OPEN/parameters/lParam2/name: expected nothing here, got "parent"']);
  });

  it('refuses a name that is not written as C writes it', () => {
    change('gnd.json', 'TEST_FORWARD', 'testForward');
    expect(problems()).toEqual([
      'gnd.json#/constants: expected a name that must match pattern "^[A-Z][A-Z0-9_]+$", got "testForward"',
    ]);
  });

  it('refuses a source that gives another value', () => {
    change('drvea.json', '"evidence": { "sdk": 1 }', '"evidence": { "sdk": 2 }');
    expect(problems()).toEqual(['drvea.json#/constants/TEST_EXIT/evidence/sdk: expected 1, the value of the entry, got 2']);
  });

  it('refuses a source that is not in sources.json', () => {
    change('corrections.json', '"sources": ["sdk"]', '"sources": ["blog"]');
    expect(problems()).toEqual(['corrections.json#/corrections/open-size/sources: expected an entry of sources.json, got blog']);
  });

  it('refuses a correction that only one side knows', () => {
    change('corrections.json', '"names": ["TEST_OPEN"]', '"names": ["TEST_QUIT"]');
    expect(problems()).toEqual([
      'drv.json#/messages/TEST_OPEN/corrections: expected corrections.json#/corrections/open-size/names to have TEST_OPEN',
      'corrections.json#/corrections/open-size/names: expected drv.json#/messages/TEST_QUIT to list it',
    ]);
  });

  it('refuses an order among messages that do not exist', () => {
    change('drv.json', '"before": ["TEST_QUIT"]', '"before": ["TEST_CLOSE"]');
    expect(problems()).toEqual(['drv.json#/messages/TEST_OPEN/order/before: expected an entry of drv.json, got TEST_CLOSE']);
  });

  it('refuses an answer that no family has', () => {
    change('drv.json', '"TEST_OK": "Well."', '"TEST_FINE": "Well."');
    expect(problems()).toEqual(['drv.json#/messages/TEST_OPEN/answer/values: expected an entry of a family of constants, got TEST_FINE']);
  });

  it('refuses an alias with another value', () => {
    change('drvcnf.json', '"aliasOf": "TEST_OK"', '"aliasOf": "TEST_NO"');
    expect(problems()).toEqual([
      'drvcnf.json#/constants/TEST_YES/aliasOf: expected a constant of the family with the value 1, got TEST_NO',
    ]);
  });

  it('refuses one name for two things', () => {
    change('gnd.json', 'TEST_FORWARD', 'TEST_EXIT');
    expect(problems()).toEqual([
      'gnd.json#/constants/TEST_EXIT: expected a name of its own, also at drvea.json#/constants/TEST_EXIT',
    ]);
  });

  it('refuses a layout of other fields', () => {
    change('structures.json', '"size": 12, "offsets": { "dwSize": 0, "lpszName": 4 }', '"size": 12, "offsets": { "dwSize": 0 }');
    expect(problems()).toEqual(['structures.json#/structures/TESTINFO/layouts/x64/offsets: expected dwSize, lpszName, got dwSize']);
  });

  it('refuses a family in a file of another name', () => {
    change('families/sound.json', '"family": "sound"', '"family": "noise"');
    expect(problems()).toEqual(['families/sound.json#/family: expected sound, the name of the file, got noise']);
  });

  it('refuses a type for a parameter of which no source says whether it is used', () => {
    change('families/sound.json', '"used": null, "type": null', '"used": null, "type": "DWORD"');
    expect(problems()).toEqual([
      'families/sound.json#/tables/0/messages/SODM_INIT/parameters/dwParam1/type: expected null, got "DWORD"',
    ]);
  });

  it('refuses a source that gives another value to a message of a family', () => {
    change('families/sound.json', '"evidence": { "sdk": 9 }', '"evidence": { "sdk": 10 }');
    expect(problems()).toEqual([
      'families/sound.json#/tables/0/messages/SODM_WRITE/evidence/sdk: expected 9, the value of the entry, got 10',
    ]);
  });

  it('refuses a conflict that is not in conflicts.json', () => {
    change('structures/sound.json', '"conflicts": ["query-name"]', '"conflicts": ["size"]');
    expect(problems()).toEqual(['structures/sound.json#/structures/SOUNDHDR/conflicts: expected an entry of conflicts.json, got size']);
  });

  it('refuses a name that is left out and is there', () => {
    change('left-out.json', 'TEST_PRIVATE', 'SODM_USER');
    expect(problems()).toEqual(['families/sound.json#/constants/SODM_USER: expected no entry, left-out.json has it']);
  });

  it('refuses one name for two messages of the families', () => {
    change('families/sound.json', '"SODM_USER"', '"SODM_WRITE"');
    expect(problems()).toEqual([
      'families/sound.json#/constants/SODM_WRITE: expected a name of its own, also at families/sound.json#/tables/0/messages/SODM_WRITE',
    ]);
  });

  it('refuses a parameter that points at a structure which the family does not list', () => {
    change('families/sound.json', '"structures": ["SOUNDPOINT", "SOUNDHDR"]', '"structures": ["SOUNDPOINT"]');
    expect(problems()).toEqual(['families/sound.json#/sod/SODM_WRITE: expected SOUNDHDR among the structures of the family']);
  });

  it('refuses a pointer that does not say who fills in what it points at, and a number that does', () => {
    change('families/sound.json', '"structure": "SOUNDHDR", "direction": "inout", "meaning"', '"structure": "SOUNDHDR", "meaning"');
    expect(problems()).toEqual([
      'families/sound.json#/sod/SODM_WRITE/parameters/dwParam1: expected a direction exactly where the type is a pointer, got SOUNDHDR* and no direction',
    ]);
    change('families/sound.json', '"type": "DWORD", "meaning"', '"type": "DWORD", "direction": "in", "meaning"');
    expect(problems()[1]).toBe(
      'families/sound.json#/sod/SODM_WRITE/parameters/dwParam2: expected a direction exactly where the type is a pointer, got DWORD and in',
    );
  });

  it('refuses a number that is described as an address', () => {
    change('families/sound.json', 'Size of SOUNDHDR.', 'Address of the buffer.');
    expect(problems()).toEqual(['families/sound.json#/sod/SODM_WRITE/parameters/dwParam2: expected what the DWORD holds, got the address of something']);
  });

  it('refuses a field of a type that it cannot place', () => {
    change('structures/sound.json', '"WORD"', '"TIME"');
    expect(problems()).toEqual([
      'structures/sound.json#/structures/SOUNDHDR: structures: TIME is no type that tools/codegen/src/structure-layout.ts knows',
    ]);
  });
});
