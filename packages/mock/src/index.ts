export { formatCalls } from './format-calls.js';
export { createMockBinding } from './mock-binding.js';
export type { MockBinding, MockCall } from './mock-binding.js';
export { createMockDriver } from './mock-driver.js';
export type { MockAnswer, MockDriver, MockFault, MockScript } from './mock-driver.js';
