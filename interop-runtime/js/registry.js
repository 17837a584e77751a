// Registry: the invokables of all crates, as the names of wasm's exports list them or a hello does.

import { cut, describe } from './describe.js';
import { InteropError } from './error.js';
import { didYouMean } from './suggest.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * One exported descriptor.
 * @typedef {object} Export
 * @property {'fn' | 'method' | 'export'} kind
 * @property {string} crate
 * @property {string} identifier
 * @property {number} address by which its description is found
 */

const NAME = /^__interop_(fn|method|export)_(\d+)_/;
const HASH = /^_[0-9a-f]{16}$/;

/** @param {string} text `__` is an underscore, `_x2e_` any other character */
function unescape(text) {
  return text.replace(/__|_x([0-9a-f]+)_/gi, (_, code) => (code ? String.fromCodePoint(parseInt(code, 16)) : '_'));
}

/**
 * @param {string} name the name of an export
 * @returns {{ kind: 'fn' | 'method' | 'export', crate: string, identifier: string } | undefined}
 */
export function parseExport(name) {
  const start = NAME.exec(name);
  if (start === null) return undefined;
  const kind = /** @type {'fn' | 'method' | 'export'} */ (start[1]);
  const crateAt = start[0].length;
  const crateEnd = crateAt + Number(start[2]);
  const middle = /^_(\d+)_/.exec(name.slice(crateEnd));
  if (middle === null) return undefined;
  const identifierAt = crateEnd + middle[0].length;
  const identifierEnd = identifierAt + Number(middle[1]);
  if (!HASH.test(name.slice(identifierEnd))) return undefined;
  const crate = unescape(name.slice(crateAt, crateEnd));
  return { kind, crate, identifier: unescape(name.slice(identifierAt, identifierEnd)) };
}

/** The value of an exported static: some loaders hand out the Global, some its value. @param {unknown} exported */
export function addressOf(exported) {
  const value = typeof exported === 'number' ? exported : /** @type {WebAssembly.Global} */ (exported).value;
  return Number(value) >>> 0;
}

/** @param {Record<string, unknown>} exports of wasm @returns {Iterable<Export>} */
export function* exportedEntries(exports) {
  for (const name of Object.keys(exports)) {
    const parsed = parseExport(name);
    if (parsed !== undefined) yield { ...parsed, address: addressOf(exports[name]) };
  }
}

/** Names are looked up in Maps only, so that no name means something to JavaScript. */
export class Registry {
  /** Functions by crate and identifier. @type {Map<string, Map<string, Export[]>>} */
  #crates = new Map();
  /** Methods by identifier: of which type each is, only its description says. @type {Map<string, Export[]>} */
  #methods = new Map();
  /** What `getExports` gives, by crate. @type {Map<string, Export[]>} */
  #exports = new Map();

  /** @param {Iterable<Export>} entries */
  constructor(entries) {
    for (const entry of entries) this.#add(entry);
  }

  /** @param {Export} entry */
  #add(entry) {
    if (entry.kind === 'export') {
      const exports = this.#exports.get(entry.crate);
      if (exports === undefined) this.#exports.set(entry.crate, [entry]);
      else exports.push(entry);
      return;
    }
    let crate = this.#crates.get(entry.crate);
    if (crate === undefined) this.#crates.set(entry.crate, (crate = new Map()));
    const group = entry.kind === 'fn' ? crate : this.#methods;
    const same = group.get(entry.identifier);
    if (same === undefined) group.set(entry.identifier, [entry]);
    else same.push(entry);
  }

  /** Groups of exports that may be the same invokable twice: functions are, methods if their types are equal. */
  *suspects() {
    for (const crate of this.#crates.values()) {
      for (const group of crate.values()) if (group.length > 1) yield group;
    }
    for (const group of this.#methods.values()) if (group.length > 1) yield group;
  }

  /**
   * @param {unknown} crate
   * @param {unknown} identifier
   * @returns {Export}
   */
  find(crate, identifier) {
    const functions = this.#crates.get(/** @type {string} */ (crate));
    if (functions === undefined) throw unknownCrate(crate, 'invokables', this.#crates.keys());
    const found = functions.get(/** @type {string} */ (identifier));
    if (found !== undefined) return found[0];
    throw unknownMethod(String(crate), identifier, functions.keys());
  }

  /** @param {string} crate @returns {boolean} whether it has invokables */
  hasCrate(crate) {
    return this.#crates.has(crate);
  }

  /** The methods called so, of whatever type. @param {unknown} identifier @returns {Export[]} */
  methods(identifier) {
    return this.#methods.get(/** @type {string} */ (identifier)) ?? [];
  }

  /** @returns {Export[]} */
  allMethods() {
    return [...this.#methods.values()].flat();
  }

  exports() {
    return this.#exports;
  }
}

/**
 * @param {unknown} crate
 * @param {string} what it would have
 * @param {Iterable<string>} crates that have
 */
export function unknownCrate(crate, what, crates) {
  const name = typeof crate === 'string' ? cut(crate) : describe(crate);
  const use = typeof crate === 'string' && /^[\w-]{1,64}$/.test(crate) ? crate.replaceAll('-', '_') : 'my_lib';
  const near = didYouMean(name, crates);
  return new InteropError(
    'UnknownCrate',
    `no crate \`${name}\` with ${what} is here${near}; if it is a library, is it linked in? Add \`use ${use} as _;\``,
    { method: name },
  );
}

/**
 * @param {string} owner a crate, or the name of a type
 * @param {unknown} identifier
 * @param {Iterable<string>} names
 */
export function unknownMethod(owner, identifier, names) {
  const name = typeof identifier === 'string' ? cut(identifier) : describe(identifier);
  const near = didYouMean(name, names);
  const message = `\`${owner}\` has no invokable \`${name}\`${near}`;
  return new InteropError('UnknownMethod', message, { method: `${owner}.${name}` });
}
