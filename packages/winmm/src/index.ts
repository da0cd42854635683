export { createWinmmBinding } from './winmm-binding.js';
export type { WinmmBinding } from './winmm-binding.js';
