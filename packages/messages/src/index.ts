export type { LParam, LResult, MessageOf, MessageParam, MessageScope, MessageSender, MessageSignature, ParamTypes, ResultTypes } from './descriptor.js';
export type { DriverConfigInfo, DriverConfigureResult, DriverExit } from './gen/types.js';
