// Claims: what the entries of a message's reference section became, and what goes back if the message fails.

import { InteropError } from '../error.js';
import { malformed } from './message_reader.js';
import { define } from './shapes.js';
import { CALLBACK, JS_OBJECT, RUST_OBJECT } from './wire.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {{ handle: number, received: boolean }} Share */

/** Those of one message at a time, as a decoder's reader is. */
export class Claims {
  #incoming;
  /** What a value has claimed, by the index of the entry. @type {Map<number, object>} */
  #claimed = new Map();

  /** @param {import('./message_reader.js').IncomingReferences} incoming */
  constructor(incoming) {
    this.#incoming = incoming;
  }

  get size() {
    return this.#claimed.size;
  }

  /**
   * @param {import('./message_reader.js').MessageReader} message
   * @param {number} index
   * @returns {object}
   */
  claim(message, index) {
    if (index >= message.references) throw malformed(`reference ${index} is not there`);
    let object = this.#claimed.get(index);
    if (object === undefined) this.#claimed.set(index, (object = this.#receive(message.reference(index))));
    return object;
  }

  /** @param {import('./message_reader.js').Reference} reference @returns {object} */
  #receive({ kind, detail, handle }) {
    if (kind === RUST_OBJECT || kind === CALLBACK) {
      if (!isHandle(handle)) throw malformed('a reference in it has no handle');
      return this.#incoming.receive(handle, detail, kind === CALLBACK);
    }
    if (kind !== JS_OBJECT) throw malformed(`a reference in it is of the unknown kind ${kind}`);
    const object = this.#incoming.jsObject(handle);
    if (object === undefined) {
      throw new InteropError('Disposed', 'the JavaScript object that a reference in a message stands for was disposed; send one that is alive');
    }
    return object;
  }

  /** @returns {AbortSignal} */
  abortSignal() {
    const signal = this.#incoming.abortSignal();
    if (signal === undefined) throw malformed('an AbortSignal in it belongs to no call');
    return signal;
  }

  /**
   * The shares that came with a message that failed.
   * @param {import('./message_reader.js').MessageReader} message
   */
  shares(message) {
    /** @type {Share[]} */
    const shares = [];
    for (let i = 0; i < message.references; i++) {
      const { kind, handle } = message.reference(i);
      if (kind !== JS_OBJECT && isHandle(handle)) define(shares, shares.length, { handle, received: this.#claimed.has(i) });
    }
    return shares;
  }

  /** This calls Rust, which may drop an object that calls back, and that is a message of its own. @param {Share[]} shares */
  giveBack(shares) {
    for (const { handle, received } of shares) this.#incoming.giveBack(handle, received);
  }

  clear() {
    if (this.#claimed.size > 0) this.#claimed.clear();
  }
}

/** @param {number} handle */
function isHandle(handle) {
  return Number.isSafeInteger(handle) && handle > 0;
}
