// MessageWriter: the slots, the text and the reference section of one message, and the header around them.

import { MessageBuffer, tooLarge } from './message_buffer.js';
import { Refusal } from './refusal.js';
import { isWellFormed, utf8Length, writeStart, writeText } from './text.js';
import {
  BYTES, HEADER_SLOTS, HEADER_WORDS, JS_OBJECT, LONGEST_TEXT, LONG_TEXT, NAN_HIGH, REFERENCE, REFERENCE_BYTES,
  TAGGED, TEXT, VERSION,
} from './wire.js';

/** Up to here the three bytes per unit that a string can need are simply reserved. */
const SMALL_TEXT = 4096;

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * What an encoder needs to know about references; the tables of a runtime answer.
 * @typedef {object} OutgoingReferences
 * @property {(value: object) => number} kindOf RUST_OBJECT or JS_OBJECT for an instance of our classes, else 0
 * @property {(value: object) => number} rustHandle throws a Refusal if it cannot be sent
 * @property {(value: object) => object} jsTarget the object a JsObjectRef stands for; throws likewise
 * @property {(object: object) => number} grant makes a share; the handle
 * @property {(handle: number) => void} commit the message that carries the share is on its way
 * @property {(handle: number) => void} revoke it failed
 */

export class MessageWriter {
  #buffer;
  #limits;

  /** The next slot, counted from the start of the buffer. */
  #slot = HEADER_SLOTS;
  #text = '';

  /** The reference section, and where each object or handle stands in it. @type {number[]} */
  #kinds = [];
  /** @type {number[]} */
  #handles = [];
  /** @type {Map<unknown, number> | undefined} */
  #entries = undefined;

  /** @param {import('../limits.js').Limits} limits */
  constructor(limits) {
    this.#limits = limits;
    this.#buffer = new MessageBuffer(limits.message_bytes);
  }

  /** The buffer that holds the message from its first byte, until `reset`. */
  get buffer() {
    return this.#buffer;
  }

  /** @param {number} value */
  number(value) {
    const at = this.#slot++;
    if (at >= this.#buffer.f64.length) this.#buffer.need(at * 8 + 8);
    // The bits of a user's NaN could spell a tag, so they are never copied.
    if (value === value) this.#buffer.f64[at] = value;
    else this.#nan(at);
  }

  /** @param {number} at */
  #nan(at) {
    this.#buffer.u32[2 * at] = 0;
    this.#buffer.u32[2 * at + 1] = NAN_HIGH;
  }

