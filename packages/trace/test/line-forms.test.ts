import { describe, expect, it } from 'vitest';
import { knownFamilies } from '@driverproc/trace';
import { decodeText, messageLines, transcript } from './decode-text.js';

const load = messageLines('0001', '00000001');
const loaded = ['DriverProc proc 00000002D74E1D20 #1 DRV_LOAD', '= 1 true'];

describe('the head of a line', () => {
  it.each([
    ['as Wine writes it without options', ''],
    ['with the thread', '0024:'],
    ['with the process and the thread, +pid', '0020:0024:'],
    ['with the time, +timestamp', '6400.257:'],
    ['with all of them', '6400.257:0020:0024:'],
    ['with microseconds', '9225.700086:0020:0024:'],
    ['with a time that is padded', ' 12.345:0024:'],
    ['with ids of eight digits', '000004d8:0000464c:'],
  ])('is read %s', (_, head) => {
    expect(transcript(decodeText(load.map((line) => `${head}${line}\n`).join('')))).toEqual(loaded);
  });

  it('is read with the number of a source line, as older winevdm writes it', () => {
    const lines = load.map((line) => `10d0:${line.replace('DRIVER_SendMessage ', 'DRIVER_SendMessage 171: ')}`);
    expect(transcript(decodeText(lines.join('\r\n')))).toEqual(loaded);
  });

  it('is read without escapes', () => {
    const lines = load.map((line) => `\u001b[32m0024:\u001b[0;1mtrace\u001b[m${line.slice(5)}\u001b]`);
    expect(transcript(decodeText(lines.join('\n').replaceAll('\u001b]', '\u001b[K')))).toEqual(loaded);
  });

  it.each(['6400.257:', '0020:0024:', 'trace:driver', 'trace:driver:', '20:trace:driver:OpenDriver x', '1.2:trace:driver:OpenDriver x', 'tracer:driver:x y', ''])(
    'is not there in "%s"',
    (line) => expect(decodeText(`${line}\n`)).toEqual([{ type: 'line', line: 1, text: line, kind: 'other', depth: 0, pid: null, tid: null }, { type: 'end' }]),
  );

  it('says how long a call took, to the microsecond if the clock has them', () => {
    const [before, after] = load;
    const elapsed = (first: string, second: string) => decodeText(`${first}:${before}\n${second}:${after}\n`).flatMap((event) => (event.type === 'answer' ? [event.elapsed] : []));
    expect(elapsed('6400.257', '6400.259')).toEqual([2]);
    expect(elapsed('1.000250', '1.000500')).toEqual([0.25]);
    // The clock of Windows begins again after 49 days.
    expect(elapsed('4294967.295', '0.001')).toEqual([null]);
  });
});

describe('numbers', () => {
  it('are as wide as the line has them', () => {
    const wide = messageLines('FFFFFFFF', 'ffffffffffffffff', { p1: '7fffffffffffffff', p2: '0000000100000001' });
    expect(decodeText(wide.join('\n')).slice(0, 2)).toMatchObject([
      { call: { msg: 0xffffffff, message: null, lParam1: 0x7fffffffffffffffn, lParam2: 0x100000001 } },
      { answer: -1 },
    ]);
  });

  it('may be written as older versions write pointers', () => {
    const lines = ['trace:driver:OpenDriver ("gain.drv", "Drivers32", 0x0);', 'trace:driver:OpenDriver => (nil)', 'trace:driver:CloseDriver (0x34e6b0, 0, 0);'];
    expect(transcript(decodeText(lines.join('\n')))).toEqual(['OpenDriver "gain.drv"', '= 0 not opened', 'CloseDriver 0x34e6b0, no instance', '= returned']);
  });
});

