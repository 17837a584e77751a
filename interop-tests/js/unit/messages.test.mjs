// What a decoder refuses: every malformed message is a ProtocolError, and no mutation does worse.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { Pair, Remote, Wrapped, random, thrownBy } from './support.mjs';

const TAG = 0xfffa_0000;

/** A message out of its parts. */
function message({ version = 1, roots = 1, slots = [], shapes = [], references = [], text = [], units = text.length, first = 0 }) {
  const bytes = new Uint8Array(32 + slots.length * 8 + shapes.length + references.length * 16 + text.length);
  const data = new DataView(bytes.buffer);
  [version, roots, slots.length, shapes.length, references.length, text.length, units, first].forEach((w, i) => data.setUint32(i * 4, w, true));
  let at = 32;
  for (const slot of slots) {
    if (typeof slot === 'number') data.setFloat64(at, slot, true);
    else if (slot instanceof Uint8Array) bytes.set(slot, at);
    else [slot[1] ?? 0, TAG + slot[0]].forEach((w, i) => data.setUint32(at + 4 * i, w, true));
    at += 8;
  }
  bytes.set(shapes, at);
  at += shapes.length;
  for (const [kind, detail, handle] of references) {
    data.setUint32(at, kind, true);
    data.setUint32(at + 4, detail, true);
    data.setFloat64(at + 8, handle, true);
    at += 16;
  }
  bytes.set(text, at);
  return bytes;
}

const ascii = (text) => [...new TextEncoder().encode(text)];
const shapeA = [1, 0, 0, 0, 1, 0, 0, 0, 97, 0, 0, 0, 0, 0, 0, 0];

function malformed(parts, code = 'ProtocolError', pair = new Pair()) {
  const error = thrownBy(() => pair.read(parts instanceof Uint8Array ? parts : message(parts)));
  assert.ok(error instanceof InteropError, `${error?.stack}`);
  assert.equal(error.code, code, error.message);
  return error;
}

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
  for (const tag of [0, 14, 15, 63, 64, 255, 0xffff]) malformed({ slots: [[tag]] });
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

test('20,000 mutations: a value or an InteropError, quickly', () => {
  const dice = random(20_000);
  const seeds = [];
  const build = () => {
    const pair = new Pair();
    const bytes = pair.bytes([
      { id: 1, name: 'Amy', tags: ['a', 'č', '😀'], at: { x: 1, y: -0 } },
      [1, 2, 3, NaN],
      new Map([[1, 'one'], ['two', [new Uint8Array([1, 2, 3])]]]),
      [new Remote(2 ** 24 + 5), new Wrapped({}), 'x'.repeat(300), null, undefined, true],
      Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`k${i}`, i])),
    ].slice(0, 1 + dice.below(5)));
    return { bytes, ledger: pair.ledger };
  };
  for (let i = 0; i < 50; i++) seeds.push(build());
  const interesting = [0, 1, 2, 7, 8, 13, 14, 63, 64, 255, 256, 65_536, 0x7fff_ffff, 0xffff_ffff, 0xfffa_0005, 0xfffa_000d, 0x7ff8_0000];
  const outcomes = new Map();
  for (let i = 0; i < 20_000; i++) {
    const seed = seeds[i % seeds.length];
    let bytes = seed.bytes.slice();
    const data = () => new DataView(bytes.buffer);
    for (let n = 1 + dice.below(4); n > 0; n--) {
      const words = Math.floor(bytes.length / 4);
      switch (dice.below(6)) {
        case 0: bytes[dice.below(bytes.length)] ^= 1 << dice.below(8); break;
        case 1: bytes[dice.below(bytes.length)] = dice.below(256); break;
        case 2: data().setUint32(4 * dice.below(words), interesting[dice.below(interesting.length)], true); break;
        case 3: data().setUint32(4 * dice.below(8), dice.below(600), true); break;
        case 4: data().setUint32(4 * dice.below(words), data().getUint32(4 * dice.below(words), true), true); break;
        default: if (dice.below(8) === 0) bytes = bytes.slice(0, 32 + dice.below(bytes.length - 32));
      }
    }
    const pair = new Pair();
    pair.ledger.granted = seed.ledger.granted;
    let outcome = 'read';
    try {
      pair.read(bytes);
    } catch (error) {
      assert.ok(error instanceof InteropError, `mutant ${i}: ${error?.stack}`);
      assert.ok(['ProtocolError', 'VersionMismatch', 'TooDeep', 'TooLarge', 'TooManyRefs', 'Disposed'].includes(error.code));
      outcome = error.code;
      // Each share that was received with it went back.
      const count = (what) => pair.ledger.log.filter((entry) => entry[0] === what && entry[2] !== false).length;
      assert.equal(count('receive'), count('giveBack'), `mutant ${i}`);
    }
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  assert.equal({}.polluted, undefined);
  assert.ok(outcomes.get('read') > 100 && outcomes.get('ProtocolError') > 5000, JSON.stringify([...outcomes]));
});
