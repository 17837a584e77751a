// Prototypes that somebody put things on, or froze: nothing that crosses is changed by it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { fromRecord, toRecord } from '../../../interop-runtime/js/error_record.js';
import { Pair, Remote, Wrapped, malformed, message } from './support.mjs';

/** Runs with properties put on a prototype. */
function polluted(prototype, descriptors, run) {
  const before = Object.keys(descriptors).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]);
  const { length } = prototype;
  const bare = Object.entries(descriptors).map(([key, d]) => [key, Object.assign(Object.create(null), { configurable: true }, d)]);
  try {
    for (const [key, descriptor] of bare) Object.defineProperty(prototype, key, descriptor);
    return run();
  } finally {
    for (const [key, descriptor] of before) {
      delete prototype[key];
      if (descriptor !== undefined) Object.defineProperty(prototype, key, Object.assign(Object.create(null), descriptor));
    }
    if (Array.isArray(prototype)) prototype.length = length;
  }
}

const keys = ['0', '1', 'length', 'size', 'kind', 'handle', 'tag', 'keys', 'plain', 'id', 'asReference', 'method', 'name', 'path', 'cause', 'fresh',
  'get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'then', 'next', 'done', 'toJSON', 'code', 'index'];

/** Values of every kind, made before anything is polluted. */
function everything() {
  const record = { 0: 'zero', 1: 'one', length: 2, value: 3, get: 4, set: 5, writable: 6, fresh: 7, then: null, size: [] };
  const wide = Object.fromEntries([...keys, ...Array.from({ length: 70 }, (_, i) => `k${i}`)].map((key, i) => [key, i]));
  const hidden = JSON.parse('{"__proto__":{"a":1},"constructor":null,"toString":[1]}');
  const target = {};
  const values = [record, [record, record], wide, [1, 2, 3], ['a', 1], [[1], [[]]], new Map([[1, record], [[2], 'x']]), new Date(1), [5n, new Int16Array(2)]];
  const rest = [hidden, [, 1, , 'x', , ], new Remote(2 ** 24 + 9), [new Wrapped(target), new Wrapped(target)]]; // eslint-disable-line
  return { values, sent: [...values, ...rest], target };
}

/** What differs between two values, looking at own properties only. */
function differences(a, b, at, found) {
  if (Object.is(a, b)) return;
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) found.add(at);
  else if (a instanceof Map) differences([...a], [...b], at, found);
  else {
    const names = Object.getOwnPropertyNames(b);
    if (Object.getOwnPropertyNames(a).join() !== names.join()) found.add(`${at} keys`);
    for (const name of names) differences(Object.getOwnPropertyDescriptor(a, name)?.value, b[name], `${at}.${name}`, found);
  }
}

function unchanged(back, { values, target }) {
  const found = new Set();
  values.forEach((value, i) => differences(back[i], value, `${i}`, found));
  assert.deepEqual([...found], []);
  const [own, holes, remote, wrapped] = back.slice(values.length);
  assert.deepEqual(Object.getOwnPropertyDescriptor(own, '__proto__').value, { a: 1 });
  assert.deepEqual(holes, [undefined, 1, undefined, 'x', undefined]);
  assert.equal(Object.keys(holes).length, 5);
  assert.equal(remote.handle, 2 ** 24 + 9);
  assert.ok(wrapped.length === 2 && wrapped[0] === target && wrapped[1] === target);
}

const kinds = {
  'a value': () => ({ value: 'bogus', writable: true, enumerable: true }),
  'a hidden value': () => ({ value: 'bogus', writable: true }),
  'a number': () => ({ value: 7, writable: true, enumerable: true }),
  'a function': () => ({ value: () => true, writable: true }),
  'a frozen value': () => ({ value: 'bogus', writable: false, enumerable: true }),
  'a hidden frozen value': () => ({ value: 'bogus', writable: false }),
  'an accessor': () => ({ get: () => 'bogus', set() {}, enumerable: true }),
  'a hidden accessor': () => ({ get: () => 'bogus', set() {} }),
  'a hidden accessor that throws': () => ({ get() { throw new Error('read'); }, set() { throw new Error('written'); } }),
};

