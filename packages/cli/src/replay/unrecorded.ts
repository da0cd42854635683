/** Something that was done to a scene without being recorded, as later steps show. */
export interface Unrecorded {
  readonly scenario: string;
  readonly beforeStep: number;
  /** Section and name of the registry value that was deleted. */
  readonly deletes: readonly [section: string, name: string];
  readonly why: string;
}

/** Only with evidence in the recording itself. */
export const unrecorded: readonly Unrecorded[] = [
  {
    scenario: 'drivers32-alias',
    beforeStep: 14,
    deletes: ['Drivers32', 'prb'],
    why: 'the same OpenDriver("prb") succeeds in steps 1 and 12 and fails in step 14: the value was deleted between them without a step',
  },
];
