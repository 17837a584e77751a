// Thunks: the functions that JavaScript calls, each specialised for the number of its parameters.

import { AS_REFERENCE, SUPPLIED, takesObject } from '../description.js';
import { RawCall } from './raw_call.js';

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
    method: description.method,
    isAsync: description.isAsync,
    most: description.most,
    strict: makeFunction(engine, raw, description, call, true),
    relaxed: makeFunction(engine, raw, description, call, false),
  };
}

/**
 * Numbers go straight to wasm; anything else, and every failure, takes the road through RawCall. Memory that has grown
 * leaves views without a length, and then the status reads as undefined: also something for `result`.
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
  const count = params.length + (takesObject(description) ? 1 : 0);
  const direct = params.every((bits) => (bits & (SUPPLIED | AS_REFERENCE)) === 0);
  switch (direct ? count : -1) {
    case 0:
      return function () {
        if ((strict && arguments.length !== 0) || engine.level >= engine.levels) return call.run(arguments, strict);
        engine.level += 1;
        let result;
        try {
          result = raw();
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        engine.level -= 1;
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    case 1:
      return function (a) {
        if (
          typeof a !== 'number' || a !== a ||
          (strict && arguments.length !== 1) || engine.level >= engine.levels
        ) return call.run(arguments, strict);
        engine.level += 1;
        let result;
        try {
          result = raw(a);
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        engine.level -= 1;
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    case 2:
      return function (a, b) {
        if (
          typeof a !== 'number' || a !== a || typeof b !== 'number' || b !== b ||
          (strict && arguments.length !== 2) || engine.level >= engine.levels
        ) return call.run(arguments, strict);
        engine.level += 1;
        let result;
        try {
          result = raw(a, b);
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        engine.level -= 1;
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    case 3:
      return function (a, b, c) {
        if (
          typeof a !== 'number' || a !== a || typeof b !== 'number' || b !== b || typeof c !== 'number' || c !== c ||
          (strict && arguments.length !== 3) || engine.level >= engine.levels
        ) return call.run(arguments, strict);
        engine.level += 1;
        let result;
        try {
          result = raw(a, b, c);
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        engine.level -= 1;
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    default:
      return function () {
        return call.run(arguments, strict);
      };
  }
}
