// MessageWriter: the slots, the text and the reference section of one message, and the header around them.

import { bigintBound } from '../limits.js';
import { MessageBuffer, tooLarge } from './message_buffer.js';
import { Refusal } from './refusal.js';
import { isWellFormed, utf8Length, writeStart, writeText } from './text.js';
import {
  BIGINT, DATE, HEADER_SLOTS, HEADER_WORDS, JS_OBJECT, LONGEST_TEXT, LONG_TEXT, NAN_HIGH, NEGATIVE, REFERENCE,
  REFERENCE_BYTES, TAGGED, TEXT, VERSION,
} from './wire.js';

/** Up to here the three bytes per unit that a string can need are simply reserved. */
const SMALL_TEXT = 4096;

/** So many strings are written one by one. */
const FEW_STRINGS = 8;

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

/** @typedef {{ index: number, kind: number, handle: number }} Entry of the reference section */

/** It is the buffer that it writes into: a look at another object for each value would cost as much as writing it. */
export class MessageWriter extends MessageBuffer {
  limits;
  /** Whether each string is looked into, to find the one that is not well-formed. */
  strict = false;

  /** The next slot, counted from the start of the buffer. */
  slot = HEADER_SLOTS;
  #units = 0;
  /** The first strings of the text section, and the others in one. @type {string[]} */
  #first = ['', '', '', '', '', '', '', ''];
  #strings = 0;
  #rest = '';

  /** The reference section in its order, by the object or the handle. @type {Map<unknown, Entry> | undefined} */
  #entries = undefined;

  /** @param {import('../limits.js').Limits} limits */
  constructor(limits) {
    super(limits.message_bytes);
    this.limits = limits;
  }

  /** @param {number} value */
  number(value) {
    const at = this.slot++;
    if (at >= this.f64.length) this.need(at * 8 + 8);
    // The bits of a user's NaN could spell a tag, so they are never copied.
    if (value === value) this.f64[at] = value;
    else this.#nan(at);
  }