  /**
   * @param {number} tag
   * @param {number} payload
   * @returns {number} the slot, for `retag`
   */
  tagged(tag, payload) {
    const at = this.#slot++;
    if (at >= this.#buffer.f64.length) this.#buffer.need(at * 8 + 8);
    this.#buffer.u32[2 * at] = payload;
    this.#buffer.u32[2 * at + 1] = TAGGED | tag;
    return at;
  }

  /** @param {number} slot @param {number} tag */
  retag(slot, tag) {
    this.#buffer.u32[2 * slot + 1] = TAGGED | tag;
  }

  /** @param {string} value */
  string(value) {
    if (!isWellFormed(value)) {
      throw new Refusal('InvalidString', 'holds a lone surrogate, which no Rust string can; call `toWellFormed()` on it');
    }
    const units = value.length;
    if (units <= LONGEST_TEXT) {
      this.tagged(TEXT, units);
      this.#text += value;
      return;
    }
    const header = this.tagged(LONG_TEXT, 0);
    const bytes = this.#wholeText(value, this.#slot * 8);
    const first = this.#slot * 8 + bytes;
    this.#slot += Math.ceil(bytes / 8);
    this.#buffer.need(this.#slot * 8);
    this.#buffer.u8.fill(0, first, this.#slot * 8);
    this.#buffer.u32[2 * header] = bytes;
  }

  /** @param {Uint8Array} bytes */
  bytes(bytes) {
    this.tagged(BYTES, bytes.length);
    if (bytes.length === 0) return;
    const at = this.#slot;
    this.#slot += Math.ceil(bytes.length / 8);
    this.#buffer.need(this.#slot * 8);
    this.#buffer.f64[this.#slot - 1] = 0;
    this.#buffer.u8.set(bytes, at * 8);
  }

  /** The elements of a typed array of numbers. @param {Float64Array} view */
  numbers(view) {
    const at = this.#slot;
    this.#slot += view.length;
    this.#buffer.need(this.#slot * 8);
    const { f64 } = this.#buffer;
    // Throws for a view whose buffer was transferred: its data is gone, and must not arrive as an empty list.
    f64.set(view, at);
    for (let i = at; i < this.#slot; i++) if (f64[i] !== f64[i]) this.#nan(i);
  }

  /**
   * @param {number} kind
   * @param {unknown} key what the entry stands for: the same twice has one entry
   * @param {() => number} handle asked for once, when the entry is made
   */
  reference(kind, key, handle) {
    this.#entries ??= new Map();
    let index = this.#entries.get(key);
    if (index === undefined) {
      index = this.#kinds.length;
      if (index >= this.#limits.references) {
        const most = this.#limits.references;
        throw new Refusal('TooManyRefs', `makes more than ${most} references in one message (limit \`references\`)`);
      }
      this.#handles.push(handle());
      this.#kinds.push(kind);
      this.#entries.set(key, index);
    }
    this.tagged(REFERENCE, index);
  }

  /**
   * Writes what stands around the values.
   * @param {number} roots
   * @param {import('./shapes.js').ShapeWriter} shapes
   * @returns {number} the length of the message
   */
  finish(roots, shapes) {
    const start = this.#slot * 8;
    const count = this.#kinds.length;
    const units = this.#text.length;
    const { announced } = shapes;
    this.#buffer.room(start + shapes.pendingBytes + count * REFERENCE_BYTES);
    let end = start + shapes.write(this.#buffer.u8, start);
    while (end % 8 !== 0) this.#buffer.u8[end++] = 0;
    const shapeBytes = end - start;
    for (let i = 0; i < count; i++, end += REFERENCE_BYTES) {
      this.#buffer.u32[end / 4] = this.#kinds[i];
      this.#buffer.u32[end / 4 + 1] = 0;
      this.#buffer.f64[end / 8 + 1] = this.#handles[i];
    }
    const textBytes = units === 0 ? 0 : this.#wholeText(this.#text, end);
    const length = end + textBytes;
    if (length > this.#limits.message_bytes) throw tooLarge(this.#limits.message_bytes);
    const header = this.#buffer.u32;
    header[0] = VERSION;
    header[1] = roots;
    header[2] = this.#slot - HEADER_SLOTS;
    header[3] = shapeBytes;
    header[4] = count;
    header[5] = textBytes;
    header[6] = units;
    header[HEADER_WORDS - 1] = shapeBytes === 0 ? 0 : announced;
    return length;
  }

  /**
   * The shares that this message grants are now the receiver's, or are taken back.
   * @param {boolean} sent
   * @param {OutgoingReferences} references
   */
  settle(sent, references) {
    for (let i = 0; i < this.#kinds.length; i++) {
      if (this.#kinds[i] !== JS_OBJECT) continue;
      if (sent) references.commit(this.#handles[i]);
      else references.revoke(this.#handles[i]);
    }
  }

  /** Ready for the next message; keeps nothing of the user's alive. */
  reset() {
    this.#slot = HEADER_SLOTS;
    this.#text = '';
    this.#entries = undefined;
    if (this.#kinds.length > 0) this.#kinds = [];
    if (this.#handles.length > 0) this.#handles = [];
    this.#buffer.shrink();
  }

  /**
   * Makes room for a string and writes it.
   * @param {string} text
   * @param {number} at
   * @returns {number} bytes written
   */
  #wholeText(text, at) {
    if (text.length <= SMALL_TEXT) {
      this.#buffer.room(at + 3 * text.length);
      return writeText(this.#buffer.u8, at, text);
    }
    // A long string is nearly always ASCII; when it is not, the length of the rest is counted, not guessed.
    this.#buffer.need(at + text.length);
    const { read, written } = writeStart(this.#buffer.u8, at, text);
    if (read === text.length) return written;
    const rest = text.slice(read);
    this.#buffer.need(at + written + utf8Length(rest));
    return written + writeText(this.#buffer.u8, at + written, rest);
  }
}

