// Texts for anything that JavaScript can throw; never throws itself, whatever it is given.

import { cut, describe } from './describe.js';

const LONGEST = 1024;
const LONGEST_STACK = 8192;

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} ThrownText
 * @property {string} message never empty, at most 1 KiB
 * @property {string | undefined} name
 * @property {string | undefined} stack
 */

/**
 * Replaces lone surrogates, which the wire cannot carry: a text about an error must always get through.
 * @param {string} text
 */
export function wellFormed(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/**
 * A member that is a string; anything else, and a getter that throws, is nothing.
 * @param {object} value
 * @param {string} key
 * @param {number} longest
 */
function text(value, key, longest) {
  try {
    const found = /** @type {Record<string, unknown>} */ (value)[key];
    return typeof found === 'string' && found !== '' ? wellFormed(cut(found, longest)) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} value what was thrown or what a promise was rejected with
 * @returns {ThrownText}
 */
export function formatThrown(value) {
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
    const name = text(value, 'name', 128);
    const message = text(value, 'message', LONGEST);
    const stack = text(value, 'stack', LONGEST_STACK);
    if (typeof value === 'function') return { message: cut(`a function ${name ?? ''}`.trim()), name: undefined, stack };
    return { message: message ?? describeThrown(value, name), name, stack };
  }
  return { message: primitive(value), name: undefined, stack: undefined };
}

/** @param {unknown} value */
function primitive(value) {
  try {
    const shown = String(value);
    return shown === '' ? 'an empty string' : wellFormed(cut(shown, LONGEST));
  } catch {
    return describe(value);
  }
}

/**
 * An object without a message: its own words if it has any, else its class and keys.
 * @param {object} value
 * @param {string | undefined} name
 */
function describeThrown(value, name) {
  try {
    const words = String(value);
    if (words !== '' && !words.startsWith('[object ')) return wellFormed(cut(words, LONGEST));
    const keys = Object.keys(value).slice(0, 5);
    const what = describe(value);
    return keys.length ? wellFormed(cut(`${what} with the keys ${keys.join(', ')}`, LONGEST)) : what;
  } catch {
    return name ?? describe(value);
  }
}
