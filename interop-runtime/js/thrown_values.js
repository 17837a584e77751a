// ThrownValues: what JavaScript threw into Rust, kept while Rust holds the error, so that it can be thrown here again.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** What a Rust program that never lets go of its errors can keep alive here. */
const MOST = 1024;

export class ThrownValues {
  /** By a number that is never given again; the oldest first. @type {Map<number, unknown>} */
  #values = new Map();
  #last = 0;

  get size() {
    return this.#values.size;
  }

  /**
   * Keeps a value until Rust forgets it, or until too many came after it: then the error is told by its texts.
   * @param {unknown} value
   * @returns {number}
   */
  keep(value) {
    this.#last += 1;
    this.#values.set(this.#last, value);
    if (this.#values.size > MOST) {
      const [oldest] = this.#values.keys();
      this.#values.delete(oldest);
    }
    return this.#last;
  }

  /** @param {unknown} number @returns {boolean} */
  has(number) {
    return this.#values.has(/** @type {number} */ (number));
  }

  /** @param {unknown} number @returns {unknown} */
  get(number) {
    return this.#values.get(/** @type {number} */ (number));
  }

  /** Rust does not hold the error any more. @param {number} number */
  forget(number) {
    this.#values.delete(number);
  }

  clear() {
    this.#values.clear();
  }
}
