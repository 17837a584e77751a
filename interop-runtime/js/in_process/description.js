// What Rust says about an invokable: where it is, whether it is async, and how each parameter arrives.

import { InteropError } from '../error.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export const SUPPLIED = 1;
export const OPTIONAL = 2;
export const AS_REFERENCE = 4;

/**
 * @typedef {object} Description
 * @property {string} method      what messages call it: `my-app.add`, `HelloHelper.rename`
 * @property {string} place       file and line
 * @property {number} index       in the function table
 * @property {boolean} isAsync
 * @property {number | null} type the type of the object, for a method
 * @property {number[]} params    a sum of bits for each raw parameter, without the object
 * @property {number} most        how many arguments JavaScript may send
 * @property {number} least       how many it must: what follows is optional
 */

/**
 * @param {unknown} value the record that `__interop_describe` left
 * @returns {Description}
 */
export function toDescription(value) {
  const record = /** @type {Record<string, any>} */ (value);
  const { crate, identifier, file, line, function: index, isAsync, type, typeName, params } = record;
  const good =
    typeof crate === 'string' && typeof identifier === 'string' && typeof index === 'number' && Array.isArray(params);
  if (!good) throw new InteropError('ProtocolError', 'Rust described an invokable in a way that is not understood');
  const sent = params.filter((bits) => (bits & SUPPLIED) === 0);
  return {
    method: `${typeName ?? crate}.${identifier}`,
    place: `${file}:${line}`,
    index,
    isAsync: isAsync === true,
    type: type ?? null,
    params,
    most: sent.length,
    least: sent.findLastIndex((bits) => (bits & OPTIONAL) === 0) + 1,
  };
}

/** @param {Description} description @param {number} received */
export function wrongCount({ method, least, most }, received) {
  const count = least === most ? `${most} argument${most === 1 ? '' : 's'}` : `${least} to ${most} arguments`;
  return new InteropError('BadArgs', `\`${method}\` expects ${count}, received ${received}`, { method });
}
