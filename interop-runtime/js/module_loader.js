// ModuleLoader: modules of JavaScript by specifier and by name, loaded once.

import { cut, describe } from './describe.js';
import { InteropError } from './error.js';
import { resolveFunction } from './names.js';
import { didYouMean } from './suggest.js';
import { formatThrown } from './thrown.js';

/** What a message shows of a name or a specifier. */
const LONGEST_SHOWN = 256;

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} Module
 * @property {string} name     what messages call it
 * @property {string | undefined} url nothing for one without a URL, registered or carried
 * @property {object} members
 * @property {boolean} carried whether a crate brought it along
 * @property {Map<string, { receiver: unknown, target: Function }>} resolved functions that were looked up already
 */

/** A specifier begins with `./`, `../`, `/` or a scheme; anything else is a name. @param {string} text */
export function isSpecifier(text) {
  return /^(?:\.{0,2}\/|[a-z][a-z0-9+.-]*:)/i.test(text);
}

/** What relative specifiers are relative to: the document, a worker's own URL, in Node the working directory. */
function baseUrl() {
  const scope = /** @type {any} */ (globalThis);
  const { process, document, location } = scope;
  if (typeof document?.baseURI === 'string' && document.baseURI !== 'about:blank') return document.baseURI;
  if (typeof process?.versions?.node === 'string') {
    const url = process.getBuiltinModule?.('node:url');
    if (url !== undefined) return url.pathToFileURL(`${process.cwd()}/`).href;
    return encodeURI(`file://${process.cwd()}/`).replace(/[?#]/g, encodeURIComponent);
  }
  return typeof location?.href === 'string' ? location.href : undefined;
}

/** @param {string} url */
function importUrl(url) {
  // The URL is known only now, so bundlers must leave it alone.
  return import(/* @vite-ignore */ /* webpackIgnore: true */ url);
}

export class ModuleLoader {
  #import;
  /** Counts what changes here, so that nobody need look twice. */
  version = 0;
  /** @type {Map<string, Module>} */
  #byUrl = new Map();
  /** Imports that are under way: whoever asks meanwhile gets the same. @type {Map<string, Promise<Module>>} */
  #loading = new Map();
  /** The URL that a name was given, also while it loads. @type {Map<string, string>} */
  #urls = new Map();
  /** Those without a URL. @type {Map<string, Module>} */
  #registered = new Map();

  /** @param {(url: string) => Promise<object>} [load] another way to import, for tests */
  constructor(load = importUrl) {
    this.#import = load;
  }

  get size() {
    return this.#byUrl.size + this.#registered.size;
  }

  /**
   * A module without a URL. Its functions are read when they are called, so it may change later. Registered again, the
   * name stands for the new object from the next call on, as a page wants that reloads its parts; it also replaces a
   * file that a crate carries, for an application that wants another one. A name that was given to a URL is refused.
   * @param {string} name
   * @param {object} members
   */
  register(name, members) {
    if (typeof name !== 'string' || name === '') {
      throw new InteropError('BadArgs', `\`registerModule\` expects a name, found ${describe(name)}`);
    }
    if ((typeof members !== 'object' && typeof members !== 'function') || members === null) {
      throw new InteropError('BadArgs', `\`registerModule\` expects an object for \`${cut(name)}\`, found ${describe(members)}`);
    }
    const url = this.#urls.get(name);
    if (url !== undefined) throw conflict(name, url, 'cannot be registered as well');
    this.version += 1;
    this.#registered.set(name, { name, url: undefined, members, carried: false, resolved: new Map() });
  }

  /**
   * A file that a crate carries. What the application registered under the name stays.
   * @param {string} name
   * @param {object} members its namespace
   */
  provide(name, members) {
    const known = this.#registered.get(name);
    if (known !== undefined && (!known.carried || known.members === members)) return;
    if (known !== undefined) throw conflict(name, 'a file of another crate', 'cannot become a second file');
    const url = this.#urls.get(name);
    if (url !== undefined) throw conflict(name, url, 'cannot become the file that a crate carries');
    this.version += 1;
    this.#registered.set(name, { name, url: undefined, members, carried: true, resolved: new Map() });
  }

  /** @param {string} name a name or a specifier */
  #get(name) {
    const registered = this.#registered.get(name);
    if (registered !== undefined) return registered;
    const url = isSpecifier(name) ? this.#resolve(name) : this.#urls.get(name);
    return url === undefined ? undefined : this.#byUrl.get(url);
  }

  /** Whether nothing has to be imported first; a name never leads to an import. @param {string} name */
  isLoaded(name) {
    return !isSpecifier(name) || this.#get(name) !== undefined;
  }

  /**
   * What is loaded or registered under a name or a specifier.
   * @param {string} name
   * @param {string} [method] the call that needs it
   * @returns {Module}
   */
  loaded(name, method) {
    const module = this.#get(name);
    if (module !== undefined) return module;
    const subject = method === undefined ? '' : `\`${method}\`: `;
    const shown = cut(name, LONGEST_SHOWN);
    const remedy = isSpecifier(name)
      ? 'import it first with an async call'
      : `register it with \`registerModule("${shown}", …)\`, or import it under that name first with an async call`;
    const others = didYouMean(name, [...this.#registered.keys(), ...this.#urls.keys()]);
    const message = `${subject}the module \`${shown}\` is not loaded; ${remedy}${others}`;
    throw new InteropError('ModuleNotLoaded', message, { method });
  }

  /**
   * The same, importing it if it is a specifier.
   * @param {string} name
   * @param {string} [method]
   * @returns {Promise<Module>}
   */
  async load(name, method) {
    if (this.#registered.has(name) || !isSpecifier(name)) return this.loaded(name, method);
    return this.#load(name, this.#resolve(name));
  }

  /**
   * Imports a module and gives it a name.
   * @param {string} name
   * @param {string} specifier
   * @returns {Promise<Module>}
   */
  async loadAs(name, specifier) {
    const url = this.#resolve(specifier);
    const taken = this.#urls.get(name);
    if (taken !== undefined && taken !== url) throw conflict(name, taken, `cannot become ${url}`);
    const registered = this.#registered.get(name);
    if (registered !== undefined) {
      throw conflict(name, registered.carried ? 'a file that a crate carries' : 'a registered object', `cannot become ${url}`);
    }
    this.#urls.set(name, url);
    this.version += 1;
    try {
      return await this.#load(specifier, url);
    } catch (error) {
      // Nothing has the name now, so that another URL may be tried; unless a second import succeeded meanwhile.
      if (!this.#byUrl.has(url)) this.#urls.delete(name);
      this.version += 1;
      throw error;
    }
  }

  /**
   * A function of a module. Those of an imported one are looked up once: a module does not change its functions.
   * @param {Module} module
   * @param {string} path
   * @param {string} method
   */
  find(module, path, method) {
    const known = module.resolved.get(path);
    if (known !== undefined) return known;
    const found = resolveFunction(module.members, `the module \`${module.name}\``, path, method);
    if (module.url !== undefined) module.resolved.set(path, found);
    return found;
  }

  /** @param {string} specifier */
  #resolve(specifier) {
    try {
      return new URL(specifier, baseUrl()).href;
    } catch {
      throw new InteropError('ModuleNotLoaded', `the specifier \`${cut(specifier, LONGEST_SHOWN)}\` cannot be resolved to a URL here; begin it with ./ ../ / or a scheme`);
    }
  }

  /** @param {string} name @param {string} url @returns {Promise<Module>} */
  #load(name, url) {
    const loaded = this.#byUrl.get(url);
    if (loaded !== undefined) return Promise.resolve(loaded);
    const loading = this.#loading.get(url) ?? this.#start(name, url);
    this.#loading.set(url, loading);
    return loading;
  }

  /** @param {string} name @param {string} url @returns {Promise<Module>} */
  async #start(name, url) {
    try {
      const members = await Promise.resolve(url).then(this.#import);
      const module = { name, url, members, carried: false, resolved: new Map() };
      this.#byUrl.set(url, module);
      this.version += 1;
      return module;
    } catch (thrown) {
      const { message } = formatThrown(thrown);
      throw new InteropError(
        'JsException',
        `the module \`${name}\` (${url}) could not be imported: ${message}; if it was repaired since, reload the page`,
        { method: 'import', cause: thrown },
      );
    } finally {
      this.#loading.delete(url);
    }
  }
}

/** @param {string} name @param {string} taken @param {string} what */
function conflict(name, taken, what) {
  return new InteropError('ModuleConflict', `the module name \`${cut(name, LONGEST_SHOWN)}\` stands for ${taken} already, so it ${what}`);
}
