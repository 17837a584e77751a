// ValueWriter: walks JavaScript values into a message, refusing what cannot cross and counting against the limits.

import { describe } from '../describe.js';
import * as classify from './classify.js';
import { MessageWriter } from './message_writer.js';
import { Refusal } from './refusal.js';
import { define, indicesAreInherited } from './shapes.js';
import { itemOf } from './short_lists.js';
import { BYTES, FALSE, JS_OBJECT, LIST, MAP, NULL, NUMBERS, OBJECT, RECORD, RUST_OBJECT, TRUE, UNDEFINED } from './wire.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

const objectPrototype = Object.prototype;
const hasOwn = objectPrototype.hasOwnProperty;
const mapEntries = Map.prototype.entries;

/** @param {object} object @param {string} key @returns {unknown} */
const get = (object, key) => /** @type {Record<string, unknown>} */ (object)[key];

export class ValueWriter extends MessageWriter {
  #shapes;
  #references;

  #nodes = 0;
  #depth = 0;
  /**
   * The objects that are being walked, outermost first: meeting one of them again is a circle. All places are there from
   * the start, so that whatever an index on a prototype does, it does not happen to these.
   * @type {(object | undefined)[]}
   */
  #trail;
  #trailed = 0;
  /** Whether holes are to be told from what a prototype has; asked once a message. @type {boolean | undefined} */
  #indicesAreInherited = undefined;

  /**
   * @param {import('./shapes.js').ShapeWriter} shapes
   * @param {import('./message_writer.js').OutgoingReferences} references
   * @param {import('../limits.js').Limits} limits
   */
  constructor(shapes, references, limits) {
    super(limits);
    this.#shapes = shapes;
    this.#references = references;
    // A level, and the instance whose `toJSON` made it.
    this.#trail = Array.from(new Uint8Array(2 * limits.depth + 2), () => undefined);
  }

  /**
   * @param {unknown} value
   * @param {boolean} asReference any object or function goes as a reference to it
   */
  root(value, asReference) {
    this.#count(1);
    if (asReference && value !== null && value !== undefined) this.#byReference(value);
    else this.#value(value);
  }

  /** Ready for the next message; keeps nothing of the user's alive. */
  reset() {
    super.reset();
    this.#nodes = 0;
    this.#depth = 0;
    while (this.#trailed > 0) this.#trail[--this.#trailed] = undefined;
    this.#indicesAreInherited = undefined;
  }

  /** @param {unknown} value @returns {void} */
  #value(value) {
    switch (typeof value) {
      case 'number':
        this.number(value);
        return;
      case 'string':
        this.string(value);
        return;
      case 'boolean':
        this.tagged(value ? TRUE : FALSE, 0);
        return;
      case 'undefined':
        this.tagged(UNDEFINED, 0);
        return;
      case 'object':
        if (value === null) this.tagged(NULL, 0);
        else this.#object(value, true);
        return;
      case 'bigint':
        this.bigint(value);
        return;
      case 'function':
        throw new Refusal('NotSerializable', 'is a function; inside data send `createJsObjectReference(f)`');
      default:
        throw new Refusal('NotSerializable', `is ${describe(value)}, which cannot be sent; send a string that stands for it`);
    }
  }

