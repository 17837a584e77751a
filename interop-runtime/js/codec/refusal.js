// What an encoder throws inside itself: the reason, and the path, which grows while the walk unwinds.

import { cut } from '../describe.js';
import { InteropError } from '../error.js';
import { formatThrown } from '../thrown.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/**
 * One step of a path: `[3]`, `.id`, `["a b"]`.
 * @param {string | number} key
 */
export function pathStep(key) {
  if (typeof key === 'number') return `[${key}]`;
  const shown = cut(key);
  return IDENTIFIER.test(shown) ? `.${shown}` : `[${JSON.stringify(shown)}]`;
}

/** A path that is longer loses its middle: what it begins with and what it leads to say most. */
const LONGEST_PATH = 256;

/** @param {string} path */
function cutPath(path) {
  if (path.length <= LONGEST_PATH) return path;
  const half = LONGEST_PATH / 2;
  const tail = path.slice(1 - half);
  return cut(path, half) + (isLowSurrogate(tail) ? tail.slice(1) : tail);
}

/** @param {string} text */
const isLowSurrogate = (text) => (text.charCodeAt(0) & 0xfc00) === 0xdc00;

/** Never seen outside the encoder, so that no user code can throw one. */
export class Refusal {
  /** Left of the place where it happened; the name of the root comes in front at the end. */
  path = '';
  /** @type {unknown} */
  cause = undefined;

  /**
   * @param {import('../error.js').Code} code
   * @param {string} reason continues a sentence that begins with the path: "is a Set; …"
   */
  constructor(code, reason) {
    this.code = code;
    this.reason = reason;
  }

  /**
   * Whatever came out of reading a value: a refusal of our own, or something that the user's code threw.
   * @param {unknown} thrown
   * @returns {Refusal}
   */
  static from(thrown) {
    if (thrown instanceof Refusal) return thrown;
    const { message } = formatThrown(thrown);
    const refusal = new Refusal('NotSerializable', `threw while it was read; send a plain copy of it instead: ${message}`);
    refusal.cause = thrown;
    return refusal;
  }

  /** @param {string | number} key */
  within(key) {
    this.path = pathStep(key) + this.path;
    return this;
  }

  /**
   * @param {string} root the name of the root value, such as `args[1]`
   * @param {string} [method]
   * @returns {InteropError}
   */
  toError(root, method) {
    const path = cutPath(root + this.path);
    /** @type {import('../error.js').Details} */
    const details = { method, path };
    if (this.cause !== undefined) details.cause = this.cause;
    const subject = method === undefined ? '' : `\`${method}\`: `;
    return new InteropError(this.code, `${subject}\`${path}\` ${this.reason}`, details);
  }
}
