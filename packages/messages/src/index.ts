export * from './gen/constants.js';
export { driverMessages } from './gen/descriptors.js';
export { defDriverProcAnswers, driverMessageSignatures } from './gen/signatures.js';
export { DRVCONFIGINFO_LAYOUT, DRVCONFIGINFOEX_LAYOUT } from './gen/layouts.js';
export { defineMessage } from './define-message.js';
export { driverProcMessageName } from './message-name.js';
export type {
  DecodedParam,
  HostName,
  LParam,
  LResult,
  MessageDescriptor,
  MessageDocumentation,
  MessageOf,
  MessageParam,
  MessageScope,
  MessageSender,
  MessageSignature,
  ParameterDescription,
  ParamTypes,
  ResultTypes,
} from './descriptor.js';
export type { StructureLayout } from './layout.js';
export type { FieldKind, FieldPlaces, NativeStructure } from './native-structure.js';
export type { DriverConfigInfo, DriverConfigureResult, DriverExit, DriverMessageMap, DriverMessageSignatures } from './gen/types.js';
