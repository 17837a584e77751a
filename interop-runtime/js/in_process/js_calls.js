// JsCalls: calls from Rust to JavaScript. Whatever the user's code does, an answer goes back and nothing is thrown into
// Rust. If the instance has ended meanwhile, the answer says so, and Rust traps instead of running on.

import { InteropError, isInteropError } from '../error.js';
import { toRecord } from '../error_record.js';
import { requireFunction, resolveFunction } from '../names.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

const INVOKE = 0;
const IMPORT = 1;
const SLEEP = 2;

const WANTS_VALUE = 0;
const WANTS_REFERENCE = 1;
const WANTS_NOTHING = 2;

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
 * @property {number} wants
 * @property {string} method what messages call it
 */

/** @typedef {[number, number, number, number, number, number, number, number, number]} RawRequest */

export class JsCalls {
  #instance;
  #modules;

  /**
   * @param {import('./instance.js').Instance} instance
   * @param {import('../module_loader.js').ModuleLoader} modules
   */
  constructor(instance, modules) {
    this.#instance = instance;
    this.#modules = modules;
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
      const value = this.#apply(request);
      if (request.wants === WANTS_VALUE && value instanceof Promise) throw promised(request.method);
      const ignored = request.wants === WANTS_NOTHING || value === undefined;
      answer = ignored || instance.ended ? UNDEFINED : this.#send(value, request);
    } catch (thrown) {
      answer = instance.ended || this.#sendError(thrown, method) === 0 ? NO_MEMORY : ERROR;
    }
    // The Rust frame above must not run again if it died meanwhile.
    return instance.ended ? DEAD : answer;
  }

  /** A call that is answered later. @param {number} call @param {RawRequest} raw @returns {number} */
  begin(call, raw) {
    if (this.#instance.ended) return DEAD;
    /** @type {Request | undefined} */
    let request;
    /** @type {unknown} */
    let started;
    try {
      // The arguments are copied now: the memory is Rust's again when this returns.
      request = this.#read(raw);
      started = request.verb === IMPORT ? this.#import(request) : request.verb === SLEEP ? sleep(request) : this.#start(request);
    } catch (thrown) {
      started = Promise.reject(thrown);
    }
    void this.#finish(call, request, started);
    return this.#instance.ended ? DEAD : 0;
  }

  /** @param {number} call @param {Request | undefined} request @param {unknown} started */
  async #finish(call, request, started) {
    let ok = 1;
    let length = 0;
    try {
      // Also of something that is no promise: the answer never arrives before `begin` has returned.
      const value = await started;
      if (this.#instance.ended) return;
      length = this.#send(request?.wants === WANTS_NOTHING ? undefined : value, request);
    } catch (thrown) {
      if (this.#instance.ended) return;
      ok = 0;
      length = this.#sendError(thrown, request?.method);
    }
    this.#instance.callQuietly('settled', () => this.#instance.exports.__interop_settled(call, ok, length));
  }

  /** @param {RawRequest} raw @returns {Request} */
  #read([verb, target, moduleAt, moduleLength, nameAt, nameLength, argsAt, argsLength, wants]) {
    const { memory } = this.#instance;
    // The message before all else: whatever is wrong with the rest, the shapes that it defines are known from now on.
    const args = this.#instance.read(argsAt >>> 0, argsLength >>> 0);
    const module = memory.text(moduleAt, moduleLength);
    const name = memory.text(nameAt, nameLength);
    const method = module === '' ? name || 'a referenced function' : `${module}#${name}`;
    if (verb !== INVOKE && verb !== IMPORT && verb !== SLEEP) {
      throw new InteropError('ProtocolError', `Rust asked for the unknown verb ${verb}`, { method });
    }
    return { verb, target, module, name, args, wants, method: verb === IMPORT ? 'import' : method };
  }

  /** @param {Request} request @returns {unknown} */
  #apply(request) {
    const { receiver, target } = this.#find(request);
    return Reflect.apply(target, receiver, request.args);
  }

  /** @param {Request} request @returns {{ receiver: unknown, target: Function }} */
  #find({ target, module, name, method }) {
    if (target !== 0) {
      const object = this.#instance.jsObjects.get(target);
      if (object === undefined) {
        throw new InteropError('Disposed', `\`${method}\`: the JavaScript object was disposed`, { method });
      }
      if (name === '') return { receiver: undefined, target: requireFunction(object, method) };
      return resolveFunction(object, 'the object', name, method);
    }
    if (module !== '') return this.#modules.find(this.#modules.loaded(module, method), name, method);
    return resolveFunction(globalThis, 'globalThis', name, method);
  }

  /** A function of a module that is not loaded waits for it; anything else is called at once. @param {Request} request */
  #start(request) {
    const { target, module, method } = request;
    if (target !== 0 || module === '') return this.#apply(request);
    return this.#modules.isLoaded(module) ? this.#apply(request)
      : this.#modules.load(module, method).then(() => this.#apply(request));
  }

  /** With a name, the module gets that name. @param {Request} request */
  async #import({ module, name }) {
    const loaded = name === '' ? this.#modules.load(module, 'import') : this.#modules.loadAs(name, module);
    return (await loaded).members;
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
    try {
      return this.#instance.send([record], { method, name: () => 'error' });
    } catch (error) {
      // The error's own `data` cannot cross, or there is no memory: the least that says what happened.
      if (record.data === undefined && !(isInteropError(error) && error.code === 'TooLarge')) return 0;
    }
    try {
      const { code, message } = record;
      return this.#instance.send([{ code, message, method: record.method }], { method, name: () => 'error' });
    } catch {
      return 0;
    }
  }
}

/** The clock of this host. @param {Request} request */
function sleep({ args }) {
  return new Promise((resolve) => setTimeout(resolve, Number(args[0])));
}

/** The caller is in Rust and cannot await there: what to change is how it calls. @param {string} method */
function promised(method) {
  const advice = 'make the import an `async fn`, or call it with `invoke`';
  const text = `\`${method}\`, at \`result\`: a Promise cannot be returned to a sync call; ${advice}`;
  return new InteropError('NotSerializable', text, { method, path: 'result' });
}
