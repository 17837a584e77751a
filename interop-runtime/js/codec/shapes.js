// The shape tables of a connection: field lists that have a number, as the writer finds them and the reader learns them.

import { takeRecordMaker } from './record_makers.js';
import { isWellFormed, readText, writeText } from './text.js';
import { LONGEST_TEXT, MOST_FIELDS, MOST_SHAPES } from './wire.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {{ id: number, keys: string[] }} Shape */

/**
 * One step of the way from no field to a shape. It remembers the child it led to last: lists repeat themselves. The key is
 * always a string, because names of properties are compared by address only where nothing else was ever met.
 */
class Step {
  lastKey = '';
  /** @type {Step | undefined} */
  lastChild = undefined;
  /** @type {Map<string, Step>} */
  children = new Map();
  /** @type {Shape | undefined} */
  shape = undefined;
}

/** @param {Step} step @param {string} key @returns {Step | undefined} */
function follow(step, key) {
  if (step.lastKey === key && step.lastChild !== undefined) return step.lastChild;
  const child = step.children.get(key);
  if (child !== undefined) {
    step.lastKey = key;
    step.lastChild = child;
  }
  return child;
}

const objectPrototype = Object.prototype;
const arrayPrototype = Array.prototype;
const hasOwn = objectPrototype.hasOwnProperty;

/**
 * Makes a property, whatever the prototype has under that name: assigning would run a setter, or fail if it is frozen.
 * @param {object} target
 * @param {PropertyKey} key
 * @param {unknown} value
 */
export function define(target, key, value) {
  Object.defineProperty(target, key, /** @type {PropertyDescriptor} */ (
    { __proto__: null, value, enumerable: true, writable: true, configurable: true }
  ));
}

/**
 * The same string, as the engine keeps it for the names of properties. Any other copy is looked up again with each use,
 * and stores by it are never those of one shape alone, which takes half as long again to make a record.
 * @param {string} text
 */
function asName(text) {
  for (const name in { __proto__: null, [text]: undefined }) return name;
  return text;
}

/**
 * Whether an index that an array has not may be found on a prototype, as something put it there. It is asked for each
 * message with a list, so it must not list the properties of Object.prototype: of those that hide from a for…in, index 0
 * stands for all.
 */
export function indicesAreInherited() {
  // The prototype is an array too, and counts what it is given.
  if (arrayPrototype.length !== 0 || 0 in objectPrototype) return true;
  for (const _ in arrayPrototype) return true;
  return false;
}

/** The writer's table. A shape is found by walking a trie, key by key, in the order of the object's keys. */
export class ShapeWriter {
  #root = new Step();
  /** @type {Shape[]} */
  #shapes = [];
  /** How many definitions the reader has. A message that fails does not advance it. */
  announced = 0;

  get count() {
    return this.#shapes.length;
  }

  /**
   * The shape of a plain object; nothing if it must be written as an OBJECT. No value is read, so a getter runs once.
   * @param {object} object
   * @returns {Shape | undefined}
   */
  ofObject(object) {
    // for…in is a third faster than Object.keys here. What it finds on a polluted prototype is left out.
    /** @type {Step | undefined} */
    let step = this.#root;
    for (const key in object) {
      if (!hasOwn.call(object, key)) continue;
      step = follow(step, key);
      if (step === undefined) return this.ofKeys(Object.keys(object));
    }
    return step.shape ?? this.ofKeys(Object.keys(object));
  }

  /** @param {string[]} keys @returns {Shape | undefined} */
  ofKeys(keys) {
    // An empty field list would look like padding in the shape section, and gains nothing.
    if (keys.length === 0 || keys.length > MOST_FIELDS) return undefined;
    /** @type {Step} */
    let step = this.#root;
    for (let i = 0; i < keys.length; i++) {
      const child = follow(step, keys[i]);
      if (child === undefined) return this.#add(step, i, keys);
      step = child;
    }
    return step.shape ?? this.#add(step, keys.length, keys);
  }

