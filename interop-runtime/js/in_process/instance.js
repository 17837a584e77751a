// Instance: one wasm instance as JavaScript sees it, from its first call to its end.

import { callbackFunction, describeCallback } from '../callback.js';
import { Decoder } from '../codec/decoder.js';
import { Encoder } from '../codec/encoder.js';
import { ShapeReader, ShapeWriter } from '../codec/shapes.js';
import { REFERENCES_WORD } from '../codec/wire.js';
import { IncomingReferences, outgoingReferences } from '../codec_references.js';
import { InteropError, withMethod } from '../error.js';
import { fromRecord } from '../error_record.js';
import { JsObjects } from '../js_objects.js';
import { inProcessLimits } from '../limits.js';
import { Listeners } from '../listeners.js';
import { RustObjects } from '../rust_objects.js';
import { ThrownValues } from '../thrown_values.js';
import { panicError, terminatedError, trapError } from './death.js';
import { WasmMemory } from './memory.js';
import { PendingPromises } from './pending_promises.js';
import { makeThunk } from './thunk.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** What the status word says, and what `settle` is told. */
const NUMBER = 0;
const MESSAGE = 1;
const ERROR = 2;
const PROMISE = 3;
const CONSTANTS = /** @type {readonly unknown[]} */ ([, , , , undefined, null, false, true]);
const TEXT = 8;
const OBJECT = 9;

/** @typedef {import('../codec/message_buffer.js').MessageBuffer} MessageBuffer */
/** @typedef {(message: MessageBuffer, length: number, roots: import('../codec/encoder.js').Roots) => number} Deliver */

/** The `Engine` of raw_call.js. */
export class Instance {
  /** No call may enter. Every thunk looks at it first. */
  closed = false;
  /** Calls of Rust's into JavaScript that are on the stack: between any two of them there is one into Rust. */
  depth = 0;
  /** How deep nothing enters any more. */
  deepest;
  memory;
  exports;
  limits;
  pending = new PendingPromises();
  thrown = new ThrownValues();
  jsObjects;
  rustObjects;
  /** @type {Listeners<InteropError>} */
  errors = new Listeners();
  /** @type {Listeners<InteropError>} */
  terminations = new Listeners();
  /** Set when the exports have been described. @type {import('../exports.js').Exports | undefined} */
  exported = undefined;

  #encoder;
  #decoder;
  #incoming;
  #rawDispose;
  /** The depth at which Rust polls its tasks now. */
  #polling = -1;
  /** What ended this instance. @type {InteropError | undefined} */
  #ended = undefined;
  /** The panic, until the call in which it happened has taken it. @type {InteropError | undefined} */
  #unclaimed = undefined;

  /**
   * @param {import('./memory.js').RawExports} exports
   * @param {WebAssembly.Memory} memory
   * @param {import('../reference.js').RustOwner & import('../reference.js').JsOwner} owner
   * @param {import('../limits.js').Limits} [limits]
   */
  constructor(exports, memory, owner, limits = inProcessLimits) {
    this.exports = exports;
    this.#rawDispose = exports.__interop_dispose;
    this.memory = new WasmMemory(memory, exports);
    this.limits = limits;
    this.deepest = limits.reentrancy;
    const jsObjects = new JsObjects(owner);
    const rustObjects = new RustObjects(owner, this);
    this.jsObjects = jsObjects;
    this.rustObjects = rustObjects;
    this.#incoming = new IncomingReferences(jsObjects, rustObjects);
    this.#encoder = new Encoder(new ShapeWriter(), outgoingReferences(jsObjects, rustObjects), limits);
    this.#decoder = new Decoder(new ShapeReader(), this.#incoming, limits);
  }

  get ended() {
    return this.#ended !== undefined;
  }

  /** @param {string} method */
  expectAlive(method) {
    if (this.#ended !== undefined) throw terminatedError(method, this.#ended);
  }

  // ── messages ───────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Puts a message into IN.
   * @param {unknown[]} values
   * @param {import('../codec/encoder.js').Roots} roots
   * @returns {number} its length
   */
  send(values, roots) {
    return this.#encoder.encode(values, roots, this.#deliver);
  }

  /** @type {Deliver} */
  #deliver = (message, length, roots) => {
    const method = roots.method ?? 'a call';
    // A getter that was read while encoding may have ended the instance.
    this.expectAlive(method);
    const address = this.call(method, () => this.exports.__interop_reserve(length)) >>> 0;
    if (address === 0) {
      throw new InteropError('TooLarge', `\`${method}\`: Rust has no memory left for a message of ${length} bytes; send it in parts`, { method });
    }
    this.memory.write(address, message, length);
    return length;
  };

