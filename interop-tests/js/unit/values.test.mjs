// Every supported value goes through the encoder and the decoder and comes back as the value table says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import vm from 'node:vm';
import { Pair } from './support.mjs';

const one = (value) => new Pair().trip(value)[0];

test('numbers come back as they were', () => {
  const numbers = [0, -0, 1, -1, 1.5, Math.PI, 5e-324, Number.MAX_VALUE, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER,
    2 ** 53, Infinity, -Infinity, NaN, 255, 2 ** 31, 2 ** 32, -(2 ** 31)];
  for (const number of numbers) {
    assert.ok(Object.is(one(number), number), `${number}`);
    assert.ok(Object.is(one({ number }).number, number), `${number} in a record`);
    assert.ok(Object.is(one(['x', number])[1], number), `${number} in a list`);
  }
  const list = one(numbers);
  numbers.forEach((number, i) => assert.ok(Object.is(list[i], number), `${number} in a list of numbers`));
});

test('a NaN with any payload is written as the canonical one, and never read as a tag', () => {
  const bits = new BigUint64Array([0xfffa_000d_0000_0000n, 0xfffa_0005_0000_0003n, 0x7ff8_0000_0000_0001n]);
  const nans = new Float64Array(bits.buffer);
  for (const value of [[...nans], { a: nans[0], b: nans[1] }, nans[2]]) {
    const bytes = new Pair().bytes([value]);
    const slots = new DataView(bytes.buffer);
    for (let at = 32; at + 8 <= bytes.length; at += 8) {
      const high = slots.getUint32(at + 4, true);
      const payload = slots.getUint32(at, true);
      assert.ok(!(high === 0xfffa_000d || (high === 0xfffa_0005 && payload === 3)), 'a tag made of a NaN');
      if (high === 0x7ff8_0000) assert.equal(payload, 0);
    }
  }
  const back = one([nans, 'x']);
  assert.deepEqual(new BigUint64Array(back[0].buffer), bits, 'in a typed array the bits are data, and no tag either');
});

test('constants, in every place', () => {
  for (const value of [true, false, null, undefined]) {
    assert.equal(one(value), value);
    assert.deepEqual(one({ a: value }), { a: value });
    assert.deepEqual(one([value]), [value]);
    assert.deepEqual(one(new Map([[1, value]])), new Map([[1, value]]));
  }
  assert.ok('a' in one({ a: undefined }), 'a property that is undefined is there');
});

test('strings of every length around the fast paths, ASCII and not', () => {
  const lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 255, 256, 257, 511,
    4095, 4096, 4097, 100_000];
  for (const length of lengths) {
    for (const unit of ['a', '\u0000', '\u007f', 'é', '\u0800', '€', '\ufeff', '\uffff']) {
      const text = unit.repeat(length);
      assert.equal(one(text), text, `${length} of ${JSON.stringify(unit)}`);
      assert.deepEqual(one({ [`k${text.slice(0, 40)}`]: text }), { [`k${text.slice(0, 40)}`]: text });
    }
    const emoji = '😀'.repeat(length);
    assert.equal(one(emoji), emoji);
    const mixed = ('x'.repeat(length) + '€').repeat(2);
    assert.equal(one(mixed), mixed);
    assert.deepEqual(one([mixed, emoji, 'tail']), [mixed, emoji, 'tail']);
  }
  assert.equal(one('\ufeffBOM'), '\ufeffBOM', 'a leading BOM is kept');
  assert.equal(one('Příliš žluťoučký kůň\u0000úpěl'), 'Příliš žluťoučký kůň\u0000úpěl');
});

test('strings next to each other do not run together', () => {
  const pieces = ['a', '', 'é', '😀', 'b', '', '€uro', 'z'.repeat(256), 'z'.repeat(257), 'č'];
  assert.deepEqual(new Pair().trip(...pieces), pieces);
  assert.deepEqual(one(pieces), pieces);
  assert.deepEqual(one(Object.fromEntries(pieces.map((p, i) => [`${i}${p}`, p]))),
    Object.fromEntries(pieces.map((p, i) => [`${i}${p}`, p])));
});

test('a mebibyte', () => {
  const text = 'ab€'.repeat(350_000);
  assert.equal(one(text), text);
  const ascii = 'x'.repeat(1 << 20);
  assert.equal(one({ ascii, more: [ascii] }).more[0], ascii);
});

