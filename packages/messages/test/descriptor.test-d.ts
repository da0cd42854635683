import {
  defineMessage,
  type DriverConfigInfo,
  type DriverMessageMap,
  type DriverMessageSignatures,
  driverMessages,
  type LParam,
  type MessageOf,
} from '@driverproc/messages';
import { expectTypeOf } from 'vitest';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

// What is printed as a map equals what the signature says, message by message.
type Agreement = { [Name in keyof DriverMessageMap]: Equal<MessageOf<DriverMessageSignatures[Name]>, DriverMessageMap[Name]> };
type EachAgrees = { [Name in keyof DriverMessageMap]: true };
expectTypeOf<Agreement>().toEqualTypeOf<EachAgrees>();

// Both name the same messages, and driverMessages has them all.
expectTypeOf<keyof DriverMessageSignatures>().toEqualTypeOf<keyof DriverMessageMap>();
expectTypeOf<keyof typeof driverMessages>().toEqualTypeOf<keyof DriverMessageMap>();

// A descriptor keeps its literal types.
expectTypeOf(driverMessages.DRV_EXITSESSION.id).toEqualTypeOf<0x000b>();
expectTypeOf<MessageOf<typeof driverMessages.DRV_CONFIGURE>['params']>().toEqualTypeOf<{
  parent: LParam;
  configInfo: DriverConfigInfo | null;
}>();

// A message of one's own is typed by its declaration.
const GAIN_SET = defineMessage({ id: 0x4001, lParam1: { decibels: 'LONG' }, lParam2: { mute: 'BOOL' }, result: 'success' });
expectTypeOf<MessageOf<typeof GAIN_SET>>().toEqualTypeOf<{
  params: { decibels: number; mute: boolean };
  result: boolean;
  sentBy: 'application';
  scope: 'instance';
}>();

// @ts-expect-error expects the name of a native type of ParamTypes
defineMessage({ id: 0x4001, lParam1: { decibels: 'number' }, result: 'success' });
// @ts-expect-error expects a kind of answer of ResultTypes
defineMessage({ id: 0x4001, result: 'boolean' });
// @ts-expect-error expects a result
defineMessage({ id: 0x4001 });
