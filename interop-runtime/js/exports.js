// Exports: what `getExports` gives, functions and classes nested as the modules of Rust are.

import { CONSTRUCTOR, GETTER, METHOD, SETTER, STATIC, promised } from './description.js';
import { InteropError } from './error.js';
import { RustObjectRef, isPermit, rustHandle, rustKind } from './reference.js';
import { unknownCrate } from './registry.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {import('./description.js').Description} Description */
/** @typedef {import('./description.js').Thunk} Thunk */
/** Constructed by the application with arguments, and by us with a permit and a state. @typedef {new (...args: unknown[]) => RustObjectRef} ExportedClass */

export class Exports {
  #rust;
  #thunk;
  /** By type. @type {Map<number, ExportedClass>} */
  #classes = new Map();
  /** @type {Map<string, Namespace>} */
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
        place(tree, description, made);
      }
      this.#trees.set(crate, freeze(tree));
    }
  }

  /** @param {number} type */
  classOf(type) {
    return this.#classes.get(type);
  }

  /** @param {string} crate @returns {Namespace} */
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
    members.forEach((one, i) => refuseTwin(one, members.slice(0, i)));
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

/**
 * Members of one name in two blocks, which the compiler does not see together. A getter and a setter make one property.
 * @param {Description} one
 * @param {Description[]} before
 */
function refuseTwin({ member, identifier, method, place: here }, before) {
  const onClass = (/** @type {number} */ kind) => (kind === CONSTRUCTOR ? 'constructor' : kind === STATIC ? 'static' : 'instance');
  const isPair = (/** @type {number} */ kind) => (kind === GETTER && member === SETTER) || (kind === SETTER && member === GETTER);
  const twin = before.find((other) => {
    const sameName = other.identifier === identifier || member === CONSTRUCTOR;
    return sameName && onClass(other.member) === onClass(member) && !isPair(other.member);
  });
  if (twin === undefined) return;
  const text = `\`${method}\` is defined twice, at ${twin.place} and at ${here}; give one of them another identifier`;
  throw new InteropError('DuplicateIdentifier', text, { method });
}

/** A namespace such as `pages.counter`: it has own properties only. @typedef {{ [name: string]: unknown }} Namespace */

/** Which objects of the trees are namespaces, and not something that is exported. @type {WeakSet<object>} */
const namespaces = new WeakSet();

/** @returns {Namespace} */
function makeNamespace() {
  const made = Object.create(null);
  namespaces.add(made);
  return made;
}

/**
 * Puts an export where it belongs. A module and something else can have one name in Rust, and cannot here.
 * @param {Namespace} tree
 * @param {Description} description
 * @param {unknown} made
 */
function place(tree, { namespace, identifier, method, place: source }, made) {
  let at = tree;
  for (const name of namespace ? namespace.split('.') : []) {
    if (!Object.hasOwn(at, name)) expose(at, name, { enumerable: true, value: makeNamespace() });
    const next = at[name];
    if (!isNamespace(next)) throw taken(`${namespace}`, method, source);
    at = next;
  }
  if (Object.hasOwn(at, identifier)) throw taken(namespace ? `${namespace}.${identifier}` : identifier, method, source);
  expose(at, identifier, { enumerable: true, value: made });
}

/** @param {unknown} value @returns {value is Namespace} */
function isNamespace(value) {
  return typeof value === 'object' && value !== null && namespaces.has(value);
}

/** @param {string} path @param {string} method @param {string} source */
function taken(path, method, source) {
  const remedy = 'give it another name or `namespace`';
  const text = `\`${method}\`, at ${source}, and something else are both exported at \`${path}\`; ${remedy}`;
  return new InteropError('DuplicateIdentifier', text, { method });
}

/** Nobody adds to what Rust exports, or puts something else in its place. @param {Namespace} tree @returns {Namespace} */
function freeze(tree) {
  for (const value of Object.values(tree)) {
    if (isNamespace(value)) freeze(value);
    else Object.freeze(value);
  }
  return Object.freeze(tree);
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
      /** @param {unknown[]} args */
      constructor(...args) {
        if (isPermit(args[0])) {
          super(args[0], /** @type {import('./reference.js').RustKind} */ (args[1]), /** @type {number} */ (args[2]));
          return;
        }
        if (construct === undefined) throw new TypeError(`${name} has no constructor`);
        // What Rust makes arrives as an instance of this class already; of one that extends it, it becomes one.
        const instance = /** @type {object} */ (construct(...args));
        if (new.target !== made) Object.setPrototypeOf(instance, new.target.prototype);
        return /** @type {never} */ (instance);
      }
    },
  };
  return made;
}
