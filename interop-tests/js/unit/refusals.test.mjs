// What cannot cross is refused with its code and its path, and nothing is left behind.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import vm from 'node:vm';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { Pair, thrownBy } from './support.mjs';

function refused(value, code, path, message) {
  const pair = new Pair();
  const error = thrownBy(() => pair.bytes([0, value]));
  assert.ok(error instanceof InteropError, `${error?.stack}`);
  assert.equal(error.code, code, error.message);
  assert.equal(error.path, path);
  assert.equal(error.method, 'app.f');
  assert.match(error.message, message);
  assert.ok(error.message.startsWith(`\`app.f\`: \`${path}\` `), error.message);
  assert.deepEqual(pair.trip({ a: 1 }), [{ a: 1 }], 'the encoder works afterwards');
  return error;
}

test('every kind of value that is no data', async () => {
  async function* asyncGenerator() {}
  const cases = [
    [() => 1, /function/],
    [class A {}, /function/],
    [Symbol('s'), /symbol/],
    [Promise.resolve(1), /await it first/],
    [new Set([1]), /Set/],
    [/x/, /RegExp/],
    [new Error('x'), /Error/],
    [new TypeError('x'), /Error/],
    [new DOMException('x'), /Error/],
    [new WeakMap(), /WeakMap/],
    [new WeakSet(), /WeakSet/],
    [new WeakRef({}), /WeakRef/],
    [Object(1), /boxed/],
    [Object('s'), /boxed/],
    [Object(true), /boxed/],
    [Object(Symbol('s')), /boxed/],
    [Object(1n), /boxed/],
    [(function* () {})(), /generator/],
    [asyncGenerator(), /generator/],
    [[][Symbol.iterator](), /iterator/],
    [new Map().entries(), /iterator/],
    [new Date(NaN), /invalid Date; send a valid one/],
    [class extends Promise {}.resolve(1), /await it first/],
    [new (class MySet extends Set { get [Symbol.toStringTag]() { return 'Mine'; } })(), /Set/],
    ['x'.matchAll(/x/g), /iterator/],
    [new Proxy(new Map(), {}), /a Proxy of one; send the Map itself/],
    [new Proxy(new Date(0), {}), /a Proxy of one; send the Date itself/],
    [new Proxy(new Float64Array(1), {}), /a Proxy of one; send the TypedArray itself/],
    [new Proxy(new ArrayBuffer(1), {}), /a Proxy of one; send the ArrayBuffer itself/],
    [new Proxy(new DataView(new ArrayBuffer(1)), {}), /a Proxy of one; send the DataView itself/],
    [new Proxy(new Set(), {}), /is a Set/],
    [Object.create(Date.prototype), /inherits from Date but is none/],
    ...(typeof Float16Array === 'function' ? [[new Float16Array(1), /Float32Array\.from/]] : []),
  ];
  for (const [value, message] of cases) {
    refused(value, 'NotSerializable', 'args[1]', message);
    refused({ items: [0, { id: value }] }, 'NotSerializable', 'args[1].items[1].id', message);
    refused(new Map([['key', value]]), 'NotSerializable', 'args[1].key', message);
  }
});

test('the same of another realm, also subclasses that name themselves otherwise', () => {
  const cases = {
    'new Date(NaN)': /invalid Date/,
    'Promise.resolve(1)': /await it first/,
    'new Set()': /is a Set/,
    'new WeakMap()': /WeakMap/,
    'new WeakSet()': /WeakSet/,
    'new WeakRef({})': /WeakRef/,
    '/x/': /RegExp/,
    'new RangeError("x")': /is an Error/,
    'Object(1)': /boxed Number/,
    'Object("s")': /boxed String/,
    'Object(true)': /boxed Boolean/,
    'Object(1n)': /boxed BigInt/,
    'Object(Symbol())': /boxed Symbol/,
    '(function* () {})()': /generator/,
    '(async function* () {})()': /async generator/,
    '[][Symbol.iterator]()': /iterator/,
    'new Map().entries()': /iterator/,
    '() => 1': /function/,
    'Symbol("s")': /symbol/,
    'new (class extends Set { get [Symbol.toStringTag]() { return "Mine"; } })()': /is a Set/,
    'new (class extends Promise { get [Symbol.toStringTag]() { return "Mine"; } })(() => {})': /await it first/,
    'new (class extends Error { get [Symbol.toStringTag]() { return "Mine"; } })()': /is an Error/,
    'new (class extends Date { get [Symbol.toStringTag]() { return "Mine"; } })(NaN)': /invalid Date/,
    'class Node { get nodeType() { return 1; } get nodeName() { return "A"; } get ownerDocument() {} }; new Node()': /DOM node/,
  };
  for (const [js, message] of Object.entries(cases)) {
    refused({ at: vm.runInNewContext(js) }, 'NotSerializable', 'args[1].at', message);
  }
});

