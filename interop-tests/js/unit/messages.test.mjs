// What a decoder refuses: every malformed message is a ProtocolError.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pair, malformed, message, thrownBy } from './support.mjs';

const ascii = (text) => [...new TextEncoder().encode(text)];
const shapeA = [1, 0, 0, 0, 1, 0, 0, 0, 97, 0, 0, 0, 0, 0, 0, 0];

test('the hand-made messages are read when they are right', () => {
  const read = (parts) => new Pair().read(message(parts));
  assert.deepEqual(read({ slots: [1.5] }), [1.5]);
  assert.deepEqual(read({ roots: 0, slots: [] }), []);
  assert.deepEqual(read({ slots: [[9, 0], 1], shapes: shapeA }), [{ a: 1 }]);
  assert.deepEqual(read({ slots: [[5, 3]], text: ascii('abc') }), ['abc']);
  assert.deepEqual(read({ slots: [[5, 1]], text: ascii('é'), units: 1 }), ['é']);
  assert.deepEqual(read({ slots: [[6, 2], new Uint8Array([104, 105])] }), ['hi']);
  assert.deepEqual(read({ slots: [[10, 1], [5, 1], [2]], text: ascii('k') }), [{ k: null }]);
  assert.deepEqual(read({ slots: [[12, 3], new Uint8Array([1, 2, 3])] }), [new Uint8Array([1, 2, 3])]);
  assert.deepEqual(read({ slots: [[8, 2], 1, [5, 7]] }), [[1, NaN]], 'in NUMBERS any NaN is the number');
  assert.deepEqual(read({ slots: [[7, 0]] }), [[]]);
  assert.deepEqual(read({ slots: [[8, 0]] }), [[]]);
  assert.deepEqual(read({ slots: [new Uint8Array([9, 9, 9, 9, 1, 0, 0xf8, 0x7f])] }), [NaN]);
  assert.deepEqual(read({ slots: [[5, 300]], text: ascii('x'.repeat(300)) }), ['x'.repeat(300)], 'TEXT of any length');
  assert.deepEqual(read({ slots: [[13, 0]], references: [[1, 4, 2 ** 24]] }).map((r) => [r.handle, r.type]), [[2 ** 24, 4]]);
});

test('versions', () => {
  const error = malformed({ version: 2, slots: [1] }, 'VersionMismatch');
  assert.match(error.message, /version 2/);
  assert.match(error.message, /version 1/);
  malformed({ version: 0x1_0001, slots: [1] }, 'VersionMismatch');
  malformed({ version: 0, slots: [1] }, 'VersionMismatch');
});

test('sections that do not fit', () => {
  malformed(new Uint8Array(0));
  malformed(new Uint8Array(31));
  malformed(message({ slots: [1] }).slice(0, -1));
  malformed(new Uint8Array([...message({ slots: [1] }), 0]));
  malformed({ roots: 2, slots: [1] });
  malformed({ roots: 0, slots: [1] });
  malformed({ roots: 2 ** 32 - 1, slots: [1] });
  malformed({ slots: [] });
  malformed({ slots: [1, 2] });
  malformed({ slots: [1], text: ascii('x') });
  malformed({ slots: [[5, 1]], text: ascii('xy') });
  malformed({ slots: [[5, 3]], text: ascii('xy') });
  malformed({ slots: [[9, 0], 1], shapes: shapeA.slice(0, 12) });
  malformed({ slots: [[9, 0], 1], shapes: shapeA, first: 1 });
  malformed({ slots: [1], first: 1 });
  malformed({ slots: [[9, 0], 1] });
  malformed({ slots: [[9, 1], 1], shapes: shapeA });
  malformed({ slots: [[9, 0]], shapes: shapeA });
  const pair = new Pair();
  const bytes = message({ slots: [1] });
  const outside = thrownBy(() => pair.decoder.decode({ u8: bytes, u32: new Uint32Array(bytes.buffer), f64: new Float64Array(bytes.buffer) }, 8, bytes.length));
  assert.equal(outside.code, 'ProtocolError');
});

test('values that are none', () => {
  for (const tag of [0, 25, 26, 63, 64, 255, 0xffff]) malformed({ slots: [[tag]] });
  for (const tag of [1, 2, 3, 4]) malformed({ slots: [[tag, 1]] });
  for (const tag of [7, 8, 9, 10, 11]) malformed({ slots: [[tag, 2 ** 32 - 1]], shapes: shapeA });
  malformed({ slots: [[7, 2], 1] });
  malformed({ slots: [[8, 2], 1] });
  malformed({ slots: [[10, 1], [5, 1]], text: ascii('k') });
  malformed({ slots: [[10, 1], 1, 2] });
  malformed({ slots: [[10, 2], [5, 1], 1, [5, 1], 2], text: ascii('kk') });
  malformed({ slots: [[10, 2], [5, 9], 1, [5, 9], 2], text: ascii('__proto____proto__') });
  malformed({ slots: [[11, 2], 1, 1, 1, 2] });
  malformed({ slots: [[11, 2], NaN, 1, NaN, 2] });
});

test('bytes and texts', () => {
  malformed({ slots: [[12, 9], 1] });
  malformed({ slots: [[12, 2 ** 32 - 1], 1] });
  malformed({ slots: [[12, 3], new Uint8Array([1, 2, 3, 4])] });
  malformed({ slots: [[6, 2], new Uint8Array([104, 105, 0, 0, 0, 0, 0, 1])] });
  malformed({ slots: [[6, 2], new Uint8Array([0xff, 0xfe])] });
  malformed({ slots: [[6, 3], new Uint8Array([0xed, 0xa0, 0x80])] });
  malformed({ slots: [[5, 2]], text: [0xc3, 0x28] });
  malformed({ slots: [[5, 1]], text: [0xed, 0xa0, 0x80], units: 1 });
  malformed({ slots: [[5, 2]], text: ascii('é'), units: 2 });
  malformed({ slots: [[5, 2]], text: ascii('é'), units: 1 });
  malformed({ slots: [[5, 40]], text: [...ascii('x'.repeat(39)), 0x80] });
  malformed({ slots: [[5, 1]], text: ascii('ab'), units: 1 });
  malformed({ roots: 2, slots: [[5, 1], [5, 1]], text: ascii('😀'), units: 2 }, 'ProtocolError');
  malformed({ roots: 2, slots: [[5, 41], [5, 1]], text: ascii(`${'x'.repeat(40)}😀`), units: 42 });
});

test('references', () => {
  malformed({ slots: [[13, 0]] });
  malformed({ slots: [[13, 1]], references: [[1, 0, 2 ** 24]] });
  malformed({ slots: [1], references: [[1, 0, 2 ** 24]] });
  for (const kind of [0, 4, 99]) malformed({ slots: [[13, 0]], references: [[kind, 0, 2 ** 24]] });
  for (const handle of [0, -1, 1.5, NaN, Infinity, 2 ** 60]) malformed({ slots: [[13, 0]], references: [[1, 0, handle]] });
  for (const handle of [0, -1, 1.5, NaN, Infinity, 2 ** 24]) malformed({ slots: [[13, 0]], references: [[2, 0, handle]] }, 'Disposed');
});

test('no number, string or key becomes a reference', () => {
  const pair = new Pair();
  const value = { $ref: 1, __rustObject: 2 ** 24, list: [2 ** 24, 'REFERENCE', { kind: 1, handle: 2 ** 24 }], n: NaN };
  assert.deepEqual(pair.trip(value), [value]);
  assert.deepEqual(pair.ledger.log, []);
});
