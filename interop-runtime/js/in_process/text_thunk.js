// Thunks of functions that take strings: they go beside the arguments, and need no message.

import { TEXT } from '../description.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @param {import('./raw_call.js').Engine} engine
 * @param {import('./raw_call.js').RawFunction} raw
 * @param {import('../description.js').Description} description
 * @param {import('./raw_call.js').RawCall} call for whatever is no number and no string, or a long one
 * @param {boolean} strict
 * @param {number[]} kinds of all raw parameters
 * @returns {((...args: any[]) => unknown) | undefined}
 */
export function makeTextFunction(engine, raw, description, call, strict, kinds) {
  const { method } = description;
  const { memory } = engine;
  const { statusAt } = memory;
  const [textA, textB, textC] = kinds.map((bits) => (bits & TEXT) !== 0);
  switch (kinds.length) {
    case 1:
      return function (a) {
        if (typeof a !== 'string' || (strict && arguments.length !== 1) || engine.closed) return call.run([a], arguments.length, strict);
        const length = memory.putText(a, 0);
        if (length < 0) return call.run([a], arguments.length, strict);
        let result;
        try {
          result = raw(length);
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    case 2:
      return function (a, b) {
        if ((strict && arguments.length !== 2) || engine.closed) return call.run([a, b], arguments.length, strict);
        const x = textA ? memory.putText(a, 0) : plain(a);
        const y = textB ? memory.putText(b, textA ? x : 0) : plain(b);
        if (!(textA ? x >= 0 : x === x) || !(textB ? y >= 0 : y === y)) return call.run([a, b], arguments.length, strict);
        let result;
        try {
          result = raw(x, y);
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    case 3:
      return function (a, b, c) {
        if ((strict && arguments.length !== 3) || engine.closed) return call.run([a, b, c], arguments.length, strict);
        let end = 0;
        const x = textA ? memory.putText(a, end) : plain(a);
        if (textA) end += x;
        const y = textB ? memory.putText(b, end) : plain(b);
        if (textB) end += y;
        const z = textC ? memory.putText(c, end) : plain(c);
        if (!(textA ? x >= 0 : x === x) || !(textB ? y >= 0 : y === y) || !(textC ? z >= 0 : z === z)) {
          return call.run([a, b, c], arguments.length, strict);
        }
        let result;
        try {
          result = raw(x, y, z);
        } catch (thrown) {
          throw engine.crashed(thrown, method);
        }
        return memory.u32[statusAt] === 0 ? result : engine.result(result, description);
      };
    default:
      return undefined;
  }
}

/** The number, or NaN, which stands for what needs a message. @param {unknown} value */
function plain(value) {
  return typeof value === 'number' ? value : NaN;
}
