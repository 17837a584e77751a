// RemoteConnection: Rust as JavaScript sees it over a pipe for frames, from the hello to the end.

import { callbackFunction, describeCallback } from '../callback.js';
import { Decoder } from '../codec/decoder.js';
import { Encoder } from '../codec/encoder.js';
import { IncomingReferences, outgoingReferences } from '../codec_references.js';
import { InteropError } from '../error.js';
import { fromRecord, toError } from '../error_record.js';
import { JsFunctions, nameOf, toRequest } from '../js_functions.js';
import { JsObjects } from '../js_objects.js';
import { Listeners } from '../listeners.js';
import { PendingCalls } from '../pending.js';
import { RunningCalls, sendError, sendValue } from '../running_calls.js';
import { RustObjects } from '../rust_objects.js';
import { ThrownValues } from '../thrown_values.js';
import {
  ANSWER, BYE, CANCEL, DISPOSE, ERROR, FORGET, INVOKE, NOTHING, RELEASE, REPORT, RESULT, TYPES, VALUE, VERSIONS, answerFrame, callFrame,
  malformed, plainFrame, readNames,
} from './frames.js';
import { callbackThunk } from './remote_calls.js';

/** @typedef {import('../limits.js').Limits} Limits */
/** @typedef {import('./frames.js').Frame} Frame */

/**
 * What carries frames, whole and in order, to Rust's end of one connection.
 * @typedef {object} Pipe
 * @property {(frame: Uint8Array) => void} send
 * @property {() => void} close
 * @property {((frame: ArrayBuffer) => void) | undefined} onmessage set by this end
 * @property {((why?: string) => void) | undefined} onclose set by this end; called once, also after an error
 */

/** Both directions, as the hello has them. @typedef {Limits & { message_bytes_out: number, calls: number, live_references: number, name_bytes: number }} RemoteLimits */

/** The `RustSide` of connected_host.js and of rust_objects.js, and the `Caller` of remote_calls.js. */
export class RemoteConnection {
  pending = new PendingCalls();
  thrown = new ThrownValues();
  jsObjects;
  rustObjects;
  /** @type {Listeners<InteropError>} */
  errors = new Listeners();
  /** @type {Listeners<InteropError>} */
  terminations = new Listeners();
  /** Set when the exports are known. @type {import('../exports.js').Exports | undefined} */
  exported = undefined;

  #pipe;
  #limits;
  #encoder;
  #decoder;
  #incoming;
  #functions;
  #running = new RunningCalls((call, request, failed, value) => this.#answer(call, request, failed, value));
  #lastCall = 0;
  /** The names of types, by their numbers. @type {string[]} */
  #types = [];
  /** @type {InteropError | undefined} */
  #ended = undefined;

  /**
   * @param {Pipe} pipe
   * @param {RemoteLimits} limits
   * @param {import('../reference.js').RustOwner & import('../reference.js').JsOwner} owner
   * @param {import('../module_loader.js').ModuleLoader} modules
   */
  constructor(pipe, limits, owner, modules) {
    this.#pipe = pipe;
    this.#limits = limits;
    const jsObjects = new JsObjects(owner, limits.live_references);
    const rustObjects = new RustObjects(owner, this);
    this.jsObjects = jsObjects;
    this.rustObjects = rustObjects;
    this.#incoming = new IncomingReferences(jsObjects, rustObjects);
    this.#encoder = new Encoder(undefined, outgoingReferences(jsObjects, rustObjects), limits);
    this.#decoder = new Decoder(undefined, this.#incoming, { ...limits, message_bytes: limits.message_bytes_out });
    this.#functions = new JsFunctions(jsObjects, modules);
  }

  /** How many calls of Rust are not answered yet. */
  get callsIntoJs() {
    return this.#running.size;
  }

