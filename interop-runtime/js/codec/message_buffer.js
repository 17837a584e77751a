// A growable buffer on the JavaScript side, seen as bytes, words and slots at once.

import { Refusal } from './refusal.js';

const FIRST_BYTES = 4096;
/** A buffer that one huge message made larger than this is not kept for the next. */
const KEPT_BYTES = 1 << 20;

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export class MessageBuffer {
  /** @type {Uint8Array} */
  u8;
  /** @type {Uint32Array} */
  u32;
  /** @type {Float64Array} */
  f64;
  /** @type {BigUint64Array} */
  u64;
  #longest;

  /** @param {number} longest the limit of bytes in one message */
  constructor(longest) {
    this.#longest = longest;
    const buffer = new ArrayBuffer(FIRST_BYTES);
    this.u8 = new Uint8Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.u64 = new BigUint64Array(buffer);
  }

  /**
   * Makes room for bytes that will certainly be part of the message, so the limit applies. Whoever holds a view has
   * to take a new one.
   * @param {number} bytes
   */
  need(bytes) {
    if (bytes > this.#longest) throw tooLarge(this.#longest);
    if (bytes > this.u8.length) this.room(bytes);
  }

  /**
   * Makes room for bytes that may be needed.
   * @param {number} bytes
   */
  room(bytes) {
    if (bytes <= this.u8.length) return;
    try {
      this.#replace(Math.ceil(Math.max(bytes, this.u8.length * 2) / 8) * 8);
    } catch {
      throw new Refusal('TooLarge', `makes a message of ${bytes} bytes, for which there is no memory; send it in parts`);
    }
  }

  /** Gives memory back that an unusually large message took. */
  shrink() {
    if (this.u8.length <= KEPT_BYTES) return;
    this.u8 = this.u8.subarray(0, 0);
    this.#replace(FIRST_BYTES);
  }

  /** @param {number} bytes */
  #replace(bytes) {
    const buffer = new ArrayBuffer(bytes);
    const u8 = new Uint8Array(buffer);
    u8.set(this.u8);
    this.u8 = u8;
    this.u32 = new Uint32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.u64 = new BigUint64Array(buffer);
  }
}

/** @param {number} limit */
export function tooLarge(limit) {
  return new Refusal('TooLarge', `makes the message longer than ${limit} bytes (limit \`message_bytes\`); send it in parts`);
}
