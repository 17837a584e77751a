// Dotted names of JavaScript members, resolved so that no name reaches the machinery behind every object.

import { cut, describe } from './describe.js';
import { InteropError } from './error.js';
import { toError } from './error_record.js';
import { didYouMean } from './suggest.js';

/** Through each of these, code or every object of the page could be reached. */
const refused = new Set(['__proto__', 'prototype', 'constructor', 'eval', 'Function']);

/** A prototype chain that is longer was made by a Proxy. */
const LONGEST_CHAIN = 1000;

/** What a message shows of a name. */
const LONGEST_SHOWN = 256;

/** @param {string} segment of a name */
export const isRefused = (segment) => refused.has(segment);

/** How many split names are remembered. */
const MOST_SPLIT = 1024;

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {{ receiver: unknown, value: unknown }} Member */

/** @type {Map<string, string[]>} */
const splits = new Map();

/** @param {string} path */
function split(path) {
  let segments = splits.get(path);
  if (segments === undefined) {
    segments = path.split('.');
    if (splits.size >= MOST_SPLIT) splits.clear();
    splits.set(path, segments);
  }
  return segments;
}

/**
 * Whether an object has a member of its own or by inheritance, other than from the roots of all objects.
 * @param {object} object
 * @param {string} name
 */
export function hasMember(object, name) {
  /** @type {object | null} */
  let holder = object;
  for (let i = 0; holder !== null && i < LONGEST_CHAIN; i++) {
    if (Object.hasOwn(holder, name)) return holder !== Object.prototype && holder !== Function.prototype;
    holder = Object.getPrototypeOf(holder);
  }
  return false;
}

/** The names that could have been meant. @param {object} object @returns {Set<string>} */
function memberNames(object) {
  /** @type {Set<string>} */
  const names = new Set();
  try {
    /** @type {object | null} */
    let holder = object;
    for (let i = 0; holder !== null && i < 16 && holder !== Object.prototype && holder !== Function.prototype; i++) {
      for (const name of Object.getOwnPropertyNames(holder)) if (!refused.has(name)) names.add(name);
      holder = Object.getPrototypeOf(holder);
    }
  } catch {
    // A Proxy that does not want to be looked at: then there is nothing to suggest.
  }
  return names;
}

/**
 * Follows a dotted name.
 * @param {unknown} start
 * @param {string} startName what messages call it: `globalThis`, `the module \`greeter\``
 * @param {string} path
 * @param {string} [method] what messages call the whole, if it is more than the path
 * @returns {Member}
 */
export function resolve(start, startName, path, method = path) {
  let receiver = /** @type {unknown} */ (undefined);
  let value = start;
  let where = startName;
  for (const segment of split(path)) {
    if (value === undefined || value === null) {
      throw unknown(method, `${where} is ${value}, so it has no \`${segment}\``);
    }
    if (segment === '') throw unknown(method, 'a part of the name is empty');
    if (refused.has(segment)) throw unknown(method, `\`${segment}\` is refused in names`);
    receiver = value;
    value = read(Object(value), value, segment, where, method);
    where = where === startName ? `\`${segment}\`` : `${where.slice(0, -1)}.${segment}\``;
  }
  return { receiver, value };
}

/** @param {object} object @param {unknown} receiver @param {string} segment @param {string} where @param {string} method */
function read(object, receiver, segment, where, method) {
  try {
    // Reflect.get keeps a primitive receiver for getters, as an ordinary member access does.
    if (hasMember(object, segment)) return Reflect.get(object, segment, receiver);
  } catch (thrown) {
    throw toError(thrown, method);
  }
  throw unknown(method, `${where} has no \`${segment}\`${didYouMean(segment, memberNames(object))}`);
}

/** @param {string} method @param {string} what */
function unknown(method, what) {
  const name = cut(method, LONGEST_SHOWN);
  return new InteropError('UnknownMember', `\`${name}\`: ${cut(what, 2 * LONGEST_SHOWN)}`, { method: name });
}

/** The owner of the last segment, and that segment. @param {string} path @returns {[string, string]} */
function splitLast(path) {
  const dot = path.lastIndexOf('.');
  return [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1)];
}

/**
 * Reads a property.
 * @param {unknown} start
 * @param {string} startName
 * @param {string} path
 * @param {boolean} optional whether the last name may be missing: then it is undefined
 * @param {string} method
 * @returns {unknown}
 */
export function getMember(start, startName, path, optional, method) {
  if (!optional) return resolve(start, startName, path, method).value;
  const [owners, last] = splitLast(path);
  const owner = owners === '' ? start : resolve(start, startName, owners, method).value;
  const missing = owner !== undefined && owner !== null && !refused.has(last) && last !== '' && !isMember(owner, last, method);
  return missing ? undefined : resolve(owner, startName, last, method).value;
}

/** @param {unknown} owner @param {string} name @param {string} method */
function isMember(owner, name, method) {
  try {
    return hasMember(Object(owner), name);
  } catch (thrown) {
    throw toError(thrown, method);
  }
}

/**
 * Gives a property a value, as an assignment does: a setter runs, and what cannot be written throws a TypeError.
 * @param {unknown} start
 * @param {string} startName
 * @param {string} path
 * @param {unknown} value
 * @param {string} method
 */
export function setMember(start, startName, path, value, method) {
  const [owners, last] = splitLast(path);
  const owner = owners === '' ? start : resolve(start, startName, owners, method).value;
  const where = owners === '' ? startName : `\`${owners}\``;
  if (owner === undefined || owner === null) throw unknown(method, `${where} is ${owner}, so \`${last}\` cannot be set`);
  if (last === '') throw unknown(method, 'a part of the name is empty');
  if (refused.has(last)) throw unknown(method, `\`${last}\` is refused in names`);
  // Modules are strict, so this throws where it cannot be done.
  /** @type {Record<string, unknown>} */ (owner)[last] = value;
}

/**
 * @param {unknown} start
 * @param {string} startName
 * @param {string} path
 * @param {string} [method]
 * @returns {{ receiver: unknown, target: Function }}
 */
export function resolveFunction(start, startName, path, method = path) {
  const { receiver, value } = resolve(start, startName, path, method);
  return { receiver, target: requireFunction(value, method) };
}

/** @param {unknown} value @param {string} method @returns {Function} */
export function requireFunction(value, method) {
  if (typeof value === 'function') return value;
  throw new InteropError('NotAFunction', `\`${method}\` is ${describe(value)}, not a function; read it with \`get\``, { method });
}
