// Decoder: turns a message back into values, all of them copies, believing nothing that the message says.

import { InteropError, isInteropError } from '../error.js';
import { MessageReader, malformed } from './message_reader.js';
import { ShapeReader, define, indicesAreInherited } from './shapes.js';
import {
  ABORT_SIGNAL, BIGINT, BIG_UINT64_ARRAY, BYTES, CALLBACK, DATE, FALSE, INT8_ARRAY, JS_OBJECT, LIST, LONG_TEXT, MAP, NULL, NUMBERS,
  OBJECT, RECORD, REFERENCE, RUST_OBJECT, TAGGED, TEXT, TRUE, UNDEFINED,
} from './wire.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

const TAG_BITS = 0x1_0000;
const objectPrototype = Object.prototype;

export class Decoder {
  #shapes;
  #shapesLast;
  #incoming;
  #limits;

  /** No user code runs while a message is decoded, so there is only one at a time. */
  #message;
  #nodes = 0;
  #depth = 0;
  /** What the entries became that a value has claimed, by their index. @type {Map<number, object>} */
  #claimed = new Map();
  /** Counts them, so that a shape is looked at once for each. */
  #messages = 0;
  /** Whether a list must be built with more care than `push` takes; asked once a message. @type {boolean | undefined} */
  #indicesAreInherited = undefined;

  /**
   * @param {ShapeReader | undefined} shapes of the connection; without, every message starts with an empty table
   * @param {import('./message_reader.js').IncomingReferences} incoming
   * @param {import('../limits.js').Limits} limits
   */
  constructor(shapes, incoming, limits) {
    this.#shapes = shapes ?? new ShapeReader();
    this.#shapesLast = shapes !== undefined;
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
    this.#messages += 1;
    this.#indicesAreInherited = undefined;
    if (!this.#shapesLast) this.#shapes.clear();
    if (this.#claimed.size > 0) this.#claimed.clear();
  }

  #roots() {
    const message = this.#message;
    this.#enter(message.roots, 0);
    const roots = this.#few(message.roots) ?? this.#values(message.roots);
    message.expectEnd();
    if (this.#claimed.size !== message.references) throw malformed('a reference in it is not used by any value');
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
        return this.#message.longText(payload);
      case OBJECT:
        return this.#object(payload);
      case MAP:
        return this.#map(payload);
      case BYTES:
        return this.#message.bytes(payload);
      case REFERENCE:
        return this.#reference(payload);
      case DATE:
        return this.#message.date(payload);
      case BIGINT:
        return this.#message.bigint(payload);
      case ABORT_SIGNAL:
        if (payload !== 0) throw malformed('a constant in it has a payload');
        return this.#incoming.abortSignal() ?? refuseSignal();
      default:
        if (tag >= INT8_ARRAY && tag <= BIG_UINT64_ARRAY) return this.#message.typedArray(tag, payload);
        return constant(tag, payload);
    }
  }

  /** @param {number} length */
  #list(length) {
    this.#enter(length, 1);
    const list = this.#values(length);
    this.#depth -= 1;
    return list;
  }

  /** The usual numbers of roots as literals, which nothing on a prototype can change. @param {number} length */
  #few(length) {
    switch (length) {
      case 1:
        return [this.#value()];
      case 2:
        return [this.#value(), this.#value()];
      case 3:
        return [this.#value(), this.#value(), this.#value()];
      default:
        return undefined;
    }
  }

  /** @param {number} length @returns {unknown[]} */
  #values(length) {
    /** @type {unknown[]} */
    const list = [];
    if ((this.#indicesAreInherited ??= indicesAreInherited())) {
      for (let i = 0; i < length; i++) define(list, i, this.#value());
    } else for (let i = 0; i < length; i++) list.push(this.#value());
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
    const careful = (this.#indicesAreInherited ??= indicesAreInherited());
    for (let i = at; i < at + length; i++) {
      // Whatever the bits of a NaN are, it is the number.
      const number = f64[i] === f64[i] ? f64[i] : NaN;
      if (careful) define(list, i - at, number);
      else list.push(number);
    }
    this.#depth -= 1;
    return list;
  }

  /** @param {number} id */
  #record(id) {
    const shape = this.#shapes.get(id);
    if (shape === undefined) throw malformed(`shape ${id} is not defined`);
    this.#enter(shape.keys.length, 1);
    const record = shape.message === this.#messages || !shape.plain ? this.#fields(shape) : this.#firstFields(shape);
    this.#depth -= 1;
    return record;
  }

  /** @param {import('./shapes.js').ReadShape} shape */
  #fields({ keys, plain }) {
    // Keys in the order of the shape, on a fresh object: so all records of a shape share one hidden class.
    /** @type {Record<string, unknown>} */
    const record = {};
    if (plain) for (let i = 0; i < keys.length; i++) record[keys[i]] = this.#value();
    else for (let i = 0; i < keys.length; i++) define(record, keys[i], this.#value());
    return record;
  }

  /**
   * The first record of a shape in a message shows whether something guards one of its keys on Object.prototype since
   * the shape became known. Then assigning runs a setter, or throws, and the record is read again.
   * @param {import('./shapes.js').ReadShape} shape
   */
  #firstFields(shape) {
    const message = this.#message;
    const nodes = this.#nodes;
    const depth = this.#depth;
    const { slot, textTaken } = message;
    try {
      const record = this.#fields(shape);
      shape.message = this.#messages;
      if (Object.keys(record).length === shape.keys.length) return record;
    } catch (error) {
      if (isInteropError(error)) throw error;
    }
    shape.plain = false;
    this.#nodes = nodes;
    this.#depth = depth;
    message.slot = slot;
    message.textTaken = textTaken;
    return this.#fields(shape);
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
    let object = this.#claimed.get(index);
    if (object === undefined) this.#claimed.set(index, (object = this.#claim(index)));
    return object;
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
      throw new InteropError('Disposed', 'the JavaScript object that a reference in a message stands for was disposed; send one that is alive');
    }
    return object;
  }

  /** The shares that came with a message that failed. */
  #shares() {
    /** @type {{ handle: number, received: boolean }[]} */
    const shares = [];
    for (let i = 0; i < this.#message.references; i++) {
      const { kind, handle } = this.#message.reference(i);
      if (kind !== JS_OBJECT && isHandle(handle)) define(shares, shares.length, { handle, received: this.#claimed.has(i) });
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
      throw new InteropError('TooLarge', `a message has more than ${most} values (limit \`nodes\`); send it in parts`);
    }
    this.#depth += levels;
    if (this.#depth > depth) {
      throw new InteropError('TooDeep', `a message is nested deeper than ${depth} (limit \`depth\`); send it flatter, or in parts`);
    }
  }
}

/** @param {number} handle */
function isHandle(handle) {
  return Number.isSafeInteger(handle) && handle > 0;
}

/** @returns {never} */
function refuseSignal() {
  throw malformed('an AbortSignal in it belongs to no call');
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
