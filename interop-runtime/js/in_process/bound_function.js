// BoundFunction: a function of JavaScript that an import of Rust stands for, found again at every call as cheaply as it can be.

import { JsFunctions, WANTS_NOTHING, nameOf, toRequest } from '../js_functions.js';
import { hasMember, isRefused, resolveFunction } from '../names.js';
import { takeReader } from './readers.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {import('../module_loader.js').ModuleLoader} ModuleLoader */
/** @typedef {import('../module_loader.js').Module} Module */

export class BoundFunction {
  /** What messages call it. */
  method;
  module;
  wants;
  /** What was found last. @type {Function} */
  target = nothing;
  /** @type {unknown} */
  receiver = undefined;

  #name;
  #functions;
  #modules;
  /** The names to read, one after the other. @type {string | undefined} */
  #first;
  /** @type {string | undefined} */
  #second;
  #readFirst = takeReader();
  #readSecond = takeReader();
  /** What the name is looked up in, and of which state of the modules that is. @type {any} */
  #start = globalThis;
  #startName = 'globalThis';
  #version = -1;
  /** Found for good: an imported module does not change its functions. */
  #settled = false;

  /**
   * @param {string} module
   * @param {string} name
   * @param {number} wants
   * @param {JsFunctions} functions
   * @param {ModuleLoader} modules
   */
  constructor(module, name, wants, functions, modules) {
    this.method = nameOf(module, name);
    this.module = module;
    this.wants = wants;
    this.#name = name;
    this.#functions = functions;
    this.#modules = modules;
    const segments = name.split('.');
    // What is longer, or wrong, takes the road on which everything is asked.
    if (segments.length <= 2 && !segments.some((segment) => segment === '' || isRefused(segment))) {
      [this.#first, this.#second] = segments;
    }
  }

  get ignoresResult() {
    return this.wants === WANTS_NOTHING;
  }

  /** The call as it stands for a road that takes any. @param {unknown[]} args */
  request(args) {
    return toRequest(0, 0, this.module, this.#name, this.wants, { args, controller: undefined });
  }

  /** Whether nothing has to be imported first. */
  get isLoaded() {
    return this.module === '' || this.#version === this.#modules.version || this.#modules.isLoaded(this.module);
  }

  /** Imports the module first. @param {unknown[]} args */
  start(args) {
    return this.#functions.start(this.request(args));
  }

  /** Sets `receiver` and `target`. Throws as JsFunctions does. */
  locate() {
    if (this.module !== '' && this.#version !== this.#modules.version) this.#reload();
    if (this.#settled) return;
    const start = this.#start;
    const first = this.#first;
    const second = this.#second;
    if (first === undefined) return this.#resolve();
    let receiver = start;
    let target = this.#readFirst(start, first);
    if (second !== undefined) {
      if (target === undefined || target === null) return this.#resolve();
      receiver = target;
      target = this.#readSecond(receiver, second);
    }
    // The same function on the same object was allowed before.
    if (target === this.target && receiver === this.receiver) return;
    const allowed = typeof target === 'function' &&
      hasMember(start, first) && (second === undefined || hasMember(Object(receiver), second));
    if (!allowed) return this.#resolve();
    this.receiver = receiver;
    this.target = target;
  }

  /** By every rule; says what is wrong. */
  #resolve() {
    const { receiver, target } = resolveFunction(this.#start, this.#startName, this.#name, this.method);
    this.receiver = receiver;
    this.target = target;
  }

  #reload() {
    const { version } = this.#modules;
    const module = this.#modules.loaded(this.module, this.method);
    this.#start = module.members;
    this.#startName = `the module \`${module.name}\``;
    this.#settled = module.url !== undefined;
    if (this.#settled) {
      const { receiver, target } = this.#modules.find(module, this.#name, this.method);
      this.receiver = receiver;
      this.target = target;
    }
    this.#version = version;
  }
}

/** Found by nobody. */
function nothing() {}
