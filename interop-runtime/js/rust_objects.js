// RustObjects: the objects and closures of Rust that JavaScript holds shares of.

import { Refusal } from './codec/refusal.js';
import { creation } from './creation.js';
import { makeRustObjectRef, rustHandle, rustKind } from './reference.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** The index of a handle is its low 24 bits; `&` sees them also in a handle of more than 32. */
const INDEX = 0xff_ffff;

/** The bit of a type whose references must be disposed by hand. */
const NO_FINALIZER = 0x8000_0000;

/** So many references of one job wait for its end. */
const MOST_YOUNG = 1024;

/**
 * @typedef {object} RustSide
 * @property {(handle: number, shares: number) => void} release never throws
 * @property {(type: number) => string} typeName
 * @property {(type: number) => import('./reference.js').RustClass | undefined} classOf
 *           the exported class of a type
 * @property {(handle: number, signature: number) => object} makeCallback
 */

/** @typedef {import('./reference.js').RustObjectRef} RustObjectRef */

/** A reference, or the function of a callback, that the collector may take. @extends {WeakRef<object>} */
class Held extends WeakRef {
  /** @param {object} ref @param {number} handle @param {number} shares @param {number} type -1 for a callback */
  constructor(ref, handle, shares, type) {
    super(ref);
    this.handle = handle;
    /** How many were received and not given back. */
    this.shares = shares;
    this.type = type;
  }
}

export class RustObjects {
  #owner;
  #rust;
  /**
   * By the index of the handle. A reference stands here itself if it has no finalizer, or until the end of the job that
   * it came in: no collector could take it before that, and most are disposed sooner, which then costs nothing.
   * @type {(RustObjectRef | Held | undefined)[]}
   */
  #entries = [];
  /** Shares beside the first of references that stand there themselves. @type {Map<number, number>} */
  #moreShares = new Map();
  /** Those that wait for the end of the job. @type {RustObjectRef[]} */
  #young = [];
  #ageing = false;
  /** What is the same for all references of one type, by its number. @type {import('./reference.js').RustKind[]} */
  #kinds = [];
  /** Where references were received since that is tracked. @type {Map<number, string>} */
  #created = new Map();
  #tracked = false;
  /** A reference that nobody disposed: its shares go back when it is collected. */
  #collected = new FinalizationRegistry((/** @type {Held} */ held) => this.#onCollected(held));

  /** @param {import('./reference.js').RustOwner} owner @param {RustSide} rust */
  constructor(owner, rust) {
    this.#owner = owner;
    this.#rust = rust;
  }

  /** How many of them are callbacks. */
  countCallbacks() {
    return this.#alive().filter((entry) => typeOf(entry) < 0).length;
  }

  get size() {
    return this.#alive().length;
  }

  #alive() {
    return /** @type {(RustObjectRef | Held)[]} */ (this.#entries.filter((entry) => entry !== undefined));
  }

  /** From now on references remember where they were received, or no longer. @param {boolean} on */
  track(on) {
    this.#tracked = on;
  }

