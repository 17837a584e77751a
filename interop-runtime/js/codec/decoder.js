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
      this.#end();
      return roots;
    } catch (error) {
      throw this.#failed(error);
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
    const message = this.#message;
    try {
      message.open(views, offset, length, this.#shapes);
      const root = message.readRoot();
      this.#end();
      return root;
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** Everything was read. */
  #end() {
    if (this.#message.references !== this.#claims.size) throw malformed('a reference in it is not used by any value');
    this.#close();
  }

  /** Gives back what came with a message. @param {unknown} error */
  #failed(error) {
    const shares = this.#claims.shares(this.#message);
    this.#close();
    this.#claims.giveBack(shares);
    return error;
  }

  #close() {
    this.#message.close();
    this.#claims.clear();
    this.#shapes.endMessage();
  }
}