test('every refusal names a remedy', () => {
  const values = [() => 1, Symbol('s'), Promise.resolve(), new Set(), /x/, new Error('x'), new WeakMap(), new WeakSet(), new WeakRef({}),
    Object(1), Object('s'), Object(false), Object(1n), Object(Symbol()), [].values(), (function* () {})(), new Date(NaN)];
  for (const value of values) refused([value], 'NotSerializable', 'args[1][0]', /(; (inside data )?send |; await it first|; its )/);
});

test('DOM nodes', () => {
  class Node {}
  globalThis.Node = Node;
  try {
    refused({ at: new (class Div extends Node {})() }, 'NotSerializable', 'args[1].at', /DOM node/);
  } finally {
    delete globalThis.Node;
  }
});

test('paths', () => {
  const f = () => {};
  refused({ 'a b': f }, 'NotSerializable', 'args[1]["a b"]', /function/);
  refused({ 'é$_1': f }, 'NotSerializable', 'args[1].é$_1', /function/);
  refused({ '1x': [[f]] }, 'NotSerializable', 'args[1]["1x"][0][0]', /function/);
  refused({ '': f }, 'NotSerializable', 'args[1][""]', /function/);
  refused([1, 2, [3, f]], 'NotSerializable', 'args[1][2][1]', /function/);
  refused(['x', f], 'NotSerializable', 'args[1][1]', /function/);
  refused(new Map([['a', 1], [5, f]]), 'NotSerializable', 'args[1][1]', /function/);
  refused(new Map([[f, 5]]), 'NotSerializable', 'args[1][0]', /function/);
  refused({ toJSONed: new (class T { toJSON() { return { deep: [f] }; } })() }, 'NotSerializable', 'args[1].toJSONed.deep[0]', /function/);
  refused(Object.fromEntries([...Array.from({ length: 70 }, (_, i) => [`k${i}`, i]), ['bad', f]]), 'NotSerializable', 'args[1].bad', /function/);
  const long = 'k'.repeat(1000);
  const error = thrownBy(() => new Pair().bytes([{ [long]: f }]));
  assert.ok(error.path.length < 100);
});

test('no path and no message is longer than one can read', () => {
  const f = () => {};
  const megabyte = { plain: 'k'.repeat(1 << 20), escaped: '\u0001'.repeat(1 << 20), emoji: '😀'.repeat(1 << 19), lone: '\ud800'.repeat(1 << 20) };
  for (const [name, key] of Object.entries(megabyte)) {
    for (const value of [{ [key]: f }, new Map([[key, f]]), [{ a: { [key]: f } }]]) {
      const error = thrownBy(() => new Pair().bytes([value]));
      assert.ok(error.path.length <= 256 && error.path.isWellFormed(), `${name}: ${error.path.length}`);
      assert.ok(error.message.length < 512 && error.message.isWellFormed(), `${name}: ${error.message.length}`);
      assert.ok(error.path.startsWith('args[0]'));
    }
  }
  for (const key of ['deep'.repeat(20), '😀😀'.repeat(20), `x${'😀'.repeat(40)}`]) {
    let value = f;
    for (let i = 0; i < 64; i++) value = { [key]: value };
    const error = thrownBy(() => new Pair().bytes([[value].at(0)]));
    assert.equal(error.code, 'NotSerializable');
    assert.ok(error.path.length <= 256 && error.path.isWellFormed(), error.path);
    assert.match(error.path, /^args\[0\].*….*$/su);
  }
  const thrower = { get bad() { throw new Error('m'.repeat(1 << 20)); } };
  assert.ok(thrownBy(() => new Pair().bytes([thrower])).message.length < 2048);
  const named = { [Symbol.toStringTag]: 'T'.repeat(1 << 20), constructor: class {} };
  assert.deepEqual(new Pair().trip(Object.create(named)), [{}]);
});

test('circles', () => {
  const a = { name: 'a' };
  a.self = a;
  refused(a, 'NotSerializable', 'args[1].self', /circular/);
  const list = [1];
  list.push([list]);
  refused({ list }, 'NotSerializable', 'args[1].list[1][0]', /circular/);
  const map = new Map();
  map.set('m', { map });
  refused(map, 'NotSerializable', 'args[1].m.map', /circular/);
  class Wraps {
    toJSON() {
      return { inner: this };
    }
  }
  refused(new Wraps(), 'NotSerializable', 'args[1].inner', /circular/);
  // Wide circles must be found at once, not by walking 2^64 branches until a limit is met.
  const wide = {};
  for (let i = 0; i < 30; i++) wide[`k${i}`] = wide;
  refused(wide, 'NotSerializable', 'args[1].k0', /circular/);
});

