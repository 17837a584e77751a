// RustObjects: the objects and closures of Rust that JavaScript holds shares of.

import { Refusal } from './codec/refusal.js';
import { creation } from './creation.js';
import { makeRustObjectRef, rustState } from './reference.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} Held
 * @property {WeakRef<object>} ref a RustObjectRef, or the function of a callback
 * @property {number} handle
 * @property {number} shares how many were received and not given back
 * @property {number} type   -1 for a callback
 * @property {string | undefined} created where it was received, if that is tracked
 */

/**
 * @typedef {object} RustSide
 * @property {(handle: number, shares: number) => void} release never throws
 * @property {(type: number) => string} typeName
 * @property {(type: number) => import('./reference.js').RustClass | undefined} classOf
 *           the exported class of a type
 * @property {(handle: number, signature: number) => object} makeCallback
 */

/** The bit of a type whose references must be disposed by hand. */
const NO_FINALIZER = 0x8000_0000;

export class RustObjects {
  #owner;
  #rust;
  /** @type {Map<number, Held>} */
  #held = new Map();
  /** A reference that nobody disposed: its shares go back when it is collected. */
  #tracked = false;
  #collected = new FinalizationRegistry((/** @type {Held} */ held) => this.#onCollected(held));

  /** @param {import('./reference.js').RustOwner} owner @param {RustSide} rust */
  constructor(owner, rust) {
    this.#owner = owner;
    this.#rust = rust;
  }

  get size() {
    return this.#held.size;
  }

  /** How many of them are callbacks. */
  countCallbacks() {
    let count = 0;
    for (const { type } of this.#held.values()) if (type < 0) count += 1;
    return count;
  }

  /** From now on references remember where they were received, or no longer. @param {boolean} on */
  track(on) {
    this.#tracked = on;
  }

  /** Those that were received since then and are alive. @returns {import('./interop.js').Tracked[]} */
  tracked() {
    const held = [...this.#held.values()].filter(({ created }) => created !== undefined);
    return held.map(({ type, shares, created }) => ({
      kind: type < 0 ? 'callback' : 'RustObjectRef',
      type: type < 0 ? 'callback' : this.#rust.typeName(type),
      shares,
      created: created ?? '',
    }));
  }

  /**
   * What stands for a handle that arrived with a share: the same for as long as it is alive and not disposed.
   * @param {number} handle
   * @param {number} detail the type of an object, the signature of a callback
   * @param {boolean} isCallback
   * @returns {object}
   */
  receive(handle, detail, isCallback) {
    const known = this.#held.get(handle);
    const alive = known?.ref.deref();
    if (known !== undefined && alive !== undefined) {
      known.shares += 1;
      return alive;
    }
    const type = isCallback ? -1 : detail % NO_FINALIZER;
    const ref = isCallback
      ? this.#rust.makeCallback(handle, detail)
      : makeRustObjectRef({ owner: this.#owner, handle, type, disposed: false }, this.#rust.classOf(type));
    // The shares of one that was collected a moment ago go over, and its finalizer will find another record here: a
    // release that crosses a new arrival must not take the new share along.
    const created = this.#tracked ? creation() : undefined;
    const held = { ref: new WeakRef(ref), handle, shares: (known?.shares ?? 0) + 1, type, created };
    this.#held.set(handle, held);
    if (isCallback || detail < NO_FINALIZER) this.#collected.register(ref, held, held);
    return ref;
  }

  /**
   * A share came with a message that failed.
   * @param {number} handle
   * @param {boolean} received whether `receive` counted it
   */
  giveBack(handle, received) {
    const held = received ? this.#held.get(handle) : undefined;
    if (held !== undefined) {
      held.shares -= 1;
      if (held.shares === 0) this.#forget(held);
    }
    this.#rust.release(handle, 1);
  }

  /** Disposed: from now on the handle means nothing here. @param {number} handle */
  forget(handle) {
    const held = this.#held.get(handle);
    if (held !== undefined) this.#forget(held);
  }

  /**
   * The handle for the way back to Rust.
   * @param {object} value what `referenceKind` called a reference of Rust
   * @returns {number}
   */
  handleOf(value) {
    const state = rustState(value);
    if (state === undefined || state.owner !== this.#owner) {
      throw new Refusal('ForeignHandle', 'is a RustObjectRef of another runtime');
    }
    if (state.disposed) {
      throw new Refusal('Disposed', `is a RustObjectRef of \`${this.#rust.typeName(state.type)}\` that was disposed`);
    }
    return state.handle;
  }

  /** The runtime ended: finalizers have nothing to give back to. */
  clear() {
    for (const held of this.#held.values()) this.#collected.unregister(held);
    this.#held.clear();
  }

  /** @param {Held} held */
  #forget(held) {
    this.#collected.unregister(held);
    this.#held.delete(held.handle);
  }

  /** @param {Held} held */
  #tellLeak({ type, created }) {
    const what = type < 0 ? 'A callback' : `A RustObjectRef of \`${this.#rust.typeName(type)}\``;
    console.warn(`${what} was collected before it was disposed; call \`dispose()\` when it is done with. It came here:\n${created}`);
  }

  /** @param {Held} held */
  #onCollected(held) {
    if (this.#held.get(held.handle) !== held) return;
    this.#held.delete(held.handle);
    if (held.created !== undefined) this.#tellLeak(held);
    this.#rust.release(held.handle, held.shares);
  }
}
