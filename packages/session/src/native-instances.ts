/**
 * Instances of winmm.dll, in memory that threads share. Made by `trackInstances`; what is in it is no concern of others.
 *
 * @public
 */
export interface NativeInstances {
  /** The memory. */
  readonly '~shared': SharedArrayBuffer;
}
