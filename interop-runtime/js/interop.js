// Interop: the object that `interop()` returns, the same on every host.

import { installBlazorCompat } from './blazor_compat.js';
import { InteropError } from './error.js';
import { checkOptions, withOptions } from './options.js';
import { JsObjectRef, RustObjectRef } from './reference.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * An invokable that was found.
 * @typedef {object} Invokable
 * @property {string} method
 * @property {boolean} isAsync
 * @property {number} most how many arguments JavaScript may send
 * @property {(...args: unknown[]) => unknown} strict  surplus arguments are an error
 * @property {(...args: unknown[]) => unknown} relaxed they are ignored
 */

/**
 * A reference that is alive.
 * @typedef {object} Tracked
 * @property {"RustObjectRef" | "callback" | "JsObjectRef"} kind
 * @property {string} type    of the object
 * @property {number} shares  that the other side has
 * @property {string} created where it came into being: frames of a stack, one a line
 */

/**
 * What is alive now.
 * @typedef {object} Stats
 * @property {number} rustObjects  objects of Rust that JavaScript holds
 * @property {number} callbacks    closures of Rust that JavaScript holds
 * @property {number} jsObjects    objects of JavaScript that Rust holds
 * @property {number} pendingCalls promises of async functions of Rust
 * @property {number} callsIntoJs  calls of Rust that wait for JavaScript
 * @property {number} tasks        futures of Rust that are not done
 * @property {number} modules      of JavaScript that are loaded or registered
 * @property {number} thrownValues what JavaScript threw, kept for errors that Rust holds
 */

/**
 * What a host does for its Interop.
 * @typedef {object} Host
 * @property {"in-process" | "circuit"} kind
 * @property {(crate: string, identifier: string) => Invokable} find
 * @property {(crate: string) => Promise<object>} exportsOf
 * @property {(call: () => unknown) => import('./options.js').Started} start makes a call that can be cancelled
 * @property {(invokable: { isAsync: boolean, method: string }, call: () => unknown) => unknown} readyValue makes a call that must be ready at once
 * @property {(use: boolean) => void} useBlazorHabits how methods of references are called
 * @property {(name: string, members: object) => void} registerModule
 * @property {(object: object) => JsObjectRef} createJsObjectReference
 * @property {(ref: JsObjectRef) => void} disposeJsObjectReference
 * @property {() => Stats} stats
 * @property {(on: boolean) => void} trackReferences
 * @property {() => Tracked[]} references
 * @property {(listener: (error: InteropError) => unknown) => () => void} onError
 * @property {(listener: (error: InteropError) => unknown) => () => void} onTerminated
 * @property {() => void} dispose
 */

/** @param {{ method: string }} invokable @param {Host['kind']} kind */
export function syncUnsupported({ method }, kind) {
  const why = kind === 'circuit' ? 'cannot be waited for over a circuit' : 'is async';
  const text = `\`${method}\` ${why}; call it with \`invokeMethodAsync\` and await the result`;
  return new InteropError('SyncUnsupported', text, { method });
}

/** @param {{ isAsync: boolean, method: string }} invokable @param {Host['kind']} kind */
export function expectSync(invokable, kind) {
  if (invokable.isAsync) throw syncUnsupported(invokable, kind);
}

export class Interop {
  #host;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /** Where Rust runs. */
  get host() {
    return this.#host.kind;
  }

  /** @returns {typeof InteropError & { readonly prototype: import('./error.js').AnyInteropError }} */
  get InteropError() {
    return InteropError;
  }

  get RustObjectRef() {
    return RustObjectRef;
  }

  get JsObjectRef() {
    return JsObjectRef;
  }

