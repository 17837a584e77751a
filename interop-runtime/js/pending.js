// PendingCalls: the promises of calls that Rust has not finished, by call id.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} Pending
 * @property {string} method
 * @property {(value: unknown) => void} resolve
 * @property {(error: unknown) => void} reject
 */

export class PendingCalls {
  /** @type {Map<number, Pending>} */
  #calls = new Map();
  /** The call that was added last, for who has just made it and wants to cancel it. */
  lastCall = 0;
  /** @type {Promise<unknown> | undefined} */
  lastPromise = undefined;

  get size() {
    return this.#calls.size;
  }

  /**
   * @param {number} call
   * @param {string} method
   * @returns {Promise<unknown>}
   */
  add(call, method) {
    this.lastCall = call;
    this.lastPromise = new Promise((resolve, reject) => {
      this.#calls.set(call, { method, resolve, reject });
    });
    return this.lastPromise;
  }

  /** Takes a call out, so that it can be settled once. @param {number} call @returns {Pending | undefined} */
  take(call) {
    const pending = this.#calls.get(call);
    this.#calls.delete(call);
    return pending;
  }

  /** @param {(method: string) => unknown} error made for each call */
  rejectAll(error) {
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const { method, reject } of calls) reject(error(method));
  }
}
