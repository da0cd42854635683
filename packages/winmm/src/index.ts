export type { HostDriverOptions, HostedDriver } from './hosting/host-driver.js';
export { createWinmmBinding } from './winmm-binding.js';
export type { WinmmBinding } from './winmm-binding.js';
