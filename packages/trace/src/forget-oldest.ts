/** So many that go on are passed over, for one that is over. */
const mostPassed = 16;

/**
 * Takes one of the oldest entries out of a map: of the first few one that is over, if there is one. What goes on, as an
 * instance that is opened when a program starts, is so kept for as long as the log is long.
 */
export function forgetOldest<Key, Value>(map: Map<Key, Value>, isOver: (value: Value) => boolean): Value {
  for (let passed = 0; ; passed += 1) {
    const [key, value] = map.entries().next().value!;
    map.delete(key);
    if (passed === mostPassed || isOver(value)) return value;
    map.set(key, value);
  }
}
