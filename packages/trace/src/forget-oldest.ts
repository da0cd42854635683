/** So many that go on are passed over, for one that is over. */
const mostPassed = 8;

/**
 * Takes one of the oldest entries out of a map: of the first few one that is over, if there is one. What goes on, as an
 * instance that is opened when a program starts, is so kept for as long as the log is long.
 */
export function forgetOldest<Key, Value>(map: Map<Key, Value>, isOver: (value: Value) => boolean): Value {
  const passed: [Key, Value][] = [];
  // One walk: V8 looks for the first entry past all that were deleted before it.
  for (const entry of map) {
    passed.push(entry);
    if (passed.length > mostPassed || isOver(entry[1])) break;
  }
  const [key, value] = passed.pop()!;
  map.delete(key);
  for (const [goingOn, its] of passed) {
    map.delete(goingOn);
    map.set(goingOn, its);
  }
  return value;
}
