// Decoder: turns a message back into values, and takes it back as a whole if it fails.

import { Claims } from './claims.js';
import { malformed } from './message_reader.js';
import { ShapeReader } from './shapes.js';
import { ValueReader } from './value_reader.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export class Decoder {
  #shapes;
  #claims;
  /** No user code runs while a message is decoded, so there is only one at a time. */
  #message;

  /**
   * @param {ShapeReader | undefined} shapes of the connection; without, every message starts with an empty table
   * @param {import('./message_reader.js').IncomingReferences} incoming
   * @param {import('../limits.js').Limits} limits
   */
  constructor(shapes, incoming, limits) {
    this.#shapes = shapes ?? new ShapeReader(false);
    this.#claims = new Claims(incoming);
    this.#message = new ValueReader(this.#shapes, this.#claims, limits);
  }

  /**
   * @param {import('./message_reader.js').Views} views
   * @param {number} offset where the message begins, divisible by 8
   * @param {number} length
   * @returns {unknown[]} the roots
   */
  decode(views, offset, length) {
    const message = this.#message;
    try {
      message.open(views, offset, length, this.#shapes);
      const roots = message.readRoots();
      if (message.references !== this.#claims.size) throw malformed('a reference in it is not used by any value');
      this.#close();
      return roots;
    } catch (error) {
      const shares = this.#claims.shares(message);
      this.#close();
      this.#claims.giveBack(shares);
      throw error;
    }
  }

  /**
   * A message with one root: a result, or an error.
   * @param {import('./message_reader.js').Views} views
   * @param {number} offset
   * @param {number} length
   * @returns {unknown}
   */
  decodeOne(views, offset, length) {
    const roots = this.decode(views, offset, length);
    if (roots.length !== 1) throw malformed(`it holds ${roots.length} values instead of one`);
    return roots[0];
  }

  #close() {
    this.#message.close();
    this.#claims.clear();
    this.#shapes.endMessage();
  }
}
