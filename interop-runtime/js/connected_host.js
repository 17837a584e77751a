// ConnectedHost: what a host offers to its Interop and to its references, whatever it is connected to Rust by.

import { describe } from './describe.js';
import { InteropError } from './error.js';
import { expectSync } from './interop.js';
import { withOptions } from './options.js';
import { JsObjectRef, jsState, rustState } from './reference.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * Rust as one side of a connection.
 * @typedef {object} RustSide
 * @property {import('./pending.js').PendingCalls} pending
 * @property {import('./js_objects.js').JsObjects} jsObjects
 * @property {import('./listeners.js').Listeners<InteropError>} errors
 * @property {import('./listeners.js').Listeners<InteropError>} terminations
 * @property {(method: string) => void} expectAlive throws if it has ended
 * @property {(call: number, error: InteropError) => void} cancel drops the future of a call and rejects its promise
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
      throw new InteropError('ForeignHandle', `\`${method}\` was given a JsObjectRef of another runtime`, { method });
    }
    ref.dispose();
  }

  stats() {
    return this.#stats();
  }

  /** @param {(error: InteropError) => unknown} listener */
  onError(listener) {
    return this.#rust.errors.add(listener);
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

  /** @param {import('./reference.js').RustObjectRef} ref @param {string} identifier */
  #method(ref, identifier) {
    const state = /** @type {import('./reference.js').RustState} */ (rustState(ref));
    if (state.disposed) {
      this.#rust.expectAlive(identifier);
      const method = `${this.#methods.typeName(state.type)}.${identifier}`;
      throw new InteropError('Disposed', `\`${method}\` was called on an object that was disposed`, { method });
    }
    return { thunk: this.#methods.method(state.type, identifier), handle: state.handle };
  }

  /** @param {import('./reference.js').RustObjectRef} ref */
  disposeRust(ref) {
    const state = rustState(ref);
    if (state !== undefined) this.#rust.dispose(state.handle);
  }

  /** @param {JsObjectRef} ref */
  disposeJs(ref) {
    this.#rust.jsObjects.dispose(ref);
  }
}
