export { readOptions } from './read-options.ts';
export { createReport } from './report.ts';
