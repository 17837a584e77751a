// Random values for the tests, and what becomes of them on the way.

import { Remote, Wrapped, random } from './support.mjs';

/** Random values of every kind that crosses as itself. */
export class Values {
  constructor(seed) {
    this.dice = random(seed);
    this.objects = [{}, { shared: 1 }, () => 1];
  }

  one(depth = 0) {
    const { dice } = this;
    const count = () => dice.below(6);
    switch (dice.below(depth > 4 ? 11 : 18)) {
      case 0: return dice.below(1000) - 500;
      case 1: return [0, -0, NaN, Infinity, -Infinity, 2 ** 53, 5e-324, 1.5][dice.below(8)];
      case 2: return dice.next() * 10 ** dice.below(300);
      case 3: return this.text();
      case 4: return [true, false, null, undefined][dice.below(4)];
      case 5: return this.bigint();
      case 6: return new Date(Math.round((dice.next() - 0.5) * 2 * 8.64e15));
      case 7: case 8: return this.typedArray();
      case 9: return new Remote(2 ** 24 + dice.below(4));
      case 10: return new Wrapped(this.objects[dice.below(3)]);
      case 11: return Array.from({ length: count() }, () => dice.next());
      case 12: case 13: return Array.from({ length: count() }, () => this.one(depth + 1));
      case 14: return new Map(Array.from({ length: 1 + count() }, (_, i) => [dice.below(2) ? i : this.bigint() + BigInt(i), this.one(depth + 1)]));
      case 15: return Object.fromEntries(Array.from({ length: 60 + dice.below(10) }, (_, i) => [`k${i}`, i]));
      default: return Object.fromEntries(Array.from({ length: count() }, () => [this.key(), this.one(depth + 1)]));
    }
  }

  bigint() {
    const words = [0, 1, 1, 1, 2, 3, 53][this.dice.below(7)];
    let value = 0n;
    for (let i = 0; i < words; i++) value = (value << 64n) | BigInt(this.dice.below(2 ** 32) * 2 ** this.dice.below(20));
    return this.dice.below(2) ? value : -value;
  }

  typedArray() {
    const made = [Uint8Array, Int8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array,
      BigUint64Array][this.dice.below(10)];
    const array = new made(this.dice.below(9));
    const bytes = new Uint8Array(array.buffer);
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.dice.below(256);
    return array.subarray(this.dice.below(3));
  }

  text() {
    return ['', 'a', 'name', 'žluť', '😀', '__proto__', 'x'.repeat(this.dice.below(300)), 'é'.repeat(this.dice.below(60))][this.dice.below(8)];
  }

  key() {
    return ['id', 'name', '__proto__', 'toString', '0', '7', `${this.text().slice(0, 9)}${this.dice.below(5)}`, `k${this.dice.below(9)}`][this.dice.below(8)];
  }
}

/** What arrives for a value that was sent. */
export function arrived(value) {
  if (value instanceof Wrapped) return value.object;
  if (Array.isArray(value)) return value.map(arrived);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, arrived(item)]));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, arrived(item)]));
}

/** `deepStrictEqual` says that an own `__proto__` differs from nothing, so the own properties are compared as entries. */
export const entries = (value) => {
  if (value instanceof Remote) return ['remote', value.handle];
  if (Array.isArray(value)) return value.map(entries);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, entries(item)]));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return ['record', Object.entries(value).map(([key, item]) => [key, entries(item)])];
};

/** A map with string keys only is written as an object. */
export function flat(value) {
  if (Array.isArray(value)) return value.map(flat);
  if (value instanceof Map) {
    const mapped = [...value].map(([key, item]) => [key, flat(item)]);
    return mapped.every(([key]) => typeof key === 'string') ? Object.fromEntries(mapped) : new Map(mapped);
  }
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, flat(item)]));
}