test('lists', () => {
  for (const list of [[], [1], [1, 2, 3], ['a'], [1, 'a'], ['a', 1], [[]], [[1], [2, [3]]], [null], [undefined], [1, undefined, 2],
    [{ a: 1 }, { a: 2 }], [true, 1], [NaN, 'x']]) {
    assert.deepEqual(one(list), list);
  }
  const back = one([1, , 3]); // eslint-disable-line no-sparse-arrays
  assert.ok(1 in back && back[1] === undefined, 'a hole arrives as undefined');
  assert.deepEqual(one(new Array(5)), [undefined, undefined, undefined, undefined, undefined]);
  const extra = Object.assign([1, 2], { more: 'not sent' });
  assert.deepEqual(one(extra), [1, 2]);
  assert.deepEqual(one(class extends Array {}.from([1, 2])), [1, 2]);
});

test('objects: own enumerable string keys in their order', () => {
  const hidden = Object.defineProperty({ a: 1 }, 'b', { value: 2, enumerable: false });
  assert.deepEqual(one(hidden), { a: 1 });
  assert.deepEqual(one({ [Symbol('s')]: 1, a: 2 }), { a: 2 });
  assert.deepEqual(one(Object.create(null, { x: { value: 1, enumerable: true } })), { x: 1 });
  assert.deepEqual(Object.keys(one({ z: 1, y: 2, x: 3 })), ['z', 'y', 'x']);
  assert.deepEqual(one({}), {});
  assert.deepEqual(one({ '': 1, 'a b': 2, 0: 3, then: 4, toJSON: 'data', $ref: 5, __jsObjectId: 6, '__byte[]': 7 }),
    { '': 1, 'a b': 2, 0: 3, then: 4, toJSON: 'data', $ref: 5, __jsObjectId: 6, '__byte[]': 7 });
  const foreign = vm.runInNewContext('({ a: [1, { b: "c" }], m: new Map([[1, 2]]) })');
  assert.deepEqual(one(foreign), { a: [1, { b: 'c' }], m: new Map([[1, 2]]) });
});

test('keys that mean something to JavaScript arrive as data', () => {
  const hostile = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x","hasOwnProperty":1,"valueOf":null}');
  for (const value of [hostile, new Map(Object.entries(hostile)), { ...Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`k${i}`, i])), ...JSON.parse('{"x":{"__proto__":[1]}}') }]) {
    const back = one(value);
    assert.equal({}.polluted, undefined);
    assert.equal(Object.getPrototypeOf(back), Object.prototype);
  }
  const back = one(hostile);
  assert.deepEqual(Object.getOwnPropertyNames(back).sort(), Object.getOwnPropertyNames(hostile).sort());
  assert.deepEqual(Object.getOwnPropertyDescriptor(back, '__proto__'),
    { value: { polluted: 1 }, enumerable: true, writable: true, configurable: true });
});

test('maps: an object when every key is a string, else a Map', () => {
  assert.deepEqual(one(new Map()), {});
  assert.deepEqual(one(new Map([['a', 1], ['b', [2]]])), { a: 1, b: [2] });
  const keyed = new Map([[1, 'one'], ['two', 2], [true, null], [NaN, 'nan'], [null, 0]]);
  assert.deepEqual(one(keyed), keyed);
  const nested = new Map([[[1, 2], new Map([[3, 4]])]]);
  assert.deepEqual([...one(nested)], [[[1, 2], new Map([[3, 4]])]]);
});

test('bytes are Uint8Arrays of their own', () => {
  const source = new Uint8Array([1, 5, 7, 9, 11, 13, 15, 17, 19]);
  for (const value of [source, new Uint8ClampedArray(source), source.buffer, new DataView(source.buffer), Buffer.from(source)]) {
    const back = one(value);
    assert.equal(Object.getPrototypeOf(back), Uint8Array.prototype);
    assert.deepEqual([...back], [...source]);
    assert.equal(back.buffer.byteLength, 9, 'a copy, not a view of the message');
  }
  assert.deepEqual([...one(source.subarray(2, 5))], [7, 9, 11]);
  for (const length of [0, 1, 7, 8, 9, 16, 65_536, 1 << 20]) {
    const bytes = new Uint8Array(length).map((_, i) => i * 7);
    assert.deepEqual(one({ text: 'x', bytes, number: 1 }), { text: 'x', bytes, number: 1 });
  }
  const back = one(new Uint8Array(0));
  assert.ok(back instanceof Uint8Array && back.length === 0);
});

