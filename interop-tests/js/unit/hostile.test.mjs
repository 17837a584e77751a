// Values made to do harm: the call is refused or right, nothing hangs, and the encoder works afterwards.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { Pair, thrownBy } from './support.mjs';

function refused(value, code, path, limits = {}) {
  const pair = new Pair(limits);
  const error = thrownBy(() => pair.bytes([value, { fine: 1 }]));
  assert.ok(error instanceof InteropError, `${error?.stack}`);
  assert.equal(error.code, code, error.message);
  if (path !== undefined) assert.equal(error.path, path);
  assert.equal(pair.ledger.granted.size, 0);
  assert.deepEqual(pair.trip({ a: [1] }), [{ a: [1] }]);
  return error;
}

test('proxies without an end', () => {
  const deep = () => new Proxy({}, {
    ownKeys: () => ['next'],
    get: () => deep(),
    getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
  });
  assert.equal(refused(deep(), 'TooDeep').path.startsWith('args[0].next.next'), true);
  const deepList = () => new Proxy([], { get: (_, key) => (key === 'length' ? 1 : deepList()) });
  refused(deepList(), 'TooDeep');
  let asked = 0;
  const wide = (levels) => new Proxy({}, {
    ownKeys: () => Array.from({ length: 1000 }, (_, i) => `k${asked++}_${i}`),
    get: () => (levels === 0 ? 1 : wide(levels - 1)),
    getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
  });
  refused(wide(60), 'TooLarge', undefined, { nodes: 200_000 });
  refused(wide(64), 'TooDeep');
  const endless = () => new Proxy({}, { getPrototypeOf: () => endless() });
  assert.match(refused({ at: endless() }, 'NotSerializable', 'args[0].at').message, /endless prototypes; send a plain object/);
  const itself = new Proxy({}, { getPrototypeOf: () => itself });
  refused(itself, 'NotSerializable', 'args[0]');
  class Fresh { toJSON() { return { again: new Fresh() }; } }
  refused(new Fresh(), 'TooDeep');
  refused({ get a() { return Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this)); } }, 'TooDeep');
});

