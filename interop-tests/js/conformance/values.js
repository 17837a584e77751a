// The values of calls.json: JSON with a notation for what JSON has not, and the names of the references in use.

import { equal } from '../support/check.js';

/** `{ "$ref": "helper" }` is `['$ref', 'helper']`; other values have no tag. */
function tagOf(value) {
  const entries = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return entries.length === 1 && entries[0][0].startsWith('$') ? entries[0] : [undefined, undefined];
}

export class Values {
  #rust;
  /** @type {Map<string, object>} */
  #named = new Map();

  constructor(rust) {
    this.#rust = rust;
  }

  named(name) {
    const found = this.#named.get(name);
    if (found === undefined) throw new Error(`calls.json names no object ${name} before this`);
    return found;
  }

  disposeAll() {
    for (const object of this.#named.values()) object.dispose();
  }

  /** The value to send. */
  from(json) {
    const [tag, content] = tagOf(json);
    switch (tag) {
      case '$undefined':
        return undefined;
      case '$bytes':
        return Uint8Array.from(content);
      case '$ref':
        return this.named(content);
      case undefined:
        break;
      default:
        throw new Error(`${tag} stands for no value`);
    }
    if (Array.isArray(json)) return json.map((element) => this.from(element));
    if (json === null || typeof json !== 'object') return json;
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, this.from(value)]));
  }

  /** Whether a result is the one described, in every part and with nothing besides. */
  match(actual, json, place) {
    const [tag, content] = tagOf(json);
    if (tag === '$bind') return this.#bind(actual, content, place);
    // By identity: two references look the same, because nothing of them can be seen.
    if (tag === '$ref') return equal(actual === this.named(content), true, `${place} is ${content}`);
    if (tag === '$countdown') {
      return equal(actual, Array.from({ length: content }, (_, index) => content - 1 - index), place);
    }
    if (tag !== undefined || json === null || typeof json !== 'object') return equal(actual, this.from(json), place);
    const expectedKeys = Object.keys(json);
    const isPlain = actual !== null && typeof actual === 'object'
      && Object.getPrototypeOf(actual) === Object.getPrototypeOf(json);
    equal(isPlain, true, `${place}, ${String(actual)}, is plain as ${JSON.stringify(json)} is`);
    equal(Object.keys(actual).sort(), expectedKeys.sort(), `the keys of ${place}`);
    for (const key of expectedKeys) this.match(actual[key], json[key], `${place}, at ${key}`);
  }

  /** Another one than all that have a name, or it would be no new object. */
  #bind(actual, name, place) {
    equal(actual instanceof this.#rust.RustObjectRef, true, `${place} is a RustObjectRef`);
    equal([...this.#named.values()].includes(actual), false, `${place} is a reference that was there before`);
    equal(this.#named.has(name), false, `${name} is a name twice`);
    this.#named.set(name, actual);
  }
}
