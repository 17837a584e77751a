// MessageReader: the header and the sections of one message, checked before anything is built from them.

import { InteropError } from '../error.js';
import { bigintBound } from '../limits.js';
import { LONGEST_BY_HAND_IN, isAsciiByWords, readAscii, readText } from './text.js';
import {
  HEADER_BYTES, HEADER_SLOTS, HEADER_WORDS, INT8_ARRAY, MOST_MILLISECONDS, NEGATIVE, REFERENCE_BYTES, VERSION,
} from './wire.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * Views over the buffer that holds the message: wasm memory, or a buffer of JavaScript.
 * @typedef {{ u8: Uint8Array, u32: Uint32Array, f64: Float64Array }} Views
 */

/** @typedef {{ kind: number, detail: number, handle: number }} Reference an entry of the reference section */

/**
 * What a decoder needs to know about references.
 * @typedef {object} IncomingReferences
 * @property {(handle: number, detail: number, isCallback: boolean) => object} receive what stands for a handle of Rust,
 *           with its type or the signature of a callback; its share now counts
 * @property {(handle: number, received: boolean) => void} giveBack one share of a message that failed
 * @property {(handle: number) => object | undefined} jsObject what a handle of ours stands for
 * @property {() => AbortSignal | undefined} abortSignal of the call whose arguments are being read, if they are any
 */

/** @param {string} what @returns {InteropError} */
export function malformed(what) {
  return new InteropError('ProtocolError', `a message cannot be read: ${what}`);
}

/** The classes of typed arrays, by their tags from INT8_ARRAY on. */
const typedArrays = [
  Int8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array,
];

const noBytes = new Uint8Array(0);
const noWords = new Uint32Array(0);
const noSlots = new Float64Array(0);

/** One message at a time; a reader is used again and again. */
export class MessageReader {
  // The views themselves, because each value needs them: a look at another object first would cost as much as reading it.
  /** @type {Uint8Array} */
  u8 = noBytes;
  /** @type {Uint32Array} */
  u32 = noWords;
  /** @type {Float64Array} */
  f64 = noSlots;
  roots = 0;
  /** The next slot, counted from the start of the buffer. */
  slot = 0;
  /** Slots that neither a value that was announced nor the bytes of one will take: below 0 the message is too short. */
  spare = 0;
  /** How many units of the text were taken. */
  textTaken = 0;
  /** How many entries the reference section has; 0 until the sections are known to be where they should be. */
  references = 0;
  limits;

  #referencesAt = 0;
  #textAt = 0;
  #textBytes = 0;
  #textUnits = 0;
  /** The decoded text, unless it is so short that each piece is read by hand. @type {string | undefined} */
  #text = undefined;

  /** @param {import('../limits.js').Limits} limits */
  constructor(limits) {
    this.limits = limits;
  }

  /**
   * Reads the header and the definitions of shapes.
   * @param {Views} views
   * @param {number} offset divisible by 8
   * @param {number} length
   * @param {import('./shapes.js').ShapeReader} shapes
   */
  open(views, offset, length, shapes) {
    const { limits } = this;
    const { u8, u32 } = views;
    this.u8 = u8;
    this.u32 = u32;
    this.f64 = views.f64;
    if (length > limits.message_bytes) {
      const most = limits.message_bytes;
      throw new InteropError('TooLarge', `a message has ${length} bytes, more than ${most} (limit \`message_bytes\`); send it in parts`);
    }
    if (offset % 8 !== 0 || offset + length > u8.length) throw malformed('it lies outside of the memory');
    if (length < HEADER_BYTES) throw malformed('it is shorter than its header');
    const word = offset / 4;
    if (u32[word] !== VERSION) {
      const found = u32[word];
      throw new InteropError('VersionMismatch', `a message of version ${found} arrived; this side speaks version ${VERSION}`);
    }
    const slots = u32[word + 2];
    const shapeBytes = u32[word + 3];
    const references = u32[word + 4];
    const first = u32[word + HEADER_WORDS - 1];
    this.roots = u32[word + 1];
    this.#textBytes = u32[word + 5];
    this.#textUnits = u32[word + 6];
    this.textTaken = 0;
    this.slot = offset / 8 + HEADER_SLOTS;
    this.spare = slots;
    const shapesAt = (this.slot + slots) * 8;
    this.#referencesAt = shapesAt + shapeBytes;
    this.#textAt = this.#referencesAt + references * REFERENCE_BYTES;
    const total = this.#textAt + this.#textBytes - offset;
    if (shapeBytes % 8 !== 0) throw malformed('its shape section does not end at a slot');
    if (total !== length) throw malformed(`its sections make ${total} bytes, but it has ${length}`);
    this.references = references;
    const wrong = shapes.read(first, u8, shapesAt, shapeBytes);
    if (wrong !== undefined) throw malformed(wrong);
    if (references > limits.references) {
      const most = limits.references;
      throw new InteropError('TooManyRefs', `a message has ${references} references, more than ${most} (limit \`references\`); send them in parts`);
    }
    this.#openText();
  }

