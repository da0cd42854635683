export { allowedHosts } from './allowed.ts';