test('proxies that lie', () => {
  const all = { has: () => true };
  assert.deepEqual(new Pair().trip(new Proxy({ a: 1 }, all)), [{ a: 1 }]);
  const changing = new Proxy({ a: 1, b: 2 }, { ownKeys: () => ['a', 'b'].slice(changingCount++ % 2) });
  let changingCount = 0;
  try {
    new Pair().trip(changing);
  } catch (error) {
    assert.equal(error.code, 'NotSerializable');
  }
  refused(new Proxy([], { get: (t, key) => (key === 'length' ? 2 ** 53 : undefined) }), 'TooLarge', 'args[0]');
  for (const length of [NaN, -1, 1.5, Infinity, '3', null]) {
    refused(new Proxy([], { get: (t, key) => (key === 'length' ? length : undefined) }), 'NotSerializable', 'args[0]');
  }
  for (const trap of ['get', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor']) {
    for (const value of [0, undefined, 'x', null, new InteropError('Panicked', 'mine')]) {
      refused([new Proxy({ a: 1 }, { [trap]() { throw value; } })], 'NotSerializable');
    }
  }
  for (const made of [{}, [], new Map(), new Date(), () => 1, class {}]) {
    const { proxy, revoke } = Proxy.revocable(made, {});
    revoke();
    refused(proxy, 'NotSerializable', 'args[0]');
    refused({ deep: [proxy] }, 'NotSerializable', 'args[0].deep[0]');
    refused(new Map([[proxy, 1]]), 'NotSerializable');
  }
});

test('maps that lie about their size, and that change while they are walked', () => {
  class Liar extends Map {
    get size() { return NaN; }
    entries() { throw new Error('not called'); }
    [Symbol.iterator]() { throw new Error('not called'); }
  }
  assert.deepEqual(new Pair().trip(new Liar([[1, 2]])), [new Map([[1, 2]])]);
  refused(new Liar(Array.from({ length: 100 }, (_, i) => [i, i])), 'TooLarge', 'args[0]', { nodes: 200 });
  const growing = new Map();
  growing.set(1, { get a() { return growing.set(growing.size + 1, this) && 1; } });
  assert.equal(new Pair().trip(growing)[0].size, 1);
});

test('sparse and huge arrays, at once', () => {
  const started = performance.now();
  const sparse = [];
  sparse.length = 2 ** 32 - 1;
  refused(sparse, 'TooLarge', 'args[0]');
  refused(new Map([[1, [sparse]]]), 'TooLarge', 'args[0][0][0]');
  sparse[2 ** 32 - 2] = 1;
  refused([sparse], 'TooLarge', 'args[0][0]');
  assert.ok(performance.now() - started < 500);
  for (const nodes of [9, 10, 11]) {
    const value = new Array(9);
    if (nodes < 10) refused(value, 'TooLarge', undefined, { nodes });
    else assert.deepEqual(new Pair({ nodes }).trip(value), [Array.from({ length: 9 })]);
  }
});

test('huge keys are data, but no shapes', () => {
  const pair = new Pair();
  const key = 'k'.repeat(1 << 20);
  for (const value of [{ [key]: 1 }, { [`é${key}`]: { [key]: [key] } }, new Map([[key, key]])]) {
    assert.deepEqual(Object.entries(pair.trip(value)[0]), value instanceof Map ? [...value] : Object.entries(value));
  }
  assert.equal(pair.writer.count, 0, 'neither side keeps them');
  for (const length of [255, 256, 257]) pair.trip({ [key.slice(0, length)]: 1 });
  assert.equal(pair.writer.count, 2);
  refused({ [key]: 1 }, 'TooLarge', undefined, { message_bytes: 1 << 19 });
});

test('a toJSON of any kind', () => {
  const one = (value) => new Pair().trip(value)[0];
  const made = (toJSON) => Object.assign(Object.create({ toJSON }), { own: 1 });
  assert.deepEqual(one(made(function () { return this; })), { own: 1 });
  assert.deepEqual(one(made(function () { this.own = 2; this.more = 3; return this; })), { own: 2, more: 3 });
  assert.deepEqual(one(made(() => new Proxy({ a: 1 }, {}))), { a: 1 });
  assert.deepEqual(one(made(() => new Date(5))), new Date(5));
  assert.equal(one(made(() => 5n)), 5n);
  assert.deepEqual(one(made(() => ({ toJSON: 'data' }))), { toJSON: 'data' });
  refused(made(() => ({ toJSON() {} })), 'NotSerializable', 'args[0].toJSON');
  refused(made(() => made(() => 1).constructor), 'NotSerializable', 'args[0]');
  refused(made(() => { throw new Error('boom'); }), 'NotSerializable', 'args[0]');
  refused(made(() => Promise.resolve(1)), 'NotSerializable', 'args[0]');
  refused(made(function () { return [this]; }), 'NotSerializable', 'args[0][0]');
  refused(made(function () { return new Map([['me', this]]); }), 'NotSerializable', 'args[0].me');
  const mutual = made(() => made(() => mutual));
  assert.deepEqual(one(mutual), { own: 1 }, 'asked once');
  refused(Object.create({ get toJSON() { throw new Error('boom'); } }), 'NotSerializable', 'args[0]');
  const list = [1, made(() => { list.length = 2; return 'x'; }), 3];
  assert.deepEqual(one(list), [1, 'x', undefined]);
  for (const [name, value] of Object.entries({ array: [1], map: new Map([[1, 2]]), bytes: new Uint8Array(2), date: new Date(5), plain: { a: 1 } })) {
    if (name !== 'plain') assert.deepEqual(one(Object.defineProperty(value, 'toJSON', { value: () => 'hijacked' })), value, name);
  }
});

test('data that looks like ours stays data', () => {
  const markers = { $ref: 0, __jsObjectId: 1, __rustObject: 2 ** 24, 'interop-runtime.RustObjectRef': true, kind: 1, handle: 2 ** 24, tag: 13 };
  const pair = new Pair();
  const values = [markers, new Map(Object.entries(markers)), [0xfffa_000d, 2 ** 24], 0xfffa_000d_0000_0000n, new BigUint64Array([0xfffa_000d_0000_0000n]),
    new Float64Array(new BigUint64Array([0xfffa_000d_0000_0000n]).buffer), '￺\u000d'];
  const back = pair.trip(...values);
  assert.deepEqual(back, values.map((value) => (value instanceof Map ? Object.fromEntries(value) : value)));
  assert.deepEqual(pair.ledger.log, []);
});

test('an arguments object is an object with indices, as JSON has it', () => {
  const made = (function () { return arguments; })('a', 2);
  assert.deepEqual(new Pair().trip(made), [{ 0: 'a', 1: 2 }]);
});
