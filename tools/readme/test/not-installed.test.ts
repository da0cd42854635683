import { expect, it } from 'vitest';
import { notInstalled } from '../src/not-installed.ts';

const example = {
  language: 'ts',
  code: [
    "import { wodMessageName } from '@driverproc/messages/wave';",
    "import type { Driver } from '@driverproc/binding';",
    "import koffi from 'koffi';",
    "import { test } from 'node:test';",
    "import gain from './gain.mjs';",
  ].join('\n'),
};

it('names what examples import and no line installs', () => {
  expect(notInstalled([example])).toEqual(['@driverproc/binding', '@driverproc/messages', 'koffi']);
  expect(notInstalled([example, { language: 'sh', code: 'npm install koffi # npm install @driverproc/binding' }])).toEqual(['@driverproc/binding', '@driverproc/messages']);
});

it('takes every line that installs', () => {
  const lines = { language: 'sh', code: 'npm install koffi\nnpm install --save-dev @driverproc/binding @driverproc/messages # for tests' };
  expect(notInstalled([lines, example])).toEqual([]);
});

it('does not look at output and other languages', () => {
  expect(notInstalled([{ language: 'text', code: example.code }])).toEqual([]);
});
