import type { RunJob } from './run-job.js';
import { parseSend } from './send-option.js';

// Codecs and the MCI driver for wave files, which Windows and Wine both have. A question is all they are asked: private
// messages take pointers, and a driver that gets a made-up one ends the process.
const names = ['msadp32.acm', 'imaadp32.acm', 'msg711.acm', 'mciwave.dll', 'msacm.msadpcm'];

/** What is run on winmm.dll when no driver is named; the last one by its alias. */
export const winmmJobs: readonly RunJob[] = names.map((driver) => ({
  driver,
  file: null,
  section: null,
  instances: 1,
  sends: [parseSend('DRV_QUERYCONFIGURE')],
}));