  /** @param {Step} step @param {number} done @param {string[]} keys @returns {Shape | undefined} */
  #add(step, done, keys) {
    if (this.#shapes.length >= MOST_SHAPES) return undefined;
    // A key that the wire cannot carry is refused where its path is known: when it is written as a key of an OBJECT. And
    // what is as long as this is no name of a field: both sides would hold it for as long as they are connected.
    if (!keys.every((key) => key.length <= LONGEST_TEXT && isWellFormed(key))) return undefined;
    for (let i = done; i < keys.length; i++) {
      const child = new Step();
      step.children.set(keys[i], child);
      step = child;
    }
    step.shape = { id: this.#shapes.length, keys };
    define(this.#shapes, step.shape.id, step.shape);
    return step.shape;
  }

  /** Forgets everything. */
  clear() {
    if (this.#shapes.length === 0) return;
    this.#root = new Step();
    this.#shapes = [];
    this.announced = 0;
  }

  /** An upper bound of the bytes that `write` needs. */
  get pendingBytes() {
    if (this.announced === this.#shapes.length) return 0;
    let bytes = 8;
    for (let id = this.announced; id < this.#shapes.length; id++) {
      bytes += 4;
      for (const key of this.#shapes[id].keys) bytes += 4 + 3 * key.length;
    }
    return bytes;
  }

  /**
   * Writes the definitions that the reader does not have yet; the caller pads them.
   * @param {Uint8Array} bytes
   * @param {number} at
   * @returns {number} bytes written
   */
  write(bytes, at) {
    if (this.announced === this.#shapes.length) return 0;
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let end = at;
    for (let id = this.announced; id < this.#shapes.length; id++) {
      const { keys } = this.#shapes[id];
      data.setUint32(end, keys.length, true);
      end += 4;
      for (const key of keys) {
        const length = writeText(bytes, end + 4, key);
        data.setUint32(end, length, true);
        end += 4 + length;
      }
    }
    return end - at;
  }
}

/**
 * A shape as the reader uses it. `plain` is false if assigning one of its keys could do anything but make a property
 * (`__proto__`, or a name that Object.prototype guards): computed once per shape, so that records need not ask. What is
 * put there later shows in the first record of a message; `message` is the one that was looked at last. `Made` makes
 * records of this shape alone, once enough of them have arrived.
 * @typedef {object} ReadShape
 * @property {string[]} keys
 * @property {boolean} plain
 * @property {number} message
 * @property {number} records so many were made without `Made`
 * @property {import('./record_makers.js').RecordMaker | undefined} Made
 */

/** So many records show that a shape is no rare one. */
const MANY_RECORDS = 16;

/** The reader's table. */
export class ShapeReader {
  /** @type {ReadShape[]} */
  #shapes = [];
  #lasts;

  /** @param {boolean} lasts whether it holds for more than one message */
  constructor(lasts = true) {
    this.#lasts = lasts;
  }

  get count() {
    return this.#shapes.length;
  }

  /** A message ends: forgets what holds for it only. */
  endMessage() {
    if (!this.#lasts && this.#shapes.length > 0) this.#shapes = [];
  }

  /** @param {number} id @returns {ReadShape | undefined} */
  get(id) {
    return id < this.#shapes.length ? this.#shapes[id] : undefined;
  }

  /**
   * A record of this shape was made like any other. The shapes of one message are not worth more.
   * @param {ReadShape} shape
   */
  made(shape) {
    shape.records += 1;
    if (shape.records === MANY_RECORDS && shape.plain && this.#lasts) shape.Made = takeRecordMaker();
  }

  /** Something guards one of its keys. @param {ReadShape} shape */
  guard(shape) {
    shape.plain = false;
    shape.Made = undefined;
  }

  /**
   * Takes in a shape section, as a whole or not at all. What is known already may be defined again: messages need not
   * arrive in the order in which they were made.
   * @param {number} first the id of the first definition
   * @param {Uint8Array} bytes
   * @param {number} at
   * @param {number} length
   * @returns {string | undefined} what is wrong with it
   */
  read(first, bytes, at, length) {
    const known = this.#shapes.length;
    if (first > (length === 0 ? 0 : known)) return `its first shape is number ${first}, but ${known} are known`;
    if (length === 0) return undefined;
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = at + length;
    /** @type {ReadShape[]} */
    const shapes = [];
    while (end - at >= 4) {
      const count = data.getUint32(at, true);
      // No definition is empty, so a zero is the padding.
      if (count === 0) break;
      if (count > MOST_FIELDS) return `a shape of ${count} fields: at most ${MOST_FIELDS} are allowed`;
      const id = first + shapes.length;
      if (id >= MOST_SHAPES) return `more than ${MOST_SHAPES} shapes`;
      at += 4;
      /** @type {string[]} */
      const keys = [];
      for (let i = 0; i < count; i++) {
        if (end - at < 4) return 'a shape that is cut off';
        const size = data.getUint32(at, true);
        at += 4;
        if (size > end - at) return 'a field name that is cut off';
        const key = readText(bytes, at, size);
        if (key === undefined) return 'a field name that is not UTF-8';
        at += size;
        define(keys, i, asName(key));
      }
      if (new Set(keys).size !== count) return 'a shape that repeats a field';
      const before = id < known ? this.#shapes[id].keys : undefined;
      if (before !== undefined && !(before.length === count && before.every((key, i) => key === keys[i]))) {
        return `another shape ${id}`;
      }
      define(shapes, shapes.length, { keys, plain: !keys.some((key) => key in objectPrototype), message: -1, records: 0, Made: undefined });
    }
    if (end - at >= 8) return 'a shape section with more padding than it needs';
    for (; at < end; at++) if (bytes[at] !== 0) return 'a shape section that is not padded with zeros';
    for (const shape of shapes.slice(known - first)) define(this.#shapes, this.#shapes.length, shape);
    return undefined;
  }
}