  /** @param {object} value @param {boolean} mayConvert whether a `toJSON` counts @returns {void} */
  #object(value, mayConvert) {
    if (Array.isArray(value)) return this.#list(value);
    const prototype = Object.getPrototypeOf(value);
    if (prototype === objectPrototype || prototype === null) return this.#fields(value, true);
    const kind = this.#references.kindOf(value);
    if (kind !== 0) return this.#reference(kind, value);
    switch (classify.kindOf(value)) {
      case classify.VIEW:
        return this.bytes(classify.tagOfView(/** @type {ArrayBufferView} */ (value)), classify.bytesOf(value));
      case classify.BUFFER:
        return this.bytes(BYTES, classify.bytesOf(value));
      case classify.REAL_DATE:
        return this.date(classify.timeOf(value));
      case classify.REAL_MAP:
        return this.#map(/** @type {Map<unknown, unknown>} */ (value));
      default:
        return this.#instance(value, mayConvert);
    }
  }

  /** An instance of a class that is none of the above. @param {object} value @param {boolean} mayConvert */
  #instance(value, mayConvert) {
    const convert = mayConvert ? get(value, 'toJSON') : undefined;
    // One that a library put on Object.prototype would turn every object into something else.
    if (typeof convert === 'function' && convert !== get(objectPrototype, 'toJSON')) {
      return this.#converted(value, Reflect.apply(convert, value, []));
    }
    const refusal = classify.instanceRefusal(value);
    if (refusal !== undefined) throw new Refusal('NotSerializable', refusal);
    this.#fields(value, false);
  }

  /** The result of a `toJSON` is not asked for another. @param {object} value @param {unknown} converted */
  #converted(value, converted) {
    if (typeof converted !== 'object' || converted === null) return this.#value(converted);
    if (converted === value) return this.#object(converted, false);
    // The instance itself is on the trail, so that a `toJSON` that wraps `this` is found to be circular.
    this.#enter(value, 0);
    this.#object(converted, false);
    this.#leave(0);
  }

  /** @param {object} value @param {boolean} plain whether its prototype is Object.prototype or none */
  #fields(value, plain) {
    this.#enter(value, 1);
    // Only a plain object is walked with for…in: it would also walk the whole prototype chain of anything else.
    const keys = plain ? undefined : Object.keys(value);
    const shape = keys === undefined ? this.#shapes.ofObject(value) : this.#shapes.ofKeys(keys);
    if (shape !== undefined) this.#record(value, shape, plain);
    else this.#dictionary(value, keys ?? Object.keys(value));
    this.#leave(1);
  }

  /** @param {object} value @param {import('./shapes.js').Shape} shape @param {boolean} plain */
  #record(value, shape, plain) {
    const { keys } = shape;
    this.#count(keys.length);
    this.tagged(RECORD, shape.id);
    let i = 0;
    try {
      if (plain) {
        for (const key in value) {
          // A getter may add or delete properties meanwhile, and a prototype have some: what was there at the start counts.
          if (key !== keys[i]) break;
          this.#value(get(value, key));
          i++;
        }
      }
      for (; i < keys.length; i++) this.#value(get(value, keys[i]));
    } catch (thrown) {
      throw Refusal.from(thrown).within(keys[i]);
    }
  }

  /** @param {object} value @param {string[]} keys */
  #dictionary(value, keys) {
    this.#count(2 * keys.length);
    this.tagged(OBJECT, keys.length);
    let i = 0;
    try {
      for (; i < keys.length; i++) {
        this.string(keys[i]);
        this.#value(get(value, keys[i]));
      }
    } catch (thrown) {
      throw Refusal.from(thrown).within(keys[i]);
    }
  }

  /** @param {unknown[]} list */
  #list(list) {
    this.#enter(list, 1);
    const length = list.length;
    if (!(Number.isInteger(length) && length >= 0)) {
      throw new Refusal('NotSerializable', `is an array whose length is ${describe(length)}; send an ordinary array`);
    }
    this.#count(length);
    if ((this.#indicesAreInherited ??= indicesAreInherited())) list = ownItems(list, length);
    // Each item is read once.
    const first = length === 0 ? undefined : firstOf(list);
    if (typeof first === 'number') this.#numbers(list, length, first);
    else {
      this.tagged(LIST, length);
      if (length > 0) this.#items(list, 0, first, length);
    }
    this.#leave(1);
  }

  /** @param {unknown[]} list @param {number} length @param {unknown} item the first one, a number */
  #numbers(list, length, item) {
    const header = this.tagged(NUMBERS, length);
    let i = 0;
    try {
      do this.number(/** @type {number} */ (item));
      while (++i < length && typeof (item = list[i]) === 'number');
    } catch (thrown) {
      throw Refusal.from(thrown).within(i);
    }
    if (i === length) return;
    // Not only numbers after all; what is written so far means the same in a LIST.
    this.retag(header, LIST);
    this.#items(list, i, item, length);
  }

  /** @param {unknown[]} list @param {number} i @param {unknown} item the first of those that are left @param {number} length */
  #items(list, i, item, length) {
    try {
      this.#value(item);
      for (i++; i < length; i++) this.#value(list[i]);
    } catch (thrown) {
      throw Refusal.from(thrown).within(i);
    }
  }

  /** @param {Map<unknown, unknown>} map */
  #map(map) {
    this.#enter(map, 1);
    this.#count(2 * classify.sizeOf(map));
    // A copy, because a getter inside a value may change the map while it is walked.
    const entries = Array.from(mapEntries.call(map));
    this.tagged(entries.every((entry) => typeof entry[0] === 'string') ? OBJECT : MAP, entries.length);
    let key;
    let at = 0;
    try {
      for (; at < entries.length; at++) {
        key = entries[at][0];
        this.#value(key);
        this.#value(entries[at][1]);
      }
    } catch (thrown) {
      throw Refusal.from(thrown).within(typeof key === 'string' ? key : at);
    }
    this.#leave(1);
  }

  /** @param {unknown} value */
  #byReference(value) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
      throw new Refusal('TypeMismatch', `must be an object or a function, found ${describe(value)}`);
    }
    const kind = this.#references.kindOf(value);
    if (kind !== 0) this.#reference(kind, value);
    else this.#share(value);
  }

  /** @param {number} kind @param {object} value an instance of RustObjectRef or JsObjectRef */
  #reference(kind, value) {
    if (kind !== RUST_OBJECT) return this.#share(this.#references.jsTarget(value));
    const handle = this.#references.rustHandle(value);
    this.reference(RUST_OBJECT, handle, () => handle);
  }

  /** @param {object} object an object of JavaScript that Rust gets a share of */
  #share(object) {
    this.reference(JS_OBJECT, object, () => this.#references.grant(object));
  }

  /** @param {number} nodes values that are about to be written */
  #count(nodes) {
    this.#nodes += nodes;
    if (this.#nodes > this.limits.nodes) {
      throw new Refusal('TooLarge', `makes a message of more than ${this.limits.nodes} values (limit \`nodes\`); send it in parts`);
    }
  }

  /** @param {object} value @param {0 | 1} levels */
  #enter(value, levels) {
    const trail = this.#trail;
    for (let i = this.#trailed - 1; i >= 0; i--) {
      if (trail[i] === value) {
        throw new Refusal('NotSerializable', 'is circular: it is part of itself; send an id or a reference in its place');
      }
    }
    if (this.#depth + levels > this.limits.depth) {
      throw new Refusal('TooDeep', `is nested deeper than ${this.limits.depth} (limit \`depth\`); send it flatter, or in parts`);
    }
    this.#depth += levels;
    trail[this.#trailed++] = value;
  }

  /** @param {0 | 1} levels */
  #leave(levels) {
    this.#depth -= levels;
    this.#trail[--this.#trailed] = undefined;
  }
}

/** @param {unknown[]} list @returns {unknown} */
function firstOf(list) {
  try {
    return itemOf(list, 0);
  } catch (thrown) {
    throw Refusal.from(thrown).within(0);
  }
}

/** The items that a list itself has, and `undefined` for its holes. @param {unknown[]} list @param {number} length */
function ownItems(list, length) {
  /** @type {unknown[]} */
  const items = [];
  let i = 0;
  try {
    for (; i < length; i++) define(items, i, hasOwn.call(list, i) ? list[i] : undefined);
  } catch (thrown) {
    throw Refusal.from(thrown).within(i);
  }
  return items;
}
