import { expect, it } from 'vitest';
import { findPackages } from '../src/run-examples.ts';

it('reads which packages an example imports', () => {
  const code = `import { a } from '@driverproc/messages/acm';\nimport type { B } from '@driverproc/mock';\nimport c from 'node:fs';\nimport { d } from '@driverproc/mock';`;
  expect(findPackages(code)).toEqual(['@driverproc/messages', '@driverproc/mock']);
});
