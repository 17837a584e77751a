// RawCall: one call into wasm with everything that JavaScript must encode first, the road every thunk can fall back to.

import { AS_REFERENCE, SUPPLIED, TEXT, takesObject, wrongCount } from '../description.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * What a call needs from its instance. The numbers in front are read by every thunk.
 * @typedef {object} Engine
 * @property {boolean} closed no call may enter: the instance has ended, or calls are nested too deep
 * @property {import('./memory.js').WasmMemory} memory
 * @property {(method: string) => Error} refusal     why it is closed
 * @property {(thrown: unknown, method: string) => Error} crashed  something came out of wasm; the error for the caller
 * @property {(values: unknown[], roots: import('../codec/encoder.js').Roots) => number} send encodes into IN
 * @property {(number: number, description: import('../description.js').Description) => unknown} result
 *           reads the status and what it stands for; throws what Rust reported
 */

/** @typedef {(...args: number[]) => number} RawFunction */

/** The raw arguments of a call whose only argument stands in the message. */
const ONE_ROOT = [NaN];

/**
 * The usual numbers of arguments one by one: to spread them takes longer.
 * @param {RawFunction} raw
 * @param {number[]} n
 */
function callRaw(raw, n) {
  switch (n.length) {
    case 1:
      return raw(n[0]);
    case 2:
      return raw(n[0], n[1]);
    case 3:
      return raw(n[0], n[1], n[2]);
    default:
      return raw(...n);
  }
}

export class RawCall {
  #engine;
  #raw;
  #description;
  /** How many of the raw parameters stand in front of those that JavaScript knows of: the object of a method. */
  #self;
  /** What the only argument is called in messages, if there is one. @type {import('../codec/encoder.js').Roots | undefined} */
  #only = undefined;

  /**
   * @param {Engine} engine
   * @param {RawFunction} raw
   * @param {import('../description.js').Description} description
   */
  constructor(engine, raw, description) {
    this.#engine = engine;
    this.#raw = raw;
    this.#description = description;
    this.#self = takesObject(description) ? 1 : 0;
    const { method, params } = description;
    if (this.#self === 0 && params.length === 1 && (params[0] & (SUPPLIED | AS_REFERENCE)) === 0) {
      this.#only = { method, name: () => 'args[0]', asReference: undefined };
    }
  }

  /**
   * @param {ArrayLike<unknown>} args with the handle of the object in front, for a method; surplus ones may be left out
   * @param {number} given how many there were
   * @param {boolean} strict whether surplus arguments are an error
   * @returns {unknown}
   */
  run(args, given, strict) {
    const engine = this.#engine;
    const description = this.#description;
    const { method, least, most } = description;
    // First: what has ended says so, whatever it was called with.
    if (engine.closed) throw engine.refusal(method);
    const count = given - this.#self;
    if (count < least || (strict && count > most)) throw wrongCount(description, count);
    const numbers = this.#arguments(args);
    // Encoding runs user code (getters, `toJSON`), after which nothing is as it was.
    if (engine.closed) throw engine.refusal(method);
    let result;
    try {
      result = callRaw(this.#raw, numbers);
    } catch (thrown) {
      throw engine.crashed(thrown, method);
    }
    return engine.result(result, description);
  }

  /**
   * The raw arguments. What is not a number stands in the message that is sent ahead.
   * @param {ArrayLike<unknown>} args
   * @returns {number[]}
   */
  #arguments(args) {
    if (this.#only !== undefined && typeof args[0] === 'object') {
      this.#engine.send([args[0]], this.#only);
      return ONE_ROOT;
    }
    const { params, method } = this.#description;
    const self = this.#self;
    /** @type {number[]} */
    const numbers = self === 1 ? [/** @type {number} */ (args[0])] : [];
    /** @type {unknown[]} */
    const roots = [];
    /** Which argument each root is. @type {number[]} */
    const positions = [];
    /** @type {boolean[]} */
    const references = [];
    let next = 0;
    for (const bits of params) {
      if ((bits & SUPPLIED) !== 0) {
        numbers.push(NaN);
        continue;
      }
      const value = args[self + next];
      const asReference = (bits & AS_REFERENCE) !== 0;
      // The number of a string is its length: only the codec can say that there is none.
      if (typeof value === 'number' && value === value && (bits & (AS_REFERENCE | TEXT)) === 0) {
        numbers.push(value);
      } else {
        numbers.push(NaN);
        roots.push(value);
        positions.push(next);
        references.push(asReference);
      }
      next += 1;
    }
    if (roots.length > 0) {
      this.#engine.send(roots, {
        method,
        name: (i) => `args[${positions[i]}]`,
        asReference: (i) => references[i],
      });
    }
    return numbers;
  }
}
