// CallOptions: a signal and a deadline for async calls of Rust, as `withOptions` takes them.

import { describe } from './describe.js';
import { InteropError } from './error.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} CallOptions
 * @property {AbortSignal} [signal] when it fires, the Rust future is dropped and the call rejected with `Cancelled`
 * @property {number} [timeout] in milliseconds; when it has passed, likewise with `Timeout`
 */

/**
 * A call that was made.
 * @typedef {object} Started
 * @property {Promise<unknown>} promise
 * @property {(error: (method: string) => InteropError) => void} cancel nothing once it has settled
 */

/** setTimeout counts in 31 bits, and takes more for nothing. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** @param {CallOptions} options @returns {CallOptions} checked */
export function checkOptions(options) {
  if (typeof options !== 'object' || options === null) {
    throw new InteropError('TypeMismatch', `\`withOptions\` takes { signal, timeout }, found ${describe(options)}`);
  }
  const unknown = Object.keys(options).find((key) => key !== 'signal' && key !== 'timeout');
  if (unknown !== undefined) {
    throw new InteropError('BadArgs', `\`withOptions\` knows no option \`${unknown}\`; there are \`signal\` and \`timeout\``);
  }
  const { signal, timeout } = options;
  if (signal !== undefined && !isSignal(signal)) {
    throw new InteropError('TypeMismatch', `\`signal\` of \`withOptions\` must be an AbortSignal, found ${describe(signal)}`);
  }
  if (timeout !== undefined && !(typeof timeout === 'number' && timeout >= 0)) {
    throw new InteropError('TypeMismatch', `\`timeout\` of \`withOptions\` must be milliseconds, found ${describe(timeout)}`);
  }
  return { signal, timeout };
}

/** By its shape: one of another realm is as good. @param {unknown} value @returns {value is AbortSignal} */
function isSignal(value) {
  return typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value;
}

/** @param {AbortSignal} signal @param {string} [method] */
function cancelled(signal, method) {
  const subject = method === undefined ? 'a call' : `\`${method}\``;
  return new InteropError('Cancelled', `${subject} was cancelled by its caller`, { method, cause: signal.reason });
}

/** @param {number | undefined} timeout @param {string} method */
function late(timeout, method) {
  const text = `\`${method}\` gave no result within ${timeout} ms; raise the timeout if it may take longer`;
  return new InteropError('Timeout', text, { method });
}

/**
 * Makes a call and watches over it: whichever comes first, its end, the signal or the deadline, decides.
 * @param {CallOptions} options
 * @param {() => Started} start
 * @returns {Promise<unknown>}
 */
export async function withOptions({ signal, timeout }, start) {
  if (signal?.aborted) throw cancelled(signal);
  const { promise, cancel } = start();
  const onAbort = () => cancel((method) => cancelled(/** @type {AbortSignal} */ (signal), method));
  signal?.addEventListener('abort', onAbort, { once: true });
  const onTimeout = () => cancel((method) => late(timeout, method));
  const timer = timeout === undefined || timeout > LONGEST_TIMEOUT ? undefined : setTimeout(onTimeout, timeout);
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', onAbort);
    clearTimeout(timer);
  }
}
