// JsFunctions: finds what Rust asks for by verb and name, and does it.

import { InteropError } from './error.js';
import { getMember, requireFunction, resolveFunction, setMember } from './names.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export const INVOKE = 0;
export const IMPORT = 1;
export const SLEEP = 2;
export const GET = 3;
export const SET = 4;
export const CONSTRUCT = 5;
export const MODULE = 6;

export const WANTS_VALUE = 0;
export const WANTS_REFERENCE = 1;
export const WANTS_NOTHING = 2;
/** A bit beside these: the result may be missing. */
const OPTIONAL = 4;

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

/** What messages call a function. @param {string} module @param {string} name */
export function nameOf(module, name) {
  return module === '' ? name || 'a referenced function' : `${module}#${name}`;
}

/**
 * @param {number} verb
 * @param {number} target
 * @param {string} module
 * @param {string} name
 * @param {number} wants
 * @param {{ args: unknown[], controller: AbortController | undefined }} read
 * @returns {Request}
 */
export function toRequest(verb, target, module, name, wants, { args, controller }) {
  const method = nameOf(module, name);
  if (!(verb >= INVOKE && verb <= MODULE)) {
    throw new InteropError('ProtocolError', `Rust asked for the unknown verb ${verb}`, { method });
  }
  const optional = (wants & OPTIONAL) !== 0;
  const called = verb === IMPORT ? 'import' : method;
  return { verb, target, module, name, args, controller, wants: wants & ~OPTIONAL, optional, method: called };
}

export class JsFunctions {
  #objects;
  #modules;

  /**
   * @param {import('./js_objects.js').JsObjects} objects
   * @param {import('./module_loader.js').ModuleLoader} modules
   */
  constructor(objects, modules) {
    this.#objects = objects;
    this.#modules = modules;
  }

  /** What is asked for, where everything that it needs is there. @param {Request} request @returns {unknown} */
  perform(request) {
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

  /** What is in a module that is not loaded waits for it; anything else is done at once. @param {Request} request */
  start(request) {
    const { verb, target, module, method } = request;
    if (verb === IMPORT) return this.#import(request);
    if (target !== 0 || module === '' || this.#modules.isLoaded(module)) return this.perform(request);
    return this.#modules.load(module, method).then(() => this.perform(request));
  }

  /** With a name, the module gets that name. @param {Request} request */
  async #import({ module, name }) {
    const loaded = name === '' ? this.#modules.load(module, 'import') : this.#modules.loadAs(name, module);
    return (await loaded).members;
  }

  /** Where the name begins, and what messages call that. @param {Request} request @returns {[unknown, string]} */
  #origin({ target, module, method }) {
    if (target !== 0) return [this.#object(target, method), 'the object'];
    if (module !== '') return [this.#modules.loaded(module, method).members, `the module \`${module}\``];
    return [globalThis, 'globalThis'];
  }

  /** @param {number} handle @param {string} method */
  #object(handle, method) {
    const object = this.#objects.get(handle);
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
}
