export { createDriverProc } from '@driverproc/binding';
export type { BroadcastReport, Driver, DriverHost, DriverSource } from '@driverproc/binding';
export { createAddressSpace } from './address-space.js';
export { defDriverProc } from './def-driver-proc.js';
export { defineDriver } from './define-driver.js';
export type {
  AnyMessage,
  CustomMessages,
  DriverDefinition,
  DriverHandlers,
  DriverShape,
  MessageHandler,
} from './define-driver.js';
export { createDriverCallback } from './driver-callback.js';
export type { DriverCallbackTargets } from './driver-callback.js';
export { createDriverManager } from './driver-manager.js';
export type { DriverManager, DriverManagerOptions, OpenInstance } from './driver-manager.js';
export { createDriverModules } from './driver-modules.js';
export type { DriverModules } from './driver-modules.js';
export type { DriverSections, DriverTables } from './driver-lookup.js';
export { checkHostProfile } from './host-profile.js';
export type { HostProfile, LookupRules } from './host-profile.js';
export { observeDriver } from './observe-driver.js';
export type { DriverCall, DriverCallEnd, DriverObserver } from './observe-driver.js';
export { openDriver } from './open-driver.js';
export type { OpenDriverOptions } from './open-driver.js';
export type { DriverInstance, SendableMessages, SendArguments, SentByApplication } from './driver-instance.js';
export { hostProfiles, win31, win32, wine } from './profiles.js';
export type { HostProfileName } from './profiles.js';