  /** @param {string} method */
  expectAlive(method) {
    if (this.#ended !== undefined) throw endedError(method, this.#ended);
  }

  // ── calls of Rust ──────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * @param {import('./frames.js').Callee} callee
   * @param {unknown[]} args
   * @param {import('../codec/encoder.js').Roots} roots
   * @returns {Promise<unknown>}
   */
  call(callee, args, roots) {
    const method = roots.method ?? 'a call';
    const call = this.#encoder.encode(args, roots, (message, length) => {
      // A getter that was read while encoding may have ended the connection, or have made calls.
      this.expectAlive(method);
      const { calls } = this.#limits;
      if (this.pending.size >= calls) {
        throw new InteropError('RateLimited', `\`${method}\`: ${calls} calls wait for their result (limit \`calls\`)`, { method });
      }
      // Numbered when it goes, because the numbers have to rise.
      this.#lastCall += 1;
      this.#pipe.send(callFrame(this.#lastCall, callee, message, length));
      return this.#lastCall;
    });
    return this.pending.add(call, method);
  }

  /** @param {unknown} error @param {string} method */
  unawaited(error, method) {
    this.unheard(toError(error, method));
  }

  /** An error that nobody awaits. @param {InteropError} error */
  unheard(error) {
    this.errors.emit(error, (unheard) => console.error(unheard));
  }

  /** Rust need not go on with a call. @param {number} call @param {(method: string) => InteropError} error */
  cancel(call, error) {
    const pending = this.pending.take(call);
    if (pending === undefined) return;
    this.#send(plainFrame(CANCEL, call));
    pending.reject(error(pending.method));
  }

  // ── objects of Rust ────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {number} handle @param {number} shares */
  release(handle, shares) {
    this.#send(plainFrame(RELEASE, handle, shares));
  }

  /** @param {number} handle */
  dispose(handle) {
    this.rustObjects.forget(handle);
    this.#send(plainFrame(DISPOSE, handle));
  }

  /** @param {number} type */
  typeName(type) {
    return type < this.#types.length ? this.#types[type] : 'an object';
  }

  /** @param {number} type */
  classOf(type) {
    return this.exported?.classOf(type);
  }

  /** @param {number} handle @param {number} signature */
  makeCallback(handle, signature) {
    return callbackFunction(this, handle, callbackThunk(this, describeCallback(signature, this.#incoming.callbackName())));
  }

  // ── what arrives ───────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Frame} frame */
  receive(frame) {
    if (this.#ended !== undefined) return;
    const { kind, id, detail } = frame;
    switch (kind) {
      case RESULT:
        return this.#result(frame);
      case INVOKE:
        return this.#invoke(frame);
      case CANCEL:
        return this.#running.cancel(id);
      case RELEASE:
        return this.jsObjects.release(id);
      case REPORT:
        return this.unheard(this.#error(frame));
      case FORGET:
        return this.thrown.forget(id);
      case TYPES: {
        const names = this.#read(frame)[0];
        if (!Array.isArray(names) || detail !== this.#types.length) throw malformed('names of types that are none');
        this.#types.push(...names.map(String));
        return undefined;
      }
      case BYE:
        return this.end(frame.length === 0 ? lost('Rust ended the connection') : this.#error(frame));
      default:
        throw malformed(`the kind ${kind} from Rust`);
    }
  }

  /** @param {Frame} frame */
  #result(frame) {
    const pending = this.pending.take(frame.id);
    // The message is read even if nobody waits for it: it may carry shares.
    try {
      if (frame.what === ERROR) throw this.#error(frame, pending?.method);
      const { what, views, at, length } = frame;
      this.#incoming.reads(pending?.method);
      const value = what === VALUE ? this.#decoder.decodeOne(views, at, length) : undefined;
      pending?.resolve(value);
    } catch (error) {
      pending?.reject(error);
    } finally {
      this.#incoming.reads(undefined);
    }
  }

  /** @param {Frame} frame */
  #invoke(frame) {
    const { id, what, flags, views } = frame;
    const { target, module, name, argsAt, argsLength } = readNames(frame);
    this.#running.begin(
      id,
      () => {
        const called = () => nameOf(module, name);
        const read = this.#incoming.readCall(called, () => this.#decoder.decode(views, argsAt, argsLength));
        return toRequest(what, target, module, name, flags, read);
      },
      (request) => this.#functions.start(request),
    );
  }

  /** @param {Frame} frame @param {string} [method] @returns {InteropError} */
  #error({ views, at, length }, method) {
    return fromRecord(this.#decoder.decodeOne(views, at, length), method, this.thrown);
  }

  /** @param {Frame} frame */
  #read({ views, at, length }) {
    return this.#decoder.decode(views, at, length);
  }

  /**
   * What came of a call of Rust's.
   * @param {number} call
   * @param {import('../js_functions.js').Request | undefined} request
   * @param {boolean} failed
   * @param {unknown} value
   */
  #answer(call, request, failed, value) {
    if (this.#ended !== undefined) return;
    /** @param {number} what @returns {import('../running_calls.js').Send<boolean>} */
    const sender = (what) => (values, roots) =>
      this.#encoder.encode(values, roots, (message, length) => this.#send(answerFrame(call, what, message, length)));
    try {
      if (failed) throw value;
      if (value === undefined) this.#send(plainFrame(ANSWER, call, 0, NOTHING));
      else sendValue(sender(VALUE), value, request);
    } catch (thrown) {
      const sent = sendError(sender(ERROR), thrown, request?.method, this.thrown);
      if (sent === undefined) sendError(sender(ERROR), new InteropError('TooLarge', 'the error is too large to be sent'), undefined, this.thrown);
    }
  }

  // ── the end ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The user is done with it. */
  terminate() {
    if (this.#ended !== undefined) return;
    this.#send(plainFrame(BYE, 0, VERSIONS));
    this.#end(new InteropError('Terminated', 'this runtime was disposed'));
  }

  /** Nobody asked for it. @param {InteropError} error */
  end(error) {
    if (this.#ended !== undefined) return;
    this.#end(error);
    this.terminations.emit(error);
  }

  /** @param {InteropError} error */
  #end(error) {
    this.#ended = error;
    this.pending.rejectAll((method) => endedError(method, error));
    this.rustObjects.clear();
    this.thrown.clear();
    this.#running.cancelAll();
    this.#pipe.close();
  }

  /** Where there is nobody to tell. @param {Uint8Array} frame */
  #send(frame) {
    if (this.#ended !== undefined) return false;
    this.#pipe.send(frame);
    return true;
  }
}

/** @param {string} why */
export function lost(why) {
  return new InteropError('Disconnected', why);
}

/** @param {string} method @param {InteropError} ended why the connection has ended */
function endedError(method, ended) {
  const code = ended.code === 'Terminated' ? 'Terminated' : 'Disconnected';
  return new InteropError(code, `\`${method}\` cannot run: ${ended.message}`, { method, cause: ended });
}
