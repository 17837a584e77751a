// ValueReader: builds the values of a message, each a copy, believing nothing that their slots say.

import { InteropError, isInteropError } from '../error.js';
import { MessageReader, malformed } from './message_reader.js';
import { firstNumbers, firstValues } from './short_lists.js';
import { define, indicesAreInherited } from './shapes.js';
import {
  ABORT_SIGNAL, BIGINT, BIG_UINT64_ARRAY, BYTES, DATE, FALSE, INT8_ARRAY, LIST, LONG_TEXT, MAP, NULL, NUMBERS, OBJECT, RECORD,
  REFERENCE, TAGGED, TEXT, TRUE, UNDEFINED,
} from './wire.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

const TAG_BITS = 0x1_0000;
const objectPrototype = Object.prototype;

export class ValueReader extends MessageReader {
  #shapes;
  #claims;

  #nodes = 0;
  #depth = 0;
  /** Counts messages, so that a shape is looked at once for each. */
  #messages = 0;
  /** Whether a list must be built with more care than `push` takes; asked once a message. @type {boolean | undefined} */
  #indicesAreInherited = undefined;

  /**
   * @param {import('./shapes.js').ShapeReader} shapes
   * @param {import('./claims.js').Claims} claims
   * @param {import('../limits.js').Limits} limits
   */
  constructor(shapes, claims, limits) {
    super(limits);
    this.#shapes = shapes;
    this.#claims = claims;
  }

  /** Ready for the next message. */
  close() {
    super.close();
    this.#nodes = 0;
    this.#depth = 0;
    this.#messages += 1;
    this.#indicesAreInherited = undefined;
  }

  /** The root values, behind which nothing may be left. @returns {unknown[]} */
  readRoots() {
    this.#enter(this.roots, 0);
    const roots = this.#values(this.roots);
    this.expectEnd();
    return roots;
  }

  /** The same where there must be one. @returns {unknown} */
  readRoot() {
    if (this.roots !== 1) throw malformed(`it holds ${this.roots} values instead of one`);
    this.#enter(1, 0);
    const root = this.value();
    this.expectEnd();
    return root;
  }

  /** The next value, whose slot was counted when the container around it was entered. @returns {unknown} */
  value() {
    const at = this.slot++;
    const number = this.f64[at];
    if (number === number) return number;
    // Texts and lists of numbers here, where they can become part of what reads them: most values are one of these.
    const high = this.u32[2 * at + 1];
    if (high === TAGGED + TEXT) return this.text(this.u32[2 * at]);
    if (high === TAGGED + NUMBERS) return this.#numbers(this.u32[2 * at]);
    return this.#tagged(high, this.u32[2 * at]);
  }

