export { drv } from './drv.js';
export type { Terminal } from './terminal.js';
