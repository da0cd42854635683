export { findBase, isHistoryRequired } from './find-base.ts';
export { git } from './git.ts';
