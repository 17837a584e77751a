// The imports of Rust, as docs/in-process-abi.md lists them, for the one wasm instance that uses this copy of the files.

import { InteropError } from '../error.js';
import { InProcessHost } from './in_process_host.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @type {InProcessHost | undefined} */
let current;

/** Why there is none: asked again, Rust would describe itself in shapes that were lost with the first attempt. @type {unknown} */
let failure;

function host() {
  if (current === undefined) throw new InteropError('NotConnected', 'Rust called JavaScript before `interop()` was called');
  return current;
}

/**
 * Makes the runtime object, once for each instance.
 * @param {import('./memory.js').RawExports} exports of the raw wasm instance
 * @param {WebAssembly.Table} table
 * @param {WebAssembly.Memory} memory
 * @returns {import('../interop.js').Interop}
 */
export function start(exports, table, memory) {
  if (current !== undefined) {
    if (current.exports === exports) return current.interop;
    if (!current.ended) {
      throw new InteropError(
        'ForeignHandle',
        'these generated files serve a wasm instance already; each instance needs its own copy of them',
      );
    }
  }
  if (failure !== undefined) throw failure;
  try {
    current = new InProcessHost(exports, table, memory);
  } catch (error) {
    failure = error;
    throw error;
  }
  return current.interop;
}

/**
 * A sync call. The result: -1 undefined, -2 an error in IN, -3 no memory even for the error, -4 the instance is dead
 * and Rust traps, else the length in IN.
 * @param {number} verb
 * @param {number} target
 * @param {number} module
 * @param {number} moduleLength
 * @param {number} name
 * @param {number} nameLength
 * @param {number} args
 * @param {number} argsLength
 * @param {number} wants
 * @returns {number}
 */
export function invoke(verb, target, module, moduleLength, name, nameLength, args, argsLength, wants) {
  return host().calls.invoke([verb, target, module, moduleLength, name, nameLength, args, argsLength, wants]);
}

/**
 * The same, answered later by `__interop_settled`. The result: -4 the instance is dead, else 0.
 * @param {number} call
 * @param {number} verb
 * @param {number} target
 * @param {number} module
 * @param {number} moduleLength
 * @param {number} name
 * @param {number} nameLength
 * @param {number} args
 * @param {number} argsLength
 * @param {number} wants
 * @returns {number}
 */
export function begin_invoke(call, verb, target, module, moduleLength, name, nameLength, args, argsLength, wants) {
  return host().calls.begin(call, [verb, target, module, moduleLength, name, nameLength, args, argsLength, wants]);
}

/** Nobody waits for the answer of a call any more. @param {number} call */
export function cancel(call) {
  // Also while an instance ends and drops what it has: there is nothing left that could be told.
  current?.calls.cancel(call);
}

/** The end of a promise. @param {number} call @param {number} status @param {number} number */
export function settle(call, status, number) {
  host().settle(call, status, number);
}

/** Asks for `__interop_drain` in a microtask. */
export function schedule() {
  host().schedule();
}

/** Rust gives back one share of a JavaScript object. @param {number} handle */
export function release(handle) {
  host().release(handle);
}

/** Rust does not hold the error any more that was made of a thrown value. @param {number} number */
export function forget_thrown(number) {
  // Also while an instance ends and drops what it has.
  current?.forgetThrown(number);
}

/**
 * A file that a crate carries becomes the module of its name. The result is that of `invoke`.
 * @param {number} module
 * @param {number} moduleLength
 * @param {object} members
 * @returns {number}
 */
export function provide(module, moduleLength, members) {
  return host().calls.provide(module, moduleLength, members);
}

/** The panic hook. @param {number} text @param {number} length @param {number} call the promise whose task was polled */
export function panicked(text, length, call) {
  // Also before `interop()` was called, when there is nobody to tell; the trap follows anyway.
  current?.panicked(text, length, call);
}

/** An error that nobody awaits. @param {number} error @param {number} length */
export function report(error, length) {
  host().report(error, length);
}
