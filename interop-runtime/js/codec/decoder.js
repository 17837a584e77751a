// Decoder: turns a message back into values, all of them copies, believing nothing that the message says.

import { InteropError } from '../error.js';
import { MessageReader, malformed } from './message_reader.js';
import { readText } from './text.js';
import {
  BYTES, CALLBACK, FALSE, JS_OBJECT, LIST, LONG_TEXT, MAP, NULL, NUMBERS, OBJECT, RECORD, REFERENCE, RUST_OBJECT, TAGGED, TEXT,
  TRUE, UNDEFINED,
} from './wire.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

const TAG_BITS = 0x1_0000;
const objectPrototype = Object.prototype;

export class Decoder {
  #shapes;
  #incoming;
  #limits;

  /** No user code runs while a message is decoded, so there is only one at a time. */
  #message;
  #nodes = 0;
  #depth = 0;
  /** What each reference entry became; a hole is an entry that no value has claimed. @type {(object | undefined)[]} */
  #claimed = [];

  /**
   * @param {import('./shapes.js').ShapeReader} shapes
   * @param {import('./message_reader.js').IncomingReferences} incoming
   * @param {import('../limits.js').Limits} limits
   */
  constructor(shapes, incoming, limits) {
    this.#shapes = shapes;
    this.#incoming = incoming;
    this.#limits = limits;
    this.#message = new MessageReader(limits);
  }

  /**
   * @param {import('./message_reader.js').Views} views
   * @param {number} offset where the message begins, divisible by 8
   * @param {number} length
   * @returns {unknown[]} the roots
   */
  decode(views, offset, length) {
    try {
      this.#message.open(views, offset, length, this.#shapes);
      const roots = this.#roots();
      this.#close();
      return roots;
    } catch (error) {
      const shares = this.#shares();
      this.#close();
      // Only now: this calls Rust, which may drop an object that calls back, and that is a message of its own.
      for (const { handle, received } of shares) this.#incoming.giveBack(handle, received);
      throw error;
    }
  }

  #close() {
    this.#message.close();
    this.#nodes = 0;
    this.#depth = 0;
    if (this.#claimed.length > 0) this.#claimed = [];
  }

  #roots() {
    const message = this.#message;
    this.#enter(message.roots, 0);
    const roots = [];
    for (let i = 0; i < message.roots; i++) roots.push(this.#value());
    message.expectEnd();
    for (let i = 0; i < message.references; i++) {
      if (this.#claimed[i] === undefined) throw malformed('a reference in it is not used by any value');
    }
    return roots;
  }

  /**
   * A message with one root: a result, or an error.
   * @param {import('./message_reader.js').Views} views
   * @param {number} offset
   * @param {number} length
   * @returns {unknown}
   */
  decodeOne(views, offset, length) {
    const roots = this.decode(views, offset, length);
    if (roots.length !== 1) throw malformed(`it holds ${roots.length} values instead of one`);
    return roots[0];
  }

  /** @returns {unknown} */
  #value() {
    const message = this.#message;
    const at = message.slot;
    if (at >= message.end) throw malformed('it ends in the middle of a value');
    message.slot = at + 1;
    const number = message.views.f64[at];
    if (number === number) return number;
    const high = message.views.u32[2 * at + 1];
    // Also true of a tag beyond 63: these bits never mean a number.
    if (high < TAGGED || high >= TAGGED + TAG_BITS) return NaN;
    return this.#tagged(high - TAGGED, message.views.u32[2 * at]);
  }

