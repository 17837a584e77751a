// Assertions that work in Node and in a page alike.

/** Equal in every part: NaN is NaN, -0 is not 0, a Uint8Array is no Array. */
function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

function show(value) {
  if (value instanceof Uint8Array) return `Uint8Array(${[...value.subarray(0, 20)]})`;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

export function equal(actual, expected, what = 'value') {
  if (!same(actual, expected)) throw new Error(`${what}: expected ${show(expected)}, got ${show(actual)}`);
}

export function ok(condition, what) {
  if (!condition) throw new Error(what);
}

export function includes(text, part) {
  if (!String(text).includes(part)) throw new Error(`expected a text with "${part}", got "${text}"`);
}

/** What `run` threw or rejected with, checked part by part; a part may be a RegExp. */
export async function fails(run, expected) {
  let value;
  try {
    value = await run();
  } catch (error) {
    for (const [key, part] of Object.entries(expected)) {
      const matches = part instanceof RegExp ? part.test(String(error[key])) : same(error[key], part);
      if (!matches) throw new Error(`${key}: expected ${part}, got ${show(error[key])} in ${error.name} ${error.message}`);
    }
    return error;
  }
  throw new Error(`expected ${show(expected)}, but it gave ${show(value)}`);
}

/** As `fails`, and it must have thrown before returning. */
export async function throws(run, expected) {
  try {
    run();
  } catch (error) {
    return fails(() => Promise.reject(error), expected);
  }
  throw new Error(`expected a throw of ${show(expected)}`);
}

/** A promise that must settle soon: a call that hangs fails here, with its name. */
export function soon(promise, what = 'a call') {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not settle within 5 s`)), 5000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
