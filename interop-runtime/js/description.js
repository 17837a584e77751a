// What Rust says about an invokable: where it is, whether it is async, and how each parameter arrives.

import { InteropError } from './error.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export const SUPPLIED = 1;
export const OPTIONAL = 2;
export const AS_REFERENCE = 4;
/** A string, which in-process need not be in a message. */
export const TEXT = 8;
/** A number: receiving it runs no code of the user's. */
export const NUMBER = 16;

/** What an exported member is to its class. */
export const CONSTRUCTOR = 1;
export const STATIC = 2;
export const METHOD = 3;
export const GETTER = 4;
export const SETTER = 5;

/**
 * @typedef {object} Description
 * @property {string} method      what messages call it: `my-app.add`, `HelloHelper.rename`
 * @property {string} identifier
 * @property {string} place       file and line
 * @property {number} index       in the function table, where there is one
 * @property {boolean} isAsync
 * @property {number | null} type the type of the object, for a method; that of the class, for what belongs to one
 * @property {number[]} params    a sum of bits for each raw parameter, without the object
 * @property {number} most        how many arguments JavaScript may send
 * @property {number} least       how many it must: what follows is optional
 * @property {number} member      what it is to its class, 0 for what is no member of one
 * @property {string | undefined} namespace where `getExports` has it, such as `pages.counter`; '' for the top
 */

/**
 * A function that has been described. For a method the first argument is the handle of the object.
 * @typedef {object} Thunk
 * @property {string} identifier
 * @property {string} method  what messages call it
 * @property {boolean} isAsync
 * @property {number} most    how many arguments JavaScript may send
 * @property {(...args: unknown[]) => unknown} strict  as called by name: surplus arguments are an error
 * @property {(...args: unknown[]) => unknown} relaxed as JavaScript functions do: they are ignored
 */

/**
 * The function of an async invokable: every failure is a rejection.
 * @param {(...args: unknown[]) => unknown} call
 * @returns {(...args: unknown[]) => Promise<unknown>}
 */
export function promised(call) {
  /** @this {unknown} @param {unknown[]} args */
  return function (...args) {
    try {
      return Promise.resolve(call.apply(this, args));
    } catch (error) {
      return Promise.reject(error);
    }
  };
}

/**
 * @param {unknown} value the record with which Rust describes an invokable
 * @returns {Description}
 */
export function toDescription(value) {
  const record = /** @type {Record<string, any>} */ (value);
  const { crate, identifier, file, line, function: index, isAsync, type, typeName, params, member, namespace } = record;
  const good = typeof crate === 'string' && typeof identifier === 'string' && Array.isArray(params);
  if (!good) throw new InteropError('ProtocolError', 'Rust described an invokable in a way that is not understood');
  const sent = params.filter((bits) => (bits & SUPPLIED) === 0);
  return {
    method: `${typeName ?? crate}.${identifier}`,
    identifier,
    place: `${file}:${line}`,
    index: typeof index === 'number' ? index : 0,
    isAsync: isAsync === true,
    type: type ?? null,
    params,
    most: sent.length,
    least: sent.findLastIndex((bits) => (bits & OPTIONAL) === 0) + 1,
    member: typeof member === 'number' ? member : 0,
    // Without the crate's root: the modules below it, or the names that replace them.
    namespace: typeof namespace === 'string' ? namespace.split('::').slice(1).join('.') : undefined,
  };
}

/** Whether the handle of an object stands in front of the arguments. @param {Description} description */
export function takesObject({ type, member }) {
  return type !== null && member !== CONSTRUCTOR && member !== STATIC;
}

/** @param {Description} description @param {number} received */
export function wrongCount({ method, least, most }, received) {
  const count = least === most ? `${most} argument${most === 1 ? '' : 's'}` : `${least} to ${most} arguments`;
  return new InteropError('BadArgs', `\`${method}\` expects ${count}, received ${received}`, { method });
}
