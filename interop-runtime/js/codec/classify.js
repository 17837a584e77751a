// What an object is that is neither an array nor a plain object: how it crosses, or why it cannot.

import { Refusal } from './refusal.js';
import {
  BIG_INT64_ARRAY, BIG_UINT64_ARRAY, BYTES, FLOAT32_ARRAY, FLOAT64_ARRAY, INT16_ARRAY, INT32_ARRAY, INT8_ARRAY, UINT16_ARRAY,
  UINT32_ARRAY,
} from './wire.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export const INSTANCE = 0;
export const VIEW = 1;
export const BUFFER = 2;
export const REAL_MAP = 3;
export const REAL_DATE = 4;

const tagOf = Object.prototype.toString;
const sourceOf = Function.prototype.toString;
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);

/** @param {object} prototype @param {string | symbol} key @returns {(this: object) => any} a getter that throws for anything else */
const getter = (prototype, key) => /** @type {any} */ (Object.getOwnPropertyDescriptor(prototype, key)?.get);

const typedArrayTag = getter(typedArray, Symbol.toStringTag);
/** Throws for an array whose memory is gone, where the getters say 0. @type {(this: object) => unknown} */
const typedArrayKeys = typedArray.keys;
// As the classes define them: what a subclass or the object itself says about its memory need not be so.
const typedArrayGetters = ['buffer', 'byteOffset', 'byteLength'].map((key) => getter(typedArray, key));
const dataViewGetters = ['buffer', 'byteOffset', 'byteLength'].map((key) => getter(DataView.prototype, key));
const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
const sharedLength = typeof SharedArrayBuffer === 'function' ? getter(SharedArrayBuffer.prototype, 'byteLength') : bufferLength;
const mapSize = getter(Map.prototype, 'size');
const getTime = Date.prototype.getTime;

const NATIVE = /\{\s*\[native code\]\s*\}$/;

/** A prototype chain that is longer was made by a Proxy. */
const LONGEST_CHAIN = 1000;

/** @type {Record<string, number>} */
const typedArrayTags = {
  __proto__: /** @type {any} */ (null),
  Uint8Array: BYTES,
  Uint8ClampedArray: BYTES,
  Int8Array: INT8_ARRAY,
  Int16Array: INT16_ARRAY,
  Uint16Array: UINT16_ARRAY,
  Int32Array: INT32_ARRAY,
  Uint32Array: UINT32_ARRAY,
  Float32Array: FLOAT32_ARRAY,
  Float64Array: FLOAT64_ARRAY,
  BigInt64Array: BIG_INT64_ARRAY,
  BigUint64Array: BIG_UINT64_ARRAY,
};

const ITERATOR = 'is an iterator; send an array, `[...iterator]`';
const NODE = 'is a DOM node, which can only be sent as a reference';

/** Built-in classes whose contents a plain walk would silently lose, with the remedy. @type {Record<string, string>} */
const refused = {
  __proto__: /** @type {any} */ (null),
  Promise: 'is a Promise; await it first',
  Set: 'is a Set; send an array, `[...set]`',
  WeakMap: 'is a WeakMap; its entries cannot be listed, so send a Map or an array of what is needed',
  WeakSet: 'is a WeakSet; its members cannot be listed, so send an array of what is needed',
  WeakRef: 'is a WeakRef; send what it refers to, `ref.deref()`',
  RegExp: 'is a RegExp; send its `source`',
  Error: 'is an Error; send its `message`',
  DOMException: 'is an Error; send its `message`',
  Number: 'is a boxed Number; send the number itself, `value.valueOf()`',
  String: 'is a boxed String; send the string itself, `value.valueOf()`',
  Boolean: 'is a boxed Boolean; send the boolean itself, `value.valueOf()`',
  BigInt: 'is a boxed BigInt; send the bigint itself, `value.valueOf()`',
  Symbol: 'is a boxed Symbol; send its `description`',
  Generator: 'is a generator; send an array, `[...generator]`',
  AsyncGenerator: 'is an async generator; collect its values into an array first',
  Iterator: ITERATOR,
  AsyncIterator: 'is an async iterator; collect its values into an array first',
  Node: NODE,
};

/** The classes whose instances cross. */
const sent = ['Date', 'Map', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'TypedArray'];

/** The built-in classes of this realm by their prototypes, so that a subclass is one, whatever it calls itself. */
const families = new Map([
  [typedArray, 'TypedArray'],
  // All built-in iterators inherit from these; a user's own iterator class with data does not.
  [Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())), 'Iterator'],
  [Object.getPrototypeOf(Object.getPrototypeOf((async function* () {}).prototype)), 'AsyncIterator'],
  [Object.getPrototypeOf((function* () {}).prototype), 'Generator'],
  [Object.getPrototypeOf((async function* () {}).prototype), 'AsyncGenerator'],
]);
for (const name of [...Object.keys(refused), ...sent]) {
  const prototype = Reflect.get(globalThis, name)?.prototype;
  if (typeof prototype === 'object' && prototype !== null && !families.has(prototype)) families.set(prototype, name);
}

