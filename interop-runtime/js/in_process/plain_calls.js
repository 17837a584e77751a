// PlainCalls: calls of Rust's imports whose arguments are numbers and strings, which need no message.

import { WANTS_VALUE } from '../js_functions.js';
import { BoundFunction } from './bound_function.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** What the status says of a call; 0 is the number that was returned. */
const MESSAGE = 1;
const ERROR = 2;
const UNDEFINED = 4;
const NO_MEMORY = 10;
const DEAD = 11;

/** Address and length of a string share a double. */
const LENGTHS = 2 ** 32;

const resolve = Promise.resolve.bind(Promise);
const { then } = Promise.prototype;

/** @typedef {import('./js_calls.js').JsCalls} JsCalls */

export class PlainCalls {
  #instance;
  #calls;
  #functions;
  #modules;
  /** By number; there is no function 0. @type {BoundFunction[]} */
  #bound = [/** @type {any} */ (undefined)];

  /**
   * @param {import('./instance.js').Instance} instance
   * @param {JsCalls} calls what answers where a number does not
   * @param {import('../js_functions.js').JsFunctions} functions
   * @param {import('../module_loader.js').ModuleLoader} modules
   */
  constructor(instance, calls, functions, modules) {
    this.#instance = instance;
    this.#calls = calls;
    this.#functions = functions;
    this.#modules = modules;
  }

  /**
   * Gives a function its number. Whether it is there is asked when it is called.
   * @param {string} module
   * @param {string} name
   * @param {number} wants
   */
  bind(module, name, wants) {
    return this.#bound.push(new BoundFunction(module, name, wants, this.#functions, this.#modules)) - 1;
  }

  // One for each number of arguments: a list of them would be made for each call.

  /** @param {number} id */
  call0(id) {
    const instance = this.#instance;
    if (instance.closed && instance.ended) return this.#status(DEAD);
    const bound = this.#bound[id];
    instance.enterJs();
    let value;
    try {
      bound.locate();
      value = Reflect.apply(bound.target, bound.receiver, []);
    } catch (thrown) {
      return this.#threw(bound, thrown);
    }
    if (typeof value !== 'number' || bound.wants !== WANTS_VALUE || instance.closed) return this.#answer(bound, value);
    instance.leaveJs();
    return value;
  }

  /** @param {number} id @param {unknown} a */
  call1(id, a) {
    const instance = this.#instance;
    if (instance.closed && instance.ended) return this.#status(DEAD);
    const bound = this.#bound[id];
    instance.enterJs();
    let value;
    try {
      bound.locate();
      value = Reflect.apply(bound.target, bound.receiver, [a]);
    } catch (thrown) {
      return this.#threw(bound, thrown);
    }
    if (typeof value !== 'number' || bound.wants !== WANTS_VALUE || instance.closed) return this.#answer(bound, value);
    instance.leaveJs();
    return value;
  }

  /** @param {number} id @param {unknown} a @param {unknown} b */
  call2(id, a, b) {
    const instance = this.#instance;
    if (instance.closed && instance.ended) return this.#status(DEAD);
    const bound = this.#bound[id];
    instance.enterJs();
    let value;
    try {
      bound.locate();
      value = Reflect.apply(bound.target, bound.receiver, [a, b]);
    } catch (thrown) {
      return this.#threw(bound, thrown);
    }
    if (typeof value !== 'number' || bound.wants !== WANTS_VALUE || instance.closed) return this.#answer(bound, value);
    instance.leaveJs();
    return value;
  }

  /** @param {number} id @param {unknown} a @param {unknown} b @param {unknown} c */
  call3(id, a, b, c) {
    const instance = this.#instance;
    if (instance.closed && instance.ended) return this.#status(DEAD);
    const bound = this.#bound[id];
    instance.enterJs();
    let value;
    try {
      bound.locate();
      value = Reflect.apply(bound.target, bound.receiver, [a, b, c]);
    } catch (thrown) {
      return this.#threw(bound, thrown);
    }
    if (typeof value !== 'number' || bound.wants !== WANTS_VALUE || instance.closed) return this.#answer(bound, value);
    instance.leaveJs();
    return value;
  }

  /**
   * Some of the arguments are strings.
   * @param {number} id
   * @param {number} texts a bit for each that is
   * @param {number} count
   * @param {number} a
   * @param {number} b
   * @param {number} c
   */
  callTexts(id, texts, count, a, b, c) {
    const first = (texts & 1) === 0 ? a : this.#text(a);
    if (count === 1) return this.call1(id, first);
    const second = (texts & 2) === 0 ? b : this.#text(b);
    if (count === 2) return this.call2(id, first, second);
    return this.call3(id, first, second, (texts & 4) === 0 ? c : this.#text(c));
  }

  /** @param {number} packed */
  #text(packed) {
    const length = Math.floor(packed / LENGTHS);
    return this.#instance.memory.text(packed - length * LENGTHS, length);
  }

  // ── answered later ─────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {number} call @param {number} id @param {unknown[]} args */
  begin(call, id, args) {
    const instance = this.#instance;
    if (instance.ended) return this.#status(DEAD);
    const bound = this.#bound[id];
    instance.enterJs();
    /** @type {Promise<unknown>} */
    let promise;
    try {
      promise = resolve(this.#start(bound, args));
    } catch (thrown) {
      promise = Promise.reject(thrown);
    }
    // Not its own `then`, which may be anything; and never before this call has returned to Rust.
    Reflect.apply(then, promise, [
      (/** @type {unknown} */ value) => this.#fulfilled(call, bound, value),
      (/** @type {unknown} */ thrown) => this.#calls.answerLater(call, bound.request([]), true, thrown),
    ]);
    instance.leaveJs();
    return instance.ended ? this.#status(DEAD) : 0;
  }

  /** @param {BoundFunction} bound @param {unknown[]} args */
  #start(bound, args) {
    if (!bound.isLoaded) return bound.start(args);
    bound.locate();
    return Reflect.apply(bound.target, bound.receiver, args);
  }

  /** @param {number} call @param {BoundFunction} bound @param {unknown} value */
  #fulfilled(call, bound, value) {
    if (typeof value === 'number' && bound.wants === WANTS_VALUE) this.#instance.settledNumber(call, value);
    else this.#calls.answerLater(call, bound.request([]), false, value);
  }

  // ── answers ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** What is no number. @param {BoundFunction} bound @param {unknown} value */
  #answer(bound, value) {
    const answer = this.#calls.respond(bound.request([]), value);
    this.#instance.leaveJs();
    return this.#told(answer);
  }

  /** @param {BoundFunction} bound @param {unknown} thrown */
  #threw(bound, thrown) {
    const answer = this.#calls.respondError(bound.method, thrown);
    this.#instance.leaveJs();
    return this.#told(answer);
  }

  /** @param {number} answer as of `invoke` */
  #told(answer) {
    if (this.#instance.ended) return this.#status(DEAD);
    switch (answer) {
      case -1:
        return this.#status(UNDEFINED);
      case -2:
        return this.#status(ERROR);
      case -3:
        return this.#status(NO_MEMORY);
      default:
        return this.#status(MESSAGE);
    }
  }

  /** @param {number} status */
  #status(status) {
    this.#instance.memory.putStatus(status);
    return 0;
  }
}
