export { colourEnvironment } from './colour-environment.ts';
export { exitOnInterruption } from './exit-on-interruption.ts';
export { findWine, installHint } from './find-wine.ts';
export type { Architecture, Wine } from './find-wine.ts';
export { preparePrefix, toWindowsPath } from './prefix.ts';
export type { Prefix, PrefixOptions } from './prefix.ts';
export { drvScript, readyWine, runUnderWine } from './windows-node.ts';
export type { ReadyWine, RunOptions } from './windows-node.ts';
export type { WineExit } from './wine-process.ts';