  /** @param {number} high the word with the tag @param {number} payload @returns {unknown} */
  #tagged(high, payload) {
    // Also true of a tag beyond 63: these bits never mean a number.
    if (high < TAGGED || high >= TAGGED + TAG_BITS) return NaN;
    switch (high - TAGGED) {
      case RECORD:
        return this.#record(payload);
      case LIST:
        return this.#list(payload);
      case NULL:
        return payload === 0 ? null : refusePayload();
      case FALSE:
        return payload === 0 ? false : refusePayload();
      case TRUE:
        return payload === 0 ? true : refusePayload();
      case UNDEFINED:
        return payload === 0 ? undefined : refusePayload();
      case LONG_TEXT:
        return this.longText(payload);
      case OBJECT:
        return this.#object(payload);
      case MAP:
        return this.#map(payload);
      case BYTES:
        return this.bytes(payload);
      case REFERENCE:
        return this.#claims.claim(this, payload);
      case DATE:
        return this.date(payload);
      case BIGINT:
        return this.bigint(payload);
      case ABORT_SIGNAL:
        return payload === 0 ? this.#claims.abortSignal() : refusePayload();
      default:
        if (high >= TAGGED + INT8_ARRAY && high <= TAGGED + BIG_UINT64_ARRAY) return this.typedArray(high - TAGGED, payload);
        throw malformed(`the tag ${high - TAGGED} is unknown`);
    }
  }

  /** @param {number} length */
  #list(length) {
    this.#enter(length, 1);
    const list = this.#values(length);
    this.#depth -= 1;
    return list;
  }

  /** @param {number} length @returns {unknown[]} */
  #values(length) {
    const list = firstValues(this, length);
    if (list.length === length) return list;
    if ((this.#indicesAreInherited ??= indicesAreInherited())) {
      for (let i = list.length; i < length; i++) define(list, i, this.value());
    } else for (let i = list.length; i < length; i++) list.push(this.value());
    return list;
  }

  /** @param {number} length */
  #numbers(length) {
    this.#enter(length, 1);
    const { f64, slot } = this;
    this.slot = slot + length;
    const list = firstNumbers(f64, slot, length);
    this.#depth -= 1;
    if (list.length === length) return list;
    const careful = (this.#indicesAreInherited ??= indicesAreInherited());
    for (let i = list.length; i < length; i++) {
      // Whatever the bits of a NaN are, it is the number.
      const number = f64[slot + i] === f64[slot + i] ? f64[slot + i] : NaN;
      if (careful) define(list, i, number);
      else list.push(number);
    }
    return list;
  }

  /** @param {number} id */
  #record(id) {
    const shape = this.#shapes.get(id);
    if (shape === undefined) throw malformed(`shape ${id} is not defined`);
    this.#enter(shape.keys.length, 1);
    let record;
    if (shape.message !== this.#messages) record = this.#firstRecord(shape);
    else if (shape.Made !== undefined) record = new shape.Made(this, shape.keys);
    else record = this.#generic(shape);
    this.#depth -= 1;
    return record;
  }

  /** @param {import('./shapes.js').ReadShape} shape */
  #generic(shape) {
    const record = this.#fields(shape);
    this.#shapes.made(shape);
    return record;
  }

  /** @param {import('./shapes.js').ReadShape} shape @returns {object} */
  #fields({ keys, plain }) {
    // Keys in the order of the shape, on a fresh object: so all records of a shape share one hidden class.
    /** @type {Record<string, unknown>} */
    const record = {};
    if (plain) for (let i = 0; i < keys.length; i++) record[keys[i]] = this.value();
    else for (let i = 0; i < keys.length; i++) define(record, keys[i], this.value());
    return record;
  }

  /**
   * The first record of a shape in a message shows whether something guards one of its keys on Object.prototype since
   * the shape became known. Then assigning runs a setter, or throws, and the record is read again.
   * @param {import('./shapes.js').ReadShape} shape
   */
  #firstRecord(shape) {
    if (!shape.plain) return this.#fields(shape);
    const nodes = this.#nodes;
    const depth = this.#depth;
    const { slot, spare, textTaken } = this;
    try {
      const record = shape.Made === undefined ? this.#generic(shape) : new shape.Made(this, shape.keys);
      shape.message = this.#messages;
      if (Object.keys(record).length === shape.keys.length) return record;
    } catch (error) {
      if (isInteropError(error)) throw error;
    }
    this.#shapes.guard(shape);
    this.#nodes = nodes;
    this.#depth = depth;
    this.slot = slot;
    this.spare = spare;
    this.textTaken = textTaken;
    return this.#fields(shape);
  }

  /** @param {number} length */
  #object(length) {
    this.#enter(2 * length, 1);
    /** @type {Record<string, unknown>} */
    const object = {};
    for (let i = 0; i < length; i++) {
      const key = this.value();
      if (typeof key !== 'string') throw malformed('a key of an object in it is not a string');
      const value = this.value();
      // `__proto__` and whatever else lives on Object.prototype: assigning could do something else than define.
      if (key in objectPrototype) define(object, key, value);
      else object[key] = value;
    }
    if (Object.keys(object).length !== length) throw malformed('an object in it repeats a key');
    this.#depth -= 1;
    return object;
  }

  /** @param {number} length */
  #map(length) {
    this.#enter(2 * length, 1);
    const map = new Map();
    for (let i = 0; i < length; i++) {
      const key = this.value();
      map.set(key, this.value());
    }
    if (map.size !== length) throw malformed('a map in it repeats a key');
    this.#depth -= 1;
    return map;
  }

  /**
   * Counts values before anything is made for them, so that no value has to be counted again: each takes a slot at least.
   * @param {number} nodes
   * @param {0 | 1} levels
   */
  #enter(nodes, levels) {
    if ((this.spare -= nodes) < 0) throw malformed('it announces more values than it holds');
    this.#nodes += nodes;
    this.#depth += levels;
    const { depth, nodes: most } = this.limits;
    if (this.#nodes > most) {
      throw new InteropError('TooLarge', `a message has more than ${most} values (limit \`nodes\`); send it in parts`);
    }
    if (this.#depth > depth) {
      throw new InteropError('TooDeep', `a message is nested deeper than ${depth} (limit \`depth\`); send it flatter, or in parts`);
    }
  }
}

/** @returns {never} */
function refusePayload() {
  throw malformed('a constant in it has a payload');
}
