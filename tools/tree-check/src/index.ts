export { allowedHosts } from './allowed.ts';
export type { Allowed } from './allowed.ts';
