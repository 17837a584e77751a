// RustObjectRef and JsObjectRef: what a reference looks like to the JavaScript that holds it.

import { checkOptions } from './options.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * What a RustObjectRef asks of the runtime that it belongs to.
 * @typedef {object} RustOwner
 * @property {boolean} habits whether methods are called with Blazor's habits
 * @property {(type: number) => RustKind} kindOf
 * @property {(ref: RustObjectRef, identifier: string, args: unknown[]) => unknown} callMethod
 * @property {(ref: RustObjectRef, identifier: string, args: unknown[]) => Promise<unknown>} callMethodAsync
 * @property {(ref: RustObjectRef, options: import('./options.js').CallOptions, identifier: string, args: unknown[]) => Promise<unknown>} callMethodWith
 * @property {(handle: number) => void} disposeRust never throws
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

/**
 * A method as a reference calls it.
 * @typedef {object} KnownMethod
 * @property {boolean} isAsync
 * @property {(...args: unknown[]) => unknown} strict with the handle of the object in front
 */

/**
 * The methods of one type that were called before.
 * @typedef {object} KnownMethods
 * @property {unknown} last the identifier that was asked for last
 * @property {KnownMethod | undefined} lastThunk
 * @property {(identifier: unknown) => KnownMethod | undefined} known
 */

/**
 * What all references to objects of one type share: there may be a million of them.
 * @typedef {object} RustKind
 * @property {RustOwner} owner
 * @property {number} type
 * @property {KnownMethods} methods
 */
/** A class whose instances are references. @typedef {new (permit: symbol, kind: RustKind, handle: number) => RustObjectRef} RustClass */
/** @typedef {{ owner: JsOwner, object: object | undefined }} JsState */

/** Nothing for what is no RustObjectRef of these files. @type {(value: object) => RustKind | undefined} */
let rustKind;
/** 0 when it was disposed. @type {(ref: RustObjectRef) => number} */
let rustHandle;
/** @type {(value: object) => JsState | undefined} */
let jsState;

/** An object that lives in Rust. It is not thenable, and JSON sees nothing of it. */
export class RustObjectRef {
  /** @type {RustKind} */
  #kind;
  /** @type {number} */
  #handle;

  /** @param {symbol} permit @param {RustKind} kind @param {number} handle */
  constructor(permit, kind, handle) {
    if (permit !== key) throw new TypeError('a RustObjectRef comes from Rust; it cannot be constructed');
    this.#kind = kind;
    this.#handle = handle;
  }

  /**
   * Calls a method of the object.
   * @param {string} identifier
   * @param {...unknown} args
   * @returns {unknown}
   */
  invokeMethod(identifier, ...args) {
    const kind = this.#kind;
    const handle = this.#handle;
    const { methods } = kind;
    const thunk = identifier === methods.last ? methods.lastThunk : methods.known(identifier);
    if (thunk === undefined || thunk.isAsync || handle === 0 || kind.owner.habits) {
      return kind.owner.callMethod(this, identifier, args);
    }
    switch (args.length) {
      case 0:
        return thunk.strict(handle);
      case 1:
        return thunk.strict(handle, args[0]);
      case 2:
        return thunk.strict(handle, args[0], args[1]);
      default:
        return thunk.strict(handle, ...args);
    }
  }

  /**
   * @param {string} identifier
   * @param {...unknown} args
   * @returns {Promise<unknown>} every failure is a rejection
   */
  invokeMethodAsync(identifier, ...args) {
    try {
      return this.#kind.owner.callMethodAsync(this, identifier, args);
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
      invokeMethodAsync: (identifier, ...args) => this.#kind.owner.callMethodWith(this, checked, identifier, args),
    };
  }

  /** Ends the object for everyone. A second time is nothing. */
  dispose() {
    const handle = this.#handle;
    if (handle === 0) return;
    this.#handle = 0;
    this.#kind.owner.disposeRust(handle);
  }

  toString() {
    return '[object RustObjectRef]';
  }

  static {
    rustKind = (value) => (#kind in value ? value.#kind : undefined);
    rustHandle = (ref) => ref.#handle;
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
 * @param {RustKind} kind
 * @param {number} handle
 * @param {RustClass} [made] the exported class of its type
 */
export const makeRustObjectRef = (kind, handle, made) =>
  made === undefined ? new RustObjectRef(key, kind, handle) : new made(key, kind, handle);

/** Whether a constructor was called by this file, and not by the application. @param {unknown} permit */
export const isPermit = (permit) => permit === key;

/** @param {JsState} state */
export const makeJsObjectRef = (state) => new JsObjectRef(key, state);

/** @param {object} value @returns {'rust' | 'js' | undefined} also for references of another copy of these files */
export function referenceKind(value) {
  if (rustKind(value) !== undefined) return 'rust';
  if (jsState(value) !== undefined) return 'js';
  try {
    return rustMark in value ? 'rust' : jsMark in value ? 'js' : undefined;
  } catch {
    return undefined; // a Proxy that does not want to be looked at is no reference of ours
  }
}

export { jsState, rustHandle, rustKind };
