// JsObjects: the objects of JavaScript that Rust holds shares of.

import { Refusal } from './codec/refusal.js';
import { creation } from './creation.js';
import { InteropError } from './error.js';
import { HandleTable } from './handle_table.js';
import { describe } from './describe.js';
import { jsState, makeJsObjectRef } from './reference.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} Shared
 * @property {object} object
 * @property {number} handle
 * @property {number} shares   that Rust holds
 * @property {number} onTheWay shares in messages that are being encoded, which nobody can release yet
 * @property {import('./reference.js').JsObjectRef | undefined} ref of one that was not sent yet
 * @property {string | undefined} created where it was sent first, if that is tracked
 */

export class JsObjects {
  #owner;
  /** @type {HandleTable<Shared>} */
  #table;
  /** By identity: the same object has one handle, so that Rust can see that it is the same. @type {Map<object, Shared>} */
  #shared = new Map();
  #tracked = false;

  /** @param {import('./reference.js').JsOwner} owner @param {number} [most] how many there may be */
  constructor(owner, most) {
    this.#owner = owner;
    this.#table = new HandleTable(undefined, most);
  }

  get size() {
    return this.#table.size;
  }

  /** From now on objects remember where they were sent, or no longer. @param {boolean} on */
  track(on) {
    this.#tracked = on;
  }

  /** Those that were sent since then and that Rust holds. @returns {import('./interop.js').Tracked[]} */
  tracked() {
    const shared = [...this.#shared.values()].filter(({ created }) => created !== undefined);
    return shared.map(({ object, shares, created }) => ({
      kind: 'JsObjectRef',
      type: describe(object),
      shares,
      created: created ?? '',
    }));
  }

  /** @param {unknown} handle @returns {object | undefined} */
  get(handle) {
    return this.#table.get(handle)?.object;
  }

  /**
   * A reference that can stand inside of data. It is counted until Rust has had it and given it back, or until it is
   * disposed; the object itself is held by the JsObjectRef, which can be sent again.
   * @param {unknown} object
   */
  createReference(object) {
    if ((typeof object !== 'object' && typeof object !== 'function') || object === null) {
      throw new InteropError(
        'TypeMismatch',
        `\`createJsObjectReference\` takes an object or a function, found ${describe(object)}`,
        { method: 'createJsObjectReference' },
      );
    }
    const shared = this.#share(object);
    shared.ref ??= makeJsObjectRef({ owner: this.#owner, object });
    return shared.ref;
  }

  /** The reference is being disposed, which ends it for Rust too. @param {import('./reference.js').JsObjectRef} ref */
  dispose(ref) {
    const object = jsState(ref)?.object;
    const shared = object && this.#shared.get(object);
    if (shared) this.#remove(shared);
  }

  /**
   * @param {object} value what `referenceKind` called a reference to JavaScript
   * @returns {object} the object it stands for
   */
  targetOf(value) {
    const state = jsState(value);
    if (state === undefined || state.owner !== this.#owner) {
      throw new Refusal('ForeignHandle', 'is a JsObjectRef of another runtime');
    }
    if (state.object === undefined) throw new Refusal('Disposed', 'is a JsObjectRef that was disposed');
    return state.object;
  }

  /** A share for a message that is being encoded. @param {object} object @returns {number} the handle */
  grant(object) {
    const shared = this.#share(object);
    shared.onTheWay += 1;
    return shared.handle;
  }

  /** The message is on its way. @param {number} handle */
  commit(handle) {
    const shared = this.#table.get(handle);
    if (shared === undefined) return;
    shared.onTheWay -= 1;
    shared.shares += 1;
    shared.ref = undefined;
  }

  /** The message failed. @param {number} handle */
  revoke(handle) {
    const shared = this.#table.get(handle);
    if (shared === undefined) return;
    shared.onTheWay -= 1;
    this.#collect(shared);
  }

  /** Rust gives back one share. @param {number} handle */
  release(handle) {
    const shared = this.#table.get(handle);
    if (shared === undefined) return;
    shared.shares = Math.max(0, shared.shares - 1);
    this.#collect(shared);
  }

  /** @param {object} object */
  #share(object) {
    let shared = this.#shared.get(object);
    if (shared === undefined) {
      const created = this.#tracked ? creation() : undefined;
      shared = { object, handle: 0, shares: 0, onTheWay: 0, ref: undefined, created };
      shared.handle = this.#table.insert(shared);
      this.#shared.set(object, shared);
    }
    return shared;
  }

  /** @param {Shared} shared */
  #collect(shared) {
    if (shared.shares === 0 && shared.onTheWay === 0 && shared.ref === undefined) this.#remove(shared);
  }

  /** @param {Shared} shared */
  #remove(shared) {
    this.#table.remove(shared.handle);
    this.#shared.delete(shared.object);
  }
}
