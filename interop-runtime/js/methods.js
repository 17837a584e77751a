// Methods: finds invokables by name and builds their thunks when they are first asked for.

import { InteropError } from './error.js';
import { Exports } from './exports.js';
import { unknownMethod } from './registry.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {import('./description.js').Thunk} Thunk */

/** Stands for the last thunk where there is none: no name is equal to its identifier. @type {Thunk} */
const noThunk = { identifier: /** @type {any} */ (Symbol('none')), method: '', isAsync: false, most: 0, strict() {}, relaxed() {} };

/**
 * The Rust side whose invokables these are.
 * @typedef {object} Described
 * @property {import('./registry.js').Registry} registry
 * @property {(entry: import('./registry.js').Export) => import('./description.js').Description} describe asked once for each
 * @property {(description: import('./description.js').Description) => Thunk} thunk
 * @property {(type: number) => string} typeName
 * @property {(method: string) => void} expectAlive throws if it has ended
 */

/** The methods of one type that were called before. Whoever calls one again and again finds it by one comparison. */
export class MethodsOfType {
  /** @type {Map<unknown, Thunk>} */
  #thunks = new Map();
  /** The one that was asked for last. @type {unknown} */
  last = undefined;
  /** @type {Thunk | undefined} */
  lastThunk = undefined;

  /** @param {unknown} identifier @returns {Thunk | undefined} */
  known(identifier) {
    const thunk = this.#thunks.get(identifier);
    if (thunk !== undefined) {
      this.last = identifier;
      this.lastThunk = thunk;
    }
    return thunk;
  }

  /** @param {unknown} identifier @param {Thunk} thunk */
  add(identifier, thunk) {
    this.#thunks.set(identifier, thunk);
  }
}

export class Methods {
  exports;
  #rust;
  #registry;
  /** @type {Map<unknown, Map<unknown, Thunk>>} */
  #functions = new Map();
  /** By the type's number. @type {Map<number, MethodsOfType>} */
  #methods = new Map();
  /** By address. @type {Map<number, import('./description.js').Description>} */
  #descriptions = new Map();
  /** @type {Map<number, string>} */
  #typeNames = new Map();
  // Most programs have one crate that they call again and again.
  /** @type {unknown} */
  #lastCrate = undefined;
  /** @type {Map<unknown, Thunk>} */
  #lastFunctions = new Map();
  /** And many call one function again and again. */
  #last = noThunk;
  #misses = 0;

  /** @param {Described} rust */
  constructor(rust) {
    this.#rust = rust;
    this.#registry = rust.registry;
    for (const group of this.#registry.suspects()) this.#refuseDuplicates(group);
    const crates = [...this.#registry.exports()].map(([crate, entries]) => this.#exported(crate, entries));
    this.exports = new Exports(rust, crates, rust.thunk);
  }

  /**
   * @param {string} crate
   * @param {import('./registry.js').Export[]} entries
   * @returns {[string, import('./description.js').Description[]]}
   */
  #exported(crate, entries) {
    return [crate, entries.map((entry) => this.#describe(entry))];
  }

  /** @param {string} crate @param {string} identifier @returns {Thunk} */
  function(crate, identifier) {
    const last = this.#last;
    if (last.identifier === identifier && crate === this.#lastCrate) return last;
    const functions = crate === this.#lastCrate ? this.#lastFunctions : this.#remember(crate);
    const thunk = functions.get(identifier) ?? this.#addFunction(functions, crate, identifier);
    // Who calls many in turn gains nothing by it; that is tried again from time to time.
    const misses = (this.#misses + 1) & 1023;
    this.#misses = misses;
    if (misses < 8) this.#last = thunk;
    return thunk;
  }

  /** @param {number} type @param {string} identifier @returns {Thunk} */
  method(type, identifier) {
    const methods = this.ofType(type);
    return methods.known(identifier) ?? this.#addMethod(methods, type, identifier);
  }

  /** @param {number} type */
  ofType(type) {
    let methods = this.#methods.get(type);
    if (methods === undefined) this.#methods.set(type, (methods = new MethodsOfType()));
    return methods;
  }

  /** @param {string} crate */
  hasCrate(crate) {
    return this.#registry.hasCrate(crate);
  }

  /** @param {number} type @param {string} identifier @returns {boolean} */
  hasMethod(type, identifier) {
    return this.#registry.methods(identifier).some((entry) => this.#describe(entry).type === type);
  }

  /** @param {number} type */
  typeName(type) {
    let name = this.#typeNames.get(type);
    if (name === undefined) this.#typeNames.set(type, (name = this.#rust.typeName(type)));
    return name;
  }

  /** @param {unknown} crate */
  #remember(crate) {
    const functions = this.#functions.get(crate) ?? new Map();
    this.#lastCrate = crate;
    this.#lastFunctions = functions;
    this.#last = noThunk;
    return functions;
  }

  /** @param {Map<unknown, Thunk>} functions @param {string} crate @param {string} identifier */
  #addFunction(functions, crate, identifier) {
    const named = typeof crate === 'string' && typeof identifier === 'string';
    this.#rust.expectAlive(named ? `${crate}.${identifier}` : 'a call');
    const thunk = this.#rust.thunk(this.#describe(this.#registry.find(crate, identifier)));
    functions.set(identifier, thunk);
    this.#functions.set(crate, functions);
    return thunk;
  }

  /** @param {MethodsOfType} methods @param {number} type @param {unknown} identifier */
  #addMethod(methods, type, identifier) {
    this.#rust.expectAlive(typeof identifier === 'string' ? identifier : 'a call');
    for (const entry of this.#registry.methods(identifier)) {
      const description = this.#describe(entry);
      if (description.type !== type) continue;
      const thunk = this.#rust.thunk(description);
      methods.add(identifier, thunk);
      return thunk;
    }
    const others = this.#registry.allMethods().filter((entry) => this.#describe(entry).type === type);
    throw unknownMethod(this.typeName(type), identifier, others.map((entry) => entry.identifier));
  }

  /** @param {import('./registry.js').Export} entry */
  #describe(entry) {
    const { address } = entry;
    let description = this.#descriptions.get(address);
    if (description === undefined) {
      description = this.#rust.describe(entry);
      this.#descriptions.set(address, description);
    }
    return description;
  }

  /** @param {import('./registry.js').Export[]} group with one identifier */
  #refuseDuplicates(group) {
    /** By type; functions have none. @type {Map<number | null, string>} */
    const places = new Map();
    for (const entry of group) {
      const { type, method, place } = this.#describe(entry);
      const other = places.get(type);
      if (other !== undefined) {
        throw new InteropError(
          'DuplicateIdentifier',
          `\`${method}\` is defined twice, at ${other} and at ${place}; give one of them another identifier`,
          { method },
        );
      }
      places.set(type, place);
    }
  }
}
