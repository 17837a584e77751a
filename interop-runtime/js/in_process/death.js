// The errors that the end of an instance is reported with.

import { InteropError, isInteropError } from '../error.js';
import { formatThrown } from '../thrown.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @param {string} message @returns {string | undefined} why, if it is one of the known ways to run out of something */
function reasonOf(message) {
  if (/memory allocation of \d+ bytes failed|out of memory/i.test(message)) return 'out of memory';
  if (/call stack|stack overflow|memory access out of bounds|out of bounds memory access/i.test(message)) {
    return 'stack overflow';
  }
  return undefined;
}

const ABORT = '; it aborted without a panic, as for an allocation that is larger than what is left';

/** Nothing tells what was wanted: only whether any memory is left. @param {import('./memory.js').WasmMemory} memory */
const reasonOfAbort = (memory) => (memory.isFull() ? 'out of memory' : 'abort');

/**
 * A panic, as the panic hook told it.
 * @param {string} text message and location
 */
export function panicError(text) {
  const reason = reasonOf(text);
  return new InteropError('Panicked', text || 'Rust panicked', reason === undefined ? {} : { data: { reason } });
}

/**
 * Something came out of wasm without a panic: a trap, or an exception that went through Rust frames. Nothing was
 * dropped and the shadow stack was not put back, so the instance cannot be used any more.
 * @param {unknown} thrown
 * @param {import('./memory.js').WasmMemory} memory
 */
export function trapError(thrown, memory) {
  const { message } = formatThrown(thrown);
  const trap = thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError;
  const text = trap ? `Rust was stopped by a trap: ${message}` : `an exception went through Rust and ended it: ${message}`;
  const reason = reasonOf(message) ?? (trap && /unreachable/.test(message) ? reasonOfAbort(memory) : undefined);
  const hint = reason === undefined ? '' : reason === 'abort' ? ABORT : ` (${reason})`;
  return new InteropError('Panicked', text + hint, reason === undefined ? { cause: thrown } : { cause: thrown, data: { reason } });
}

/**
 * @param {string} method
 * @param {InteropError} ended what ended the instance
 */
export function terminatedError(method, ended) {
  if (isInteropError(ended) && ended.code === 'Terminated') {
    return new InteropError('Terminated', `\`${method}\` cannot run: ${ended.message}`, { method });
  }
  return new InteropError(
    'Terminated',
    `\`${method}\` cannot run: this Rust instance has ended (${ended.message})`,
    { method, cause: ended },
  );
}
