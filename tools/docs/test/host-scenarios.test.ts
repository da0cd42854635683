import { expect, it } from 'vitest';
import { hostScenarios, messagesOf } from '../src/host-scenarios.ts';

const scenario = (title: string): (typeof hostScenarios)[number] => hostScenarios.find((each) => each.title === title)!;

it('shows what only Wine sends: an instance of its own', () => {
  expect(messagesOf(scenario('The first open has an lParam2 of 7'), 'wine')).toEqual([
    'DRV_LOAD id 0, hdrvr #1 → 1',
    'DRV_ENABLE id 0, hdrvr #1 → 1',
    'DRV_OPEN id 0, hdrvr #1 → 1',
    'DRV_OPEN id 0, hdrvr #2, lParam2 7 → 2',
  ]);
});

it('shows the end of the session on Windows 3.1', () => {
  expect(messagesOf(scenario('The session ends with two instances open'), 'win31').slice(5)).toEqual([
    'DRV_EXITSESSION id 1, hdrvr #1 → 0',
    'DRV_EXITSESSION id 2, hdrvr #2 → 0',
    'DRV_DISABLE id 0, hdrvr #1 → 1',
    'DRV_FREE id 0, hdrvr #1 → 1',
  ]);
});