for (const [name, kind] of Object.entries(kinds)) {
  test(`${name} on Object.prototype under names that we use changes nothing`, () => {
    for (const key of keys) {
      // Of the indices that hide on Object.prototype, 0 stands for all: to look for the others would cost too much.
      if (key === '1' && name.includes('hidden')) continue;
      const all = everything();
      const pairs = [new Pair(), new Pair()];
      pairs[1].trip(...all.sent);
      const trip = (pair) => pair.trip(...all.sent);
      const backs = polluted(Object.prototype, { [key]: kind() }, () => [trip(pairs[0]), trip(pairs[1]), trip(pairs[1])]);
      for (const back of [...backs, trip(pairs[1])]) unchanged(back, all);
    }
  });

  test(`${name} on Array.prototype under an index changes nothing`, () => {
    for (const index of [0, 1, 2, 4, 1000]) {
      const all = everything();
      const pairs = [new Pair(), new Pair()];
      pairs[1].trip(...all.sent);
      const numbers = Array.from({ length: 1001 }, (_, i) => i);
      const [lists, ...backs] = polluted(Array.prototype, { [index]: kind() }, () =>
        [pairs[1].trip(numbers, new Array(1001)), pairs[0].trip(...all.sent), pairs[1].trip(...all.sent)]);
      for (const back of backs) unchanged(back, all);
      assert.deepEqual(lists, [numbers, Array.from({ length: 1001 }, () => undefined)]);
      assert.ok(lists.every((list) => Object.keys(list).length === 1001));
    }
  });
}

test('what is on a prototype is no shape, and no reference', () => {
  const shape = { keys: ['stolen'], plain: true };
  polluted(Object.prototype, { 0: { value: shape, writable: true }, 5: { value: shape, writable: true } }, () => {
    for (const id of [0, 5]) malformed({ slots: [[9, id], 1] });
  });
  const pair = new Pair();
  const back = polluted(Object.prototype, { 0: { value: { stolen: 1 }, writable: true } }, () =>
    pair.read(message({ slots: [[13, 0]], references: [[1, 4, 2 ** 24]] })));
  assert.equal(back[0].handle, 2 ** 24);
});

test('a record that a setter swallowed is read again, with everything in it', () => {
  const pair = new Pair();
  const value = () => ({ a: 1, late: [new Remote(2 ** 24 + 1), 'text', { late: 'inner', b: ['more text'] }], b: 2n, c: 'é' });
  pair.trip(value(), value());
  const bytes = pair.bytes([[value(), value()], value(), 'end']);
  for (const descriptor of [{ set() {} }, { value: 1, writable: false }, { set() { throw new Error('mine'); } }]) {
    const back = polluted(Object.prototype, { late: descriptor }, () => pair.read(bytes));
    for (const record of [...back[0], back[1]]) {
      assert.deepEqual(Object.keys(record), ['a', 'late', 'b', 'c']);
      assert.equal(record.late[1], 'text');
      assert.deepEqual(record.late[2], { late: 'inner', b: ['more text'] });
      assert.equal(record.b, 2n);
      assert.equal(record.c, 'é');
    }
    assert.equal(back[2], 'end');
    assert.equal(pair.ledger.log.filter(([what]) => what === 'giveBack').length, 0);
  }
});

test('errors under a polluted Object.prototype', () => {
  const names = ['get', 'set', 'value', 'name', 'stack', 'causes', 'path', 'method', 'fault', 'data', 'cause'];
  for (const name of names) {
    for (const bogus of [() => 'bogus', 'bogus', ['bogus']]) {
      const record = polluted(Object.prototype, { [name]: { value: bogus, writable: true, enumerable: true } }, () => {
        const carried = fromRecord({ __proto__: null, code: 'JsException', message: 'text', name: 'Mine', stack: 'at' });
        const plain = Object.create(null);
        for (const [key, value] of Object.entries(toRecord(new InteropError('BadArgs', 'text')))) plain[key] = value;
        return { name: carried.cause.name, plain };
      });
      assert.equal(record.name, 'Mine');
      assert.deepEqual({ ...record.plain }, { code: 'BadArgs', message: 'text' });
    }
  }
});

test('a frozen world', () => {
  // In a process of its own, because there is no way back.
  const run = `
    import { Pair } from ${JSON.stringify(new URL('./support.mjs', import.meta.url).href)};
    import assert from 'node:assert/strict';
    const known = new Pair();
    const value = () => ({ id: 1, toString: 'x', constructor: [1], list: [, 'a'], map: new Map([[1, 5n]]), at: new Date(1), 0: new Int8Array(1) });
    known.trip(value());
    Object.prototype.late = 'polluted';
    for (const made of [Object, Array, Function, Map, Date, Uint8Array, Error]) Object.freeze(made.prototype);
    for (const pair of [known, new Pair()]) {
      const [back] = pair.trip({ ...value(), late: 'mine' });
      assert.equal(Object.getOwnPropertyDescriptor(back, 'late').value, 'mine');
      assert.deepEqual(Object.keys(back), Object.keys({ ...value(), late: 1 }));
      assert.equal(Object.getOwnPropertyDescriptor(back, 'toString').value, 'x');
      assert.equal(back.list[1], 'a');
      assert.throws(() => pair.bytes([{ f() {} }]), { code: 'NotSerializable' });
      assert.throws(() => pair.read(new Uint8Array(8)), { code: 'ProtocolError' });
    }
  `;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', run], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