  /** Forgets the message, so that its text can be collected. */
  close() {
    this.u8 = noBytes;
    this.u32 = noWords;
    this.f64 = noSlots;
    this.references = 0;
    this.#text = undefined;
  }

  #openText() {
    const { u8 } = this;
    const bytes = this.#textBytes;
    this.#text = undefined;
    if (bytes === this.#textUnits && bytes <= LONGEST_BY_HAND_IN) {
      if (!isAsciiByWords(this.u32, u8, this.#textAt, this.#textAt + bytes)) throw malformed('its text is not the ASCII it claims to be');
      return;
    }
    const text = readText(u8, this.#textAt, bytes);
    if (text === undefined) throw malformed('its text is not UTF-8');
    if (text.length !== this.#textUnits) throw malformed('its text is not as long as it claims');
    this.#text = text;
  }

  /**
   * The next piece of the text section.
   * @param {number} units
   * @returns {string}
   */
  text(units) {
    const from = this.textTaken;
    const to = from + units;
    if (to > this.#textUnits) throw malformed('its strings need more text than there is');
    this.textTaken = to;
    const text = this.#text;
    if (text === undefined) return readAscii(this.u8, this.#textAt + from, units);
    // A piece that ends between the halves of a pair would make two lone surrogates out of one character.
    if (this.#textBytes !== this.#textUnits && (text.charCodeAt(to) & 0xfc00) === 0xdc00) {
      throw malformed('a string of it ends within a character');
    }
    return text.substring(from, to);
  }

  /** @param {number} length */
  longText(length) {
    const at = this.padded(length);
    const text = readText(this.u8, at, length);
    if (text === undefined) throw malformed('a string in it is not UTF-8');
    return text;
  }

  /**
   * Bytes that stand among the slots, padded with zeros.
   * @param {number} length
   * @returns {number} where they begin
   */
  padded(length) {
    const slots = Math.ceil(length / 8);
    if ((this.spare -= slots) < 0) throw malformed('bytes in it are cut off');
    const at = this.slot * 8;
    this.slot += slots;
    for (let i = at + length; i < this.slot * 8; i++) {
      if (this.u8[i] !== 0) throw malformed('bytes in it are not padded with zeros');
    }
    return at;
  }

  /**
   * Bytes that stand among the slots: a copy, because the memory belongs to the writer again as soon as this returns.
   * @param {number} length
   */
  bytes(length) {
    const at = this.padded(length);
    return this.u8.slice(at, at + length);
  }

  /** @param {number} tag @param {number} length in bytes */
  typedArray(tag, length) {
    const made = typedArrays[tag - INT8_ARRAY];
    if (length % made.BYTES_PER_ELEMENT !== 0) throw malformed(`a ${made.name} in it ends within an element`);
    return new made(this.bytes(length).buffer);
  }

  /** @param {number} payload @returns {bigint} */
  bigint(payload) {
    const isNegative = payload >= NEGATIVE;
    const words = isNegative ? payload - NEGATIVE : payload;
    if ((this.spare -= words) < 0) throw malformed('a bigint in it is cut off');
    const most = this.limits.bigint_digits;
    const bound = bigintBound(most);
    const first = this.slot;
    this.slot += words;
    const { u32 } = this;
    /** @param {number} word */
    const half = (word) => BigInt(u32[word]);
    if (words === 0 && isNegative) throw malformed('a bigint in it is a negative zero');
    if (words > 0 && u32[2 * this.slot - 1] === 0 && u32[2 * this.slot - 2] === 0) {
      throw malformed('a bigint in it has a word too many');
    }
    let magnitude = 0n;
    // From the top, as long as it can be within the limit: what lies beyond is never built.
    for (let at = this.slot - 1; at >= first && magnitude < bound; at--) {
      magnitude = (magnitude << 64n) | (half(2 * at + 1) << 32n) | half(2 * at);
    }
    if (magnitude >= bound) {
      throw new InteropError('TooLarge', `a message has a bigint of more than ${most} decimal digits (limit \`bigint_digits\`)`);
    }
    return isNegative ? -magnitude : magnitude;
  }

  /** @param {number} payload @returns {Date} */
  date(payload) {
    if (payload !== 0) throw malformed('a date in it has a payload');
    if ((this.spare -= 1) < 0) throw malformed('it ends in the middle of a date');
    const time = this.f64[this.slot++];
    if (!(Number.isInteger(time) && Math.abs(time) <= MOST_MILLISECONDS)) throw malformed('a date in it is no date');
    return new Date(time);
  }

  /** @param {number} index @returns {Reference} */
  reference(index) {
    const at = this.#referencesAt + index * REFERENCE_BYTES;
    const { u32, f64 } = this;
    return { kind: u32[at / 4], detail: u32[at / 4 + 1], handle: f64[at / 8 + 1] };
  }

  /** Everything must have been used. */
  expectEnd() {
    if (this.spare !== 0) throw malformed('it holds more values than it announces');
    if (this.textTaken !== this.#textUnits) throw malformed('it holds text that no string uses');
  }
}
