// Listeners: functions that want to hear of something, called later so that they never run inside of Rust.

import { describe } from './describe.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @template T */
export class Listeners {
  /** @type {Set<{ listener: (value: T) => unknown }>} */
  #listeners = new Set();

  /**
   * @param {(value: T) => unknown} listener
   * @returns {() => void} ends it
   */
  add(listener) {
    if (typeof listener !== 'function') {
      throw new TypeError(`\`onError\` and \`onTerminated\` take a function, found ${describe(listener)}`);
    }
    // An entry of its own: the same function added twice is called twice, and each addition ends by itself.
    const entry = { listener };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /**
   * @param {T} value
   * @param {(value: T) => void} [otherwise] if nobody listens
   */
  emit(value, otherwise) {
    if (this.#listeners.size === 0) {
      otherwise?.(value);
      return;
    }
    void Promise.resolve().then(() => this.tell(value));
  }

  /** The same at once. @param {T} value */
  tell(value) {
    for (const { listener } of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
