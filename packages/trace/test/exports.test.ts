import { expect, it } from 'vitest';
import manifest from '@driverproc/trace/package.json' with { type: 'json' };
import * as trace from '@driverproc/trace';

it('has one entry', () => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
});

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
