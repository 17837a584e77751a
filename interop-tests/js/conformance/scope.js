// What the values of the tables may use beside JavaScript itself, and the values made from their texts.

/** The parameters of every value. */
const NAMES = ['rustObject', 'strangerObject', 'disposedObject', 'jsObject', 'jsTarget', 'disposedJsObject', 'foreign', 'tap', 'deepList'];

/** The source of a function that makes the value. @param {string} text */
export const sourceOf = (text) => `({ ${NAMES.join(', ')} }) => (${text}\n)`;

/** That function, where `eval` may make it; a text that is none throws when it is called. @param {string} text */
export function compiled(text) {
  try {
    return (0, eval)(sourceOf(text));
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** References are the same ones for as long as a case runs, so that what comes back can be told from another. */
export class Scope {
  #rust;
  #crate;
  #foreign;
  /** @type {Map<string, any>} */
  #made = new Map();

  constructor(rust, crate, foreign) {
    this.#rust = rust;
    this.#crate = crate;
    this.#foreign = foreign;
  }

  #once(name, make) {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name);
  }

  rustObject = () => this.#once('rustObject', () => this.#rust.invokeMethod(this.#crate, 'TestData.make', 'kept', 1));

  strangerObject = () => this.#once('strangerObject', () => this.#rust.invokeMethod(this.#crate, 'Instance.make'));

  disposedObject = () => this.#once('disposedObject', () => {
    const object = this.#rust.invokeMethod(this.#crate, 'TestData.make', 'gone', 1);
    object.dispose();
    return object;
  });

  /** Where no call can be waited for: what the texts of a case name is made before. @param {string[]} texts */
  async prepare(texts) {
    const named = (name) => texts.some((text) => text.includes(name));
    const make = (...args) => this.#rust.invokeMethodAsync(this.#crate, ...args);
    if (named('rustObject')) this.#made.set('rustObject', await make('TestData.make', 'kept', 1));
    if (named('strangerObject')) this.#made.set('strangerObject', await make('Instance.make'));
    if (!named('disposedObject')) return;
    const object = await make('TestData.make', 'gone', 1);
    object.dispose();
    this.#made.set('disposedObject', object);
  }

  /** A reference to an object, which arrives as the object itself. */
  jsObject = () => this.#once('jsObject', () => this.#rust.createJsObjectReference(this.jsTarget()));

  jsTarget = () => this.#once('jsTarget', () => ({ made: 'here' }));

  disposedJsObject = () => this.#once('disposedJsObject', () => {
    const reference = this.#rust.createJsObjectReference({ made: 'here' });
    reference.dispose();
    return reference;
  });

  /** The global object of another realm. */
  foreign = () => this.#foreign();

  tap = (value, change) => {
    change(value);
    return value;
  };

  deepList = (depth) => {
    let list = [];
    for (let level = 1; level < depth; level++) list = [list];
    return list;
  };

  dispose() {
    for (const name of ['rustObject', 'strangerObject', 'jsObject']) this.#made.get(name)?.dispose();
  }
}