  /** @param {number} address @param {number} length @returns {unknown[]} */
  read(address, length) {
    return length === 0 ? [] : this.#decoder.decode(this.memory.fresh(), address, length);
  }

  /**
   * The arguments of a call of Rust's, and what can abort it.
   * @param {number} address
   * @param {number} length
   * @param {() => string} called what is called with them
   */
  readCall(address, length, called) {
    return this.#incoming.readCall(called, () => this.read(address, length));
  }

  /** The message in OUT. @param {string} [method] what left it there */
  readOut(method) {
    const { address, length } = this.memory.out();
    const references = this.memory.u32[address / 4 + REFERENCES_WORD];
    this.#incoming.reads(method);
    try {
      return this.#decoder.decodeOne(this.memory, address, length);
    } finally {
      this.#incoming.reads(undefined);
      // What Rust kept alive for us to find it may go now, not at the next message.
      if (references > 0) this.callQuietly('out_read', () => this.exports.__interop_out_read());
    }
  }

  /**
   * @param {number} number what the raw function returned
   * @param {import('../description.js').Description} description
   * @returns {unknown}
   */
  result(number, { method }) {
    const status = this.memory.takeStatus();
    if (status === PROMISE) return this.pending.add(number, method);
    return this.outcome(status, number, method);
  }

  /** @param {number} status @param {number} number @param {string} method @returns {unknown} */
  outcome(status, number, method) {
    if (status === NUMBER) return number;
    if (status === TEXT) return this.memory.outText();
    if (status === OBJECT) return this.rustObjects.receive(number, this.memory.fresh().u32[this.memory.statusAt + 1], false);
    if (status === MESSAGE) return this.readOut(method);
    if (status === ERROR) throw this.#failure(method);
    if (status in CONSTANTS) return CONSTANTS[status];
    throw new InteropError('ProtocolError', `\`${method}\` returned with the unknown status ${status}`, { method });
  }

