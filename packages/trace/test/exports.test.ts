import { expect, it } from 'vitest';
import * as trace from '@driverproc/trace';

it('exports these names', () => {
  expect(Object.keys(trace).sort()).toEqual([
    'answerText',
    'createLifeCycleCheck',
    'createSequencePage',
    'createTraceDecoder',
    'createTraceSummarizer',
    'driverFamily',
    'elapsedText',
    'knownFamilies',
    'messageText',
    'parameterTexts',
    'targetText',
  ]);
});
