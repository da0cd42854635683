export type { Driver, DriverHost, DriverSource } from '../driver.js';
export type { DriverBinding, DriverProc, HDRVR, HMODULE } from '../driver-binding.js';
export type { Memory } from '../memory.js';
export { bindingConformance } from './binding-conformance.js';
export type { ConformanceCase, ConformanceHost, ConformanceSource } from './conformance-case.js';
export type {
  ConformanceOutcome,
  ConformanceReport,
  ConformanceResult,
  ExpectedDifference,
  ExpectedDifferences,
} from './conformance-report.js';
export { formatConformanceReport } from './format-report.js';
export { win31Differences } from './win31-differences.js';
export { wineDifferences } from './wine-differences.js';
export { runConformance, runConformanceCase } from './run-conformance.js';
export type { ConformanceOptions } from './run-conformance.js';
