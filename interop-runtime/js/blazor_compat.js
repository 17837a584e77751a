// Blazor's own JavaScript: the global names by which a page written for Blazor calls .NET, here in front of Rust.

import { InteropError } from './error.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {import('./interop.js').Interop} Interop
 * @typedef {import('./interop.js').Host} Host
 * @typedef {import('./interop.js').Invokable} Invokable
 */

/** Whether a value of the page's is in the way of ours. @param {string} name @param {unknown} own */
function isTaken(name, own) {
  return name in globalThis && /** @type {any} */ (globalThis)[name] !== own;
}

/** What stands in `globalThis` because of this copy of the files. @type {{ host: Host, names: Record<string, unknown>, end: () => void } | undefined} */
let installed;

/**
 * @param {Interop} rust
 * @param {Host} host
 * @returns {() => void} takes everything away again
 */
export function installBlazorCompat(rust, host) {
  const own = installed?.host === host ? installed : undefined;
  const names = own?.names ?? Object.assign(Object.create(null), { DotNet: makeDotNet(rust, host), getDotnetRuntime: makeGetRuntime(rust) });
  for (const name of Object.keys(names)) {
    if (isTaken(name, names[name])) throw taken(name);
  }
  if (own !== undefined) return own.end;
  for (const name of Object.keys(names)) {
    Object.defineProperty(globalThis, name, /** @type {PropertyDescriptor} */ (
      { __proto__: null, value: names[name], writable: true, configurable: true, enumerable: true }
    ));
  }
  host.useBlazorHabits(true);
  const end = () => {
    if (installed?.end !== end) return;
    installed = undefined;
    host.useBlazorHabits(false);
    for (const name of Object.keys(names)) {
      if (!isTaken(name, names[name])) delete (/** @type {any} */ (globalThis)[name]);
    }
  };
  installed = { host, names, end };
  return end;
}

/** @param {string} name */
function taken(name) {
  const text = `\`installBlazorCompat\` would overwrite \`globalThis.${name}\`, which is of Blazor, of another runtime or of the page; remove one of the two`;
  return new InteropError('DuplicateIdentifier', text, { method: 'installBlazorCompat' });
}

/** @param {Interop} rust @param {Host} host */
function makeDotNet(rust, host) {
  /** @param {string} crate @param {string} identifier @param {unknown[]} args */
  const prepare = (crate, identifier, args) => {
    const invokable = host.find(crate, identifier);
    return { invokable, run: () => byHabit(invokable)(...args) };
  };
  return Object.freeze({
    /** @param {string} crate @param {string} identifier @param {...unknown} args */
    invokeMethod(crate, identifier, ...args) {
      const { invokable, run } = prepare(crate, identifier, args);
      return host.readyValue(invokable, run);
    },
    /** @param {string} crate @param {string} identifier @param {...unknown} args */
    async invokeMethodAsync(crate, identifier, ...args) {
      return prepare(crate, identifier, args).run();
    },
    createJSObjectReference: (/** @type {object} */ object) => rust.createJsObjectReference(object),
    disposeJSObjectReference: (/** @type {any} */ reference) => rust.disposeJsObjectReference(reference),
  });
}

/** @param {Interop} rust */
function makeGetRuntime(rust) {
  const runtime = Object.freeze({
    /** @param {string} assembly */
    async getAssemblyExports(assembly) {
      return rust.getExports(typeof assembly === 'string' ? assembly.replace(/\.dll$/, '') : assembly);
    },
  });
  // The page has one.
  return (/** @type {unknown} */ id) => (id === 0 ? runtime : undefined);
}

/**
 * The function for a call by name: one without parameters is given whatever there is, such as the event of a handler.
 * @param {Invokable} invokable
 */
export function byHabit({ most, strict, relaxed }) {
  return most === 0 ? relaxed : strict;
}

/**
 * On a reference, the name of the crate in front of the identifier is passed over.
 * @param {unknown} identifier
 * @param {unknown[]} args
 * @param {(name: string) => boolean} isMethod
 * @param {(name: string) => boolean} isCrate
 * @returns {[string, unknown[]]}
 */
export function withoutCrate(identifier, args, isMethod, isCrate) {
  const [next, ...others] = args;
  const named = typeof identifier === 'string' && typeof next === 'string';
  if (named && isCrate(identifier) && !isMethod(identifier)) return [next, others];
  return [/** @type {string} */ (identifier), args];
}
