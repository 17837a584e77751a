// JsCalls: calls from Rust to JavaScript. Whatever the user's code does, an answer goes back and nothing is thrown into
// Rust. If the instance has ended meanwhile, the answer says so, and Rust traps instead of running on.

import { InteropError } from '../error.js';
import { toError } from '../error_record.js';
import { JsFunctions, SLEEP, WANTS_NOTHING, WANTS_VALUE, nameOf, toRequest } from '../js_functions.js';
import { RunningCalls, sendError, sendValue } from '../running_calls.js';
import { PlainCalls } from './plain_calls.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** What `invoke` returns besides the length of a message. */
const UNDEFINED = -1;
const ERROR = -2;
/** There is not even memory for the error. */
const NO_MEMORY = -3;
/** The instance has ended. */
const DEAD = -4;

/** @typedef {import('../js_functions.js').Request} Request */
/** @typedef {import('../running_calls.js').Running} Running */
/** @typedef {[number, number, number, number, number, number, number, number, number]} RawRequest */

export class JsCalls {
  #instance;
  #modules;
  #functions;
  #running = new RunningCalls((call, request, failed, value) => this.answerLater(call, request, failed, value));
  plain;

  /**
   * @param {import('./instance.js').Instance} instance
   * @param {import('../module_loader.js').ModuleLoader} modules
   */
  constructor(instance, modules) {
    this.#instance = instance;
    this.#modules = modules;
    this.#functions = new JsFunctions(instance.jsObjects, modules);
    this.plain = new PlainCalls(instance, this, this.#functions, modules);
  }

  /** How many calls are not answered yet. */
  get size() {
    return this.#running.size;
  }

  /** A sync call. @param {RawRequest} raw @returns {number} */
  invoke(raw) {
    const instance = this.#instance;
    if (instance.ended) return DEAD;
    /** @type {string | undefined} */
    let method;
    let answer;
    instance.enterJs();
    try {
      const request = this.#read(raw);
      method = request.method;
      answer = this.respond(request, this.#functions.perform(request));
    } catch (thrown) {
      answer = this.respondError(method, thrown);
    }
    instance.leaveJs();
    // The Rust frame above must not run again if it died meanwhile.
    return instance.ended ? DEAD : answer;
  }

  /**
   * Answers a call that waits.
   * @param {Request} request
   * @param {unknown} value
   * @returns {number} as of `invoke`
   */
  respond(request, value) {
    const { method, wants } = request;
    try {
      if (wants === WANTS_VALUE && value instanceof Promise) throw promised(method);
      const ignored = wants === WANTS_NOTHING || value === undefined;
      if (ignored && value instanceof Promise) this.#report(value, method);
      return ignored || this.#instance.ended ? UNDEFINED : sendValue(this.#send, value, request);
    } catch (thrown) {
      return this.respondError(method, thrown);
    }
  }

  /** @param {string | undefined} method @param {unknown} thrown @returns {number} as of `invoke` */
  respondError(method, thrown) {
    return this.#instance.ended || this.#sendError(thrown, method) === 0 ? NO_MEMORY : ERROR;
  }

  /**
   * A file that a crate carries becomes the module of its name.
   * @param {number} moduleAt
   * @param {number} moduleLength
   * @param {object} members
   * @returns {number}
   */
  provide(moduleAt, moduleLength, members) {
    const instance = this.#instance;
    if (instance.ended) return DEAD;
    try {
      this.#modules.provide(instance.memory.text(moduleAt, moduleLength), members);
      return UNDEFINED;
    } catch (thrown) {
      // Rust names what needed the file, so this error is not kept for its way back.
      return sendError(this.#send, thrown, undefined) === undefined ? NO_MEMORY : ERROR;
    }
  }

  /** A call that is answered later. @param {number} call @param {RawRequest} raw @returns {number} */
  begin(call, raw) {
    const instance = this.#instance;
    if (instance.ended) return DEAD;
    instance.enterJs();
    this.#running.begin(call, () => this.#read(raw), (request, running) =>
      request.verb === SLEEP ? sleep(request, running) : this.#functions.start(request));
    instance.leaveJs();
    return instance.ended ? DEAD : 0;
  }

  /** @param {number} call @param {Request | undefined} request @param {boolean} failed @param {unknown} value */
  answerLater(call, request, failed, value) {
    if (this.#instance.ended) return;
    let length = 0;
    try {
      if (failed) throw value;
      length = sendValue(this.#send, value, request);
    } catch (thrown) {
      if (this.#instance.ended) return;
      failed = true;
      length = this.#sendError(thrown, request?.method);
    }
    this.#instance.callQuietly('settled', () => this.#instance.exports.__interop_settled(call, failed ? 0 : 1, length));
  }

  /** Nobody waits for the answer any more. @param {number} call */
  cancel(call) {
    this.#running.cancel(call);
  }

  /** @param {RawRequest} raw @returns {Request} */
  #read([verb, target, moduleAt, moduleLength, nameAt, nameLength, argsAt, argsLength, wants]) {
    const { memory } = this.#instance;
    // The message before all else: whatever is wrong with the rest, the shapes that it defines are known from now on.
    const called = () => nameOf(memory.text(moduleAt, moduleLength), memory.text(nameAt, nameLength));
    const read = this.#instance.readCall(argsAt >>> 0, argsLength >>> 0, called);
    const module = memory.text(moduleAt, moduleLength);
    const name = memory.text(nameAt, nameLength);
    return toRequest(verb, target, module, name, wants, read);
  }

  /** Nobody in Rust will hear of this promise. @param {Promise<unknown>} promise @param {string} method */
  #report(promise, method) {
    const unheard = (/** @type {unknown} */ thrown) => {
      if (!this.#instance.ended) this.#instance.unheard(toError(thrown, method));
    };
    // Not its own `then`, which may be anything.
    void Promise.prototype.then.call(promise, undefined, unheard);
  }

  /** @type {import('../running_calls.js').Send<number>} */
  #send = (values, roots) => this.#instance.send(values, roots);

  /** @param {unknown} thrown @param {string | undefined} method @returns {number} 0 if not even the error could be sent */
  #sendError(thrown, method) {
    return sendError(this.#send, thrown, method, this.#instance.thrown) ?? 0;
  }
}

/** The clock of this host. @param {Request} request @param {Running} running */
function sleep({ args }, running) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Number(args[0]));
    running.stop = () => clearTimeout(timer);
  });
}

/** The caller is in Rust and cannot await there: what to change is how it calls. @param {string} method */
function promised(method) {
  const advice = 'make the import an `async fn`, or call it with `invoke`';
  const text = `\`${method}\`, at \`result\`: a Promise cannot be returned to a sync call; ${advice}`;
  return new InteropError('NotSerializable', text, { method, path: 'result' });
}
