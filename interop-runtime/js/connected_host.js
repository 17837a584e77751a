// ConnectedHost: what a host offers to its Interop and to its references, whatever it is connected to Rust by.

import { byHabit, withoutCrate } from './blazor_compat.js';
import { describe } from './describe.js';
import { InteropError } from './error.js';
import { expectSync, syncUnsupported } from './interop.js';
import { withOptions } from './options.js';
import { JsObjectRef, jsState, rustHandle, rustKind } from './reference.js';
import { Uncaught } from './uncaught.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * Rust as one side of a connection.
 * @typedef {object} RustSide
 * @property {{ lastCall: number, lastPromise: Promise<unknown> | undefined }} pending
 * @property {import('./js_objects.js').JsObjects} jsObjects
 * @property {import('./rust_objects.js').RustObjects} rustObjects
 * @property {import('./listeners.js').Listeners<InteropError>} errors
 * @property {import('./listeners.js').Listeners<InteropError>} terminations
 * @property {(method: string) => void} expectAlive throws if it has ended
 * @property {(call: number, error: (method: string) => InteropError) => void} cancel drops the future of a call and rejects its promise
 * @property {(handle: number) => void} dispose never throws
 * @property {() => void} terminate
 */

/**
 * @typedef {object} Connected
 * @property {RustSide} rust
 * @property {import('./methods.js').Methods} methods
 * @property {import('./module_loader.js').ModuleLoader} modules
 * @property {() => import('./interop.js').Stats} stats
 */

/** The `Host` of interop.js, and the owner of references. */
export class ConnectedHost {
  kind;
  #rust;
  #methods;
  #modules;
  #stats;
  habits = false;
  #uncaught = new Uncaught((error) => this.#rust.errors.tell(error));

  /**
   * @param {"in-process" | "circuit"} kind
   * @param {(owner: ConnectedHost) => Connected} connect is given the owner of the references that arrive
   */
  constructor(kind, connect) {
    this.kind = kind;
    const { rust, methods, modules, stats } = connect(this);
    this.#rust = rust;
    this.#methods = methods;
    this.#modules = modules;
    this.#stats = stats;
  }

  // ── for Interop ────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {string} crate @param {string} identifier */
  find(crate, identifier) {
    return this.#methods.function(crate, identifier);
  }

  /** @param {() => unknown} call @returns {import('./options.js').Started} */
  start(call) {
    const result = call();
    const { pending } = this.#rust;
    const id = pending.lastPromise === result && result !== undefined ? pending.lastCall : undefined;
    return {
      promise: Promise.resolve(result),
      cancel: (error) => {
        if (id !== undefined) this.#rust.cancel(id, error);
      },
    };
  }

  /**
   * @param {{ isAsync: boolean, method: string }} invokable
   * @param {() => unknown} call
   */
  readyValue(invokable, call) {
    // There nothing is ever ready, and what was sent runs.
    if (this.kind === 'circuit') expectSync(invokable, this.kind);
    const result = call();
    const { pending } = this.#rust;
    if (!invokable.isAsync || !(result instanceof Promise) || pending.lastPromise !== result) return result;
    // Nobody will hear of it, so it does not go on.
    const error = syncUnsupported(invokable, this.kind);
    void result.then(undefined, () => {});
    this.#rust.cancel(pending.lastCall, () => error);
    throw error;
  }

  /** @param {boolean} use */
  useBlazorHabits(use) {
    this.habits = use;
  }

  /** @param {string} crate */
  async exportsOf(crate) {
    this.#rust.expectAlive(`getExports of \`${crate}\``);
    return this.#methods.exports.tree(crate);
  }

  /** @param {string} name @param {object} members */
  registerModule(name, members) {
    this.#rust.expectAlive('registerModule');
    this.#modules.register(name, members);
  }

  /** @param {object} object */
  createJsObjectReference(object) {
    this.#rust.expectAlive('createJsObjectReference');
    return this.#rust.jsObjects.createReference(object);
  }

