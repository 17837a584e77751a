// What the codec asks about references, answered by the tables of a runtime.

import { JS_OBJECT, RUST_OBJECT } from './codec/wire.js';
import { referenceKind } from './reference.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @param {import('./js_objects.js').JsObjects} jsObjects
 * @param {import('./rust_objects.js').RustObjects} rustObjects
 * @returns {import('./codec/message_writer.js').OutgoingReferences}
 */
export function outgoingReferences(jsObjects, rustObjects) {
  return {
    kindOf(value) {
      const kind = referenceKind(value);
      return kind === undefined ? 0 : kind === 'rust' ? RUST_OBJECT : JS_OBJECT;
    },
    rustHandle: (value) => rustObjects.handleOf(value),
    jsTarget: (value) => jsObjects.targetOf(value),
    grant: (object) => jsObjects.grant(object),
    commit: (handle) => jsObjects.commit(handle),
    revoke: (handle) => jsObjects.revoke(handle),
  };
}

/** Reads the arguments of Rust's calls, and remembers what can abort the one that is read. */
export class IncomingReferences {
  #jsObjects;
  #rustObjects;
  #readsCall = false;
  /** @type {AbortController | undefined} */
  #controller = undefined;
  /** What the message is of: the callbacks in it are called after it. @type {(() => string) | string | undefined} */
  #reading = undefined;

  /** @param {import('./js_objects.js').JsObjects} jsObjects @param {import('./rust_objects.js').RustObjects} rustObjects */
  constructor(jsObjects, rustObjects) {
    this.#jsObjects = jsObjects;
    this.#rustObjects = rustObjects;
  }

  /** @param {number} handle @param {number} detail @param {boolean} isCallback */
  receive(handle, detail, isCallback) {
    return this.#rustObjects.receive(handle, detail, isCallback);
  }

  /** @param {number} handle @param {boolean} received */
  giveBack(handle, received) {
    this.#rustObjects.giveBack(handle, received);
  }

  /** @param {number} handle */
  jsObject(handle) {
    return this.#jsObjects.get(handle);
  }

  abortSignal() {
    return this.#readsCall ? (this.#controller ??= new AbortController()).signal : undefined;
  }

  /** What messages call a callback that arrives now. */
  callbackName() {
    try {
      const name = typeof this.#reading === 'function' ? this.#reading() : this.#reading;
      return name === undefined ? 'callback' : `callback of ${name}`;
    } catch {
      // A name that cannot be read is refused when its call is looked at.
      return 'callback';
    }
  }

  /** Before a result is read, and after it, when there is none. @param {string | undefined} method whose result it is */
  reads(method) {
    this.#reading = method;
  }

  /**
   * @param {() => string} called what is called with them
   * @param {() => unknown[]} read the arguments of a call of Rust's
   * @returns {{ args: unknown[], controller: AbortController | undefined }} of the signal among them
   */
  readCall(called, read) {
    this.#readsCall = true;
    this.#reading = called;
    this.#controller = undefined;
    try {
      return { args: read(), controller: this.#controller };
    } finally {
      this.#readsCall = false;
      this.#reading = undefined;
      this.#controller = undefined;
    }
  }
}
