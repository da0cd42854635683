import * as messages from '@driverproc/messages';
import * as query from '@driverproc/messages/query';
import { expect, it } from 'vitest';

// Typed from the Windows SDK's headers; the names marked 16-bit are those of Windows 3.1, the ones marked 95 its driver kit's.
it('gives every constant the value of the headers', () => {
  const constants = Object.fromEntries(Object.entries(messages).filter(([, value]) => typeof value === 'number'));
  expect(constants).toEqual({
    DRV_LOAD: 0x0001,
    DRV_ENABLE: 0x0002,
    DRV_OPEN: 0x0003,
    DRV_CLOSE: 0x0004,
    DRV_DISABLE: 0x0005,
    DRV_FREE: 0x0006,
    DRV_CONFIGURE: 0x0007,
    DRV_QUERYCONFIGURE: 0x0008,
    DRV_INSTALL: 0x0009,
    DRV_REMOVE: 0x000a,
    DRV_EXITSESSION: 0x000b,
    DRV_EXITAPPLICATION: 0x000c, // 16-bit
    DRV_POWER: 0x000f,
    DRV_PNPINSTALL: 0x080b,
    DRV_RESERVED: 0x0800,
    DRV_USER: 0x4000,
    DRV_MCI_FIRST: 0x0800,
    DRV_MCI_LAST: 0x17ff,
    DRVCNF_CANCEL: 0,
    DRVCNF_OK: 1,
    DRVCNF_RESTART: 2,
    DRV_CANCEL: 0,
    DRV_OK: 1,
    DRV_RESTART: 2,
    DRVEA_NORMALEXIT: 1, // 16-bit
    DRVEA_ABNORMALEXIT: 2, // 16-bit
    GND_FIRSTINSTANCEONLY: 1, // 16-bit
    GND_FORWARD: 0, // 16-bit
    GND_REVERSE: 2, // 16-bit
    DCB_NULL: 0,
    DCB_WINDOW: 1,
    DCB_TASK: 2,
    DCB_FUNCTION: 3,
    DCB_EVENT: 5,
    DCB_TYPEMASK: 7,
    DCB_NOSWITCH: 8,
    CALLBACK_TYPEMASK: 0x00070000,
    CALLBACK_NULL: 0,
    CALLBACK_WINDOW: 0x00010000,
    CALLBACK_TASK: 0x00020000,
    CALLBACK_FUNCTION: 0x00030000,
    CALLBACK_THREAD: 0x00020000,
    CALLBACK_EVENT: 0x00050000,
  });
});

it('gives every device query the value of the headers', () => {
  expect(Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === 'number'))).toEqual({
    DRV_QUERYDRVENTRY: 0x0801, // 95
    DRV_QUERYDEVNODE: 0x0802,
    DRV_QUERYNAME: 0x0803, // 95
    DRV_QUERYDRIVERIDS: 0x0804, // 95
    DRV_QUERYMAPPABLE: 0x0805,
    DRV_QUERYMODULE: 0x0809,
    DRV_QUERYDEVICEINTERFACE: 0x080c,
    DRV_QUERYDEVICEINTERFACESIZE: 0x080d,
    DRV_QUERYSTRINGID: 0x080e,
    DRV_QUERYSTRINGIDSIZE: 0x080f,
    DRV_QUERYIDFROMSTRINGID: 0x0810,
    DRV_QUERYFUNCTIONINSTANCEID: 0x0811,
    DRV_QUERYFUNCTIONINSTANCEIDSIZE: 0x0812,
  });
});

it('lays the structures out as mmsystem.h does, packed to bytes', () => {
  expect(messages.DRVCONFIGINFO_LAYOUT).toEqual({
    4: { size: 12, offsets: { dwDCISize: 0, lpszDCISectionName: 4, lpszDCIAliasName: 8 } },
    8: { size: 20, offsets: { dwDCISize: 0, lpszDCISectionName: 4, lpszDCIAliasName: 12 } },
  });
  expect(messages.DRVCONFIGINFOEX_LAYOUT).toEqual({
    4: { size: 16, offsets: { dwDCISize: 0, lpszDCISectionName: 4, lpszDCIAliasName: 8, dnDevNode: 12 } },
    8: { size: 24, offsets: { dwDCISize: 0, lpszDCISectionName: 4, lpszDCIAliasName: 12, dnDevNode: 20 } },
  });
});
