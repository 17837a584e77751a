// InProcessHost: one wasm instance, with what it offers to its Interop and to the imports of Rust.

import { ConnectedHost } from '../connected_host.js';
import { toDescription } from '../description.js';
import { fromRecord } from '../error_record.js';
import { Interop } from '../interop.js';
import { Methods } from '../methods.js';
import { ModuleLoader } from '../module_loader.js';
import { Registry, exportedEntries } from '../registry.js';
import { Instance } from './instance.js';
import { JsCalls } from './js_calls.js';
import { makeThunk } from './thunk.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export class InProcessHost {
  exports;
  interop;
  calls;
  #instance;

  /**
   * @param {import('./memory.js').RawExports} exports
   * @param {WebAssembly.Table} table
   * @param {WebAssembly.Memory} memory
   */
  constructor(exports, table, memory) {
    this.exports = exports;
    const modules = new ModuleLoader();
    /** @type {Instance | undefined} */
    let made;
    const host = new ConnectedHost('in-process', (owner) => {
      const instance = new Instance(exports, memory, owner);
      made = instance;
      const methods = new Methods({
        registry: new Registry(exportedEntries(/** @type {any} */ (exports))),
        // Crate and identifier stand in the export's name already.
        describe: ({ address, crate, identifier }) => {
          return toDescription({ .../** @type {object} */ (instance.describe(address)), crate, identifier });
        },
        thunk: (description) => makeThunk(instance, table.get(description.index), description),
        typeName: (type) => instance.typeName(type),
        expectAlive: (method) => instance.expectAlive(method),
      });
      instance.exported = methods.exports;
      return { rust: instance, methods, modules, stats: () => stats(instance, modules, this.calls) };
    });
    this.#instance = /** @type {Instance} */ (made);
    this.calls = new JsCalls(this.#instance, modules);
    this.interop = new Interop(host);
  }

  get plain() {
    return this.calls.plain;
  }

  /** @param {number} moduleAt @param {number} moduleLength @param {number} nameAt @param {number} nameLength @param {number} wants */
  bind(moduleAt, moduleLength, nameAt, nameLength, wants) {
    const { memory } = this.#instance;
    return this.plain.bind(memory.text(moduleAt, moduleLength), memory.text(nameAt, nameLength), wants);
  }

  get ended() {
    return this.#instance.ended;
  }

  /** @param {number} call @param {number} status @param {number} number */
  settle(call, status, number) {
    this.#instance.expectAlive('settle');
    this.#instance.enterJs();
    const pending = this.#instance.pending.take(call);
    // The message is read even if nobody waits for it: it may define shapes that later ones use, and carry shares.
    try {
      const value = this.#instance.outcome(status, number, pending?.method ?? 'a call');
      pending?.resolve(value);
    } catch (error) {
      pending?.reject(error);
    }
    this.#instance.leaveJs();
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
    this.#instance.enterJs();
    this.#instance.unheard(error);
    this.#instance.leaveJs();
  }
}

/** @param {Instance} instance @param {ModuleLoader} modules @param {JsCalls} js */
function stats(instance, modules, js) {
  const { jsObjects, pending } = instance;
  // Rust knows: an object that it disposed is gone, whether or not JavaScript has let go of the reference.
  const { objects, callbacks, calls, tasks } = instance.census();
  return {
    rustObjects: objects,
    callbacks,
    jsObjects: jsObjects.size,
    pendingCalls: pending.size,
    callsIntoJs: Math.max(calls, js.size),
    tasks,
    modules: modules.size,
    thrownValues: instance.thrown.size,
  };
}

const resolved = Promise.resolve();
