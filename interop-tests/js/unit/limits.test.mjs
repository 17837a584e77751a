// Limits, just below, at and just above each of them, in both directions.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pair, Wrapped, thrownBy } from './support.mjs';

const nested = (depth, wrap) => {
  let value = 'core';
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
};

const wraps = {
  list: (v) => [v],
  record: (v) => ({ v }),
  dictionary: (v) => ({ ...Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, 0])), v }),
  object: (v) => new Map([['v', v]]),
  map: (v) => new Map([[1, v]]),
  toJSON: (v) => new (class { toJSON() { return [v]; } })(),
};

test('depth 63, 64, 65 and 100,000', () => {
  for (const [name, wrap] of Object.entries(wraps)) {
    for (const depth of [63, 64]) {
      const pair = new Pair();
      const bytes = pair.bytes([nested(depth, wrap)]);
      let back = pair.read(bytes)[0];
      for (let i = 0; i < depth; i++) back = back instanceof Map ? back.get(1) : Array.isArray(back) ? back[0] : back.v;
      assert.equal(back, 'core', name);
    }
    for (const depth of [65, 100_000]) {
      const error = thrownBy(() => new Pair().bytes([nested(depth, wrap)]));
      assert.equal(error.code, 'TooDeep', name);
      assert.match(error.message, /64 \(limit `depth`\)/);
    }
  }
  assert.equal(thrownBy(() => new Pair().bytes([nested(64, wraps.list).with(0, nested(64, wraps.list))])).code, 'TooDeep');
});

test('depth of numbers and of empty lists counts too', () => {
  for (const core of [[1, 2], [], {}]) {
    let value = core;
    for (let i = 0; i < 63; i++) value = [value];
    assert.equal(new Pair().trip(value).length, 1);
    assert.equal(thrownBy(() => new Pair().bytes([[value]])).code, 'TooDeep');
  }
  for (let leaf of [new Uint8Array(3), new Float64Array(2), new Date(0), 2n ** 70n]) {
    for (let i = 0; i < 64; i++) leaf = [leaf];
    assert.equal(new Pair().trip(leaf).length, 1, 'a leaf is no level');
  }
});

test('a reader checks depth by itself', () => {
  const writer = new Pair({ depth: 100 });
  for (const wrap of Object.values(wraps)) {
    const reader = new Pair();
    const bytes = new Pair({ depth: 100 }).bytes([nested(65, wrap)]);
    assert.equal(thrownBy(() => reader.read(bytes)).code, 'TooDeep');
  }
  assert.equal(writer.trip(nested(100, wraps.list)).length, 1);
});

test('nodes: every value, key and element counts', () => {
  const cases = [
    [[1, 2, 3], 4],
    [['a', 'b'], 3],
    [{ a: 1, b: 2 }, 3],
    [new Map([['a', 1], ['b', 2]]), 5],
    [new Map([[1, 1], [2, 2]]), 5],
    [new Float64Array(3), 1],
    [[2n ** 200n, new Date(0)], 3],
    [new Map([[1n, new BigInt64Array(9)]]), 3],
    [new Uint8Array(100), 1],
    [[[], [[]]], 4],
  ];
  for (const [value, nodes] of cases) {
    assert.equal(new Pair({ nodes }).trip(value).length, 1);
    const error = thrownBy(() => new Pair({ nodes: nodes - 1 }).bytes([value]));
    assert.equal(error.code, 'TooLarge');
    assert.match(error.message, new RegExp(`${nodes - 1} values \\(limit \`nodes\`\\)`));
    const bytes = new Pair().bytes([value]);
    assert.equal(thrownBy(() => new Pair({ nodes: nodes - 1 }).read(bytes)).code, 'TooLarge');
    assert.equal(new Pair({ nodes }).read(bytes).length, 1);
  }
});

test('huge and sparse arrays are refused before anything is allocated', () => {
  const sparse = [];
  sparse.length = 2 ** 32 - 1;
  const before = process.memoryUsage().arrayBuffers;
  const error = thrownBy(() => new Pair().bytes([{ sparse }]));
  assert.equal(error.code, 'TooLarge');
  assert.equal(error.path, 'args[0].sparse');
  assert.ok(process.memoryUsage().arrayBuffers - before < 1 << 20);
  const many = new Array(20_000).fill(new Uint8Array(0));
  assert.equal(thrownBy(() => new Pair({ nodes: 10_000 }).bytes([many])).code, 'TooLarge');
  const keys = new Proxy({}, {
    ownKeys: () => Array.from({ length: 100_000 }, (_, i) => `k${i}`),
    getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
  });
  assert.equal(thrownBy(() => new Pair({ nodes: 10_000 }).bytes([keys])).code, 'TooLarge');
});

test('bytes of a message, at the limit and beyond it', () => {
  const values = ['x'.repeat(100), ['a'.repeat(5000)], 'é'.repeat(3000), { a: 1 }, new Uint8Array(5000), new Float64Array(2000),
    Array.from({ length: 3000 }, (_, i) => i), Array.from({ length: 300 }, () => '€'.repeat(200))];
  for (const value of values) {
    const size = new Pair().bytes([value]).length;
    const bytes = new Pair({ message_bytes: size }).bytes([value]);
    assert.equal(bytes.length, size);
    const error = thrownBy(() => new Pair({ message_bytes: size - 1 }).bytes([value]));
    assert.equal(error.code, 'TooLarge');
    assert.match(error.message, new RegExp(`${size - 1} bytes \\(limit \`message_bytes\`\\)`));
    assert.equal(thrownBy(() => new Pair({ message_bytes: size - 1 }).read(bytes)).code, 'TooLarge');
  }
});

test('references of a message', () => {
  const objects = Array.from({ length: 5 }, (_, i) => new Wrapped({ i }));
  assert.equal(new Pair({ references: 5 }).trip(objects).length, 1);
  assert.equal(new Pair({ references: 1 }).trip([objects[0], objects[0]]).length, 1, 'one object is one entry');
  const pair = new Pair({ references: 4 });
  const error = thrownBy(() => pair.bytes([objects]));
  assert.equal(error.code, 'TooManyRefs');
  assert.match(error.message, /4 references in one message \(limit `references`\)/);
  assert.equal(pair.ledger.granted.size, 0, 'shares granted so far are taken back');
  const bytes = new Pair().bytes([objects]);
  assert.equal(thrownBy(() => new Pair({ references: 4 }).read(bytes)).code, 'TooManyRefs');
});

test('a failure that large does not stay in memory', () => {
  const pair = new Pair({ nodes: 2_000_000 });
  const big = Array.from({ length: 1_900_000 }, (_, i) => i);
  assert.equal(thrownBy(() => pair.bytes([big, big])).code, 'TooLarge');
  const before = process.memoryUsage().arrayBuffers;
  pair.bytes([1]);
  assert.ok(process.memoryUsage().arrayBuffers - before < 1 << 20);
  assert.deepEqual(pair.trip({ a: [1] }), [{ a: [1] }]);
});
