// WasmMemory: views over the memory of the instance that are never older than its last growth.

import { isWellFormed, readText, writeInto } from '../codec/text.js';
import { InteropError } from '../error.js';
import { addressOf } from '../registry.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * The raw exports of Rust, as docs/in-process-abi.md lists them.
 * @typedef {object} RawExports
 * @property {(address: number) => void} __interop_describe
 * @property {(type: number) => void} __interop_type_name
 * @property {(length: number) => number} __interop_reserve
 * @property {(call: number, ok: number, length: number) => void} __interop_settled
 * @property {(call: number, number: number) => void} __interop_settled_number
 * @property {() => void} __interop_out_read
 * @property {() => void} __interop_census
 * @property {import('./raw_call.js').RawFunction} __interop_call
 * @property {import('./raw_call.js').RawFunction} __interop_call_1
 * @property {() => void} __interop_drain
 * @property {(call: number) => void} __interop_cancel
 * @property {(() => void) | undefined} __interop_restart with the feature `restart`
 * @property {(handle: number, shares: number) => void} __interop_release
 * @property {(handle: number) => void} __interop_dispose
 * @property {WebAssembly.Global | number} __interop_status
 * @property {WebAssembly.Global | number} __interop_text
 */

/** Room for text beside the arguments of a call, in bytes. */
const TEXT_ROOM = 16 * 1024;

/** Longest string, in units, of which each is written by hand: from there on the platform is faster. */
const LONGEST_BY_HAND = 64;

/** An allocation that fails is seldom larger. In pages of 64 KiB. */
const ROOM = 512;

export class WasmMemory {
  #memory;
  /** Growth detaches these: they then have no length, and reading gives undefined. @type {Uint8Array} */
  u8 = new Uint8Array(0);
  u32 = new Uint32Array(0);
  f64 = new Float64Array(0);
  u64 = new BigUint64Array(0);
  /** The index of the status word in `u32`. */
  statusAt;
  /** Where text beside the arguments begins. */
  #textAt;
  #room = new Uint8Array(0);

  /**
   * @param {WebAssembly.Memory} memory
   * @param {RawExports} exports
   */
  constructor(memory, exports) {
    this.#memory = memory;
    this.statusAt = addressOf(exports.__interop_status) / 4;
    this.#textAt = addressOf(exports.__interop_text);
    this.fresh();
  }

  /**
   * Whether memory was short when the instance ended. Rust says nothing about it without a panic; but then it cannot
   * grow, and that of a dead instance may be tried.
   */
  isFull() {
    try {
      this.#memory.grow(ROOM);
      return false;
    } catch {
      return true;
    }
  }

  /** Views that are good until the next call into wasm. */
  fresh() {
    // Growth leaves views without a length. Asking the memory itself for its buffer takes longer than all else here.
    if (this.u32.length === 0) {
      const { buffer } = this.#memory;
      this.u8 = new Uint8Array(buffer);
      this.u32 = new Uint32Array(buffer);
      this.f64 = new Float64Array(buffer);
      this.u64 = new BigUint64Array(buffer);
      this.#room = new Uint8Array(buffer, this.#textAt, TEXT_ROOM);
    }
    return this;
  }

  /** What Rust reads after its call. @param {number} status */
  putStatus(status) {
    this.fresh().u32[this.statusAt] = status;
  }

  /** The status of the call that has just returned; whoever asks has seen it. */
  takeStatus() {
    this.fresh();
    const status = this.u32[this.statusAt];
    if (status !== 0) this.u32[this.statusAt] = 0;
    return status;
  }

  /**
   * Puts a string beside the arguments of the next call.
   * @param {unknown} text
   * @param {number} start how many bytes stand there already
   * @returns {number} its length in bytes; -1 if it has to go as a message
   */
  putText(text, start) {
    if (typeof text !== 'string' || start < 0) return -1;
    if (this.u8.length === 0) this.fresh();
    const { length } = text;
    if (length <= LONGEST_BY_HAND && start + length <= TEXT_ROOM) {
      const { u8 } = this;
      const at = this.#textAt + start;
      let i = 0;
      for (; i < length; i++) {
        const unit = text.charCodeAt(i);
        if (unit >= 0x80) break;
        u8[at + i] = unit;
      }
      if (i === length) return length;
    }
    if (start + 3 * length > TEXT_ROOM) return -1;
    const written = writeInto(start === 0 ? this.#room : this.#room.subarray(start), text);
    // Half a character becomes three bytes, as any other does that is not ASCII.
    return written === length || isWellFormed(text) ? written : -1;
  }

  /** The string that Rust left. @returns {string} */
  outText() {
    const { u8, u32, statusAt } = this.fresh();
    const text = readText(u8, u32[statusAt + 1], u32[statusAt + 2]);
    if (text === undefined) throw new InteropError('ProtocolError', 'a result arrived that is not UTF-8');
    return text;
  }

  /** Where Rust left a message. */
  out() {
    this.fresh();
    return { address: this.u32[this.statusAt + 1], length: this.u32[this.statusAt + 2] };
  }

  /**
   * @param {number} address
   * @param {number} length
   * @returns {string}
   */
  text(address, length) {
    if (length === 0) return '';
    const text = readText(this.fresh().u8, address >>> 0, length >>> 0);
    if (text === undefined) throw new InteropError('ProtocolError', 'a name arrived that is not UTF-8');
    return text;
  }

  /**
   * Copies a message; small ones slot by slot, which costs less than making a view for `set`.
   * @param {number} address divisible by 8, with room for whole slots
   * @param {import('../codec/message_buffer.js').MessageBuffer} message
   * @param {number} length
   */
  write(address, message, length) {
    const { u8, u64 } = this.fresh();
    if (length > 512) {
      u8.set(message.u8.subarray(0, length), address);
      return;
    }
    // As whole numbers: a double could lose the bits of a tag on its way through a register.
    const from = message.u64;
    const first = address >>> 3;
    const slots = (length + 7) >>> 3;
    for (let i = 0; i < slots; i++) u64[first + i] = from[i];
  }
}
