import { describe, expect, it } from 'vitest';
import { createTraceSummarizer } from '@driverproc/trace';
import { decodeText, readLogFile, transcript } from './decode-text.js';

const logs = ['wine8-x64.log', 'wine10-x64.log', 'wine8-ia32.log', 'wine8-driver-only.log'];

describe.each(logs)('%s, recorded', (name) => {
  const events = decodeText(readLogFile(name));
  const lines = transcript(events).filter((line) => !line.startsWith('other: '));

  it('has no line that is cut, and no call without an end but CloseDriver', () => {
    expect(lines.filter((line) => line.startsWith('cut: '))).toEqual([]);
    expect(events.filter((event) => event.type === 'answer' && event.outcome === 'unanswered')).toEqual([]);
  });

  it('shows the first open, a question, and DRV_EXITSESSION by hand', () => {
    const handles = /0x[0-9a-f]+ handle/;
    expect(lines.slice(0, 16).map((line) => line.replace(handles, 'H handle'))).toEqual([
      'OpenDriver "msadp32.acm"',
      '  DriverProc msadp32.acm #1 DRV_LOAD',
      '  = 1 true',
      '  DriverProc msadp32.acm #1 DRV_ENABLE',
      '  = 1 (none defined)',
      '  DriverProc msadp32.acm #1 DRV_OPEN',
      '  = 1 driver id',
      '= H handle',
      'SendDriverMessage msadp32.acm #1 DRV_QUERYCONFIGURE',
      '  DriverProc msadp32.acm #1 DRV_QUERYCONFIGURE',
      '  = 1 true',
      '= 1 true',
      'SendDriverMessage msadp32.acm #1 DRV_EXITSESSION',
      '  DriverProc msadp32.acm #1 DRV_EXITSESSION',
      '  = 0 none',
      '= 0 none',
    ]);
  });

  it('knows a name that nothing was opened by, a handle that is closed, and the text of a name', () => {
    const from = lines.indexOf('OpenDriver "nosuch.drv"');
    expect(lines.slice(from, from + 20).filter((line) => !/handle/.test(line))).toEqual([
      'OpenDriver "nosuch.drv"',
      '= 0 not opened',
      'OpenDriver "msadp32.acm some text"',
      '  DriverProc msadp32.acm #3 DRV_OPEN',
      '  = 1 driver id',
      'CloseDriver msadp32.acm #1',
      '  DriverProc msadp32.acm #1 DRV_CLOSE',
      '  = 1 true',
      '= returned',
      'CloseDriver msadp32.acm #1',
      '= returned',
      'CloseDriver msadp32.acm #3',
      '  DriverProc msadp32.acm #3 DRV_CLOSE',
      '  = 1 true',
      '  DriverProc msadp32.acm #3 DRV_DISABLE',
      '  = 1 (none defined)',
      '  DriverProc msadp32.acm #3 DRV_FREE',
      '  = 1 (none defined)',
      '= returned',
    ]);
  });

  it('shows the two opens behind an alias, and names none of the messages of a family that is not there', () => {
    const from = lines.indexOf('OpenDriver "vidc.cvid"');
    const shown = lines.slice(from, lines.findIndex((line, index) => index > from && line.endsWith('DRV_FREE'))).filter((line) => !/^ *=|ICSendMessage/.test(line));
    expect(shown.map((line) => line.trim().replace(/#\d+/, (number) => (number === shown[1]!.split(' ').find((part) => part.startsWith('#')) ? '#a' : '#b')))).toEqual([
      'OpenDriver "vidc.cvid"',
      'DriverProc iccvid.dll #a DRV_LOAD',
      'DriverProc iccvid.dll #a DRV_ENABLE',
      'DriverProc iccvid.dll #a DRV_OPEN',
      'DriverProc iccvid.dll #b DRV_OPEN',
      'SendDriverMessage iccvid.dll #b 0x5002',
      'DriverProc iccvid.dll #b 0x5002',
      'SendDriverMessage iccvid.dll #b DRV_QUERYCONFIGURE',
      'DriverProc iccvid.dll #b DRV_QUERYCONFIGURE',
      'CloseDriver iccvid.dll #b',
      'DriverProc iccvid.dll #b DRV_CLOSE',
      'DriverProc iccvid.dll #a DRV_CLOSE',
      'DriverProc iccvid.dll #a DRV_DISABLE',
    ]);
  });
});

describe('wine8-x64.log and wine10-x64.log', () => {
  const eventsOf = (name: string) => decodeText(readLogFile(name));

  it('have the commands for MCI around what they lead to, and their texts', () => {
    for (const name of ['wine8-x64.log', 'wine10-x64.log']) {
      const lines = transcript(eventsOf(name)).filter((line) => !line.startsWith('other: '));
      const from = lines.indexOf('mciSendString', lines.indexOf('mciSendString') + 1);
      expect(lines.slice(from, from + 6)).toEqual([
        'mciSendString',
        '  SendDriverMessage mciwave.dll #5 0x0814',
        '    DriverProc mciwave.dll #5 0x0814',
        '    = 0x10000',
        '  = 0x10000',
        '= 0 "stopped"',
      ]);
      expect(lines.filter((line) => line.includes('mciSendCommand'))).toEqual(['mciSendCommand MCI_OPEN', 'mciSendCommand MCI_CLOSE']);
    }
  });

  it('have the message to a device, the function it comes to, and the answer in words', () => {
    for (const name of ['wine8-x64.log', 'wine10-x64.log']) {
      const lines = transcript(eventsOf(name)).filter((line) => !line.startsWith('other: '));
      const from = lines.indexOf('MMDRV_Message modMessage of device -1 0x0003');
      expect(lines.slice(from, from + 4)).toEqual(['MMDRV_Message modMessage of device -1 0x0003', '  modMessage MIDIMAP 0x0003', '  = returned', '= MIDIERR_INVALIDSETUP']);
    }
  });

  it('have the message for video with the name that Wine gives it', () => {
    for (const name of ['wine8-x64.log', 'wine10-x64.log']) {
      const event = eventsOf(name).find((each) => each.type === 'call' && each.call.entryPoint === 'ICSendMessage');
      expect(event).toMatchObject({ call: { message: 'ICM_GETINFO', family: 'log', lParam2: 0x238 } });
    }
  });

  it('count the same for each driver that both have', () => {
    const [eight, ten] = ['wine8-x64.log', 'wine10-x64.log'].map((name) => {
      const summarizer = createTraceSummarizer();
      for (const event of eventsOf(name)) summarizer.event(event);
      return new Map(summarizer.result().drivers.map(({ driver, opens, refused, closes, messages }) => [driver, { opens, refused, closes, messages }]));
    });
    expect(eight!.get('msadp32.acm')).toEqual({ opens: 7, refused: 0, closes: 7, messages: 31 });
    for (const driver of ['msadp32.acm', 'imaadp32.acm', 'msg711.acm', 'mciwave.dll', 'mciseq.dll', 'iccvid.dll', 'msacm32.dll', 'midimap.dll']) {
      expect(ten!.get(driver)).toEqual(eight!.get(driver));
    }
  });

  it('keep the classes of drivers apart: by alias, by file, by who sends', () => {
    const classes = new Map<string, string | null>();
    for (const event of eventsOf('wine8-x64.log')) {
      if (event.type === 'answer' && event.call.instance?.driver != null) classes.set(event.call.instance.driver, event.call.instance.driverClass);
    }
    expect(Object.fromEntries(classes)).toEqual({
      'msadp32.acm': 'acm',
      'imaadp32.acm': 'acm',
      'msg711.acm': 'acm',
      'l3codeca.acm': 'acm',
      'msgsm32.acm': 'acm',
      'mciwave.dll': 'mci',
      'mciseq.dll': 'mci',
      'iccvid.dll': 'icm',
      'msacm32.dll': null,
      'msacm32.drv': null,
      'midimap.dll': null,
      'winealsa.drv': null,
    });
  });
});
