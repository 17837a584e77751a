// JsCalls: calls from Rust to JavaScript. Whatever the user's code does, an answer goes back and nothing is thrown into
// Rust. If the instance has ended meanwhile, the answer says so, and Rust traps instead of running on.

import { InteropError, isInteropError } from '../error.js';
import { toError, toRecord } from '../error_record.js';
import { getMember, requireFunction, resolveFunction, setMember } from '../names.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

const INVOKE = 0;
const IMPORT = 1;
const SLEEP = 2;
const GET = 3;
const SET = 4;
const CONSTRUCT = 5;
const MODULE = 6;

const WANTS_VALUE = 0;
const WANTS_REFERENCE = 1;
const WANTS_NOTHING = 2;
/** A bit beside these: the result may be missing. */
const OPTIONAL = 4;

/** What `invoke` returns besides the length of a message. */
const UNDEFINED = -1;
const ERROR = -2;
/** There is not even memory for the error. */
const NO_MEMORY = -3;
/** The instance has ended. */
const DEAD = -4;

/**
 * @typedef {object} Request
 * @property {number} verb
 * @property {number} target
 * @property {string} module
 * @property {string} name
 * @property {unknown[]} args
 * @property {AbortController | undefined} controller of the signal among them; that of a sync call never fires
 * @property {number} wants
 * @property {boolean} optional a property that is not there is undefined
 * @property {string} method what messages call it
 */

/** @typedef {[number, number, number, number, number, number, number, number, number]} RawRequest */

/** A call that is not answered yet. @typedef {{ controller: AbortController | undefined, stop: (() => void) | undefined }} Running */

export class JsCalls {
  #instance;
  #modules;
  /** By call id; one that is not here any more was cancelled. @type {Map<number, Running>} */
  #running = new Map();

  /**
   * @param {import('./instance.js').Instance} instance
   * @param {import('../module_loader.js').ModuleLoader} modules
   */
  constructor(instance, modules) {
    this.#instance = instance;
    this.#modules = modules;
  }

  /** How many calls are not answered yet. */
  get size() {
    return this.#running.size;
  }

