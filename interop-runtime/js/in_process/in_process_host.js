// InProcessHost: what one wasm instance offers to its Interop, to its references and to the imports of Rust.

import { byHabit, withoutCrate } from '../blazor_compat.js';
import { InteropError } from '../error.js';
import { fromRecord } from '../error_record.js';
import { Interop, expectSync, syncUnsupported } from '../interop.js';
import { describe } from '../describe.js';
import { ModuleLoader } from '../module_loader.js';
import { withOptions } from '../options.js';
import { JsObjectRef, jsState, rustState } from '../reference.js';
import { Uncaught } from '../uncaught.js';
import { Instance } from './instance.js';
import { JsCalls } from './js_calls.js';
import { Methods } from './methods.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export class InProcessHost {
  /** @type {"in-process"} */
  kind = 'in-process';
  exports;
  interop;
  calls;
  #instance;
  #methods;
  #modules = new ModuleLoader();
  #blazorHabits = false;
  #uncaught = new Uncaught((error) => this.#instance.errors.tell(error));

  /**
   * @param {import('./memory.js').RawExports} exports
   * @param {WebAssembly.Table} table
   * @param {WebAssembly.Memory} memory
   */
  constructor(exports, table, memory) {
    this.exports = exports;
    this.#instance = new Instance(exports, memory, this);
    this.#methods = new Methods(this.#instance, table);
    this.#instance.exported = this.#methods.exports;
    this.calls = new JsCalls(this.#instance, this.#modules);
    this.interop = new Interop(this);
  }

  get ended() {
    return this.#instance.ended;
  }

  // ── for Interop ────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {string} crate @param {string} identifier */
  find(crate, identifier) {
    return this.#methods.function(crate, identifier);
  }

  /** @param {() => unknown} call @returns {import('../options.js').Started} */
  start(call) {
    const result = call();
    const { pending } = this.#instance;
    const id = pending.lastPromise === result && result !== undefined ? pending.lastCall : undefined;
    return {
      promise: Promise.resolve(result),
      cancel: (error) => {
        if (id !== undefined) this.#instance.cancel(id, error);
      },
    };
  }

  /**
   * @param {{ isAsync: boolean, method: string }} invokable
   * @param {() => unknown} call
   */
  readyValue({ isAsync, method }, call) {
    const result = call();
    const { pending } = this.#instance;
    if (!isAsync || !(result instanceof Promise) || pending.lastPromise !== result) return result;
    // Nobody will hear of it, so it does not go on.
    const error = syncUnsupported(method);
    void result.then(undefined, () => {});
    this.#instance.cancel(pending.lastCall, () => error);
    throw error;
  }

  /** @param {boolean} use */
  useBlazorHabits(use) {
    this.#blazorHabits = use;
  }

  /** @param {string} crate */
  async exportsOf(crate) {
    this.#instance.expectAlive(`getExports of \`${crate}\``);
    return this.#methods.exports.tree(crate);
  }

  /** @param {string} name @param {object} members */
  registerModule(name, members) {
    this.#instance.expectAlive('registerModule');
    this.#modules.register(name, members);
  }

  /** @param {object} object */
  createJsObjectReference(object) {
    this.#instance.expectAlive('createJsObjectReference');
    return this.#instance.jsObjects.createReference(object);
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
    const { jsObjects, pending } = this.#instance;
    // Rust knows: an object that it disposed is gone, whether or not JavaScript has let go of the reference.
    const { objects, callbacks, calls, tasks } = this.#instance.census();
    return {
      rustObjects: objects,
      callbacks,
      jsObjects: jsObjects.size,
      pendingCalls: pending.size,
      callsIntoJs: Math.max(calls, this.calls.size),
      tasks,
      modules: this.#modules.size,
      thrownValues: this.#instance.thrown.size,
    };
  }

  /** @param {boolean} on */
  trackReferences(on) {
    this.#instance.rustObjects.track(on);
    this.#instance.jsObjects.track(on);
  }

  references() {
    return [...this.#instance.rustObjects.tracked(), ...this.#instance.jsObjects.tracked()];
  }

  /** @param {(error: InteropError) => unknown} listener */
  onError(listener) {
    const end = this.#instance.errors.add(listener);
    const unwatch = this.#uncaught.watch();
    return () => {
      end();
      unwatch();
    };
  }

  /** @param {(error: InteropError) => unknown} listener */
  onTerminated(listener) {
    return this.#instance.terminations.add(listener);
  }

  dispose() {
    this.#instance.terminate();
  }

  // ── for references ─────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {import('../reference.js').RustObjectRef} ref @param {string} identifier @param {unknown[]} args */
  callMethod(ref, identifier, args) {
    if (this.#blazorHabits) {
      const { thunk, run } = this.#byHabit(ref, identifier, args);
      return this.readyValue(thunk, run);
    }
    const { thunk, handle } = this.#method(ref, identifier);
    expectSync(thunk);
    return thunk.strict(handle, ...args);
  }

  /**
   * @param {import('../reference.js').RustObjectRef} ref
   * @param {string} identifier
   * @param {unknown[]} args
   * @returns {Promise<unknown>}
   */
  callMethodAsync(ref, identifier, args) {
    try {
      if (this.#blazorHabits) return Promise.resolve(this.#byHabit(ref, identifier, args).run());
      const { thunk, handle } = this.#method(ref, identifier);
      return Promise.resolve(thunk.strict(handle, ...args));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * @param {import('../reference.js').RustObjectRef} ref
   * @param {import('../options.js').CallOptions} options
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

  /** @param {import('../reference.js').RustObjectRef} ref @param {string} first @param {unknown[]} given */
  #byHabit(ref, first, given) {
    const { type } = /** @type {import('../reference.js').RustState} */ (rustState(ref));
    const isMethod = (/** @type {string} */ name) => this.#methods.hasMethod(type, name);
    const isCrate = (/** @type {string} */ name) => this.#methods.hasCrate(name);
    const [identifier, args] = withoutCrate(first, given, isMethod, isCrate);
    const { thunk, handle } = this.#method(ref, identifier);
    return { thunk, run: () => byHabit(thunk)(handle, ...args) };
  }

  /** @param {import('../reference.js').RustObjectRef} ref @param {string} identifier */
  #method(ref, identifier) {
    const state = /** @type {import('../reference.js').RustState} */ (rustState(ref));
    if (state.disposed) {
      this.#instance.expectAlive(identifier);
      const method = `${this.#methods.typeName(state.type)}.${identifier}`;
      throw new InteropError('Disposed', `\`${method}\` was called on an object that was disposed; ask Rust for a new one`, { method });
    }
    return { thunk: this.#methods.method(state.type, identifier), handle: state.handle };
  }

  /** @param {import('../reference.js').RustObjectRef} ref */
  disposeRust(ref) {
    const state = rustState(ref);
    if (state !== undefined) this.#instance.dispose(state.handle);
  }

  /** @param {JsObjectRef} ref */
  disposeJs(ref) {
    this.#instance.jsObjects.dispose(ref);
  }

  // ── for the imports of Rust ────────────────────────────────────────────────────────────────────────────────────

  /** @param {number} call @param {number} status @param {number} number */
  settle(call, status, number) {
    this.#instance.expectAlive('settle');
    const pending = this.#instance.pending.take(call);
    // The message is read even if nobody waits for it: it may define shapes that later ones use, and carry shares.
    try {
      const value = this.#instance.outcome(status, number, pending?.method ?? 'a call');
      pending?.resolve(value);
    } catch (error) {
      pending?.reject(error);
    }
    // Resolving looks at `value.then`, which may be a getter of the user's that ends the instance.
    this.#instance.expectAlive('settle');
  }

  schedule() {
    this.#instance.expectAlive('schedule');
    // A reaction of a promise, because queueMicrotask costs ten times as much in Chromium.
    void resolved.then(this.#drain);
  }

  #drain = () => {
    this.#instance.callQuietly('drain', () => this.#instance.exports.__interop_drain());
  };

  /** @param {number} handle */
  release(handle) {
    this.#instance.expectAlive('release');
    this.#instance.jsObjects.release(handle);
  }

  /** @param {number} number */
  forgetThrown(number) {
    this.#instance.thrown.forget(number);
  }

  /** @param {number} text @param {number} length @param {number} call */
  panicked(text, length, call) {
    let message = '';
    try {
      message = this.#instance.memory.text(text, length);
    } catch {
      // Rust is about to trap; a message that cannot be read changes nothing about that.
    }
    this.#instance.panicked(message, call);
  }

  /** @param {number} at @param {number} length */
  report(at, length) {
    this.#instance.expectAlive('report');
    const error = fromRecord(this.#instance.read(at >>> 0, length >>> 0)[0], undefined, this.#instance.thrown);
    this.#instance.unheard(error);
  }
}

const resolved = Promise.resolve();
