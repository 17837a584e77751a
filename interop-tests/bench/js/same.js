// Whether two results are the same, before anything is timed.

/** @param {unknown} ours @param {unknown} theirs @param {string} what */
export function expectSame(ours, theirs, what) {
  if (same(ours, theirs)) return;
  throw new Error(`${what}: ours is ${show(ours)}, the peer's ${show(theirs)}`);
}

/** @param {any} a @param {any} b @returns {boolean} */
function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

/** @param {unknown} value */
function show(value) {
  return String(JSON.stringify(value)).slice(0, 200);
}