test('user code that throws', () => {
  const boom = new RangeError('boom');
  const getter = { ok: 1, get bad() { throw boom; } };
  assert.equal(refused(getter, 'NotSerializable', 'args[1].bad', /boom/).cause, boom);
  refused([getter], 'NotSerializable', 'args[1][0].bad', /boom/);
  refused({ get bad() { throw null; } }, 'NotSerializable', 'args[1].bad', /null/);
  refused({ get bad() { throw { get message() { throw 1; } }; } }, 'NotSerializable', 'args[1].bad', /threw/);
  refused({ get bad() { throw new InteropError('Panicked', 'mine'); } }, 'NotSerializable', 'args[1].bad', /mine/);
  refused({ x: new (class J { toJSON() { throw boom; } })() }, 'NotSerializable', 'args[1].x', /boom/);
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  refused(proxy, 'NotSerializable', 'args[1]', /revoked/);
  refused({ list: [proxy] }, 'NotSerializable', 'args[1].list[0]', /revoked/);
  for (const trap of ['ownKeys', 'getPrototypeOf']) {
    refused({ p: new Proxy({ a: 1 }, { [trap]() { throw boom; } }) }, 'NotSerializable', 'args[1].p', /boom/);
  }
  refused({ p: new Proxy({ a: 1 }, { get() { throw boom; } }) }, 'NotSerializable', 'args[1].p.a', /boom/);
  refused({ p: new Proxy([1, 2], { get(t, k) { if (k === '1') throw boom; return t[k]; } }) }, 'NotSerializable', 'args[1].p[1]', /boom/);
  refused({ p: new Proxy([], { get: (t, k) => (k === 'length' ? -5 : undefined) }) }, 'NotSerializable', 'args[1].p', /length/);
  refused({ p: new Proxy([], { get: (t, k) => (k === 'length' ? 1e300 : undefined) }) }, 'TooLarge', 'args[1].p', /nodes/);
});

test('lone surrogates, as values and as keys', () => {
  for (const bad of ['\ud800', '\udc00', 'a\ud800b', 'a\udfff', '\udc00\ud800', `${'x'.repeat(300)}\ud800`]) {
    refused(bad, 'InvalidString', 'args[1]', /surrogate/);
    refused({ text: [bad] }, 'InvalidString', 'args[1].text[0]', /surrogate/);
    assert.equal(refused({ [bad]: 1 }, 'InvalidString', thrownBy(() => new Pair().bytes([0, { [bad]: 1 }])).path, /surrogate/).code, 'InvalidString');
    refused(new Map([[1, bad]]), 'InvalidString', 'args[1][0]', /surrogate/);
  }
  // Two halves in neighbouring strings make a pair in the text section, but each string is broken.
  refused(['\ud83d', '\ude00'], 'InvalidString', 'args[1][0]', /surrogate/);
  assert.deepEqual(new Pair().trip(['\ud83d\ude00', '\ud83d\ude00']), [['😀', '😀']]);
});

test('a library that puts things on Object.prototype changes nothing', () => {
  const pair = new Pair();
  const added = { toJSON() { return 'hijacked'; }, extra: 1, method: 'bogus', path: 'bogus', cause: 'bogus' };
  Object.assign(Object.prototype, added);
  try {
    class Plain { a = 1; }
    const [back] = pair.trip({ x: 1, list: [new Plain(), Object.create(null)], map: new Map([[1, { y: 2 }]]) });
    assert.deepEqual(Object.keys(back), ['x', 'list', 'map']);
    assert.deepEqual(Object.keys(back.list[0]), ['a']);
    const error = new InteropError('BadArgs', 'text', {});
    assert.ok(!Object.hasOwn(error, 'path') && !Object.hasOwn(error, 'cause') && !Object.hasOwn(error, 'method'));
  } finally {
    for (const key of Object.keys(added)) delete Object.prototype[key];
  }
});

test('a frozen Object.prototype changes nothing either', () => {
  const names = ['toString', 'valueOf', 'constructor', 'hasOwnProperty'];
  const saved = names.map((name) => Object.getOwnPropertyDescriptor(Object.prototype, name));
  for (const name of names) Object.defineProperty(Object.prototype, name, { writable: false });
  try {
    const value = Object.fromEntries(names.map((name) => [name, name]));
    const [record, object] = new Pair().trip(value, new Map(Object.entries(value)));
    for (const name of names) assert.deepEqual([record[name], object[name]], [name, name]);
  } finally {
    names.forEach((name, i) => Object.defineProperty(Object.prototype, name, saved[i]));
  }
});
