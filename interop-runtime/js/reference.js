// RustObjectRef and JsObjectRef: what a reference looks like to the JavaScript that holds it.

import { checkOptions } from './options.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * What a RustObjectRef asks of the runtime that it belongs to.
 * @typedef {object} RustOwner
 * @property {(ref: RustObjectRef, identifier: string, args: unknown[]) => unknown} callMethod
 * @property {(ref: RustObjectRef, identifier: string, args: unknown[]) => Promise<unknown>} callMethodAsync
 * @property {(ref: RustObjectRef, options: import('./options.js').CallOptions, identifier: string, args: unknown[]) => Promise<unknown>} callMethodWith
 * @property {(ref: RustObjectRef) => void} disposeRust never throws
 */

/**
 * What a JsObjectRef asks of its runtime.
 * @typedef {object} JsOwner
 * @property {(ref: JsObjectRef) => void} disposeJs never throws
 */

/** Other copies of these files recognise ours by these, and say ForeignHandle instead of sending an empty object. */
const rustMark = Symbol.for('interop-runtime.RustObjectRef');
const jsMark = Symbol.for('interop-runtime.JsObjectRef');

/** Only this file can construct references. */
const key = Symbol('references are made by the runtime');

/** @typedef {{ owner: RustOwner, handle: number, type: number, disposed: boolean }} RustState */
/** A class whose instances are references. @typedef {new (permit: symbol, state: RustState) => RustObjectRef} RustClass */
/** @typedef {{ owner: JsOwner, object: object | undefined }} JsState */

/** @type {(value: object) => RustState | undefined} */
let rustState;
/** @type {(value: object) => JsState | undefined} */
let jsState;

/** An object that lives in Rust. It is not thenable, and JSON sees nothing of it. */
export class RustObjectRef {
  /** @type {RustState} */
  #state;

  /** @param {symbol} permit @param {RustState} state */
  constructor(permit, state) {
    if (permit !== key) throw new TypeError('a RustObjectRef comes from Rust; it cannot be constructed');
    this.#state = state;
  }

  /**
   * Calls a method of the object.
   * @param {string} identifier
   * @param {...unknown} args
   * @returns {unknown}
   */
  invokeMethod(identifier, ...args) {
    return this.#state.owner.callMethod(this, identifier, args);
  }

  /**
   * @param {string} identifier
   * @param {...unknown} args
   * @returns {Promise<unknown>} every failure is a rejection
   */
  invokeMethodAsync(identifier, ...args) {
    try {
      return this.#state.owner.callMethodAsync(this, identifier, args);
    } catch (error) {
      return Promise.reject(error); // called on something that is no RustObjectRef
    }
  }

  /**
   * Async calls that a signal or a deadline can end, as `withOptions` of the runtime does.
   * @param {import('./options.js').CallOptions} options
   * @returns {{ invokeMethodAsync: (identifier: string, ...args: unknown[]) => Promise<unknown> }}
   */
  withOptions(options) {
    const checked = checkOptions(options);
    return {
      invokeMethodAsync: (identifier, ...args) => this.#state.owner.callMethodWith(this, checked, identifier, args),
    };
  }

  /** Ends the object for everyone. A second time is nothing. */
  dispose() {
    if (this.#state.disposed) return;
    this.#state.disposed = true;
    this.#state.owner.disposeRust(this);
  }

  toString() {
    return '[object RustObjectRef]';
  }

  static {
    rustState = (value) => (#state in value ? value.#state : undefined);
    finish(this, rustMark);
  }
}

/** An object of JavaScript that may be sent to Rust by reference from within data. */
export class JsObjectRef {
  /** @type {JsState} */
  #state;

  /** @param {symbol} permit @param {JsState} state */
  constructor(permit, state) {
    if (permit !== key) throw new TypeError('call createJsObjectReference(object) to make a JsObjectRef');
    this.#state = state;
  }

  /** Ends the reference for everyone; the object itself is not touched. A second time is nothing. */
  dispose() {
    if (this.#state.object === undefined) return;
    this.#state.owner.disposeJs(this);
    this.#state.object = undefined;
  }

  toString() {
    return '[object JsObjectRef]';
  }

  static {
    jsState = (value) => (#state in value ? value.#state : undefined);
    finish(this, jsMark);
  }
}

/**
 * `using ref = …` where the engine knows it.
 * @param {typeof RustObjectRef | typeof JsObjectRef} made
 * @param {symbol} mark
 */
function finish(made, mark) {
  const { prototype } = made;
  /** @param {unknown} value */
  const hidden = (value) => /** @type {PropertyDescriptor} */ (
    { __proto__: null, enumerable: false, configurable: true, writable: true, value }
  );
  Object.defineProperty(prototype, mark, hidden(true));
  if (typeof Symbol.dispose === 'symbol') {
    Object.defineProperty(prototype, Symbol.dispose, hidden(prototype.dispose));
  }
}

/**
 * @param {RustState} state
 * @param {RustClass} [made] the exported class of its type
 */
export const makeRustObjectRef = (state, made = RustObjectRef) => new made(key, state);

/** Whether a constructor was called by this file, and not by the application. @param {unknown} permit */
export const isPermit = (permit) => permit === key;

/** @param {JsState} state */
export const makeJsObjectRef = (state) => new JsObjectRef(key, state);

/** @param {object} value @returns {'rust' | 'js' | undefined} also for references of another copy of these files */
export function referenceKind(value) {
  if (rustState(value) !== undefined) return 'rust';
  if (jsState(value) !== undefined) return 'js';
  try {
    return rustMark in value ? 'rust' : jsMark in value ? 'js' : undefined;
  } catch {
    return undefined; // a Proxy that does not want to be looked at is no reference of ours
  }
}

export { jsState, rustState };
