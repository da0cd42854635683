import { expect, it } from 'vitest';
import { readAnnouncement } from '../src/version-copy.ts';

it('reads which packages a changeset names, and its first line', () => {
  expect(readAnnouncement(`---\n'@driverproc/mock': minor\n"@driverproc/trace": patch\n---\n\nAdded faults.\n\nMore.\n`)).toEqual({
    names: ['@driverproc/mock', '@driverproc/trace'],
    summary: 'Added faults.',
  });
});
