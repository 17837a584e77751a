// RunningCalls: the calls of Rust that are answered later, until they are answered or nobody waits for them.

import { isInteropError } from './error.js';
import { toRecord } from './error_record.js';
import { WANTS_NOTHING, WANTS_REFERENCE } from './js_functions.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {import('./js_functions.js').Request} Request */

/** A call that is not answered yet. @typedef {{ controller: AbortController | undefined, stop: (() => void) | undefined }} Running */

/**
 * Encodes the only value of an answer and sends it.
 * @template T
 * @callback Send
 * @param {unknown[]} values
 * @param {import('./codec/encoder.js').Roots} roots
 * @returns {T}
 */

export class RunningCalls {
  #answer;
  /** By call id; one that is not here any more was cancelled. @type {Map<number, Running>} */
  #running = new Map();

  /**
   * @param {(call: number, request: Request | undefined, failed: boolean, value: unknown) => void} answer told what
   *        came of a call, unless it was cancelled
   */
  constructor(answer) {
    this.#answer = answer;
  }

  /** How many calls are not answered yet. */
  get size() {
    return this.#running.size;
  }

  /**
   * @param {number} call
   * @param {() => Request} read
   * @param {(request: Request, running: Running) => unknown} start
   */
  begin(call, read, start) {
    /** @type {Request | undefined} */
    let request;
    /** @type {unknown} */
    let started;
    /** @type {Running} */
    const running = { controller: undefined, stop: undefined };
    this.#running.set(call, running);
    try {
      // The arguments are read now: the memory may be Rust's again when this returns.
      request = read();
      running.controller = request.controller;
      started = start(request, running);
    } catch (thrown) {
      started = Promise.reject(thrown);
    }
    void this.#finish(call, request, started);
  }

  /** @param {number} call @param {Request | undefined} request @param {unknown} started */
  async #finish(call, request, started) {
    let value;
    let failed = false;
    try {
      // Also of something that is no promise: the answer never arrives before `begin` has returned.
      value = await started;
    } catch (thrown) {
      value = thrown;
      failed = true;
    }
    if (this.#running.delete(call)) this.#answer(call, request, failed, value);
  }

  /** Nobody waits for the answer any more. @param {number} call */
  cancel(call) {
    const running = this.#running.get(call);
    this.#running.delete(call);
    running?.stop?.();
    const controller = running?.controller;
    // Later, because whoever listens may call Rust, and this may be anywhere in Rust.
    if (controller !== undefined) queueMicrotask(() => controller.abort());
  }

  /** Nobody waits for any answer any more. */
  cancelAll() {
    for (const call of [...this.#running.keys()]) this.cancel(call);
  }
}

/**
 * @template T
 * @param {Send<T>} send
 * @param {unknown} value
 * @param {Request | undefined} request
 */
export function sendValue(send, value, request) {
  const asReference = request?.wants === WANTS_REFERENCE;
  const sent = request?.wants === WANTS_NOTHING ? undefined : value;
  return send([sent], { method: request?.method, name: () => 'result', asReference: () => asReference });
}

/**
 * @template T
 * @param {Send<T>} send
 * @param {unknown} thrown
 * @param {string | undefined} method
 * @param {import('./thrown_values.js').ThrownValues} [kept] for when Rust throws it here again
 * @returns {T | undefined} nothing if not even the error could be sent
 */
export function sendError(send, thrown, method, kept) {
  const record = toRecord(thrown, method);
  const number = kept?.keep(thrown);
  if (number !== undefined) record.thrown = number;
  const roots = { method, name: () => 'error', asReference: undefined };
  try {
    return send([record], roots);
  } catch (error) {
    // There is no memory, or the other side accepts less: the least that says what happened.
    if (isInteropError(error) && error.code === 'TooLarge') {
      try {
        return send([lessOf(record, error)], roots);
      } catch {
        // Not even that.
      }
    }
  }
  if (number !== undefined) kept?.forget(number);
  return undefined;
}

/** @param {import('./error_record.js').ErrorRecord} record @param {import('./error.js').InteropError} refused why it was too much */
function lessOf({ code, message, method, fault, data, thrown }, refused) {
  /** @type {Record<string, unknown>} */
  const less = Object.assign(Object.create(null), { code, message, method });
  if (fault !== undefined) less.fault = fault;
  if (thrown !== undefined) less.thrown = thrown;
  if (data !== undefined) less.causes = [`its data was left out: ${refused.message}`];
  return less;
}