  /** @param {number} tag @param {number} payload @returns {unknown} */
  #tagged(tag, payload) {
    switch (tag) {
      case TEXT:
        return this.#message.text(payload);
      case RECORD:
        return this.#record(payload);
      case LIST:
        return this.#list(payload);
      case NUMBERS:
        return this.#numbers(payload);
      case LONG_TEXT:
        return this.#longText(payload);
      case OBJECT:
        return this.#object(payload);
      case MAP:
        return this.#map(payload);
      case BYTES: {
        const at = this.#message.padded(payload);
        // A copy: the memory belongs to the writer again as soon as this returns.
        return this.#message.views.u8.slice(at, at + payload);
      }
      case REFERENCE:
        return this.#reference(payload);
      default:
        return constant(tag, payload);
    }
  }

  /** @param {number} length */
  #longText(length) {
    const at = this.#message.padded(length);
    const text = readText(this.#message.views.u8, at, length);
    if (text === undefined) throw malformed('a string in it is not UTF-8');
    return text;
  }

  /** @param {number} length */
  #list(length) {
    this.#enter(length, 1);
    /** @type {unknown[]} */
    const list = [];
    for (let i = 0; i < length; i++) list.push(this.#value());
    this.#depth -= 1;
    return list;
  }

  /** @param {number} length */
  #numbers(length) {
    this.#enter(length, 1);
    const { f64 } = this.#message.views;
    const at = this.#message.slot;
    this.#message.slot = at + length;
    /** @type {number[]} */
    const list = [];
    for (let i = at; i < at + length; i++) {
      const number = f64[i];
      list.push(number === number ? number : NaN);
    }
    this.#depth -= 1;
    return list;
  }

  /** @param {number} id */
  #record(id) {
    const shape = this.#shapes.get(id);
    if (shape === undefined) throw malformed(`shape ${id} is not defined`);
    const { keys } = shape;
    this.#enter(keys.length, 1);
    // Keys in the order of the shape, on a fresh object: so all records of a shape share one hidden class.
    /** @type {Record<string, unknown>} */
    const record = {};
    if (shape.plain) for (let i = 0; i < keys.length; i++) record[keys[i]] = this.#value();
    else for (let i = 0; i < keys.length; i++) define(record, keys[i], this.#value());
    this.#depth -= 1;
    return record;
  }

  /** @param {number} length */
  #object(length) {
    this.#enter(2 * length, 1);
    /** @type {Record<string, unknown>} */
    const object = {};
    for (let i = 0; i < length; i++) {
      const key = this.#value();
      if (typeof key !== 'string') throw malformed('a key of an object in it is not a string');
      const value = this.#value();
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
      const key = this.#value();
      map.set(key, this.#value());
    }
    if (map.size !== length) throw malformed('a map in it repeats a key');
    this.#depth -= 1;
    return map;
  }

  /** @param {number} index */
  #reference(index) {
    if (index >= this.#message.references) throw malformed(`reference ${index} is not there`);
    return (this.#claimed[index] ??= this.#claim(index));
  }

  /** @param {number} index @returns {object} */
  #claim(index) {
    const { kind, detail, handle } = this.#message.reference(index);
    if (kind === RUST_OBJECT || kind === CALLBACK) {
      if (!isHandle(handle)) throw malformed('a reference in it has no handle');
      return this.#incoming.receive(handle, detail, kind === CALLBACK);
    }
    if (kind !== JS_OBJECT) throw malformed(`a reference in it is of the unknown kind ${kind}`);
    const object = this.#incoming.jsObject(handle);
    if (object === undefined) {
      throw new InteropError('Disposed', 'the JavaScript object that a reference in a message stands for was disposed');
    }
    return object;
  }

  /** The shares that came with a message that failed. */
  #shares() {
    const shares = [];
    for (let i = 0; i < this.#message.references; i++) {
      const { kind, handle } = this.#message.reference(i);
      if (kind !== JS_OBJECT && isHandle(handle)) shares.push({ handle, received: this.#claimed[i] !== undefined });
    }
    return shares;
  }

  /**
   * Checks a count before anything is made for it: each of so many values needs a slot at least.
   * @param {number} nodes
   * @param {0 | 1} levels
   */
  #enter(nodes, levels) {
    const { depth, nodes: most } = this.#limits;
    if (nodes > this.#message.end - this.#message.slot) throw malformed('it announces more values than it holds');
    this.#nodes += nodes;
    if (this.#nodes > most) {
      throw new InteropError('TooLarge', `a message has more than ${most} values (limit \`nodes\`)`);
    }
    this.#depth += levels;
    if (this.#depth > depth) {
      throw new InteropError('TooDeep', `a message is nested deeper than ${depth} (limit \`depth\`)`);
    }
  }
}

/** @param {number} handle */
function isHandle(handle) {
  return Number.isSafeInteger(handle) && handle > 0;
}

/** @param {object} target @param {string} key @param {unknown} value */
function define(target, key, value) {
  Object.defineProperty(target, key, /** @type {PropertyDescriptor} */ (
    { __proto__: null, value, enumerable: true, writable: true, configurable: true }
  ));
}

/** @param {number} tag @param {number} payload */
function constant(tag, payload) {
  if (tag < UNDEFINED || tag > TRUE) throw malformed(`the tag ${tag} is unknown`);
  if (payload !== 0) throw malformed('a constant in it has a payload');
  switch (tag) {
    case UNDEFINED:
      return undefined;
    case NULL:
      return null;
    case FALSE:
      return false;
    default:
      return true;
  }
}
