// Assertions that work in Node and in a page alike.

/**
 * Equal in every part: NaN is NaN, -0 is not 0, a Uint8Array is no Array, a Map has an order, a typed array its bits.
 * Nothing may be there besides, no property of another kind (a getter, a hidden one), and no other prototype.
 */
export function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (ArrayBuffer.isView(a)) return sameBytes(a, b);
  if (a instanceof Date && !Object.is(a.getTime(), b.getTime())) return false;
  if (a instanceof Map && !same([...a], [...b])) return false;
  const keys = Reflect.ownKeys(a);
  return keys.length === Reflect.ownKeys(b).length && keys.every((key) => sameProperty(a, b, key));
}

function sameProperty(a, b, key) {
  const [one, other] = [a, b].map((object) => Object.getOwnPropertyDescriptor(object, key));
  if (one === undefined || other === undefined) return false;
  const sameKind = ['writable', 'enumerable', 'configurable', 'get', 'set'].every((part) => one[part] === other[part]);
  return sameKind && same(one.value, other.value);
}

function sameBytes(a, b) {
  const [one, other] = [a, b].map((view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** As one would write it, cut where it is long. */
export function show(value) {
  const text = written(value, 0);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function written(value, depth) {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 400));
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth > 6) return '…';
  const inner = (part) => written(part, depth + 1);
  const name = Object.getPrototypeOf(value)?.constructor?.name ?? 'null prototype';
  if (Array.isArray(value)) return `[${Array.from(value.slice(0, 100), inner).join(', ')}]`;
  if (ArrayBuffer.isView(value) && 'length' in value) return `new ${name}([${[...value.subarray(0, 40)].map(inner)}])`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Map) return `new Map(${inner([...value])})`;
  const properties = Object.entries(value).slice(0, 100).map(([key, part]) => `${JSON.stringify(key)}: ${inner(part)}`);
  return `${name === 'Object' ? '' : `${name} `}{${properties.join(', ')}}`;
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

/** What differs where every call is async: `throws` may get a promise, and what was said has to get there. */
export const hosts = {
  areAsync: false,
  settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
};

/** Until both sides have done what they were asked for. */
export const tick = () => hosts.settle();

/** As `fails`, and it must have thrown before returning, if calls can. */
export async function throws(run, expected) {
  try {
    const value = run();
    if (hosts.areAsync && value instanceof Promise) return fails(() => value, expected);
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
