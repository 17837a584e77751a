// Exports: where functions and classes stand, and what is refused when two of them want one place.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONSTRUCTOR, GETTER, METHOD, SETTER, STATIC } from '../../../interop-runtime/js/description.js';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { Exports } from '../../../interop-runtime/js/exports.js';

const CLASS = { type: 1 };
let line = 0;

const entry = (namespace, identifier, more = {}) => (
  { namespace, identifier, type: null, member: 0, method: `app.${identifier}`, place: `lib.rs:${(line += 1)}`, ...more }
);
const member = (kind, identifier) => entry(undefined, identifier, { ...CLASS, member: kind });

function exportsOf(...descriptions) {
  const thunk = ({ method }) => ({ method, isAsync: false, most: 0, strict: () => method, relaxed: () => method });
  const made = new Exports({ expectAlive: () => {} }, [['app', descriptions]], thunk);
  return made.tree('app');
}

const refused = (...descriptions) => {
  assert.throws(() => exportsOf(...descriptions), (error) => {
    assert.ok(error instanceof InteropError, `${error?.stack}`);
    assert.equal(error.code, 'DuplicateIdentifier');
    return true;
  });
};

test('the tree is nested and frozen, and names of Object.prototype are names like any other', () => {
  const tree = exportsOf(entry('a.b', 'f'), entry('a', 'g'), entry('', 'toString'), entry('a.constructor', 'h'), entry('__proto__', 'i'));
  assert.deepEqual(Object.keys(tree).sort(), ['__proto__', 'a', 'toString']);
  assert.equal(tree.a.b.f(), 'app.f');
  assert.equal(tree.a.constructor.h(), 'app.h');
  assert.equal(tree.__proto__.i(), 'app.i');
  for (const part of [tree, tree.a, tree.a.b, tree.a.b.f]) assert.ok(Object.isFrozen(part));
  assert.equal(Object.getPrototypeOf(tree.a), null);
});

test('a module and something else at one path are refused, whichever comes first', () => {
  refused(entry('', 'counter'), entry('counter', 'add'));
  refused(entry('counter', 'add'), entry('', 'counter'));
  refused(entry('', 'Counter', CLASS), entry('Counter', 'add'));
  refused(entry('a', 'f'), entry('a', 'f'));
});

test('members of one name are refused, but for a getter and its setter, or a static beside a method', () => {
  const tree = exportsOf(entry('', 'C', CLASS), member(GETTER, 'x'), member(SETTER, 'x'), member(STATIC, 'm'), member(METHOD, 'm'));
  assert.equal(typeof tree.C.m, 'function');
  refused(entry('', 'C', CLASS), member(GETTER, 'x'), member(GETTER, 'x'));
  refused(entry('', 'C', CLASS), member(METHOD, 'x'), member(GETTER, 'x'));
  refused(entry('', 'C', CLASS), member(STATIC, 'x'), member(STATIC, 'x'));
  refused(entry('', 'C', CLASS), member(CONSTRUCTOR, 'new'), member(CONSTRUCTOR, 'make'));
});
