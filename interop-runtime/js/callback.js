// Callbacks: closures of Rust as functions of JavaScript.

import { OPTIONAL, promised } from './description.js';
import { InteropError } from './error.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * A closure of Rust. `dispose` ends it for everyone; a second time is nothing.
 * @typedef {((...args: unknown[]) => unknown) & { dispose: () => void }} Callback
 */

/** How the signature of a callback is packed: a count, so many bits for each parameter, and the top bit. */
const COUNT_BITS = 4;
const PARAM_BITS = 3;
const ASYNC = 0x8000_0000;

/**
 * @param {number} signature
 * @param {string} name what messages call it
 * @returns {import('./description.js').Description}
 */
export function describeCallback(signature, name) {
  const most = signature & (2 ** COUNT_BITS - 1);
  const bitsOf = (/** @type {number} */ i) => (signature >>> (COUNT_BITS + i * PARAM_BITS)) & (2 ** PARAM_BITS - 1);
  const params = Array.from({ length: most }, (_, i) => bitsOf(i));
  return {
    method: name,
    identifier: name,
    place: '',
    index: 0,
    isAsync: signature >= ASYNC,
    // The handle stands in front of the arguments, as that of an object does for its methods.
    type: 0,
    params,
    most,
    least: params.findLastIndex((bits) => (bits & OPTIONAL) === 0) + 1,
    member: 0,
    namespace: undefined,
  };
}

/**
 * @param {{ expectAlive: (method: string) => void, dispose: (handle: number) => void }} rust
 * @param {number} handle
 * @param {import('./description.js').Thunk} thunk of its signature
 * @returns {Callback}
 */
export function callbackFunction(rust, handle, { method, relaxed, isAsync, most }) {
  let disposed = false;
  const call = most === 1 ? one : any;
  /** What most have, without a list of arguments. @param {unknown} [arg] */
  function one(arg) {
    return disposed || arguments.length === 0 ? any() : relaxed(handle, arg);
  }
  /** @param {unknown[]} args */
  function any(...args) {
    if (!disposed) return relaxed(handle, ...args);
    rust.expectAlive(method);
    const text = `\`${method}\` was called after it was disposed; remove it where it was added, or ask Rust for a new one`;
    throw new InteropError('Disposed', text, { method });
  }
  const callback = isAsync ? promised(call) : call;
  const dispose = () => {
    if (disposed) return;
    disposed = true;
    rust.dispose(handle);
  };
  const hidden = /** @type {PropertyDescriptor} */ (
    { __proto__: null, enumerable: false, configurable: true, writable: true, value: dispose }
  );
  Object.defineProperty(callback, 'dispose', hidden);
  if (typeof Symbol.dispose === 'symbol') Object.defineProperty(callback, Symbol.dispose, hidden);
  return /** @type {Callback} */ (/** @type {unknown} */ (callback));
}