  /** @param {JsObjectRef} ref */
  disposeJsObjectReference(ref) {
    const method = 'disposeJsObjectReference';
    if (!(ref instanceof JsObjectRef)) {
      throw new InteropError('TypeMismatch', `\`${method}\` takes a JsObjectRef, found ${describe(ref)}`, { method });
    }
    if (jsState(ref)?.owner !== this) {
      throw new InteropError('ForeignHandle', `\`${method}\` was given a JsObjectRef of another runtime; dispose it there`, { method });
    }
    ref.dispose();
  }

  stats() {
    return this.#stats();
  }

  /** @param {boolean} on */
  trackReferences(on) {
    this.#rust.rustObjects.track(on);
    this.#rust.jsObjects.track(on);
  }

  references() {
    return [...this.#rust.rustObjects.tracked(), ...this.#rust.jsObjects.tracked()];
  }

  /** @param {(error: InteropError) => unknown} listener */
  onError(listener) {
    const end = this.#rust.errors.add(listener);
    const unwatch = this.#uncaught.watch();
    return () => {
      end();
      unwatch();
    };
  }

  /** @param {(error: InteropError) => unknown} listener */
  onTerminated(listener) {
    return this.#rust.terminations.add(listener);
  }

  dispose() {
    this.#rust.terminate();
  }

  // ── for references ─────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {import('./reference.js').RustObjectRef} ref @param {string} identifier @param {unknown[]} args */
  callMethod(ref, identifier, args) {
    if (this.habits) {
      const { thunk, run } = this.#byHabit(ref, identifier, args);
      return this.readyValue(thunk, run);
    }
    const { thunk, handle } = this.#method(ref, identifier);
    expectSync(thunk, this.kind);
    return thunk.strict(handle, ...args);
  }

  /**
   * @param {import('./reference.js').RustObjectRef} ref
   * @param {string} identifier
   * @param {unknown[]} args
   * @returns {Promise<unknown>}
   */
  callMethodAsync(ref, identifier, args) {
    try {
      if (this.habits) return Promise.resolve(this.#byHabit(ref, identifier, args).run());
      const { thunk, handle } = this.#method(ref, identifier);
      return Promise.resolve(thunk.strict(handle, ...args));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * @param {import('./reference.js').RustObjectRef} ref
   * @param {import('./options.js').CallOptions} options
   * @param {string} identifier
   * @param {unknown[]} args
   */
  callMethodWith(ref, options, identifier, args) {
    return withOptions(options, () =>
      this.start(() => {
        const { thunk, handle } = this.#method(ref, identifier);
        return thunk.strict(handle, ...args);
      }),
    );
  }

  /** @param {import('./reference.js').RustObjectRef} ref @param {string} first @param {unknown[]} given */
  #byHabit(ref, first, given) {
    const { type } = /** @type {import('./reference.js').RustKind} */ (rustKind(ref));
    const isMethod = (/** @type {string} */ name) => this.#methods.hasMethod(type, name);
    const isCrate = (/** @type {string} */ name) => this.#methods.hasCrate(name);
    const [identifier, args] = withoutCrate(first, given, isMethod, isCrate);
    const { thunk, handle } = this.#method(ref, identifier);
    return { thunk, run: () => byHabit(thunk)(handle, ...args) };
  }

  /** @param {import('./reference.js').RustObjectRef} ref @param {string} identifier */
  #method(ref, identifier) {
    const { type } = /** @type {import('./reference.js').RustKind} */ (rustKind(ref));
    const handle = rustHandle(ref);
    if (handle === 0) {
      this.#rust.expectAlive(identifier);
      const method = `${this.#methods.typeName(type)}.${identifier}`;
      throw new InteropError('Disposed', `\`${method}\` was called on an object that was disposed; ask Rust for a new one`, { method });
    }
    return { thunk: this.#methods.method(type, identifier), handle };
  }

  /** @param {number} type @returns {import('./reference.js').RustKind} */
  kindOf(type) {
    return { owner: this, type, methods: this.#methods.ofType(type) };
  }

  /** @param {number} handle */
  disposeRust(handle) {
    this.#rust.dispose(handle);
  }

  /** @param {JsObjectRef} ref */
  disposeJs(ref) {
    this.#rust.jsObjects.dispose(ref);
  }
}
