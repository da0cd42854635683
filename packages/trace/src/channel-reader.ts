import { readDeviceFunction, readDeviceLine } from './device-channels.js';
import { readDriverLine } from './driver-channel.js';
import { readMciLine, readVideoLine } from './media-channels.js';
import type { ChannelLine, Reading, Verdict } from './reading.js';

/** Reads a line of a channel, and tells what it says of calls. */
export type ChannelReader = (at: ChannelLine, reading: Reading) => Verdict;

/** Who reads the lines of the channel that is named at a place of a line; `null` where nobody does. */
export function readerOf(line: string, channel: number): ChannelReader | null {
  // One character first: most lines of a log may be of other channels.
  switch (line.charCodeAt(channel)) {
    case 0x64:
      return line.startsWith('driver:', channel) ? readDriverLine : null;
    case 0x6d:
      if (line.startsWith('mci:', channel)) return readMciLine;
      if (line.startsWith('msvideo:', channel)) return readVideoLine;
      return line.startsWith('midi:', channel) || line.startsWith('msacm:', channel) ? readDeviceFunction : null;
    case 0x77:
      // modMessage and its like are in the channel of whichever driver has them.
      if (line.startsWith('winmm:', channel)) return readDeviceLine;
      return line.startsWith('wave:', channel) ? readDeviceFunction : null;
    default:
      return null;
  }
}
