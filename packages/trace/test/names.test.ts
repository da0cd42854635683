import { describe, expect, it } from 'vitest';
import { driverFamily, knownFamilies } from '@driverproc/trace';
import type { FamilyTable } from '@driverproc/trace';
import { decodeText, messageLines } from './decode-text.js';

const modm: FamilyTable = { family: 'modm', entryPoint: 'modMessage', driverClass: null, messages: { MODM_SETVOLUME: { id: 0x0b, lParam1: { volume: 'DWORD' } } } };
const wodm: FamilyTable = { family: 'wodm', entryPoint: 'wodMessage', driverClass: null, messages: { WODM_RESTART: { id: 0x0b } } };
const mci: FamilyTable = { family: 'mci', entryPoint: 'DriverProc', driverClass: 'mci', messages: { MCI_GETDEVCAPS: { id: 0x080b, lParam1: { flags: 'DWORD' }, lParam2: { params: 'LPARAM' } } } };

function names(lines: readonly string[], families?: readonly FamilyTable[]): (string | null)[] {
  return decodeText(lines.join('\n'), families).flatMap((event) => (event.type === 'call' ? [event.call.message] : []));
}

/** The lines of a driver that is opened and gets a message. */
function sentTo(name: string, msg: string, { file = 'gain.dll', answer = '00000000' } = {}): string[] {
  return [
    `trace:driver:OpenDriver (L"${name}", (null), 0x00000000);`,
    `trace:driver:DRIVER_TryOpenDriver32 (L"${file}", 00000000);`,
    ...messageLines('0003', '00000001'),
    'trace:driver:OpenDriver => 000000000034E6B0',
    ...messageLines(msg, answer, { id: '00000001' }),
  ];
}

describe('a number alone has no name: 0x000B', () => {
  const toDevice = (entryPoint: string) => `trace:midi:ALSA_${entryPoint} (0000, 000B, 00000000, 00000000, 00000000);`;

  it('is DRV_EXITSESSION to a DriverProc', () => {
    expect(names(messageLines('000b', '00000000'))).toEqual(['DRV_EXITSESSION']);
  });

  it('is nothing to a modMessage or a wodMessage whose family is not known', () => {
    expect(names([toDevice('modMessage'), toDevice('wodMessage')])).toEqual([null, null]);
  });

  it('is MODM_SETVOLUME to a modMessage and WODM_RESTART to a wodMessage, with their families', () => {
    expect(names([toDevice('modMessage'), toDevice('wodMessage'), toDevice('widMessage')], [driverFamily, modm, wodm])).toEqual(['MODM_SETVOLUME', 'WODM_RESTART', null]);
  });

  it('gives the parameters their names too', () => {
    const [event] = decodeText(toDevice('modMessage'), [modm]);
    expect(event).toMatchObject({ call: { family: 'modm', parameterNames: ['volume', null] } });
  });
});

describe('0x080B to a DriverProc', () => {
  it('has no name where the class of the driver is not known', () => {
    expect(names(sentTo('gain.drv', '080b')).at(-1)).toBe(null);
  });

  it('is DRV_PNPINSTALL to a codec', () => {
    expect(names(sentTo('msacm.gain', '080b')).at(-1)).toBe('DRV_PNPINSTALL');
    expect(names(sentTo('gain.acm', '080b', { file: 'gain.acm' })).at(-1)).toBe('DRV_PNPINSTALL');
    expect(names(sentTo('vidc.gain', '080b')).at(-1)).toBe('DRV_PNPINSTALL');
  });

  it('is MCI_GETDEVCAPS to a driver for MCI, and nothing without that family', () => {
    const lines = sentTo('waveaudio', '080b', { file: 'mciwave.dll' }).map((line) => line.replace('(null)', 'L"MCI"'));
    expect(names(lines, [driverFamily, mci]).at(-1)).toBe('MCI_GETDEVCAPS');
    expect(names(lines).at(-1)).toBe(null);
  });
});

describe('the class of a driver', () => {
  const status = ['trace:mci:mciSendCommandW (00000001, MCI_STATUS, 00000000, 0021f960)', ...messageLines('0814', '00000000'), 'trace:mci:mciSendCommandW => 00000000'];

  it('is known from the first command that leads to it, and from then on', () => {
    expect(names([...messageLines('0008', '00000000'), ...messageLines('0814', '00000000'), ...status, ...messageLines('0814', '00000000')], knownFamilies)).toEqual([
      'DRV_QUERYCONFIGURE',
      null,
      'MCI_STATUS',
      'MCI_STATUS',
      'MCI_STATUS',
    ]);
  });

  it('is not that of the next module, which may lie where it lay', () => {
    const freed = sentTo('gain.drv', '0006', { file: 'gain.acm' });
    const next = messageLines('0008', '00000000', { hdrvr: '0000000000999990' });
    const drivers = decodeText([...freed, ...next].join('\n')).flatMap((event) => (event.type === 'call' ? [event.call.instance?.driver] : []));
    expect([drivers[1], drivers.at(-1)]).toEqual(['gain.acm', 'proc 00000002D74E1D20']);
  });
});

describe('all families that are known', () => {
  const toDevice = (entryPoint: string, msg: string) => `trace:wave:ALSA_${entryPoint} (0000, ${msg}, 00000000, 00000000, 00000000);`;

  it('name 0x000B by the function that it comes to', () => {
    const functions = ['modMessage', 'midMessage', 'wodMessage', 'widMessage', 'mxdMessage', 'auxMessage'];
    expect(names(functions.map((name) => toDevice(name, '000B')), knownFamilies)).toEqual(['MODM_SETVOLUME', null, 'WODM_RESTART', null, null, null]);
    expect(names(messageLines('000b', '00000000'), knownFamilies)).toEqual(['DRV_EXITSESSION']);
    expect(names([toDevice('widMessage', '003B'), toDevice('midMessage', '003E')], knownFamilies)).toEqual(['WIDM_RESET', 'MIDM_RESET']);
  });

  it('have the queries that devices get, which no DriverProc gets', () => {
    expect(names([toDevice('wodMessage', '080C')], knownFamilies)).toEqual(['DRV_QUERYDEVICEINTERFACE']);
    expect(names(messageLines('080c', '00000000'), knownFamilies)).toEqual([null]);
  });

  it('name what a codec gets by its class, and nothing where that is not known', () => {
    const nameOf = (name: string, msg: string) => names(sentTo(name, msg), knownFamilies).at(-1);
    expect([nameOf('msacm.gain', '600a'), nameOf('vidc.gain', '5002'), nameOf('gain', '600a'), nameOf('gain', '5002')]).toEqual(['ACMDM_DRIVER_DETAILS', 'ICM_GETINFO', null, null]);
  });

  it('name the codes that are answered', () => {
    const answered = (name: string, msg: string, answer: string) => {
      const last = decodeText(sentTo(name, msg, { answer }).join('\n'), knownFamilies).filter((event) => event.type === 'answer').at(-1);
      return last?.type === 'answer' ? last.meaning : null;
    };
    expect(answered('msacm.gain', '6019', '00000200')).toBe('ACMERR_NOTPOSSIBLE');
    expect(answered('msacm.gain', '600a', '00000000')).toBe('MMSYSERR_NOERROR');
    expect(answered('vidc.gain', '400b', 'FFFFFFFE')).toBe('ICERR_BADFORMAT');
    expect(answered('vidc.gain', '400b', 'FFFFFFFFFFFFFFFE')).toBe('ICERR_BADFORMAT');
    expect(answered('gain', '6019', '00000200')).toBe('');
  });
});
