// Exports: what `getExports` gives, functions and classes nested as the modules of Rust are.

import { CONSTRUCTOR, GETTER, METHOD, SETTER, STATIC, promised } from './description.js';
import { InteropError } from './error.js';
import { RustObjectRef, isPermit, rustHandle, rustKind } from './reference.js';
import { unknownCrate } from './registry.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {import('./description.js').Description} Description */
/** @typedef {import('./description.js').Thunk} Thunk */
/** @typedef {new (...args: any[]) => RustObjectRef} ExportedClass */

export class Exports {
  #rust;
  #thunk;
  /** By type. @type {Map<number, ExportedClass>} */
  #classes = new Map();
  /** @type {Map<string, object>} */
  #trees = new Map();

  /**
   * Everything is described at once: while a message with an instance is read there is no calling Rust to ask for its
   * class. A program without exports pays nothing.
   * @param {{ expectAlive: (method: string) => void }} rust
   * @param {Iterable<[string, Description[]]>} crates
   * @param {(description: Description) => Thunk} thunk
   */
  constructor(rust, crates, thunk) {
    this.#rust = rust;
    this.#thunk = thunk;
    for (const [crate, descriptions] of crates) {
      const tree = Object.create(null);
      for (const description of descriptions) {
        if (description.namespace === undefined) continue;
        const made = description.type === null ? this.#function(description) : this.#class(description, descriptions);
        expose(branch(tree, description.namespace), description.identifier, { enumerable: true, value: made });
      }
      this.#trees.set(crate, tree);
    }
  }

  /** @param {number} type */
  classOf(type) {
    return this.#classes.get(type);
  }

  /** @param {string} crate @returns {any} */
  tree(crate) {
    const tree = this.#trees.get(crate);
    if (tree === undefined) {
      throw unknownCrate(crate, 'exports (`#[js_export]`)', this.#trees.keys());
    }
    return tree;
  }

  /** @param {Description} description */
  #function(description) {
    const { relaxed, isAsync } = this.#thunk(description);
    return isAsync ? promised(relaxed) : relaxed;
  }

  /** @param {Description} description @param {Description[]} all */
  #class({ identifier, type }, all) {
    const members = all.filter((other) => other.member !== 0 && other.type === type);
    const constructor = members.find(({ member }) => member === CONSTRUCTOR);
    const made = makeClass(identifier, constructor && this.#thunk(constructor).relaxed);
    for (const member of members) this.#member(made, member, members);
    this.#classes.set(/** @type {number} */ (type), made);
    return made;
  }

  /** @param {ExportedClass} made @param {Description} description @param {Description[]} members */
  #member(made, description, members) {
    const { identifier, member } = description;
    const hidden = { configurable: true, enumerable: false };
    if (member === STATIC) {
      expose(made, identifier, { ...hidden, value: this.#function(description) });
    } else if (member === METHOD) {
      expose(made.prototype, identifier, { ...hidden, value: this.#method(description) });
    } else if (member === GETTER || member === SETTER) {
      const setter = members.find((other) => other.member === SETTER && other.identifier === identifier);
      const getter = members.find((other) => other.member === GETTER && other.identifier === identifier);
      expose(made.prototype, identifier, {
        ...hidden,
        get: getter && this.#method(getter),
        set: setter && this.#method(setter),
      });
    }
  }

  /** A function for the prototype: the object is its receiver. @param {Description} description */
  #method(description) {
    const { relaxed, isAsync, method } = this.#thunk(description);
    const handleOf = (/** @type {unknown} */ receiver) => this.#handleOf(receiver, method);
    /** @this {unknown} @param {unknown[]} args */
    const call = function (...args) {
      return relaxed(handleOf(this), ...args);
    };
    return isAsync ? promised(call) : call;
  }

  /** @param {unknown} receiver @param {string} method */
  #handleOf(receiver, method) {
    if (typeof receiver !== 'object' || receiver === null || rustKind(receiver) === undefined) {
      throw new InteropError('WrongType', `\`${method}\` was called on something that is no instance; call it on what its class made`, { method });
    }
    const handle = rustHandle(/** @type {RustObjectRef} */ (receiver));
    if (handle === 0) {
      this.#rust.expectAlive(method);
      throw new InteropError('Disposed', `\`${method}\` was called on an object that was disposed; ask Rust for a new one`, { method });
    }
    return handle;
  }
}

/**
 * Defines a property by what the descriptor itself says: one inherits from Object.prototype, where somebody may have put
 * a `get`.
 * @param {object} target
 * @param {string} name
 * @param {PropertyDescriptor} descriptor
 */
function expose(target, name, descriptor) {
  Object.defineProperty(target, name, Object.assign(Object.create(null), descriptor));
}

/** The object for a namespace such as `pages.counter`. @param {any} tree @param {string} namespace */
function branch(tree, namespace) {
  for (const name of namespace === '' ? [] : namespace.split('.')) {
    if (tree[name] === undefined) expose(tree, name, { enumerable: true, value: Object.create(null) });
    tree = tree[name];
  }
  return tree;
}

/**
 * @param {string} name
 * @param {((...args: unknown[]) => unknown) | undefined} construct makes an instance in Rust
 * @returns {ExportedClass}
 */
function makeClass(name, construct) {
  // Named from the start: the engine quotes this name when the class is called without `new`.
  const { [name]: made } = {
    [name]: class extends RustObjectRef {
      /** @param {any[]} args */
      constructor(...args) {
        if (isPermit(args[0])) {
          super(args[0], args[1], args[2]);
          return;
        }
        if (construct === undefined) throw new TypeError(`${name} has no constructor`);
        // What Rust makes arrives as an instance of this class already.
        return /** @type {any} */ (construct(...args));
      }
    },
  };
  return made;
}
