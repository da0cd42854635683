import { argumentCases } from './cases/arguments.js';
import { closingCases } from './cases/closing.js';
import { defaultAnswerCases } from './cases/default-answers.js';
import { driverIdentifierCases } from './cases/driver-identifiers.js';
import { errorCases } from './cases/errors.js';
import { handleCases } from './cases/handles.js';
import { memoryCases } from './cases/memory.js';
import { messageCases } from './cases/messages.js';
import { nameCases } from './cases/names.js';
import { openingCases } from './cases/opening.js';
import { reEntrancyCases } from './cases/re-entrancy.js';
import { refusalCases } from './cases/refusals.js';
import { sentByHandCases } from './cases/sent-by-hand.js';
import { sessionEndCases } from './cases/session-end.js';
import { unloadingCases } from './cases/unloading.js';
import { widthCases } from './cases/widths.js';
import type { ConformanceCase } from './conformance-case.js';

/**
 * What a binding is held to: Microsoft's text on installable drivers, and what this package promises besides. Each case
 * needs a host of its own.
 *
 * None of them does what is undefined on Windows, and all of them can be run on the real winmm.dll.
 *
 * @public
 */
export const bindingConformance: readonly ConformanceCase[] = [
  ...openingCases,
  ...refusalCases,
  ...nameCases,
  ...driverIdentifierCases,
  ...closingCases,
  ...unloadingCases,
  ...messageCases,
  ...sentByHandCases,
  ...sessionEndCases,
  ...handleCases,
  ...widthCases,
  ...defaultAnswerCases,
  ...memoryCases,
  ...reEntrancyCases,
  ...errorCases,
  ...argumentCases,
];
