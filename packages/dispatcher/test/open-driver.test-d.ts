import { expectTypeOf } from 'vitest';
import { createDriverManager, openDriver } from '@driverproc/dispatcher';
import type { DriverInstance, SendableMessages, SentByApplication } from '@driverproc/dispatcher';
import type { HDRVR } from '@driverproc/binding';
import { defineMessage } from '@driverproc/messages';
import type { DriverConfigureResult } from '@driverproc/messages';

const messages = {
  GAIN_SET: defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, result: 'success' }),
  GAIN_GET: defineMessage({ id: 0x4002, result: 'LONG' }),
  GAIN_NAME: defineMessage({ id: 0x4003, lParam1: { name: 'LPCWSTR' }, lParam2: { mute: 'BOOL' }, result: 'none' }),
};
const manager = createDriverManager({ drivers: {} });

export function typesOfAnInstance(): void {
  const instance = openDriver(manager, 'gain.drv', { configuration: 'left', data: 2n, section: null, messages });
  expectTypeOf(instance).toEqualTypeOf<DriverInstance<typeof messages>>();
  expectTypeOf(instance.hdrvr).toEqualTypeOf<HDRVR>();
  expectTypeOf(instance.send('GAIN_SET', { decibels: 6 })).toEqualTypeOf<boolean>();
  expectTypeOf(instance.send('GAIN_GET')).toEqualTypeOf<number>();
  expectTypeOf(instance.send('GAIN_GET', {})).toEqualTypeOf<number>();
  expectTypeOf(instance.send('GAIN_NAME', { name: null, mute: true })).toEqualTypeOf<void>();
  expectTypeOf(instance.send('DRV_QUERYCONFIGURE')).toEqualTypeOf<boolean>();
  expectTypeOf(instance.send('DRV_CONFIGURE', { parent: 0n, configInfo: null })).toEqualTypeOf<DriverConfigureResult>();
  instance.send('DRV_CONFIGURE', { parent: 0, configInfo: { sectionName: 'MCI', aliasName: null } });
  expectTypeOf(instance.close).returns.toEqualTypeOf<void>();
  expectTypeOf(instance).toExtend<Disposable>();

  // @ts-expect-error DRV_OPEN is sent by the system only
  instance.send('DRV_OPEN');
  // @ts-expect-error DRV_EXITSESSION is sent by the system only
  instance.send('DRV_EXITSESSION');
  // @ts-expect-error there is no message GAIN_MUTE
  instance.send('GAIN_MUTE');
  // @ts-expect-error GAIN_SET has a parameter
  instance.send('GAIN_SET');
  // @ts-expect-error the parameter is called `decibels`
  instance.send('GAIN_SET', { volume: 6 });
  // @ts-expect-error a LONG is a number
  instance.send('GAIN_SET', { decibels: '6' });
  // @ts-expect-error a BOOL is true or false
  instance.send('GAIN_NAME', { name: 'x', mute: 1 });
  // @ts-expect-error GAIN_GET has no parameters
  instance.send('GAIN_GET', { decibels: 6 });
  // @ts-expect-error a handle cannot be replaced
  instance.hdrvr = manager.openDriver('gain.drv', null, 0)!;

  const plain = openDriver(manager, 'gain.drv');
  expectTypeOf(plain.send).parameter(0).toEqualTypeOf<SentByApplication>();
  // @ts-expect-error a driver's own messages are known only if they are given
  plain.send('GAIN_GET');
  // @ts-expect-error lParam2 is a number
  openDriver(manager, 'gain.drv', { data: '7' });
  // @ts-expect-error there is no option `config`
  openDriver(manager, 'gain.drv', { config: 'left' });
}

expectTypeOf<SentByApplication>().toEqualTypeOf<
  'DRV_CONFIGURE' | 'DRV_QUERYCONFIGURE' | 'DRV_INSTALL' | 'DRV_REMOVE' | 'DRV_PNPINSTALL'
>();
expectTypeOf<keyof SendableMessages<typeof messages>>().toEqualTypeOf<SentByApplication | 'GAIN_SET' | 'GAIN_GET' | 'GAIN_NAME'>();
