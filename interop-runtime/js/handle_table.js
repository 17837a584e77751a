// HandleTable: objects under numbers that can be given away, where a number that is stale or made up finds nothing.

import { InteropError } from './error.js';

const INDEX_SPAN = 2 ** 24;
const LAST_GENERATION = 2 ** 29 - 1;

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * A handle is `generation * 2^24 + index`, a number that a double holds exactly. Each slot remembers the handle that
 * is live in it, so that looking up needs one comparison and no arithmetic on what a stranger sent.
 * @template T
 */
export class HandleTable {
  /** The live handle of each slot, 0 for none. @type {number[]} */
  #live = [];
  /** @type {(T | undefined)[]} */
  #values = [];
  /** The generation that a slot gets next. @type {number[]} */
  #generations = [];
  /** @type {number[]} */
  #free = [];
  #size = 0;
  #lastGeneration;
  #mostSlots;

  /** Smaller numbers are for tests. @param {number} [lastGeneration] @param {number} [mostSlots] */
  constructor(lastGeneration = LAST_GENERATION, mostSlots = INDEX_SPAN) {
    this.#lastGeneration = lastGeneration;
    this.#mostSlots = mostSlots;
  }

  get size() {
    return this.#size;
  }

  /** @param {T} value @returns {number} the handle */
  insert(value) {
    let index = this.#free.pop();
    if (index === undefined) {
      index = this.#live.length;
      if (index >= this.#mostSlots) {
        throw new InteropError('TooManyRefs', `no more than ${this.#mostSlots} objects can be referenced at one time; dispose those that are done with`);
      }
      this.#generations.push(1);
    }
    const handle = this.#generations[index] * INDEX_SPAN + index;
    this.#live[index] = handle;
    this.#values[index] = value;
    this.#size += 1;
    return handle;
  }

  /** @param {unknown} handle any value at all @returns {T | undefined} */
  get(handle) {
    const index = this.#indexOf(handle);
    return index === undefined ? undefined : this.#values[index];
  }

  /** @param {unknown} handle @returns {T | undefined} what was there */
  remove(handle) {
    const index = this.#indexOf(handle);
    if (index === undefined) return undefined;
    const value = this.#values[index];
    this.#live[index] = 0;
    this.#values[index] = undefined;
    this.#size -= 1;
    // A slot whose generations are used up is retired: a number must never mean a second object.
    if (this.#generations[index] < this.#lastGeneration) {
      this.#generations[index] += 1;
      this.#free.push(index);
    }
    return value;
  }

  /** @param {unknown} handle */
  #indexOf(handle) {
    if (typeof handle !== 'number' || !(handle >= INDEX_SPAN)) return undefined;
    const index = handle % INDEX_SPAN;
    // Within the table: beyond it an index would be looked for on the prototypes.
    return index < this.#live.length && this.#live[index] === handle ? index : undefined;
  }
}
