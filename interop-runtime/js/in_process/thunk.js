// Thunks: the functions that JavaScript calls, each specialised for the number of its parameters.

import { AS_REFERENCE, NUMBER, SUPPLIED, TEXT, takesObject } from '../description.js';
import { RawCall } from './raw_call.js';
import { makeTextFunction } from './text_thunk.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @param {import('./raw_call.js').Engine} engine
 * @param {import('./raw_call.js').RawFunction} raw
 * @param {import('../description.js').Description} description
 * @returns {import('../description.js').Thunk}
 */
export function makeThunk(engine, raw, description) {
  const call = new RawCall(engine, raw, description);
  return {
    identifier: description.identifier,
    method: description.method,
    isAsync: description.isAsync,
    most: description.most,
    strict: makeFunction(engine, raw, description, call, true),
    relaxed: makeFunction(engine, raw, description, call, false),
  };
}

/**
 * Numbers go straight to wasm, strings beside them; anything else, and every failure, takes the road through RawCall.
 * Memory that has grown leaves views without a length, and then the status reads as undefined: also something for
 * `result`. The arguments go to RawCall one by one, because `arguments` itself would be made for each call.
 * @param {import('./raw_call.js').Engine} engine
 * @param {import('./raw_call.js').RawFunction} raw
 * @param {import('../description.js').Description} description
 * @param {RawCall} call
 * @param {boolean} strict
 * @returns {(...args: any[]) => unknown}
 */
function makeFunction(engine, raw, description, call, strict) {
  const { method, params } = description;
  const { memory } = engine;
  const { statusAt } = memory;
  const kinds = takesObject(description) ? [NUMBER, ...params] : params;
  const direct = kinds.every((bits) => (bits & (SUPPLIED | AS_REFERENCE)) === 0);
  // Where an argument's own code runs before the next is received, it may call Rust, and other text take this one's place.
  const simple = kinds.every((bits) => (bits & (TEXT | NUMBER)) !== 0);
  if (simple && kinds.some((bits) => (bits & TEXT) !== 0)) {
    const made = makeTextFunction(engine, raw, description, call, strict, kinds);
    if (made !== undefined) return made;
  }
  switch (direct ? kinds.length : -1) {
    case 0:
      return function () {
        if ((strict && arguments.length !== 0) || engine.closed) return call.run([], arguments.length, strict);
        let result;
        try {
          result = raw();
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    case 1:
      return function (a) {
        if (typeof a !== 'number' || a !== a || (strict && arguments.length !== 1) || engine.closed) {
          return call.run([a], arguments.length, strict);
        }
        let result;
        try {
          result = raw(a);
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    case 2:
      return function (a, b) {
        if (
          typeof a !== 'number' || a !== a || typeof b !== 'number' || b !== b ||
          (strict && arguments.length !== 2) || engine.closed
        ) return call.run([a, b], arguments.length, strict);
        let result;
        try {
          result = raw(a, b);
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    case 3:
      return function (a, b, c) {
        if (
          typeof a !== 'number' || a !== a || typeof b !== 'number' || b !== b || typeof c !== 'number' || c !== c ||
          (strict && arguments.length !== 3) || engine.closed
        ) return call.run([a, b, c], arguments.length, strict);
        let result;
        try {
          result = raw(a, b, c);
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    default:
      return function () {
        return call.run(arguments, arguments.length, strict);
      };
  }
}
