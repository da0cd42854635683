// Has the name of a driver of drv's own, which answers DRV_QUERYCONFIGURE with 0.
export { default } from './raw.mjs';
