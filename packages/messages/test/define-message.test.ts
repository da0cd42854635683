import { defineMessage } from '@driverproc/messages';
import { describe, expect, it } from 'vitest';

describe('defineMessage', () => {
  it('adds that an application sends it to one instance', () => {
    expect(defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, result: 'success' })).toEqual({
      id: 0x4001,
      sentBy: 'application',
      scope: 'instance',
      lParam1: { decibels: 'LONG' },
      result: 'success',
    });
  });

  it('leaves the declaration it was given as it was', () => {
    const declaration = Object.freeze({ id: 0x4002, result: 'none' } as const);
    expect(defineMessage(declaration)).not.toBe(declaration);
  });
});
