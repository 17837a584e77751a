// PendingPromises: the PendingCalls of this host, by the place that is part of a call id here.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} Pending
 * @property {number} call
 * @property {string} method
 * @property {(value: unknown) => void} resolve
 * @property {(error: unknown) => void} reject
 */

/** The low bits of a call id are a place, which few calls share one after the other. */
const INDEX = 0xff_ffff;

/** What PendingCalls is where ids only rise. */
export class PendingPromises {
  /** By place; it costs less than a Map, where each call leaves a hole. @type {(Pending | undefined)[]} */
  #calls = [];
  #size = 0;
  /** The call that was added last, for who has just made it and wants to cancel it. */
  lastCall = 0;
  /** @type {Promise<unknown> | undefined} */
  lastPromise = undefined;

  get size() {
    return this.#size;
  }

  /**
   * @param {number} call
   * @param {string} method
   * @returns {Promise<unknown>}
   */
  add(call, method) {
    const index = call & INDEX;
    while (this.#calls.length < index) this.#calls.push(undefined);
    this.lastCall = call;
    this.lastPromise = new Promise((resolve, reject) => {
      this.#calls[index] = { call, method, resolve, reject };
    });
    this.#size += 1;
    return this.lastPromise;
  }

  /** Takes a call out, so that it can be settled once. @param {number} call @returns {Pending | undefined} */
  take(call) {
    const index = call & INDEX;
    const pending = index < this.#calls.length ? this.#calls[index] : undefined;
    if (pending === undefined || pending.call !== call) return undefined;
    this.#calls[index] = undefined;
    this.#size -= 1;
    return pending;
  }

  /** @param {(method: string) => unknown} error made for each call */
  rejectAll(error) {
    const calls = this.#calls;
    this.#calls = [];
    this.#size = 0;
    for (const pending of calls) pending?.reject(error(pending.method));
  }
}
