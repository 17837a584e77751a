// What an object is that is neither an array nor a plain object: how it crosses, or why it cannot.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export const INSTANCE = 0;
export const BYTES_VIEW = 1;
export const NUMBERS_VIEW = 2;
export const BYTES_BUFFER = 3;
export const REAL_MAP = 4;

const tagOf = Object.prototype.toString;
const typedArrayTag = /** @type {(this: object) => string | undefined} */ (
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get
);
const buffers = [ArrayBuffer, ...(typeof SharedArrayBuffer === 'function' ? [SharedArrayBuffer] : [])];
const bufferLengths = buffers.map(({ prototype }) =>
  /** @type {(this: object) => number} */ (Object.getOwnPropertyDescriptor(prototype, 'byteLength')?.get),
);
const mapSize = /** @type {(this: object) => number} */ (Object.getOwnPropertyDescriptor(Map.prototype, 'size')?.get);

// All built-in iterators and generators inherit from these; a user's own iterator class with data does not.
const iterators = [
  Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())),
  Object.getPrototypeOf(Object.getPrototypeOf((async function* () {}).prototype)),
];

/** Built-in classes whose contents a plain walk would silently lose, with the remedy. @type {Record<string, string>} */
const refused = {
  __proto__: /** @type {any} */ (null),
  Date: 'is a Date, which is not supported yet; send `date.getTime()` or `date.toISOString()`',
  Promise: 'is a Promise; await it first',
  Set: 'is a Set; send an array, `[...set]`',
  WeakMap: 'is a WeakMap, which cannot be sent',
  WeakSet: 'is a WeakSet, which cannot be sent',
  WeakRef: 'is a WeakRef; send what it refers to',
  RegExp: 'is a RegExp; send its `source`',
  Error: 'is an Error; send its `message`',
  DOMException: 'is an Error; send its `message`',
  Number: 'is a boxed Number; send the number itself',
  String: 'is a boxed String; send the string itself',
  Boolean: 'is a boxed Boolean; send the boolean itself',
  Symbol: 'is a boxed Symbol, which cannot be sent',
  BigInt: 'is a boxed BigInt, which cannot be sent',
  Generator: 'is a generator; send an array, `[...generator]`',
  AsyncGenerator: 'is an async generator; collect its values into an array first',
};

/** The same by class, for subclasses that name themselves otherwise. @type {[Function | undefined, string][]} */
const refusedClasses = [
  [Promise, refused.Promise],
  [Set, refused.Set],
  [Error, refused.Error],
  [WeakMap, refused.WeakMap],
  [WeakSet, refused.WeakSet],
  [WeakRef, refused.WeakRef],
  [RegExp, refused.RegExp],
  [Number, refused.Number],
  [String, refused.String],
  [Boolean, refused.Boolean],
];

/** A Date never goes through its own `toJSON`, so it is asked for before that. @param {object} value */
export function dateRefusal(value) {
  return value instanceof Date || tagOf.call(value) === '[object Date]' ? refused.Date : undefined;
}

/**
 * How a built-in crosses. A class that only calls itself Map is an instance like any other.
 * @param {object} value
 */
export function kindOf(value) {
  if (ArrayBuffer.isView(value)) {
    const tag = typedArrayTag.call(value);
    return tag === undefined || tag === 'Uint8Array' || tag === 'Uint8ClampedArray' ? BYTES_VIEW : NUMBERS_VIEW;
  }
  const tag = tagOf.call(value);
  if ((value instanceof ArrayBuffer || tag === '[object ArrayBuffer]' || tag === '[object SharedArrayBuffer]') && isBuffer(value)) {
    return BYTES_BUFFER;
  }
  if ((value instanceof Map || tag === '[object Map]') && isMap(value)) return REAL_MAP;
  return INSTANCE;
}

/** A class that only calls itself ArrayBuffer is an instance like any other. @param {object} value */
function isBuffer(value) {
  return bufferLengths.some((length) => {
    try {
      return length.call(value) >= 0;
    } catch {
      return false;
    }
  });
}

/** @param {object} value */
function isMap(value) {
  try {
    return mapSize.call(value) >= 0;
  } catch {
    return false;
  }
}

/** @param {object} value a view @returns {string | undefined} */
export function viewRefusal(value) {
  const tag = typedArrayTag.call(value);
  if (tag !== 'BigInt64Array' && tag !== 'BigUint64Array') return undefined;
  return `is a ${tag}, which is not supported yet; send an array of numbers or of strings`;
}

/**
 * Why an instance cannot be sent as its own enumerable properties; nothing if it can.
 * @param {object} value
 * @returns {string | undefined}
 */
export function instanceRefusal(value) {
  const tag = tagOf.call(value).slice(8, -1);
  if (refused[tag] !== undefined) return refused[tag];
  for (const [made, reason] of refusedClasses) {
    if (made !== undefined && value instanceof made) return reason;
  }
  if (iterators.some((prototype) => Object.prototype.isPrototypeOf.call(prototype, value)) || tag.endsWith(' Iterator')) {
    return 'is an iterator; send an array, `[...iterator]`';
  }
  if (typeof Node === 'function' && value instanceof Node) return 'is a DOM node, which can only be sent as a reference';
  return undefined;
}