  /** @param {number} at */
  #nan(at) {
    this.u32[2 * at] = 0;
    this.u32[2 * at + 1] = NAN_HIGH;
  }

  /**
   * @param {number} tag
   * @param {number} payload
   * @returns {number} the slot, for `retag`
   */
  tagged(tag, payload) {
    const at = this.slot++;
    if (at >= this.f64.length) this.need(at * 8 + 8);
    this.u32[2 * at] = payload;
    this.u32[2 * at + 1] = TAGGED | tag;
    return at;
  }

  /** @param {number} slot @param {number} tag */
  retag(slot, tag) {
    this.u32[2 * slot + 1] = TAGGED | tag;
  }

  /** @param {string} value */
  string(value) {
    const units = value.length;
    if (units > LONGEST_TEXT) return this.#longText(value);
    // A half of a pair at either end is alone, and would find its other half in the next string. What is inside shows when
    // all text is written: asking for each string takes as long as all else that is done for it, in Chromium.
    const lone = units > 0 && ((value.charCodeAt(0) & 0xfc00) === 0xdc00 || (value.charCodeAt(units - 1) & 0xfc00) === 0xd800);
    if (lone || (this.strict && !isWellFormed(value))) throw loneSurrogate();
    this.tagged(TEXT, units);
    this.#units += units;
    // A few are written one by one: to put them together, and to look into what was, takes longer.
    if (this.#strings < FEW_STRINGS) this.#first[this.#strings++] = value;
    else this.#rest += value;
  }

  /** @param {string} value */
  #longText(value) {
    if (!isWellFormed(value)) throw loneSurrogate();
    const header = this.tagged(LONG_TEXT, 0);
    const bytes = this.#wholeText(value, this.slot * 8);
    const first = this.slot * 8 + bytes;
    this.slot += Math.ceil(bytes / 8);
    this.need(this.slot * 8);
    this.u8.fill(0, first, this.slot * 8);
    this.u32[2 * header] = bytes;
  }

  /**
   * Bytes, or the elements of a typed array as they are: none of them is ever read as a tag, so a NaN keeps its bits.
   * @param {number} tag
   * @param {Uint8Array} bytes
   */
  bytes(tag, bytes) {
    this.tagged(tag, bytes.length);
    if (bytes.length === 0) return;
    const at = this.slot;
    this.slot += Math.ceil(bytes.length / 8);
    this.need(this.slot * 8);
    this.f64[this.slot - 1] = 0;
    this.u8.set(bytes, at * 8);
  }

  /** @param {bigint} value */
  bigint(value) {
    const most = this.limits.bigint_digits;
    const bound = bigintBound(most);
    if (value >= bound || value <= -bound) {
      const what = `is a bigint of more than ${most} decimal digits (limit \`bigint_digits\`)`;
      throw new Refusal('TooLarge', `${what}; send it in parts, or as bytes`);
    }
    const header = this.tagged(BIGINT, 0);
    let rest = value < 0n ? -value : value;
    for (; rest !== 0n; rest >>= 64n) {
      const at = this.slot++;
      if (at >= this.f64.length) this.need(at * 8 + 8);
      this.u32[2 * at] = Number(rest & 0xffff_ffffn);
      this.u32[2 * at + 1] = Number((rest >> 32n) & 0xffff_ffffn);
    }
    this.u32[2 * header] = this.slot - header - 1 + (value < 0n ? NEGATIVE : 0);
  }

  /** @param {number} milliseconds */
  date(milliseconds) {
    this.tagged(DATE, 0);
    this.number(milliseconds);
  }

  /**
   * @param {number} kind
   * @param {unknown} key what the entry stands for: the same twice has one entry
   * @param {() => number} handle asked for once, when the entry is made
   */
  reference(kind, key, handle) {
    this.#entries ??= new Map();
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      const most = this.limits.references;
      if (this.#entries.size >= most) {
        throw new Refusal('TooManyRefs', `makes more than ${most} references in one message (limit \`references\`); send them in parts`);
      }
      entry = { index: this.#entries.size, kind, handle: handle() };
      this.#entries.set(key, entry);
    }
    this.tagged(REFERENCE, entry.index);
  }

  /**
   * Writes what stands around the values.
   * @param {number} roots
   * @param {import('./shapes.js').ShapeWriter} shapes
   * @returns {number} the length of the message; -1 if one of its strings is not well-formed
   */
  finish(roots, shapes) {
    const start = this.slot * 8;
    const count = this.#entries?.size ?? 0;
    const units = this.#units;
    const { announced } = shapes;
    this.room(start + shapes.pendingBytes + count * REFERENCE_BYTES);
    let end = start + shapes.write(this.u8, start);
    while (end % 8 !== 0) this.u8[end++] = 0;
    const shapeBytes = end - start;
    this.#entries?.forEach(({ kind, handle }) => {
      this.u32[end / 4] = kind;
      this.u32[end / 4 + 1] = 0;
      this.f64[end / 8 + 1] = handle;
      end += REFERENCE_BYTES;
    });
    const length = this.#texts(end);
    if (length < 0) return -1;
    if (length > this.limits.message_bytes) throw tooLarge(this.limits.message_bytes);
    const header = this.u32;
    header[0] = VERSION;
    header[1] = roots;
    header[2] = this.slot - HEADER_SLOTS;
    header[3] = shapeBytes;
    header[4] = count;
    header[5] = length - end;
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
    this.#entries?.forEach(({ kind, handle }) => {
      if (kind !== JS_OBJECT) return;
      if (sent) references.commit(handle);
      else references.revoke(handle);
    });
  }

  /** Ready for the next message; keeps nothing of the user's alive. */
  reset() {
    this.slot = HEADER_SLOTS;
    this.#units = 0;
    while (this.#strings > 0) this.#first[--this.#strings] = '';
    this.#rest = '';
    this.#entries = undefined;
    this.shrink();
  }

  /** Writes the text section. @param {number} at @returns {number} where it ends; -1 if it is not well-formed */
  #texts(at) {
    this.room(at + 3 * LONGEST_TEXT * this.#strings);
    let end = at;
    for (let i = 0; i < this.#strings; i++) {
      const text = this.#first[i];
      const bytes = writeText(this.u8, end, text);
      // As many bytes as units: then it is ASCII.
      if (bytes !== text.length && !isWellFormed(text)) return -1;
      end += bytes;
    }
    const rest = this.#rest;
    if (rest === '') return end;
    const bytes = this.#wholeText(rest, end);
    return bytes === rest.length || isWellFormed(rest) ? end + bytes : -1;
  }

  /**
   * Makes room for a string and writes it.
   * @param {string} text
   * @param {number} at
   * @returns {number} bytes written
   */
  #wholeText(text, at) {
    if (text.length <= SMALL_TEXT) {
      this.room(at + 3 * text.length);
      return writeText(this.u8, at, text);
    }
    // A long string is nearly always ASCII; when it is not, the length of the rest is counted, not guessed.
    this.need(at + text.length);
    const { read, written } = writeStart(this.u8, at, text);
    if (read === text.length) return written;
    const rest = text.slice(read);
    this.need(at + written + utf8Length(rest));
    return written + writeText(this.u8, at + written, rest);
  }
}

function loneSurrogate() {
  return new Refusal('InvalidString', 'holds a lone surrogate, which no Rust string can; call `toWellFormed()` on it');
}
