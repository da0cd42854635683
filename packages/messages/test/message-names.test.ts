import { wodMessages } from '@driverproc/messages/wave';
import { expect, it } from 'vitest';
import { messageNames } from '../src/message-names.ts';

it('gives a number the name that is no alias, whichever comes first', () => {
  const { WODM_WRITE } = wodMessages;
  const table = { WODM_PLAY: { ...WODM_WRITE, aliasOf: 'WODM_WRITE' }, WODM_WRITE };
  expect([...messageNames(table)]).toEqual([[9, 'WODM_WRITE']]);
});

it('gives a number its alias where the table has nothing else for it', () => {
  const alias = { WODM_PLAY: { ...wodMessages.WODM_WRITE, aliasOf: 'DRVM_WRITE' } };
  expect([...messageNames(alias, { DRVM_WRITE: wodMessages.WODM_WRITE })]).toEqual([[9, 'WODM_PLAY']]);
});
