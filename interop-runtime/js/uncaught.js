// Uncaught: errors of ours that nobody in the page caught, such as those of a callback that serves as an event handler.

import { isInteropError } from './error.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * The part of `globalThis` that tells of them: events in a page, a worker and Deno, `process` in Node.
 * @typedef {object} Scope
 * @property {(type: string, listener: (event: any) => void) => void} [addEventListener]
 * @property {(type: string, listener: (event: any) => void) => void} [removeEventListener]
 * @property {{ on: (type: string, listener: (error: unknown) => void) => unknown, off: (type: string, listener: (error: unknown) => void) => unknown }} [process]
 */

export class Uncaught {
  #heard;
  #scope;
  #watchers = 0;

  /**
   * @param {(error: import('./error.js').InteropError) => void} heard not later: what follows in Node is its end
   * @param {Scope} [scope]
   */
  constructor(heard, scope = /** @type {any} */ (globalThis)) {
    this.#heard = heard;
    this.#scope = scope;
  }

  /**
   * Listens from now on. Nothing else changes: the page reports them as ever, and Node ends.
   * @returns {() => void} ends it
   */
  watch() {
    this.#watchers += 1;
    if (this.#watchers === 1) this.#attach();
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#detach();
    };
  }

  #attach() {
    const { process } = this.#scope;
    if (this.#scope.addEventListener !== undefined) {
      this.#scope.addEventListener('error', this.#onError);
      this.#scope.addEventListener('unhandledrejection', this.#onRejection);
    } else if (typeof process?.on === 'function') process.on('uncaughtExceptionMonitor', this.#onThrown);
  }

  #detach() {
    const { process } = this.#scope;
    if (this.#scope.addEventListener !== undefined) {
      this.#scope.removeEventListener?.('error', this.#onError);
      this.#scope.removeEventListener?.('unhandledrejection', this.#onRejection);
    } else if (typeof process?.off === 'function') process.off('uncaughtExceptionMonitor', this.#onThrown);
  }

  /** @param {{ error?: unknown }} event */
  #onError = (event) => this.#onThrown(event.error);

  /** @param {{ reason?: unknown }} event */
  #onRejection = (event) => this.#onThrown(event.reason);

  /** @param {unknown} thrown of this copy of the files, and so of this instance, if it is an error of ours */
  #onThrown = (thrown) => {
    if (isInteropError(thrown)) this.#heard(thrown);
  };
}
