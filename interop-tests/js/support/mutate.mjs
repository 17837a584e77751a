// Mutations of messages: what a mistake, a bug or an enemy makes of one. The same kinds as in tests/fuzz/mutate.rs.

const HEADER = 32;
const WORDS = [0, 1, 2, 3, 7, 8, 64, 65, 255, 256, 4096, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];
/** High words of numbers at the edges: 0, -0, 1, 2^53, handles, the last Date, infinity, NaNs. */
const HIGH_WORDS = [0, 0x8000_0000, 0x3ff0_0000, 0x3fe0_0000, 0x4340_0000, 0x4170_0000, 0x433e_b208, 0x7ff0_0000, 0x7ff8_0000, 0xffff_ffff];
const TAGGED = 0xfffa_0000;

/** A message of at most `capacity` bytes that is changed in place. */
export class Mutator {
  u8;
  u32;
  u64;
  length = 0;
  #random;
  #text = new TextDecoder();

  /** @param {(below: number) => number} random @param {number} capacity */
  constructor(random, capacity) {
    const buffer = new ArrayBuffer(capacity);
    this.u8 = new Uint8Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.u64 = new BigUint64Array(buffer);
    this.#random = random;
  }

  /** @param {Uint8Array} message @param {Uint8Array} other what pieces are taken from */
  make(message, other) {
    const random = this.#random;
    this.length = message.length;
    this.u8.set(message);
    if (random(50) === 0) return this.#noise();
    for (let i = random(3); i >= 0; i--) this.#mutate(other);
    // Otherwise most would be refused for their header alone.
    if (random(8) > 0) this.#repair();
  }

  #noise() {
    this.length = this.#random(160);
    for (let i = 0; i < this.length; i++) this.u8[i] = this.#random(256);
    if (this.#random(2) === 0) this.#repair();
  }

  #anyWord() {
    const random = this.#random;
    switch (random(4)) {
      case 0: return WORDS[random(WORDS.length)];
      case 1: return random(2 ** 32);
      default: return random(12);
    }
  }

  /** Where a mutation falls: mostly on the values. @returns {[number, number]} */
  #place() {
    const end = HEADER + this.u32[2] * 8;
    const values = this.#random(6) > 0 && end > HEADER && end <= this.length;
    return values ? [HEADER, end] : [0, this.length];
  }

  /** @param {[number, number]} place @param {number} size @returns {number} -1 if there is no room */
  #aligned([start, end], size) {
    const count = Math.floor((end - start) / size);
    return count > 0 ? start + this.#random(count) * size : -1;
  }

  /** @param {Uint8Array} other */
  #mutate(other) {
    const random = this.#random;
    const place = this.#place();
    const at = this.#aligned(place, 8);
    const kind = random(32);
    if (kind < 4) {
      if (this.length > 0) this.u8[random(this.length)] ^= kind < 3 ? 1 << random(8) : random(256);
    } else if (kind < 9) {
      const word = this.#aligned(place, 4);
      if (word >= 0) this.u32[word / 4] = this.#anyWord();
    } else if (kind < 18) {
      if (at >= 0) this.#slot(at / 4);
    } else if (kind === 18) {
      this.length = random(this.length + 1);
    } else if (kind === 19) {
      for (let i = 0; i < 9 && this.length < this.u8.length; i++) this.u8[this.length++] = random(256);
    } else if (kind === 20) {
      this.#insert(random(this.length + 1), other.subarray(random(other.length + 1)));
    } else if (kind < 26) {
      const piece = random(2) === 0 ? this.u8.subarray(0, this.length) : other;
      const from = HEADER + random(Math.max(1, (piece.length - HEADER) >>> 3)) * 8;
      if (at >= 0) this.#insert(at, piece.slice(from, from + 8 * (1 + random(7))));
    } else if (at >= 0 && kind < 29) {
      const end = Math.min(at + 8 * (1 + random(3)), place[1]);
      this.u8.copyWithin(at, end, this.length);
      this.length -= end - at;
    } else if (at >= 0) {
      const two = this.#aligned(place, 8);
      for (let i = 0; i < 8; i++) [this.u8[at + i], this.u8[two + i]] = [this.u8[two + i], this.u8[at + i]];
    }
  }

  /** A tag with a payload, or a number. @param {number} word its place in `u32` */
  #slot(word) {
    const random = this.#random;
    const number = random(4) === 0;
    this.u32[word] = number ? 0 : this.#anyWord();
    this.u32[word + 1] = number ? HIGH_WORDS[random(HIGH_WORDS.length)] : TAGGED + random(27);
  }

  /** @param {number} at @param {Uint8Array} bytes */
  #insert(at, bytes) {
    const piece = bytes.subarray(0, this.u8.length - this.length);
    this.u8.copyWithin(at + piece.length, at, this.length);
    this.u8.set(piece, at);
    this.length += piece.length;
  }

  /** Makes the sections add up again, so that what is wrong lies deeper. */
  #repair() {
    if (this.length < HEADER) return;
    const header = this.u32;
    const behind = this.length - HEADER;
    header[0] = 1;
    for (const section of [3, 4, 5]) if (header[section] > behind) header[section] = 0;
    header[3] -= header[3] % 8;
    const fixed = header[3] + header[4] * 16;
    if (fixed > behind) return;
    const rest = (behind - fixed) % 8;
    const text = rest + header[5] - (header[5] % 8);
    header[5] = text + fixed > behind ? rest : text;
    header[2] = (behind - fixed - header[5]) / 8;
    header[6] = this.#text.decode(this.u8.subarray(this.length - header[5], this.length)).length;
  }
}
