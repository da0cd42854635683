import type { LResult } from '@driverproc/binding';
import { driverMessages, DRVCNF_CANCEL, DRVCNF_OK, DRVCNF_RESTART } from '@driverproc/messages';
import type { MessageSignature } from '@driverproc/messages';

const configureResults = new Map<LResult, string>([
  [DRVCNF_CANCEL, 'DRVCNF_CANCEL'],
  [DRVCNF_OK, 'DRVCNF_OK'],
  [DRVCNF_RESTART, 'DRVCNF_RESTART'],
]);

const signatures = new Map<number, MessageSignature>(Object.values(driverMessages).map((each) => [each.id, each]));

/** What the answer to a message means; empty where nothing says so. `none`: no answer is defined for the message. */
export function answerMeaning(msg: number, answer: LResult, signature: MessageSignature | undefined = signatures.get(msg)): string {
  switch (signature?.result) {
    case 'success':
      return answer === 0 ? 'false' : 'true';
    case 'none':
      return answer === 0 ? 'none' : '(none defined)';
    case 'driverId':
      return answer === 0 ? 'refused' : 'driver id';
    case 'drvcnf':
      return configureResults.get(answer) ?? 'not a DRVCNF_ value';
    default:
      return '';
  }
}