  /** A sync call. @param {RawRequest} raw @returns {number} */
  invoke(raw) {
    const instance = this.#instance;
    if (instance.ended) return DEAD;
    let method;
    let answer;
    try {
      const request = this.#read(raw);
      method = request.method;
      const value = this.#perform(request);
      if (request.wants === WANTS_VALUE && value instanceof Promise) throw promised(request.method);
      const ignored = request.wants === WANTS_NOTHING || value === undefined;
      if (ignored && value instanceof Promise) this.#report(value, method);
      answer = ignored || instance.ended ? UNDEFINED : this.#send(value, request);
    } catch (thrown) {
      answer = instance.ended || this.#sendError(thrown, method) === 0 ? NO_MEMORY : ERROR;
    }
    // The Rust frame above must not run again if it died meanwhile.
    return instance.ended ? DEAD : answer;
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
      return this.#sendError(thrown, undefined) === 0 ? NO_MEMORY : ERROR;
    }
  }

  /** A call that is answered later. @param {number} call @param {RawRequest} raw @returns {number} */
  begin(call, raw) {
    if (this.#instance.ended) return DEAD;
    /** @type {Request | undefined} */
    let request;
    /** @type {unknown} */
    let started;
    /** @type {Running} */
    const running = { controller: undefined, stop: undefined };
    this.#running.set(call, running);
    try {
      // The arguments are copied now: the memory is Rust's again when this returns.
      request = this.#read(raw);
      running.controller = request.controller;
      started = request.verb === SLEEP ? sleep(request, running) : this.#start(request);
    } catch (thrown) {
      started = Promise.reject(thrown);
    }
    void this.#finish(call, request, started);
    return this.#instance.ended ? DEAD : 0;
  }

  /** @param {number} call @param {Request | undefined} request @param {unknown} started */
  async #finish(call, request, started) {
    let value;
    let failed = false;
    try {
      // Also of something that is no promise: the answer never arrives before `begin` has returned.
      value = await started;
    } catch (thrown) {
      value = thrown;
      failed = true;
    }
    const cancelled = !this.#running.delete(call);
    if (cancelled || this.#instance.ended) return;
    let length = 0;
    try {
      if (failed) throw value;
      length = this.#send(request?.wants === WANTS_NOTHING ? undefined : value, request);
    } catch (thrown) {
      if (this.#instance.ended) return;
      failed = true;
      length = this.#sendError(thrown, request?.method);
    }
    this.#instance.callQuietly('settled', () => this.#instance.exports.__interop_settled(call, failed ? 0 : 1, length));
  }

  /** Nobody waits for the answer any more. @param {number} call */
  cancel(call) {
    const running = this.#running.get(call);
    this.#running.delete(call);
    running?.stop?.();
    const controller = running?.controller;
    // Later, because whoever listens may call Rust, and this may be anywhere in Rust.
    if (controller !== undefined) queueMicrotask(() => controller.abort());
  }

  /** @param {RawRequest} raw @returns {Request} */
  #read([verb, target, moduleAt, moduleLength, nameAt, nameLength, argsAt, argsLength, wants]) {
    const { memory } = this.#instance;
    // The message before all else: whatever is wrong with the rest, the shapes that it defines are known from now on.
    const called = () => nameOf(memory.text(moduleAt, moduleLength), memory.text(nameAt, nameLength));
    const { args, controller } = this.#instance.readCall(argsAt >>> 0, argsLength >>> 0, called);
    const module = memory.text(moduleAt, moduleLength);
    const name = memory.text(nameAt, nameLength);
    const method = nameOf(module, name);
    if (!(verb >= INVOKE && verb <= MODULE)) {
      throw new InteropError('ProtocolError', `Rust asked for the unknown verb ${verb}`, { method });
    }
    const optional = (wants & OPTIONAL) !== 0;
    const shown = verb === IMPORT ? 'import' : method;
    return { verb, target, module, name, args, controller, wants: wants & ~OPTIONAL, optional, method: shown };
  }

  /** What is asked for, where everything that it needs is there. @param {Request} request @returns {unknown} */
  #perform(request) {
    const { verb, module, name, args, optional, method } = request;
    switch (verb) {
      case INVOKE: {
        const { receiver, target } = this.#find(request);
        return Reflect.apply(target, receiver, args);
      }
      case CONSTRUCT:
        return Reflect.construct(this.#find(request).target, args);
      case GET:
        return getMember(...this.#origin(request), name, optional, method);
      case SET:
        return setMember(...this.#origin(request), name, args[0], method);
      case MODULE:
        return this.#modules.loaded(module).members;
      default:
        throw new InteropError('ProtocolError', `\`${method}\` is answered later, so it cannot be waited for`, { method });
    }
  }

  /** Where the name begins, and what messages call that. @param {Request} request @returns {[unknown, string]} */
  #origin({ target, module, method }) {
    if (target !== 0) return [this.#object(target, method), 'the object'];
    if (module !== '') return [this.#modules.loaded(module, method).members, `the module \`${module}\``];
    return [globalThis, 'globalThis'];
  }

  /** @param {number} handle @param {string} method */
  #object(handle, method) {
    const object = this.#instance.jsObjects.get(handle);
    if (object !== undefined) return object;
    throw new InteropError('Disposed', `\`${method}\`: the JavaScript object was disposed; ask JavaScript for a new one`, { method });
  }

  /** @param {Request} request @returns {{ receiver: unknown, target: Function }} */
  #find({ target, module, name, method }) {
    if (target !== 0) {
      const object = this.#object(target, method);
      if (name === '') return { receiver: undefined, target: requireFunction(object, method) };
      return resolveFunction(object, 'the object', name, method);
    }
    if (module !== '') return this.#modules.find(this.#modules.loaded(module, method), name, method);
    return resolveFunction(globalThis, 'globalThis', name, method);
  }

  /** What is in a module that is not loaded waits for it; anything else is done at once. @param {Request} request */
  #start(request) {
    const { verb, target, module, method } = request;
    if (verb === IMPORT) return this.#import(request);
    if (target !== 0 || module === '' || this.#modules.isLoaded(module)) return this.#perform(request);
    return this.#modules.load(module, method).then(() => this.#perform(request));
  }

  /** With a name, the module gets that name. @param {Request} request */
  async #import({ module, name }) {
    const loaded = name === '' ? this.#modules.load(module, 'import') : this.#modules.loadAs(name, module);
    return (await loaded).members;
  }

  /** Nobody in Rust will hear of this promise. @param {Promise<unknown>} promise @param {string} method */
  #report(promise, method) {
    const unheard = (/** @type {unknown} */ thrown) => {
      if (!this.#instance.ended) this.#instance.unheard(toError(thrown, method));
    };
    // Not its own `then`, which may be anything.
    void Promise.prototype.then.call(promise, undefined, unheard);
  }

  /** @param {unknown} value @param {Request | undefined} request */
  #send(value, request) {
    const asReference = request?.wants === WANTS_REFERENCE;
    return this.#instance.send([value], {
      method: request?.method,
      name: () => 'result',
      asReference: () => asReference,
    });
  }

  /** @param {unknown} thrown @param {string | undefined} method @returns {number} 0 if not even the error could be sent */
  #sendError(thrown, method) {
    const record = toRecord(thrown, method);
    const number = this.#instance.thrown.keep(thrown);
    record.thrown = number;
    try {
      return this.#instance.send([record], { method, name: () => 'error' });
    } catch (error) {
      this.#instance.thrown.forget(number);
      // There is no memory: the least that says what happened.
      if (!(isInteropError(error) && error.code === 'TooLarge')) return 0;
    }
    try {
      const { code, message } = record;
      return this.#instance.send([{ code, message, method: record.method }], { method, name: () => 'error' });
    } catch {
      return 0;
    }
  }
}

/** What messages call a function. @param {string} module @param {string} name */
function nameOf(module, name) {
  return module === '' ? name || 'a referenced function' : `${module}#${name}`;
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