/**
 * The built-in class that an object inherits from, if any.
 * @param {object} value
 * @param {string} tag what it calls itself
 * @returns {string | undefined}
 */
function familyOf(value, tag) {
  let steps = 0;
  for (let at = Object.getPrototypeOf(value); at !== null; at = Object.getPrototypeOf(at)) {
    const family = families.get(at) ?? (tag === 'Object' ? undefined : foreignFamily(at));
    if (family !== undefined) return family;
    if (++steps > LONGEST_CHAIN) throw new Refusal('NotSerializable', 'has endless prototypes; send a plain object');
  }
  return undefined;
}

/**
 * The same for a prototype of another realm: known by the name of its constructor, if that is the engine's own.
 * @param {object} prototype
 */
function foreignFamily(prototype) {
  const made = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  if (typeof made !== 'function') return undefined;
  const name = Object.getOwnPropertyDescriptor(made, 'name')?.value;
  return typeof name === 'string' && (name in refused || sent.includes(name)) && NATIVE.test(sourceOf.call(made)) ? name : undefined;
}

/** @param {(this: object) => unknown} method of a class, which throws for anything else @param {object} value */
function knows(method, value) {
  try {
    method.call(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * How a built-in crosses. A class that only calls itself Map or Date is an instance like any other; one that inherits
 * from them, and has nothing of what they hold, is a mistake.
 * @param {object} value
 */
export function kindOf(value) {
  if (ArrayBuffer.isView(value)) return VIEW;
  const tag = tagOf.call(value).slice(8, -1);
  const family = familyOf(value, tag);
  switch (family ?? tag) {
    case 'Date':
      if (knows(getTime, value)) return REAL_DATE;
      break;
    case 'Map':
      if (knows(mapSize, value)) return REAL_MAP;
      break;
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      if (knows(bufferLength, value) || knows(sharedLength, value)) return BUFFER;
  }
  if (family === undefined || !sent.includes(family)) return INSTANCE;
  throw new Refusal('NotSerializable', `inherits from ${family} but is none, or is a Proxy of one; send the ${family} itself`);
}

/** The tag of a view, by what it is and not by what it calls itself. @param {ArrayBufferView} view @returns {number} */
export function tagOfView(view) {
  const name = typedArrayTag.call(view);
  if (name === undefined) return BYTES; // a DataView
  const tag = typedArrayTags[name];
  if (tag !== undefined) return tag;
  const remedy = name === 'Float16Array' ? 'send `Float32Array.from(array)`' : 'send an array, `Array.from(array)`';
  throw new Refusal('NotSerializable', `is a ${name}, which Rust has no type for; ${remedy}`);
}

/**
 * The bytes of a buffer, or the part of them that a view shows. Memory that was transferred or cut off is no empty list.
 * @param {object} value
 */
export function bytesOf(value) {
  try {
    if (!ArrayBuffer.isView(value)) return new Uint8Array(/** @type {ArrayBuffer} */ (value));
    const isTypedArray = typedArrayTag.call(value) !== undefined;
    if (isTypedArray) typedArrayKeys.call(value);
    const [buffer, offset, length] = isTypedArray ? typedArrayGetters : dataViewGetters;
    return new Uint8Array(buffer.call(value), offset.call(value), length.call(value));
  } catch {
    const what = ArrayBuffer.isView(value) ? typedArrayTag.call(value) ?? 'DataView' : 'ArrayBuffer';
    throw new Refusal('NotSerializable', `is a ${what} whose memory was transferred or cut off; send it before that, or a copy`);
  }
}

/** What a subclass says about its size need not be so. @param {Map<unknown, unknown>} map @returns {number} */
export const sizeOf = (map) => mapSize.call(map);

/** @param {object} value a Date @returns {number} */
export function timeOf(value) {
  const time = getTime.call(/** @type {Date} */ (value));
  if (time === time) return time;
  throw new Refusal('NotSerializable', 'is an invalid Date; send a valid one, or `null` where there is none');
}

/**
 * Why an instance cannot be sent as its own enumerable properties; nothing if it can.
 * @param {object} value
 * @returns {string | undefined}
 */
export function instanceRefusal(value) {
  const tag = tagOf.call(value).slice(8, -1);
  const family = familyOf(value, tag);
  if (family !== undefined) return refused[family];
  // Of another realm, or with other prototypes than it was made with.
  if (refused[tag] !== undefined && tag !== 'Node') return refused[tag];
  if (tag.endsWith(' Iterator')) return ITERATOR;
  return isNode(value) ? NODE : undefined;
}

/** Also a node of another window, or of a DOM that is not the browser's: those have these as getters. @param {object} value */
function isNode(value) {
  if (typeof Node === 'function' && value instanceof Node) return true;
  return 'nodeType' in value && 'nodeName' in value && 'ownerDocument' in value && !Object.hasOwn(value, 'nodeType');
}