  /** The error in OUT. @param {string} method */
  #failure(method) {
    const error = fromRecord(this.readOut(), method, this.thrown);
    // Its message is the last that may hold what was thrown here.
    if (this.thrown.size > 0) this.callQuietly('out_read', () => this.exports.__interop_out_read());
    return error;
  }

  // ── raw calls ──────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * A call into wasm that is not a thunk's.
   * @template T
   * @param {string} method
   * @param {() => T} run
   * @returns {T}
   */
  call(method, run) {
    this.expectAlive(method);
    try {
      return run();
    } catch (thrown) {
      throw this.crashed(thrown, method);
    }
  }

  /** Rust has called JavaScript: what runs now may call Rust in turn. */
  enterJs() {
    if ((this.depth += 1) >= this.deepest) this.closed = true;
  }

  leaveJs() {
    this.depth -= 1;
    if (this.closed) this.closed = this.#ended !== undefined || this.depth >= this.deepest;
  }

  /**
   * The same where nobody waits for it: does nothing when the instance has ended.
   * @param {string} method
   * @param {() => void} run
   */
  callQuietly(method, run) {
    if (this.#ended !== undefined) return;
    const outer = this.#polling;
    if (method === 'drain' || method === 'settled') this.#polling = this.depth;
    try {
      this.call(method, run);
    } catch {
      // The instance has ended, and has told everyone who waits for something.
    } finally {
      this.#polling = outer;
    }
  }

  /** A promise that Rust awaits is a number. @param {number} call @param {number} number */
  settledNumber(call, number) {
    if (this.#ended !== undefined) return;
    const outer = this.#polling;
    this.#polling = this.depth;
    try {
      this.exports.__interop_settled_number(call, number);
    } catch (thrown) {
      this.crashed(thrown, 'settled');
    }
    this.#polling = outer;
  }

  /**
   * Ends a call of Rust's that nobody waits for any more: its future is dropped, and its promise rejected.
   * @param {number} call
   * @param {(method: string) => InteropError} error
   */
  cancel(call, error) {
    const pending = this.pending.take(call);
    if (pending === undefined) return;
    this.callQuietly('cancel', () => this.exports.__interop_cancel(call));
    pending.reject(error(pending.method));
  }

  /** @param {number} handle @param {number} shares */
  release(handle, shares) {
    this.callQuietly('release', () => this.exports.__interop_release(handle, shares));
  }

  /** @param {number} handle */
  dispose(handle) {
    this.rustObjects.forget(handle);
    if (this.#ended !== undefined) return;
    try {
      this.#rawDispose(handle);
    } catch (thrown) {
      this.crashed(thrown, 'dispose');
    }
  }

  /**
   * What is alive on Rust's side.
   * @returns {{ objects: number, callbacks: number, calls: number, tasks: number }}
   */
  census() {
    if (this.ended) return { objects: 0, callbacks: 0, calls: 0, tasks: 0 };
    this.call('stats', () => this.exports.__interop_census());
    return /** @type {any} */ (this.#answer());
  }

  /** @param {number} type */
  classOf(type) {
    return this.exported?.classOf(type);
  }

  /** @param {number} handle @param {number} signature */
  makeCallback(handle, signature) {
    const description = describeCallback(signature, this.#incoming.callbackName());
    const raw = description.most === 1 ? this.exports.__interop_call_1 : this.exports.__interop_call;
    const thunk = makeThunk(this, raw, description);
    return callbackFunction(this, handle, thunk);
  }

  /** @param {number} type @returns {string} */
  typeName(type) {
    this.call('describe', () => this.exports.__interop_type_name(type));
    return String(this.#answer());
  }

  /** @param {number} address @returns {unknown} */
  describe(address) {
    this.call('describe', () => this.exports.__interop_describe(address));
    return this.#answer();
  }

  /** What one of the exports above left: a message, or why there is none. */
  #answer() {
    const failed = this.memory.takeStatus() === ERROR;
    const value = this.readOut();
    if (failed) throw fromRecord(value, 'describe');
    return value;
  }

  /** An error that nobody awaits. @param {InteropError} error */
  unheard(error) {
    this.errors.emit(error, (unheard) => console.error(unheard));
  }

  // ── the end ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Why a call may not enter. @param {string} method */
  refusal(method) {
    if (this.#ended !== undefined) return terminatedError(method, this.#ended);
    const limit = this.limits.reentrancy;
    return new InteropError(
      'TooDeep',
      `\`${method}\`: calls from JavaScript to Rust and back are nested deeper than ${limit} (limit \`reentrancy\`); make one of them async`,
      { method },
    );
  }

  /**
   * Something came out of wasm.
   * @param {unknown} thrown
   * @param {string} method the call it came out of
   * @returns {InteropError} what the caller gets
   */
  crashed(thrown, method) {
    if (this.#ended === undefined) this.#die(trapError(thrown, this.memory), 0);
    const panic = this.#unclaimed;
    this.#unclaimed = undefined;
    return panic === undefined ? this.refusal(method) : withMethod(panic, method);
  }

  /** The panic hook; the trap follows. @param {string} text @param {number} call the promise whose task was polled */
  panicked(text, call) {
    if (this.#ended === undefined) this.#die(panicError(text), call);
  }

  /** @param {InteropError} error @param {number} call */
  #die(error, call) {
    // A promise is the victim only if its task was polled by us, and not if a call below that task panicked.
    const victim = this.depth === this.#polling ? this.pending.take(call) : undefined;
    if (victim === undefined) this.#unclaimed = error;
    else victim.reject(withMethod(error, victim.method));
    this.#end(error);
    console.error(error.message);
    this.terminations.emit(error);
  }

  /** The next `interop()` starts a new instance, where the application was built for that. */
  #allowRestart() {
    try {
      this.exports.__interop_restart?.();
    } catch {
      // Not even that works any more: then the page has to be reloaded.
    }
  }

  /** The user is done with it. */
  terminate() {
    if (this.#ended !== undefined) return;
    this.#end(new InteropError('Terminated', 'this runtime was disposed'));
  }

  /** @param {InteropError} error */
  #end(error) {
    this.#ended = error;
    this.closed = true;
    this.#allowRestart();
    this.pending.rejectAll((method) => terminatedError(method, error));
    this.rustObjects.clear();
    this.thrown.clear();
  }
}
