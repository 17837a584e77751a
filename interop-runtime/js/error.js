// InteropError, the one class of errors that calls between JavaScript and Rust fail with.

import { cut, describe } from './describe.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** The closed list of codes, the same in `src/error/code.rs`, which says when each is used. */
export const ErrorCode = Object.freeze(
  /** @type {const} */ ({
    UnknownCrate: 'UnknownCrate',
    UnknownMethod: 'UnknownMethod',
    UnknownMember: 'UnknownMember',
    NotAFunction: 'NotAFunction',
    DuplicateIdentifier: 'DuplicateIdentifier',
    BadArgs: 'BadArgs',
    TypeMismatch: 'TypeMismatch',
    OutOfRange: 'OutOfRange',
    InvalidString: 'InvalidString',
    NotSerializable: 'NotSerializable',
    TooDeep: 'TooDeep',
    TooLarge: 'TooLarge',
    TooManyRefs: 'TooManyRefs',
    RateLimited: 'RateLimited',
    Disposed: 'Disposed',
    WrongType: 'WrongType',
    ForeignHandle: 'ForeignHandle',
    Busy: 'Busy',
    SyncUnsupported: 'SyncUnsupported',
    ModuleNotLoaded: 'ModuleNotLoaded',
    ModuleConflict: 'ModuleConflict',
    JsException: 'JsException',
    RustError: 'RustError',
    Panicked: 'Panicked',
    Terminated: 'Terminated',
    Timeout: 'Timeout',
    Cancelled: 'Cancelled',
    NotConnected: 'NotConnected',
    Disconnected: 'Disconnected',
    CircuitLost: 'CircuitLost',
    ProtocolError: 'ProtocolError',
    VersionMismatch: 'VersionMismatch',
  }),
);

/** @typedef {keyof typeof ErrorCode} Code */

const codes = new Set(Object.values(ErrorCode));

/** @param {unknown} code @returns {code is Code} */
export function isErrorCode(code) {
  return codes.has(/** @type {Code} */ (code));
}

/**
 * @typedef {object} Details
 * @property {string} [method]  the invokable or the JavaScript function concerned
 * @property {string} [path]    where in the arguments or the result, such as `args[1].items[3].id`
 * @property {string} [fault]   the user's own code, of a `Fault`
 * @property {unknown} [data]
 * @property {unknown} [cause]  for `JsException` what was thrown
 */

/**
 * What the wire carries besides, kept for the way back to Rust.
 * @typedef {object} Carried
 * @property {string} [name]    `JsException`: the name of what was thrown
 * @property {string} [stack]   `JsException`: its stack
 * @property {string[]} [causes] `RustError`: the texts of the sources, outermost first
 */

/** Without a prototype, so that nothing on Object.prototype is carried. @type {Carried} */
const nothing = Object.create(null);

/** @type {(error: InteropError) => Carried} */
let carriedOf;

/** @type {(value: unknown) => value is InteropError} */
let isInteropError;

/**
 * What calls in both directions fail with. Made in JavaScript and thrown into Rust, it arrives there with its parts:
 * `throw new rust.InteropError('RustError', 'there is no tea left', { fault: 'OutOfStock', data: { cups: 2 } })`.
 */
export class InteropError extends Error {
  /** A brand: only objects this class made keep their code on the way to Rust. @type {Carried} */
  #carried;
  // A field, not an assignment: it is defined on the error whatever Object.prototype says about `code`.
  /** @type {Code} */
  code;

  /**
   * @param {Code} code
   * @param {string} message one sentence that names the method, the argument and the remedy
   * @param {Details} [details]
   * @param {Carried} [carried]
   */
  constructor(code, message, details, carried) {
    super(message);
    if (!codes.has(code)) throw new TypeError(notACode(code));
    this.#carried = carried ?? nothing;
    this.code = code;
    // Own properties of `details` only: a polluted Object.prototype must not invent a path or a cause.
    for (const key of /** @type {const} */ (['method', 'path', 'fault', 'data'])) {
      const value = details && Object.hasOwn(details, key) ? details[key] : undefined;
      if (value !== undefined) define(this, key, value, true);
    }
    if (details && Object.hasOwn(details, 'cause')) define(this, 'cause', details.cause, false);
    if (code === 'Cancelled') define(this, 'name', 'AbortError', false);
  }

  static {
    define(this.prototype, 'name', 'InteropError', false);
    carriedOf = (error) => error.#carried;
    isInteropError = /** @type {typeof isInteropError} */ (
      (value) => typeof value === 'object' && value !== null && #carried in value
    );
  }
}

/** @param {unknown} code */
function notACode(code) {
  const own = typeof code === 'string' ? `, as 'RustError' and { fault: ${JSON.stringify(cut(code))} }` : '';
  return `an InteropError has a code of the list in docs/errors.md, found ${describe(code)}; give one of your own as its fault${own}`;
}

/**
 * The typed properties that the constructor defines by name.
 * @typedef {InteropError & Details} AnyInteropError
 */

/** @param {object} target @param {string} key @param {unknown} value @param {boolean} enumerable */
function define(target, key, value, enumerable) {
  Object.defineProperty(target, key, /** @type {PropertyDescriptor} */ (
    { __proto__: null, value, enumerable, writable: true, configurable: true }
  ));
}

/**
 * Names the method on an error that was made where the method was not known.
 * @template {InteropError} E
 * @param {E} error
 * @param {string | undefined} method
 * @returns {E}
 */
export function withMethod(error, method) {
  if (method !== undefined && !Object.hasOwn(error, 'method')) define(error, 'method', method, true);
  return error;
}

export { carriedOf, isInteropError };