test('instances: toJSON once, else own enumerable properties', () => {
  class Point {
    #secret = 1;
    constructor() {
      this.x = 1;
      this.y = this.#secret + 1;
    }
    get sum() {
      return this.x + this.y;
    }
  }
  assert.deepEqual(one(new Point()), { x: 1, y: 2 });
  assert.deepEqual(one({ p: [new Point()] }), { p: [{ x: 1, y: 2 }] });
  let calls = 0;
  class Money {
    toJSON(...args) {
      calls += 1;
      assert.deepEqual(args, []);
      return { cents: 5, inner: new Point() };
    }
  }
  assert.deepEqual(one([new Money()]), [{ cents: 5, inner: { x: 1, y: 2 } }]);
  assert.equal(calls, 1);
  assert.equal(one(new URL('https://example.org/a')), 'https://example.org/a');
  class Self {
    a = 1;
    toJSON() {
      return this;
    }
  }
  assert.deepEqual(one(new Self()), { a: 1 });
  class Chain {
    toJSON() {
      return new Self();
    }
  }
  assert.deepEqual(one(new Chain()), { a: 1 }, 'the result of a toJSON is not converted again');
  class Nothing {
    toJSON() {}
  }
  assert.equal(one(new Nothing()), undefined);
  assert.deepEqual(one(Object.assign(Object.create({ inherited: 1 }), { own: 2 })), { own: 2 });
});

test('getters run once, in order', () => {
  const log = [];
  const value = {
    get a() {
      return log.push('a');
    },
    get b() {
      return [log.push('b')];
    },
  };
  assert.deepEqual(one(value), { a: 1, b: [2] });
  assert.deepEqual(log, ['a', 'b']);
  const list = [0, 0, 0];
  Object.defineProperty(list, 1, { enumerable: true, get: () => log.push('item') && 'text' });
  log.length = 0;
  assert.deepEqual(one(list), [0, 'text', 0]);
  assert.deepEqual(log, ['item']);
});

test('properties that come and go while they are read: those at the start count', () => {
  const shrinking = {
    get a() {
      delete this.b;
      this.c = 3;
      return 1;
    },
    b: 2,
    z: 4,
  };
  assert.deepEqual(one(shrinking), { a: 1, b: undefined, z: 4 });
  const list = [1, 2, 3];
  Object.defineProperty(list, 0, { get: () => ((list.length = 1), 'x') });
  assert.deepEqual(one(list), ['x', undefined, undefined]);
});

test('the same object twice is two copies', () => {
  const shared = { n: 1 };
  const back = one({ a: shared, b: [shared, shared] });
  assert.deepEqual(back, { a: { n: 1 }, b: [{ n: 1 }, { n: 1 }] });
  assert.notEqual(back.a, back.b[0]);
});

test('a getter that encodes itself gets another buffer', () => {
  const pair = new Pair();
  const inner = [];
  const value = {
    before: 'outer text',
    get nested() {
      inner.push(...pair.trip({ fresh: 'shape', inside: ['inner text', 1] }));
      return 'done';
    },
    after: 'more outer text',
  };
  assert.deepEqual(pair.trip(value), [{ before: 'outer text', nested: 'done', after: 'more outer text' }]);
  assert.deepEqual(inner, [{ fresh: 'shape', inside: ['inner text', 1] }]);
  assert.deepEqual(pair.trip(value, { fresh: 2, inside: 3 })[1], { fresh: 2, inside: 3 }, 'the shape tables agree afterwards');
});

test('a message of known bytes', () => {
  const bytes = new Pair().bytes([{ id: 1, name: 'Amy' }, [1, 2], 'é']);
  const words = [
    1, 3, 8, 24, 0, 5, 4, 0, // header: version, roots, slots, shape bytes, references, text bytes, text units, first shape
    0, 0xfffa_0009, 0, 0x3ff0_0000, 3, 0xfffa_0005, // RECORD 0, 1.0, TEXT 3
    2, 0xfffa_0008, 0, 0x3ff0_0000, 0, 0x4000_0000, // NUMBERS 2, 1.0, 2.0
    1, 0xfffa_0005, // TEXT 1
  ];
  // What the header announces as slots has to be what follows.
  const slots = (words.length - 8) / 2;
  words[2] = slots;
  const shape = [2, 0, 0, 0, 2, 0, 0, 0, 105, 100, 4, 0, 0, 0, 110, 97, 109, 101, 0, 0, 0, 0, 0, 0];
  const text = [65, 109, 121, 0xc3, 0xa9];
  const expected = [...new Uint8Array(new Uint32Array(words).buffer), ...shape, ...text];
  assert.deepEqual([...bytes], expected);
});
