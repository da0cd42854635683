/** Something that users import, and how large it may be. */
export interface Subject {
  readonly name: string;
  /** A module that offers it. */
  readonly code: string;
  /** Of the minified bundle. */
  readonly maxBytes?: number;
  /** Of the bundle, compressed. */
  readonly maxGzippedBytes?: number;
  /** Whether it has a row in README.md. */
  readonly isInReadme: boolean;
}

const constants: readonly (readonly [specifier: string, constant: string])[] = [
  ['messages', 'DRV_EXITSESSION'],
  ['messages/query', 'DRV_QUERYDEVICEINTERFACE'],
  ['messages/acm', 'ACMDM_FORMAT_SUGGEST'],
  ['messages/icm', 'ICM_COMPRESS_BEGIN'],
  ['messages/mci', 'MCI_OPEN_DRIVER'],
  ['messages/wave', 'WODM_OPEN'],
  ['messages/midi', 'MODM_LONGDATA'],
  ['messages/mixer', 'MXDM_GETLINEINFO'],
  ['messages/aux', 'AUXDM_GETVOLUME'],
  ['messages/drvm', 'DRVM_INIT'],
  ['messages/joystick', 'JDD_GETPOS'],
  ['messages/timer', 'TDD_GETDEVCAPS'],
  ['messages/capture', 'DVM_FORMAT'],
  ['messages/callback', 'WOM_DONE'],
  ['messages/result', 'MMSYSERR_NOERROR'],
];

/** What most programs import, each with all that it needs. */
const parts: readonly (readonly [specifier: string, name: string, maxGzippedBytes: number])[] = [
  ['messages', 'driverMessageSignatures', 600],
  ['dispatcher', 'openDriver', 5_000],
  ['dispatcher', 'createDriverManager', 8_000],
];

const entries: readonly (readonly [specifier: string, maxGzippedBytes: number])[] = [
  ['messages', 5_000],
  ['messages/query', 2_000],
  ['messages/acm', 4_000],
  ['messages/icm', 6_000],
  ['messages/mci', 7_500],
  ['messages/wave', 4_500],
  ['messages/midi', 5_000],
  ['messages/mixer', 3_500],
  ['messages/aux', 2_500],
  ['messages/drvm', 2_000],
  ['messages/joystick', 2_000],
  ['messages/timer', 1_500],
  ['messages/capture', 2_000],
  ['messages/callback', 4_000],
  ['messages/result', 5_000],
  ['messages/tables', 26_000],
  ['binding', 4_000],
  ['binding/conformance', 17_000],
  ['dispatcher', 12_000],
  ['mock', 9_500],
  ['winmm', 10_000],
  ['session', 8_500],
  ['trace', 46_000],
  ['cli', 85_000],
];

/** What koffi and Node bring is counted nowhere. */
export const subjects: readonly Subject[] = [
  ...constants.map(([specifier, name]) => ({ ...only(specifier, name), maxBytes: 50, isInReadme: specifier === 'messages' })),
  ...parts.map(([specifier, name, maxGzippedBytes]) => ({ ...only(specifier, name), maxGzippedBytes, isInReadme: true })),
  ...entries.map(([specifier, maxGzippedBytes]) => ({
    name: `all of \`@driverproc/${specifier}\``,
    code: `export * from '@driverproc/${specifier}';`,
    maxGzippedBytes,
    isInReadme: !specifier.includes('/'),
  })),
];

function only(specifier: string, name: string): { name: string; code: string } {
  return { name: `\`${name}\` of \`@driverproc/${specifier}\``, code: `export { ${name} } from '@driverproc/${specifier}';` };
}
