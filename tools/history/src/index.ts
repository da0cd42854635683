export { findBase, isHistoryRequired } from './find-base.ts';
export type { Base } from './find-base.ts';
export { git } from './git.ts';
