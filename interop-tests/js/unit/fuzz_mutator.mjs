// Messages that no writer wrote: those of a corpus, changed a little or a lot.

import { random } from './support.mjs';

export const LONGEST = 8192;

/** One message after another, in the same memory. */
export class Mutator {
  u8 = new Uint8Array(LONGEST);
  u32 = new Uint32Array(this.u8.buffer);
  f64 = new Float64Array(this.u8.buffer);
  length = 0;

  constructor(corpus, seed) {
    this.corpus = corpus;
    this.dice = random(seed);
  }

  /** A number that is likely to mean something. */
  number() {
    const { dice } = this;
    const known = [0, 1, 2, 3, 7, 8, 9, 63, 64, 65, 255, 256, 257, 65_535, 65_536, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, 0xffff_fff8, 0xffff_ffff,
      0x7ff8_0000, 0xfff8_0000, 0xfffa_0000];
    return dice.below(2) ? dice.below(12) : known[dice.below(known.length)];
  }

  /** Writes something into a slot: a tag, often with a payload that fits, or a number. */
  slot(at) {
    const { dice } = this;
    if (dice.below(4) === 0) {
      this.f64[at] = [0, 1, -0, NaN, 1.5, -1, 8.64e15, 2 ** 24, 2 ** 24 + 1, Infinity][dice.below(10)];
      return;
    }
    const tag = dice.below(20) === 0 ? dice.below(70) : dice.below(25);
    this.u32[2 * at + 1] = 0xfffa_0000 + tag;
    this.u32[2 * at] = tag < 5 ? 0 : dice.below(8) === 0 ? this.number() : dice.below(4);
  }

  next() {
    const { dice } = this;
    if (dice.below(16) === 0) this.fresh();
    else this.take(this.corpus[dice.below(this.corpus.length)]);
    const times = [0, 1, 1, 1, 2, 2, 3, 6][dice.below(8)];
    for (let i = 0; i < times; i++) this.mutate();
  }

  take(bytes) {
    this.u8.set(bytes);
    this.length = bytes.length;
  }

  /** A message of random slots that its header describes rightly. */
  fresh() {
    const { dice } = this;
    const slots = 1 + dice.below(12);
    this.u32.set([1, 1 + dice.below(2), slots, 0, 0, 0, 0, 0]);
    for (let i = 0; i < slots; i++) this.slot(4 + i);
    this.length = 32 + 8 * slots;
    if (dice.below(4) === 0) for (let i = 0; i < this.length; i++) this.u8[i] = dice.below(256);
  }

  mutate() {
    const { dice, u8, u32 } = this;
    if (this.length < 40) return this.fresh();
    const words = this.length >> 2;
    const slots = Math.min(Math.max(u32[2], 1), (this.length >> 3) - 4);
    const at = 4 + dice.below(slots);
    switch (dice.below(15)) {
      case 0:
        u8[dice.below(this.length)] ^= 1 << dice.below(8);
        break;
      case 1:
        u8[dice.below(this.length)] = dice.below(256);
        break;
      case 2:
        u32[dice.below(words)] = this.number();
        break;
      case 3:
        u32[dice.below(8)] = dice.below(4) ? dice.below(16) : this.number();
        break;
      case 4:
        u32[dice.below(words)] = u32[dice.below(words)];
        break;
      case 5: case 6:
        this.slot(at);
        break;
      case 7: case 8: // another payload
        u32[2 * at] = dice.below(2) ? u32[2 * at] + dice.below(3) - 1 : this.number();
        break;
      case 9: // cut, or with something after the end
        this.length = dice.below(3) ? dice.below(this.length + 1) : Math.min(LONGEST, this.length + 1 + dice.below(16));
        break;
      case 10: { // the beginning of this one, the rest of another
        const other = this.corpus[dice.below(this.corpus.length)];
        const cut = 8 * dice.below(Math.min(this.length, other.length) >> 3);
        u8.set(other.subarray(cut), cut);
        this.length = other.length;
        break;
      }
      case 11: case 12: { // a piece twice, and the header knows
        const size = 1 + dice.below(Math.min(4, slots - (at - 4)));
        if (this.length + 8 * size > LONGEST) break;
        u8.copyWithin(8 * (at + size), 8 * at, this.length);
        this.length += 8 * size;
        u32[2] += size;
        break;
      }
      case 13: { // a piece gone
        u8.copyWithin(8 * at, 8 * at + 8, this.length);
        this.length -= 8;
        u32[2] -= 1;
        break;
      }
      default: { // a piece copied to another place
        const from = 4 + dice.below(slots);
        u8.copyWithin(8 * at, 8 * from, Math.min(8 * (from + 1 + dice.below(4)), this.length));
      }
    }
  }

  /** How many shares the reference section brings, if it is where the header says. */
  shares() {
    const { u32, f64 } = this;
    const at = 32 + 8 * u32[2] + u32[3];
    let count = 0;
    for (let i = 0; i < u32[4] && at + 16 * i + 16 <= this.length; i++) {
      const handle = f64[at / 8 + 2 * i + 1];
      if (u32[at / 4 + 4 * i] !== 2 && Number.isSafeInteger(handle) && handle > 0) count += 1;
    }
    return count;
  }
}
