// RemoteCalls: the functions that call Rust over a connection, each of which returns a promise.

import { AS_REFERENCE, CONSTRUCTOR, GETTER, SETTER, STATIC, SUPPLIED, takesObject, wrongCount } from '../description.js';
import { InteropError } from '../error.js';
import { CALLBACK, EXPORT, FUNCTION, GETTER_OF, METHOD, SETTER_OF } from './frames.js';

/** @typedef {import('../description.js').Description} Description */
/** @typedef {import('../description.js').Thunk} Thunk */
/** @typedef {import('./frames.js').Callee} Callee */

/** A description, with the crate that it is of. @typedef {Description & { crate: string }} Described */

/**
 * @typedef {object} Caller
 * @property {(callee: Callee, args: unknown[], roots: import('../codec/encoder.js').Roots) => Promise<unknown>} call
 *           throws what is wrong with the arguments
 * @property {(method: string) => void} expectAlive
 * @property {(error: unknown, method: string) => void} unawaited a call failed whose caller cannot be told
 */

/**
 * @param {Caller} caller
 * @param {Description} description
 * @param {(handle: number) => Callee} calleeOf whose handle is 0 for what is called on no object
 * @returns {Thunk}
 */
export function remoteThunk(caller, description, calleeOf) {
  const { identifier, method, least, most, params } = description;
  const self = takesObject(description) ? 1 : 0;
  const references = params.filter((bits) => (bits & SUPPLIED) === 0).map((bits) => (bits & AS_REFERENCE) !== 0);
  const roots = {
    method,
    name: (/** @type {number} */ i) => `args[${i}]`,
    asReference: (/** @type {number} */ i) => references[i],
  };
  /** @param {boolean} strict */
  const made = (strict) => (/** @type {any[]} */ ...given) => {
    caller.expectAlive(method);
    const handle = self === 1 ? given[0] : 0;
    const count = given.length - self;
    if (count < least || (strict && count > most)) throw wrongCount(description, count);
    return caller.call(calleeOf(handle), given.slice(self, self + most), roots);
  };
  return { identifier, method, isAsync: true, most, strict: made(true), relaxed: made(false) };
}

/** @param {Caller} caller @param {Description} description of a callback */
export function callbackThunk(caller, description) {
  return remoteThunk(caller, description, (target) => ({ what: CALLBACK, target, type: 0, first: '', second: '' }));
}

/**
 * @param {Caller} caller
 * @param {Described} description
 * @param {(type: number) => string} classPath where the exports have the class of a type
 * @returns {Thunk}
 */
export function invokableThunk(caller, description, classPath) {
  const { crate, identifier, member, namespace, type } = description;
  /** @param {number} what @returns {(target: number) => Callee} */
  const onObject = (what) => (target) => ({ what, target, type: type ?? 0, first: '', second: identifier });
  /** @param {number} what @param {string} second @returns {() => Callee} */
  const byName = (what, second) => () => ({ what, target: 0, type: 0, first: crate, second });
  switch (member) {
    case CONSTRUCTOR:
      return constructorThunk(description);
    case STATIC:
      return remoteThunk(caller, description, byName(EXPORT, `${classPath(/** @type {number} */ (type))}.${identifier}`));
    case GETTER:
      return remoteThunk(caller, description, onObject(GETTER_OF));
    case SETTER:
      return setterThunk(caller, remoteThunk(caller, description, onObject(SETTER_OF)));
  }
  if (type !== null) return remoteThunk(caller, description, onObject(METHOD));
  if (namespace === undefined) return remoteThunk(caller, description, byName(FUNCTION, identifier));
  return remoteThunk(caller, description, byName(EXPORT, pathOf(description)));
}

/** @param {Description} description */
export function pathOf({ namespace, identifier }) {
  return namespace === undefined || namespace === '' ? identifier : `${namespace}.${identifier}`;
}

/** `new` gives an object at once, which nobody has who is not there. @param {Description} description @returns {Thunk} */
function constructorThunk({ identifier, method, most }) {
  const refuse = () => {
    const remedy = 'export a static function that makes an instance, and await that';
    throw new InteropError('SyncUnsupported', `\`${method}\`: \`new\` cannot wait for a circuit; ${remedy}`, { method });
  };
  return { identifier, method, isAsync: false, most, strict: refuse, relaxed: refuse };
}

/** An assignment has no result: what goes wrong with it over there, `onError` hears. @param {Caller} caller @param {Thunk} thunk @returns {Thunk} */
function setterThunk(caller, { identifier, method, most, relaxed }) {
  /** @param {any[]} args */
  const set = (...args) => {
    const done = /** @type {Promise<unknown>} */ (relaxed(...args));
    done.catch((error) => caller.unawaited(error, method));
  };
  return { identifier, method, isAsync: false, most, strict: set, relaxed: set };
}