  /** Those that were received since then and are alive. @returns {import('./interop.js').Tracked[]} */
  tracked() {
    return this.#alive().filter((entry) => this.#created.has(handleOf(entry))).map((entry) => {
      const type = typeOf(entry);
      return {
        kind: type < 0 ? 'callback' : 'RustObjectRef',
        type: type < 0 ? 'callback' : this.#rust.typeName(type),
        shares: entry instanceof Held ? entry.shares : 1 + (this.#moreShares.get(handleOf(entry)) ?? 0),
        created: this.#created.get(handleOf(entry)) ?? '',
      };
    });
  }

  /**
   * What stands for a handle that arrived with a share: the same for as long as it is alive and not disposed.
   * @param {number} handle
   * @param {number} detail the type of an object, the signature of a callback
   * @param {boolean} isCallback
   * @returns {object}
   */
  receive(handle, detail, isCallback) {
    const index = handle & INDEX;
    const known = index < this.#entries.length ? this.#entries[index] : undefined;
    let shares = 1;
    if (known !== undefined && handleOf(known) === handle) {
      if (!(known instanceof Held)) {
        this.#moreShares.set(handle, 1 + (this.#moreShares.get(handle) ?? 0));
        return known;
      }
      known.shares += 1;
      const alive = known.deref();
      if (alive !== undefined) return alive;
      // The shares of one that was collected a moment ago go over, and its finalizer will find another record here: a
      // release that crosses a new arrival must not take the new share along.
      shares = known.shares;
    }
    if (this.#tracked) this.#created.set(handle, creation());
    if (isCallback) {
      const callback = this.#rust.makeCallback(handle, detail);
      this.#hold(callback, index, handle, shares, -1);
      return callback;
    }
    const type = detail % NO_FINALIZER;
    const ref = makeRustObjectRef(this.#kind(type), handle, this.#rust.classOf(type));
    if (shares > 1) this.#moreShares.set(handle, shares - 1);
    this.#put(index, ref);
    if (detail < NO_FINALIZER) this.#wait(ref);
    return ref;
  }

  /** @param {number} type */
  #kind(type) {
    return this.#kinds[type] ?? (this.#kinds[type] = this.#owner.kindOf(type));
  }

  /** @param {number} index @param {RustObjectRef | Held} entry */
  #put(index, entry) {
    while (this.#entries.length < index) this.#entries.push(undefined);
    this.#entries[index] = entry;
  }

  /** @param {RustObjectRef} ref */
  #wait(ref) {
    this.#young.push(ref);
    if (this.#young.length > MOST_YOUNG) this.#age();
    else if (!this.#ageing) {
      this.#ageing = true;
      void resolved.then(() => this.#age());
    }
  }

  /** From now on the collector may take them. */
  #age() {
    const young = this.#young;
    this.#young = [];
    this.#ageing = false;
    for (const ref of young) {
      const handle = rustHandle(ref);
      if (handle === 0 || this.#entries[handle & INDEX] !== ref) continue;
      const shares = 1 + (this.#moreShares.get(handle) ?? 0);
      this.#moreShares.delete(handle);
      this.#hold(ref, handle & INDEX, handle, shares, rustKind(ref)?.type ?? 0);
    }
  }

  /** @param {object} ref @param {number} index @param {number} handle @param {number} shares @param {number} type */
  #hold(ref, index, handle, shares, type) {
    const held = new Held(ref, handle, shares, type);
    this.#put(index, held);
    this.#collected.register(ref, held, held);
  }

  /**
   * A share came with a message that failed.
   * @param {number} handle
   * @param {boolean} received whether `receive` counted it
   */
  giveBack(handle, received) {
    if (received && !this.#keeps(handle)) this.forget(handle);
    this.#rust.release(handle, 1);
  }

  /** Takes one share off. @param {number} handle @returns {boolean} whether there are others */
  #keeps(handle) {
    const entry = this.#entries[handle & INDEX];
    if (entry === undefined || handleOf(entry) !== handle) return true;
    if (entry instanceof Held) return (entry.shares -= 1) > 0;
    const more = this.#moreShares.get(handle) ?? 0;
    if (more > 1) this.#moreShares.set(handle, more - 1);
    else this.#moreShares.delete(handle);
    return more > 0;
  }

  /** Disposed: from now on the handle means nothing here. @param {number} handle */
  forget(handle) {
    const index = handle & INDEX;
    const entry = this.#entries[index];
    if (entry === undefined) return;
    if (entry instanceof Held) {
      if (entry.handle !== handle) return;
      this.#collected.unregister(entry);
    } else {
      const known = rustHandle(entry);
      if (known !== handle && known !== 0) return;
      // Most are disposed before the next one comes.
      if (this.#young.at(-1) === entry) this.#young.pop();
      if (this.#moreShares.size > 0) this.#moreShares.delete(handle);
    }
    this.#entries[index] = undefined;
    if (this.#created.size > 0) this.#created.delete(handle);
  }

  /**
   * The handle for the way back to Rust.
   * @param {object} value what `referenceKind` called a reference of Rust
   * @returns {number}
   */
  handleOf(value) {
    const kind = rustKind(value);
    if (kind === undefined || kind.owner !== this.#owner) {
      throw new Refusal('ForeignHandle', 'is a RustObjectRef of another runtime');
    }
    const handle = rustHandle(/** @type {RustObjectRef} */ (value));
    if (handle === 0) {
      throw new Refusal('Disposed', `is a RustObjectRef of \`${this.#rust.typeName(kind.type)}\` that was disposed`);
    }
    return handle;
  }

  /** The runtime ended: finalizers have nothing to give back to. */
  clear() {
    for (const entry of this.#alive()) if (entry instanceof Held) this.#collected.unregister(entry);
    this.#entries = [];
    this.#young = [];
    this.#moreShares.clear();
    this.#created.clear();
  }

  /** @param {number} type @param {string} created */
  #tellLeak(type, created) {
    const what = type < 0 ? 'A callback' : `A RustObjectRef of \`${this.#rust.typeName(type)}\``;
    console.warn(`${what} was collected before it was disposed; call \`dispose()\` when it is done with. It came here:\n${created}`);
  }

  /** @param {Held} held */
  #onCollected(held) {
    const { handle } = held;
    if (this.#entries[handle & INDEX] !== held) return;
    this.#entries[handle & INDEX] = undefined;
    const created = this.#created.get(handle);
    this.#created.delete(handle);
    if (created !== undefined) this.#tellLeak(held.type, created);
    this.#rust.release(handle, held.shares);
  }
}

/** @param {RustObjectRef | Held} entry @returns {number} 0 for one that was disposed */
function handleOf(entry) {
  return entry instanceof Held ? entry.handle : rustHandle(entry);
}

/** @param {RustObjectRef | Held} entry */
function typeOf(entry) {
  return entry instanceof Held ? entry.type : rustKind(entry)?.type ?? 0;
}

const resolved = Promise.resolve();