describe('a text', () => {
  const nameOf = (quoted: string) => decodeText(`trace:driver:OpenDriver (${quoted}, (null), 0x00000000);`).flatMap((event) => (event.type === 'call' ? [event.call.driver] : []));

  it('has its characters as Wine writes those that are not ASCII, of either width', () => {
    expect(nameOf('L"gr\\00fcn.drv"')).toEqual(['grün.drv']);
    expect(nameOf('"gr\\xfcn.drv"')).toEqual(['grün.drv']);
    expect(nameOf('L"a\\\\b \\"c\\".drv"')).toEqual(['a\\b "c".drv']);
  });

  it('may be longer than Wine writes it out', () => {
    expect(nameOf(`L"${'a'.repeat(300)}"...`)).toEqual(['a'.repeat(300)]);
    expect(nameOf(`L"${'\\\\'.repeat(150)}"...`)).toEqual(['\\'.repeat(150)]);
  });
});

describe('a command of MCI or a message of a video codec that Wine has no name for', () => {
  const call = (line: string) => decodeText(line, knownFamilies).flatMap((event) => (event.type === 'call' ? [event.call] : []))[0];

  it('has its number, and a name if its family knows it', () => {
    expect(call('trace:mci:mciSendCommandW (00000001, MCI_<<4001>>, 00000000, 0021f960)')).toMatchObject({ entryPoint: 'mciSendCommand', msg: 0x4001, message: null, lParam2: 0x21f960 });
    expect(call('trace:mci:mciSendCommandW (00000001, MCI_<<0C00>>, 00000000, 0021f960)')).toMatchObject({ msg: 0x0c00, message: 'MCI_MARK' });
    expect(call('fixme:msvideo:MSVIDEO_SendMessage (000000000036F800,0x00004028,0x00000000,0x00000000) unknown message')).toMatchObject({ msg: 0x4028, message: 'ICM_DRAW_STOP_PLAY' });
    expect(call('fixme:msvideo:MSVIDEO_SendMessage (000000000036F800,0x00007000,0x00000000,0x00000000) unknown message')).toMatchObject({ msg: 0x7000, message: null });
  });
});

describe('a device', () => {
  it('is the mapper where its number is -1', () => {
    const [event] = decodeText('trace:wave:ALSA_wodMessage (4294967295, 0003, 00000000, 00000000, 00000000);');
    expect(event).toMatchObject({ call: { entryPoint: 'wodMessage', driver: 'ALSA', text: 'mapper' } });
  });
});

describe('16-bit drivers, as winevdm and older Wine write them', () => {
  // Written after the formats in winevdm's mmsystem/driver.c; nobody here has run it.
  const call = (msg: string, p1 = '00000000') => `0538:464c:trace:driver:DRIVER_SendMessage Before CallDriverProc proc=12175f2c driverID=00000000 wMsg=${msg} p1=${p1} p2=00000000`;

  it('have no line for an answer, and a handle when they are open', () => {
    const lines = [
      '0538:464c:trace:driver:DrvOpen16 ("gain", (null), 00000000);',
      "0538:464c:trace:driver:DRIVER_TryOpenDriver16 ('gain.drv', 00000000);",
      call('0001'),
      call('0002'),
      call('0003'),
      '0538:464c:trace:driver:DrvOpen16 => 0001 / 0034E6B0',
      '0538:464c:trace:driver:DrvSendMessage16 (0001, 000B, 00000000, 00000000)',
      call('000b'),
      '0538:464c:trace:driver:DrvSendMessage16 retval = 0',
      '0538:464c:trace:driver:DrvClose16 (0001, 00000000, 00000000);',
      call('0004'),
      call('0005'),
      call('0006'),
    ];
    expect(transcript(decodeText(lines.join('\n')))).toEqual([
      'OpenDriver "gain"',
      '  DriverProc gain.drv #1 DRV_LOAD',
      '  = returned',
      '  DriverProc gain.drv #1 DRV_ENABLE',
      '  = returned',
      '  DriverProc gain.drv #1 DRV_OPEN',
      '  = returned',
      '= 1 handle',
      'SendDriverMessage gain.drv #1 DRV_EXITSESSION',
      '  DriverProc gain.drv #1 DRV_EXITSESSION',
      '  = returned',
      '= 0 none',
      'CloseDriver gain.drv #1',
      '  DriverProc gain.drv #1 DRV_CLOSE',
      '  = returned',
      '  DriverProc gain.drv #1 DRV_DISABLE',
      '  = returned',
      '  DriverProc gain.drv #1 DRV_FREE',
      '  = returned',
      '= returned',
    ]);
  });
});
