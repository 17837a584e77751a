// Encoder: turns values into messages, each in one scope that commits or takes back what it granted.

import { Refusal } from './refusal.js';
import { ShapeWriter } from './shapes.js';
import { ValueWriter } from './value_writer.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * How the roots are called in error messages, and which of them go as references.
 * @typedef {object} Roots
 * @property {string} [method] the invokable or the JavaScript function concerned
 * @property {(index: number) => string} name such as `args[1]`; asked only after a failure
 * @property {((index: number) => boolean) | undefined} asReference never left out: it would be looked for on Object.prototype
 */

/** @type {Roots} */
export const resultRoot = { method: undefined, name: () => 'result', asReference: undefined };

/**
 * What a walk needs that another walk must not share: a getter may call Rust while its object is being encoded.
 * @typedef {object} Scratch
 * @property {ValueWriter} out
 * @property {ShapeWriter} shapes those of the connection, or of its own if they hold for one message
 * @property {Scratch | undefined} next
 */

export class Encoder {
  #shapes;
  #references;
  #limits;
  /** Those that wait for a walk. @type {Scratch | undefined} */
  #idle = undefined;

  /**
   * @param {ShapeWriter | undefined} shapes of the connection; without, every message starts with an empty table
   * @param {import('./message_writer.js').OutgoingReferences} references
   * @param {import('../limits.js').Limits} limits
   */
  constructor(shapes, references, limits) {
    this.#shapes = shapes;
    this.#references = references;
    this.#limits = limits;
  }

  /**
   * Encodes a message and hands it over. No user code runs between its completion and `deliver`, so the message is
   * the next one that the other side reads; if `deliver` throws, it counts as never made.
   * @template T
   * @param {ArrayLike<unknown>} values
   * @param {Roots} roots
   * @param {(message: import('./message_buffer.js').MessageBuffer, length: number, roots: Roots) => T} deliver
   * @returns {T}
   */
  encode(values, roots, deliver) {
    const scratch = this.#idle ?? this.#scratch();
    this.#idle = scratch.next;
    const { out, shapes } = scratch;
    let sent = false;
    try {
      this.#walk(scratch, values, roots);
      const { announced } = shapes;
      let length = this.#finish(scratch, values, roots);
      if (length < 0) length = this.#strictly(scratch, values, roots);
      // Counted before, because a delivery that fails halfway through Rust must not announce a shape twice.
      shapes.announced = shapes.count;
      let result;
      try {
        result = deliver(out, length, roots);
      } catch (error) {
        shapes.announced = announced;
        throw error;
      }
      sent = true;
      return result;
    } finally {
      out.settle(sent, this.#references);
      out.reset();
      if (shapes !== this.#shapes) shapes.clear();
      scratch.next = this.#idle;
      this.#idle = scratch;
    }
  }

  /**
   * The message as bytes of its own.
   * @param {ArrayLike<unknown>} values
   * @param {Roots} roots
   * @returns {Uint8Array}
   */
  toBytes(values, roots) {
    return this.encode(values, roots, (message, length) => message.u8.slice(0, length));
  }

  /** @param {Scratch} scratch @param {ArrayLike<unknown>} values @param {Roots} roots */
  #walk({ out }, values, roots) {
    const { asReference } = roots;
    let i = 0;
    try {
      for (; i < values.length; i++) out.root(values[i], asReference !== undefined && asReference(i));
    } catch (thrown) {
      throw Refusal.from(thrown).toError(roots.name(i), roots.method);
    }
  }

  /** @param {Scratch} scratch @param {ArrayLike<unknown>} values @param {Roots} roots */
  #finish({ out, shapes }, values, roots) {
    try {
      return out.finish(values.length, shapes);
    } catch (thrown) {
      throw Refusal.from(thrown).toError(roots.name(values.length - 1), roots.method);
    }
  }

  /**
   * A string is not well-formed, and it is not known which: a second walk looks into each of them.
   * @param {Scratch} scratch
   * @param {ArrayLike<unknown>} values
   * @param {Roots} roots
   */
  #strictly(scratch, values, roots) {
    const { out } = scratch;
    out.settle(false, this.#references);
    out.reset();
    out.strict = true;
    try {
      this.#walk(scratch, values, roots);
      return this.#finish(scratch, values, roots);
    } finally {
      out.strict = false;
    }
  }

  /** @returns {Scratch} */
  #scratch() {
    const shapes = this.#shapes ?? new ShapeWriter();
    return { out: new ValueWriter(shapes, this.#references, this.#limits), shapes, next: undefined };
  }
}
