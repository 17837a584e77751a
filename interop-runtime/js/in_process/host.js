// The imports of Rust, as docs/in-process-abi.md lists them, for the one wasm instance that uses this copy of the files.

import { InteropError } from '../error.js';
import { InProcessHost } from './in_process_host.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {import('./plain_calls.js').PlainCalls} PlainCalls */

/** @type {InProcessHost | undefined} */
let current;

/** What answers the calls that need no message: kept apart, so that one load finds it. @type {PlainCalls | undefined} */
let plain;

/** Why there is none: asked again, Rust would describe itself in shapes that were lost with the first attempt. @type {unknown} */
let failure;

/** @returns {never} */
function missing() {
  throw new InteropError('NotConnected', 'Rust called JavaScript before `interop()` was called');
}

function host() {
  return current ?? missing();
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
    plain = current.plain;
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

/**
 * Gives a function that an import stands for its number.
 * @param {number} module
 * @param {number} moduleLength
 * @param {number} name
 * @param {number} nameLength
 * @param {number} wants
 * @returns {number}
 */
export function bind(module, moduleLength, name, nameLength, wants) {
  return host().bind(module, moduleLength, name, nameLength, wants);
}

// A sync call of such a function. What came of it is the number that is returned, or else what the status says.

/** @param {number} id */
export function call_0(id) {
  return (plain ?? missing()).call0(id);
}

/** @param {number} id @param {number} a */
export function call_1(id, a) {
  return (plain ?? missing()).call1(id, a);
}

/** @param {number} id @param {number} a @param {number} b */
export function call_2(id, a, b) {
  return (plain ?? missing()).call2(id, a, b);
}

/** @param {number} id @param {number} a @param {number} b @param {number} c */
export function call_3(id, a, b, c) {
  return (plain ?? missing()).call3(id, a, b, c);
}

/** @param {number} id @param {number} texts @param {number} count @param {number} a @param {number} b @param {number} c */
export function call_texts(id, texts, count, a, b, c) {
  return (plain ?? missing()).callTexts(id, texts, count, a, b, c);
}

// The same, answered later by `__interop_settled_number` or `__interop_settled`.

/** @param {number} call @param {number} id */
export function begin_0(call, id) {
  (plain ?? missing()).begin(call, id, []);
}

/** @param {number} call @param {number} id @param {number} a */
export function begin_1(call, id, a) {
  (plain ?? missing()).begin(call, id, [a]);
}

/** @param {number} call @param {number} id @param {number} a @param {number} b */
export function begin_2(call, id, a, b) {
  (plain ?? missing()).begin(call, id, [a, b]);
}

/** @param {number} call @param {number} id @param {number} a @param {number} b @param {number} c */
export function begin_3(call, id, a, b, c) {
  (plain ?? missing()).begin(call, id, [a, b, c]);
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
