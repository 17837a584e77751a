// The shape tables of a connection: field lists that have a number, as the writer finds them and the reader learns them.

import { isWellFormed, readText, writeText } from './text.js';
import { MOST_FIELDS, MOST_SHAPES } from './wire.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {{ id: number, keys: string[] }} Shape */

/** One step of the way from no field to a shape. It remembers the child it led to last: lists repeat themselves. */
class Step {
  /** @type {string | undefined} */
  lastKey = undefined;
  /** @type {Step | undefined} */
  lastChild = undefined;
  /** @type {Map<string, Step>} */
  children = new Map();
  /** @type {Shape | undefined} */
  shape = undefined;
}

/** @param {Step} step @param {string} key @returns {Step | undefined} */
function follow(step, key) {
  if (step.lastKey === key) return step.lastChild;
  const child = step.children.get(key);
  if (child !== undefined) {
    step.lastKey = key;
    step.lastChild = child;
  }
  return child;
}

const hasOwn = Object.prototype.hasOwnProperty;

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
    // A key that the wire cannot carry is refused where its path is known: when it is written as a key of an OBJECT.
    if (!keys.every(isWellFormed)) return undefined;
    for (let i = done; i < keys.length; i++) {
      const child = new Step();
      step.children.set(keys[i], child);
      step = child;
    }
    step.shape = { id: this.#shapes.length, keys };
    this.#shapes.push(step.shape);
    return step.shape;
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
 * (`__proto__`, or a name that Object.prototype guards): computed once per shape, so that records need not ask.
 * @typedef {{ keys: string[], plain: boolean }} ReadShape
 */

/** The reader's table. */
export class ShapeReader {
  /** @type {ReadShape[]} */
  #shapes = [];

  get count() {
    return this.#shapes.length;
  }

  /** @param {number} id @returns {ReadShape | undefined} */
  get(id) {
    return this.#shapes[id];
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
        keys.push(key);
      }
      if (new Set(keys).size !== count) return 'a shape that repeats a field';
      const before = this.#shapes[id]?.keys;
      if (before !== undefined && !(before.length === count && before.every((key, i) => key === keys[i]))) {
        return `another shape ${id}`;
      }
      shapes.push({ keys, plain: !keys.some((key) => key in Object.prototype) });
    }
    if (end - at >= 8) return 'a shape section with more padding than it needs';
    for (; at < end; at++) if (bytes[at] !== 0) return 'a shape section that is not padded with zeros';
    for (const shape of shapes.slice(known - first)) this.#shapes.push(shape);
    return undefined;
  }
}
