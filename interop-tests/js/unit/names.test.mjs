// Dotted names: what they reach, what they must never reach, and what is said about it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { requireFunction, resolve, resolveFunction } from '../../../interop-runtime/js/names.js';
import { nearest } from '../../../interop-runtime/js/suggest.js';
import { thrownBy } from './support.mjs';

class Base {
  inherited() {
    return this;
  }
  toString() {
    return 'overridden';
  }
  get broken() {
    throw new TypeError('getter broke');
  }
}
class Leaf extends Base {
  arrow = () => this;
  static made() {
    return this;
  }
}
const leaf = new Leaf();
const root = { a: { b: { c() { return this; } }, f: Leaf, leaf, nothing: null, missing: undefined, text: 'abc', list: [{ x: 1 }] } };

const code = (path, start = root) => {
  const error = thrownBy(() => resolveFunction(start, 'globalThis', path));
  assert.ok(error instanceof InteropError, `${error?.stack}`);
  assert.equal(error.method, path);
  return [error.code, error.message];
};

test('functions are found with their receiver', () => {
  const call = (path) => {
    const { receiver, target } = resolveFunction(root, 'globalThis', path);
    return Reflect.apply(target, receiver, []);
  };
  assert.equal(call('a.b.c'), root.a.b);
  assert.equal(call('a.f.made'), Leaf);
  assert.equal(call('a.leaf.inherited'), leaf);
  assert.equal(call('a.leaf.arrow'), leaf);
  assert.equal(call('a.leaf.toString'), 'overridden');
  assert.equal(call('a.text.toUpperCase'), 'ABC');
  assert.equal(resolve(root, 'globalThis', 'a.list.0.x').value, 1);
  assert.equal(resolve(root, 'globalThis', 'a.list.length').value, 1);
  assert.equal(resolve(root, 'globalThis', 'a.text.length').value, 3);
});

test('from globalThis', () => {
  assert.equal(resolveFunction(globalThis, 'globalThis', 'Math.max').target, Math.max);
  assert.equal(resolveFunction(globalThis, 'globalThis', 'globalThis.Math.max').receiver, Math);
  assert.equal(resolveFunction(globalThis, 'globalThis', 'console.log').receiver, console);
  assert.equal(new URL('https://x/').toString, resolveFunction(new URL('https://x/'), 'the object', 'toString').target);
});

test('a target that is replaced is seen', () => {
  const scope = { f: () => 1 };
  assert.equal(resolveFunction(scope, 'globalThis', 'f').target(), 1);
  scope.f = () => 2;
  assert.equal(resolveFunction(scope, 'globalThis', 'f').target(), 2);
});

test('V15: refused names, wherever they stand', () => {
  for (const name of ['__proto__', 'prototype', 'constructor', 'eval', 'Function']) {
    for (const path of [name, `a.${name}`, `${name}.call`, `a.f.${name}.x`, `globalThis.${name}`]) {
      const scope = { ...root, globalThis: root };
      const [found, text] = code(path, scope);
      assert.equal(found, 'UnknownMember', path);
      assert.match(text, /refused/, path);
    }
  }
  assert.equal(code('constructor.constructor', globalThis)[0], 'UnknownMember');
  const own = Object.defineProperty({}, 'eval', { value: () => 'own' });
  assert.equal(code('eval', own)[0], 'UnknownMember', 'refused also where it is an own member');
});

test('members of Object.prototype and Function.prototype are not there', () => {
  const methods = Object.getOwnPropertyNames(Object.prototype).concat(Object.getOwnPropertyNames(Function.prototype));
  for (const name of methods) {
    for (const path of [`a.b.${name}`, `a.b.c.${name}`]) {
      // A function has a name and a length of its own.
      if (path.startsWith('a.b.c.') && ['length', 'name'].includes(name)) continue;
      assert.equal(code(path)[0], 'UnknownMember', path);
    }
  }
  assert.equal(code('toString', {})[0], 'UnknownMember');
});

test('what is missing is named', () => {
  assert.deepEqual(code('zzz'), ['UnknownMember', '`zzz`: globalThis has no `zzz`']);
  assert.deepEqual(code('a.zzz'), ['UnknownMember', '`a.zzz`: `a` has no `zzz`']);
  assert.deepEqual(code('a.zzz.c'), ['UnknownMember', '`a.zzz.c`: `a` has no `zzz`']);
  assert.deepEqual(code('a.b.zzz'), ['UnknownMember', '`a.b.zzz`: `a.b` has no `zzz`']);
  assert.match(code('a.nothing.x')[1], /`a\.nothing` is null, so it has no `x`/);
  assert.match(code('a.missing.x')[1], /`a\.missing` is undefined/);
  assert.match(code('a.leaf.inherit')[1], /did you mean `inherited`\?/);
  for (const path of ['', '.', 'a.', '.a', 'a..b']) assert.equal(code(path)[0], 'UnknownMember', path);
  assert.equal(code('x', null)[0], 'UnknownMember');
});

test('what is no function is described', () => {
  assert.deepEqual(code('a.text'), ['NotAFunction', '`a.text` is string "abc", not a function; read it with `get`']);
  assert.match(code('a.nothing')[1], /is null, not a function/);
  assert.match(code('a.missing')[1], /is undefined, not a function/);
  assert.match(code('a.leaf')[1], /is a Leaf, not a function/);
  assert.equal(thrownBy(() => requireFunction(1, 'f')).code, 'NotAFunction');
});

test('user code on the way', () => {
  const error = thrownBy(() => resolve(root, 'globalThis', 'a.leaf.broken'));
  assert.deepEqual([error.code, error.message], ['JsException', 'getter broke']);
  assert.ok(error.cause instanceof TypeError);
  const hostile = new Proxy({}, { getOwnPropertyDescriptor() { throw 'no'; } });
  assert.equal(code('x', hostile)[0], 'JsException');
  const endless = () => new Proxy({}, { getPrototypeOf: () => endless() });
  assert.equal(code('x', endless())[0], 'UnknownMember', 'an endless prototype chain ends');
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.equal(code('x', proxy)[0], 'JsException');
});

test('a name that is a megabyte long is not shown whole', () => {
  const long = 'x'.repeat(1 << 20);
  for (const path of [long, `a.${long}`, `${long}.a`, `a..${long}`, `a.eval.${long}`]) {
    const error = thrownBy(() => resolve(root, 'globalThis', path));
    assert.equal(error.code, 'UnknownMember');
    assert.ok(error.message.length < 1024 && error.method.length <= 256);
  }
});

test('many different names', () => {
  for (let i = 0; i < 3000; i++) assert.equal(code(`a.n${i}`)[0], 'UnknownMember');
  assert.equal(resolveFunction(root, 'globalThis', 'a.b.c').receiver, root.a.b);
});

test('suggestions', () => {
  assert.deepEqual(nearest('ad', ['add', 'and', 'remove', 'a']), ['a', 'add', 'and']);
  assert.deepEqual(nearest('loadUser', ['load_user', 'save_user']), ['load_user']);
  assert.deepEqual(nearest('retrun_array', ['return_array', 'x']), ['return_array']);
  assert.deepEqual(nearest('zzz', ['add', 'remove']), []);
  assert.deepEqual(nearest('x'.repeat(1000), ['x'.repeat(1000)]), []);
  assert.equal(nearest('name', Array.from({ length: 100 }, (_, i) => `name${i % 10}`)).length, 3);
});