  /**
   * Calls a function of Rust and returns its result.
   * @param {string} crate
   * @param {string} identifier
   * @param {...unknown} args
   * @returns {unknown}
   */
  invokeMethod(crate, identifier, ...args) {
    const found = this.#host.find(crate, identifier);
    expectSync(found, this.#host.kind);
    return found.strict(...args);
  }

  /**
   * The same for any function, async or not.
   * @param {string} crate
   * @param {string} identifier
   * @param {...unknown} args
   * @returns {Promise<unknown>} every failure is a rejection
   */
  invokeMethodAsync(crate, identifier, ...args) {
    try {
      return Promise.resolve(this.#host.find(crate, identifier).strict(...args));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * Resolves a function once. What it returns is a plain function: it ignores surplus arguments, as an event handler
   * or a callback of `map` has to. For an async function it returns a promise.
   * @param {string} crate
   * @param {string} identifier
   * @returns {(...args: unknown[]) => unknown}
   */
  getMethod(crate, identifier) {
    const { isAsync, relaxed } = this.#host.find(crate, identifier);
    if (!isAsync) return relaxed;
    return (...args) => {
      try {
        return Promise.resolve(relaxed(...args));
      } catch (error) {
        return Promise.reject(error);
      }
    };
  }

  /**
   * Async calls that a signal or a deadline can end: the Rust future is dropped, and the promise rejected with
   * `Cancelled` or `Timeout`. References have it too.
   * @param {import('./options.js').CallOptions} options
   * @returns {{ invokeMethodAsync: (crate: string, identifier: string, ...args: unknown[]) => Promise<unknown> }}
   */
  withOptions(options) {
    const host = this.#host;
    const checked = checkOptions(options);
    return {
      invokeMethodAsync: (crate, identifier, ...args) =>
        withOptions(checked, () => host.start(() => host.find(crate, identifier).strict(...args))),
    };
  }

  /**
   * What a crate exports: functions and classes, nested as its modules are.
   * @param {string} crate
   * @returns {Promise<object>}
   */
  getExports(crate) {
    return this.#host.exportsOf(crate);
  }

  /**
   * Makes an object known to Rust as a module. Registered again, the name stands for the new object from the next call
   * on: a page that reloads its parts wants that. It also replaces a file that a crate of Rust carries under the name. A
   * name that was given to a URL, by `import_as`, is refused with `ModuleConflict`.
   * @param {string} name
   * @param {object} members functions are read when they are called
   */
  registerModule(name, members) {
    this.#host.registerModule(name, members);
  }

  /**
   * A reference that can stand anywhere inside of arguments.
   * @param {object} object any object or function
   * @returns {JsObjectRef}
   */
  createJsObjectReference(object) {
    return this.#host.createJsObjectReference(object);
  }

  /** @param {JsObjectRef} reference */
  disposeJsObjectReference(reference) {
    this.#host.disposeJsObjectReference(reference);
  }

  /**
   * Lets JavaScript that was written for Blazor run as it is: `DotNet.invokeMethod`, `DotNet.invokeMethodAsync`,
   * `DotNet.createJSObjectReference`, `DotNet.disposeJSObjectReference`, and `getDotnetRuntime(0).getAssemblyExports`. An
   * assembly is a crate; `.dll` is dropped.
   *
   * There, and on references, Blazor's habits hold from then on: a method without parameters ignores its arguments, a
   * reference passes over the crate's name in front of the identifier, and `invokeMethod` of an async function returns the
   * value if it is ready at once. A second time is nothing; a `DotNet` of somebody else is not overwritten.
   * @returns {() => void} takes it away again
   */
  installBlazorCompat() {
    return installBlazorCompat(this, this.#host);
  }

  /** What is alive now. @returns {Stats} */
  stats() {
    return this.#host.stats();
  }

  /**
   * For finding leaks: from now on each reference remembers where it was made, which costs some time, and one that is
   * collected before it was disposed is told of in the console.
   * @param {boolean} [on]
   */
  trackReferences(on = true) {
    this.#host.trackReferences(on);
  }

  /** The references that were made since `trackReferences()` and are alive. @returns {Tracked[]} */
  references() {
    return this.#host.references();
  }

  /**
   * Hears of errors that nobody awaits.
   * @param {(error: InteropError) => unknown} listener
   * @returns {() => void} ends it
   */
  onError(listener) {
    return this.#host.onError(listener);
  }

  /**
   * Hears of a panic or another end that nobody asked for.
   * @param {(error: InteropError) => unknown} listener
   * @returns {() => void} ends it
   */
  onTerminated(listener) {
    return this.#host.onTerminated(listener);
  }

  /** Ends it: every call that is pending or comes later fails with `Terminated`. */
  dispose() {
    this.#host.dispose();
  }
}
