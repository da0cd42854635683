import { DRVCNF_CANCEL, DRVCNF_OK, DRVCNF_RESTART } from '@driverproc/messages';
import type { LParam } from '@driverproc/messages';
import type { OpenCall } from './call-stacks.js';

const configureResults = new Map<LParam, string>([
  [DRVCNF_CANCEL, 'DRVCNF_CANCEL'],
  [DRVCNF_OK, 'DRVCNF_OK'],
  [DRVCNF_RESTART, 'DRVCNF_RESTART'],
]);

/** What an answer means; empty where nothing says so. */
export function answerMeaning({ entryPoint, named }: OpenCall, answer: LParam): string {
  if (entryPoint === 'OpenDriver') return answer === 0 ? 'not opened' : 'handle';
  switch (named?.result) {
    case 'success':
      return answer === 0 ? 'false' : 'true';
    case 'none':
      return answer === 0 ? 'none' : '(none defined)';
    case 'driverId':
      return answer === 0 ? 'refused' : 'driver id';
    case 'drvcnf':
      return configureResults.get(answer) ?? 'not a DRVCNF_ value';
    default:
      // Of a code only the low 32 bits count, and it is signed: ICERR_UNSUPPORTED is -1.
      return typeof answer === 'number' ? (named?.answerName?.(named.result ?? '', answer | 0) ?? '') : '';
  }
}
