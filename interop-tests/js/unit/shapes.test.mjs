// The shape tables: announced once, bounded, and the same on both sides after any failure.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ShapeReader, ShapeWriter } from '../../../interop-runtime/js/codec/shapes.js';
import { Pair, thrownBy } from './support.mjs';

const header = (bytes) => new Uint32Array(bytes.slice(0, 32).buffer);

test('a definition travels once', () => {
  const pair = new Pair();
  const first = pair.bytes([{ id: 1, name: 'a' }, { id: 2, name: 'b' }]);
  assert.deepEqual([header(first)[3], header(first)[7]], [24, 0]);
  const second = pair.bytes([{ id: 3, name: 'c' }]);
  assert.deepEqual([header(second)[3], header(second)[7]], [0, 0]);
  const third = pair.bytes([{ other: 1 }]);
  assert.deepEqual([header(third)[3], header(third)[7]], [16, 1]);
  assert.deepEqual([...pair.read(first), ...pair.read(second), ...pair.read(third)],
    [{ id: 1, name: 'a' }, { id: 2, name: 'b' }, { id: 3, name: 'c' }, { other: 1 }]);
});

test('the order of keys makes the shape', () => {
  const pair = new Pair();
  assert.deepEqual(pair.trip([{ a: 1, b: 2 }, { b: 3, a: 4 }, { a: 5 }, { a: 6, b: 7, c: 8 }])[0].map(Object.keys),
    [['a', 'b'], ['b', 'a'], ['a'], ['a', 'b', 'c']]);
  assert.equal(pair.writer.count, 4);
  pair.trip([{ a: 1, b: 2 }, { b: 3, a: 4 }]);
  assert.equal(pair.writer.count, 4);
});

test('the definitions of a message that failed go with the next one', () => {
  const pair = new Pair();
  assert.equal(thrownBy(() => pair.bytes([{ fresh: 1 }, Symbol('x')])).code, 'NotSerializable');
  assert.equal(thrownBy(() => pair.encoder.encode([{ fresh: 1 }], { name: () => '' }, () => { throw new Error('not sent'); })).message, 'not sent');
  assert.deepEqual(pair.trip({ fresh: 2 }), [{ fresh: 2 }]);
  assert.deepEqual(pair.trip({ fresh: 3, more: 1 }), [{ fresh: 3, more: 1 }]);
});

test('a reader keeps the definitions of a message whose values it refuses', () => {
  const pair = new Pair();
  const bytes = pair.bytes([{ fresh: 1 }]);
  new DataView(bytes.buffer).setUint32(32, 99, true); // the RECORD now names a shape that is not there
  assert.equal(thrownBy(() => pair.read(bytes)).code, 'ProtocolError');
  assert.deepEqual(pair.trip({ fresh: 2 }), [{ fresh: 2 }]);
});

test('64 fields are a shape, 65 are not', () => {
  const wide = (n) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, i]));
  const pair = new Pair();
  assert.deepEqual(pair.trip(wide(63), wide(64), wide(65), wide(200)), [wide(63), wide(64), wide(65), wide(200)]);
  assert.equal(pair.writer.count, 2);
  assert.deepEqual(pair.trip({}), [{}]);
  assert.equal(pair.writer.count, 2, 'an empty object needs no shape');
});

test('4,096 shapes and no more', () => {
  const pair = new Pair();
  for (let i = 0; i < 4200; i++) assert.deepEqual(pair.trip({ [`key${i}`]: i }), [{ [`key${i}`]: i }]);
  assert.equal(pair.writer.count, 4096);
  assert.equal(pair.reader.count, 4096);
  assert.deepEqual(pair.trip({ key1: 1 }, { key4199: 2 }, { key1: 1, more: 3 }), [{ key1: 1 }, { key4199: 2 }, { key1: 1, more: 3 }]);
  const nested = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`new${i}`, { [`inner${i}`]: i }]));
  assert.deepEqual(pair.trip(nested), [nested]);
});

test('a key that is a shape of its own already does not shadow a longer one', () => {
  const writer = new ShapeWriter();
  const ids = [{ a: 1 }, { a: 1, b: 1 }, { a: 1, c: 1 }, { b: 1 }, { a: 1 }, { a: 1, b: 1 }].map((o) => writer.ofObject(o).id);
  assert.deepEqual(ids, [0, 1, 2, 3, 0, 1]);
  assert.equal(writer.ofKeys(['a', 'c']).id, 2);
});

test('definitions may come again, but not differ, and not leave a gap', () => {
  const u32 = (...words) => [...new Uint8Array(new Uint32Array(words).buffer)];
  const shape = (key) => [...u32(1, 4), ...new TextEncoder().encode(key)];
  const reader = new ShapeReader();
  const read = (first, ...keys) => {
    const bytes = keys.flatMap(shape);
    const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8);
    padded.set(bytes);
    return reader.read(first, padded, 0, padded.length);
  };
  assert.equal(read(0, 'aaaa', 'bbbb'), undefined);
  assert.equal(read(0, 'aaaa'), undefined, 'an older message');
  assert.equal(read(1, 'bbbb', 'cccc'), undefined, 'one that overlaps');
  assert.deepEqual([0, 1, 2].map((id) => reader.get(id).keys[0]), ['aaaa', 'bbbb', 'cccc']);
  assert.match(read(1, 'xxxx', 'dddd'), /another shape 1/);
  assert.match(read(4, 'dddd'), /3 are known/);
  assert.equal(reader.count, 3, 'nothing of a refused section is kept');
});

test('what a reader refuses', () => {
  const u32 = (...words) => [...new Uint8Array(new Uint32Array(words).buffer)];
  const name = (text) => [...u32(text.length), ...new TextEncoder().encode(text)];
  const pad = (bytes) => [...bytes, ...Array((8 - (bytes.length % 8)) % 8).fill(0)];
  const wrong = (bytes, reader = new ShapeReader()) => reader.read(reader.count, new Uint8Array(bytes), 0, bytes.length);
  assert.equal(wrong(pad([...u32(1), ...name('a')])), undefined);
  assert.equal(wrong(pad([...u32(2), ...name('a'), ...name('b'), ...u32(1), ...name('c')])), undefined);
  assert.match(wrong(pad([...u32(2), ...name('a'), ...name('a')])), /repeats/);
  assert.match(wrong(pad([...u32(65), ...name('a')])), /65 fields/);
  assert.match(wrong([...u32(2), ...name('abcdefgh')]), /cut off/);
  assert.match(wrong(pad([...u32(1, 1000)])), /cut off/);
  assert.match(wrong(pad([...u32(1, 2), 0xff, 0xfe])), /UTF-8/);
  assert.match(wrong(u32(0, 0)), /padding/);
  assert.match(wrong([...pad([...u32(1), ...name('a')]).slice(0, -1), 7]), /zeros/);
  assert.match(wrong([...pad([...u32(1), ...name('a')]), ...u32(0, 0)]), /padding/);
  const full = new ShapeReader();
  for (let i = 0; i < 4096; i++) assert.equal(wrong(pad([...u32(1), ...name(`k${i}`)]), full), undefined);
  assert.match(wrong(pad([...u32(1), ...name('more')]), full), /4096/);
});
