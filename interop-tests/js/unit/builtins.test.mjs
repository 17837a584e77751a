// Bigints, dates and typed arrays: there and back, to the byte, and what a reader refuses of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import vm from 'node:vm';
import { Pair, malformed, message, thrownBy } from './support.mjs';

const one = (value) => new Pair().trip(value)[0];
const hex = (value) => Buffer.from(new Pair().bytes([value]).subarray(32)).toString('hex');
const read = (...slots) => new Pair().read(message({ slots }))[0];
const malformedSlots = (code, ...slots) => malformed({ slots }, code);

const [BIGINT, DATE, INT8_ARRAY] = [14, 15, 16];
const NEGATIVE = 0x8000_0000;
const classes = [Int8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array];

/** A slot with these 64 bits. */
const word = (bits) => new Uint8Array(new BigUint64Array([bits]).buffer);

test('bigints come back as they were', () => {
  const edges = [0n, 1n, 2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n, 2n ** 127n, 2n ** 128n, 2n ** 192n, 2n ** 1000n, 10n ** 1023n];
  for (const edge of edges) {
    for (const value of [edge - 1n, edge, edge + 1n, -edge]) {
      assert.equal(one(value), value);
      assert.deepEqual(one({ a: [value, 1], b: new Map([[value, value]]) }), { a: [value, 1], b: new Map([[value, value]]) });
    }
  }
});

test('the one form of a bigint', () => {
  assert.equal(hex(0n), '000000000e00faff');
  assert.equal(hex(1n), '010000000e00faff0100000000000000');
  assert.equal(hex(-1n), '010000800e00faff0100000000000000');
  assert.equal(hex(2n ** 64n - 1n), '010000000e00faffffffffffffffffff');
  assert.equal(hex(-(2n ** 64n)), '020000800e00faff00000000000000000100000000000000');
  // A word that spells a tag is no value.
  assert.equal(one(0xfffa_000d_0000_0000n), 0xfffa_000d_0000_0000n);
  assert.deepEqual(one([0xfffa_0005_0000_0009n << 64n, 'x']), [0xfffa_0005_0000_0009n << 64n, 'x']);
});

test('bigints that no writer writes', () => {
  assert.equal(read([BIGINT, NEGATIVE + 1], word(7n)), -7n);
  assert.match(malformedSlots('ProtocolError', [BIGINT, NEGATIVE]).message, /negative zero/);
  assert.match(malformedSlots('ProtocolError', [BIGINT, 1], 0).message, /a word too many/);
  malformedSlots('ProtocolError', [BIGINT, NEGATIVE + 1], 0);
  malformedSlots('ProtocolError', [BIGINT, 2], word(7n), 0);
  malformedSlots('ProtocolError', [BIGINT, 1]);
  malformedSlots('ProtocolError', [BIGINT, 3], word(1n), word(1n));
  malformedSlots('ProtocolError', [BIGINT, 0x7fff_ffff], word(1n));
  malformedSlots('ProtocolError', [BIGINT, 0xffff_ffff], word(1n));
  malformedSlots('ProtocolError', [BIGINT, 0], word(1n));
  malformed({ slots: [[11, 2], [BIGINT, 1], word(5n), 1, [BIGINT, 1], word(5n), 2] });
});

test('1,024 decimal digits, decided without counting them', () => {
  const most = 10n ** 1024n - 1n;
  for (const value of [most, -most, 10n ** 1023n]) assert.equal(one(value), value);
  const tooLong = [10n ** 1024n, -(10n ** 1024n), 10n ** 1025n, 1n << 20_000_000n, -(1n << 20_000_000n)];
  for (const value of tooLong) {
    const started = performance.now();
    const error = thrownBy(() => new Pair().bytes([{ value }]));
    assert.equal(error.code, 'TooLarge');
    assert.equal(error.path, 'args[0].value');
    assert.match(error.message, /more than 1024 decimal digits \(limit `bigint_digits`\)/);
    // A string of six million digits would take seconds.
    assert.ok(performance.now() - started < 1000);
  }
  const wide = new Pair({ bigint_digits: 1025 });
  for (const value of [10n ** 1024n, -(10n ** 1024n)]) {
    const error = thrownBy(() => new Pair().read(wide.bytes([value])));
    assert.equal(error.code, 'TooLarge');
    assert.match(error.message, /1024 decimal digits \(limit `bigint_digits`\)/);
  }
  for (const value of [most, -most]) assert.equal(new Pair().read(wide.bytes([value]))[0], value);
  const slots = [[BIGINT, 1_000_000], ...Array.from({ length: 1_000_000 }, () => word(1n))];
  const started = performance.now();
  malformed({ slots }, 'TooLarge');
  assert.ok(performance.now() - started < 2000, 'what lies beyond the limit is not built');
  const few = new Pair({ bigint_digits: 2 });
  assert.deepEqual(few.trip(99n, -99n), [99n, -99n]);
  for (const value of [100n, -100n]) {
    assert.equal(thrownBy(() => few.bytes([value])).code, 'TooLarge');
    assert.equal(thrownBy(() => few.read(new Pair().bytes([value]))).code, 'TooLarge');
  }
});

test('dates come back as they were', () => {
  for (const time of [0, 1, -1, 1.7e12, 8.64e15, -8.64e15, -62198755200000]) {
    const back = one({ at: [new Date(time)] }).at[0];
    assert.equal(Object.getPrototypeOf(back), Date.prototype);
    assert.equal(back.getTime(), time);
  }
  assert.equal(hex(new Date(1)), '000000000f00faff000000000000f03f');
  assert.equal(hex(new Date(-0)), '000000000f00faff0000000000000000');
});

test('what is a Date, and what only says so', () => {
  class Mine extends Date {
    getTime() {
      throw new Error('not called');
    }
    valueOf() {
      throw new Error('not called');
    }
    toJSON() {
      throw new Error('not called');
    }
    get [Symbol.toStringTag]() {
      return 'Mine';
    }
  }
  const own = Object.assign(new Date(5), { toJSON: () => 'text', extra: 1 });
  const bare = Object.setPrototypeOf(new Date(5), { getTime: () => 6 });
  for (const value of [new Mine(5), own, bare, vm.runInNewContext('new Date(5)'), vm.runInNewContext('new (class extends Date {})(5)'),
    vm.runInNewContext('new (class Mine extends Date { get [Symbol.toStringTag]() { return "Mine"; } })(5)')]) {
    assert.deepEqual(one(value), new Date(5));
  }
  class Called {
    a = 1;
    get [Symbol.toStringTag]() {
      return 'Date';
    }
    getTime() {
      return 7;
    }
  }
  assert.deepEqual(one(new Called()), { a: 1 });
  assert.deepEqual(one(new (class extends Called { toJSON() { return 'json'; } })()), 'json');
});

test('dates that no writer writes', () => {
  assert.deepEqual(read([DATE], 5), new Date(5));
  assert.ok(Object.is(read([DATE], -0).getTime(), 0));
  malformedSlots('ProtocolError', [DATE]);
  malformedSlots('ProtocolError', [DATE, 1], 5);
  for (const time of [0.5, NaN, Infinity, -Infinity, 8.64e15 + 1, -8.64e15 - 1, Number.MAX_VALUE, 5e-324]) malformedSlots('ProtocolError', [DATE], time);
  for (const tag of [1, 2, 5, DATE]) malformedSlots('ProtocolError', [DATE], [tag]);
  malformed({ slots: [[7, 2], [DATE], 5] });
});

test('typed arrays come back as they were', () => {
  const source = new Uint8Array(80).map((_, i) => i * 37 + 11);
  for (const made of classes) {
    const size = made.BYTES_PER_ELEMENT;
    for (const length of [0, 1, 2, 3, 7, 8, 9]) {
      for (const offset of [0, size]) {
        const array = new made(source.buffer, offset, length);
        const back = one(['x', { array }, 1])[1].array;
        assert.equal(Object.getPrototypeOf(back), made.prototype);
        assert.deepEqual(back, array, `${made.name} of ${length} at ${offset}`);
        assert.equal(back.byteOffset, 0);
        assert.equal(back.buffer.byteLength, length * size, 'a buffer of its own');
      }
    }
    const whole = made.from(Array.from({ length: 1000 }, (_, i) => (size === 8 && made.name.startsWith('Big') ? BigInt(i) : i)));
    assert.deepEqual(one(whole.subarray(333, 777)), whole.slice(333, 777));
    assert.deepEqual(one(class extends made {}.from(whole)), whole);
  }
  const large = new Float64Array(200_000).map((_, i) => i / 7);
  assert.deepEqual(one(large), large);
});

test('the bytes of typed arrays', () => {
  assert.equal(hex(new Int8Array([-1, 2])), '020000001000faffff02000000000000');
  assert.equal(hex(new Int16Array([-1, 2, 3])), '060000001100faffffff020003000000');
  assert.equal(hex(new Uint16Array([])), '000000001200faff');
  assert.equal(hex(new Int32Array([-2])), '040000001300fafffeffffff00000000');
  assert.equal(hex(new Uint32Array([0xfffffffe])), '040000001400fafffeffffff00000000');
  assert.equal(hex(new Float32Array([1])), '040000001500faff0000803f00000000');
  assert.equal(hex(new Float64Array([1])), '080000001600faff000000000000f03f');
  assert.equal(hex(new BigInt64Array([-1n])), '080000001700faffffffffffffffffff');
  assert.equal(hex(new BigUint64Array([1n])), '080000001800faff0100000000000000');
  assert.equal(hex(new Uint8ClampedArray([1])), '010000000c00faff0100000000000000');
  assert.equal(hex([1]), '010000000800faff000000000000f03f', 'a plain array stays a list of numbers');
});

test('what a view says about itself does not count', () => {
  class Liar extends Float64Array {
    get length() { return 1; }
    get byteLength() { return 0; }
    get byteOffset() { return 8; }
    get buffer() { return new ArrayBuffer(64); }
    get [Symbol.toStringTag]() { return 'Set'; }
    toJSON() { return 'text'; }
  }
  assert.deepEqual(one(new Liar([1, 2, 3])), new Float64Array([1, 2, 3]));
  assert.deepEqual(one(Object.defineProperties(new DataView(new ArrayBuffer(2)), { byteLength: { value: 9 } })), new Uint8Array(2));
  assert.deepEqual(one(vm.runInNewContext('new Int16Array([1, -1])')), new Int16Array([1, -1]));
  assert.deepEqual(one(vm.runInNewContext('new Uint8ClampedArray([1, 2]).subarray(1)')), new Uint8Array([2]));
  for (const js of ['new ArrayBuffer(2)', 'new SharedArrayBuffer(2)', 'new DataView(new ArrayBuffer(4), 1, 2)']) {
    assert.deepEqual(one(vm.runInNewContext(js)), new Uint8Array(2), js);
  }
  assert.deepEqual(one(new Int32Array(new SharedArrayBuffer(8), 4)), new Int32Array(1));
});

test('memory that is gone is refused, and is no empty list', () => {
  const makers = [(b) => b, (b) => new DataView(b), (b) => new Uint8Array(b), (b) => new Uint8Array(b, 8, 0), ...classes.map((made) => (b) => new made(b))];
  for (const make of makers) {
    const buffer = new ArrayBuffer(16);
    const value = make(buffer);
    structuredClone(buffer, { transfer: [buffer] });
    const error = thrownBy(() => new Pair().bytes([{ value }]));
    assert.equal(error.code, 'NotSerializable');
    assert.equal(error.path, 'args[0].value');
    assert.match(error.message, /whose memory was transferred or cut off; send it before that, or a copy/);
  }
  const resizable = new ArrayBuffer(16, { maxByteLength: 32 });
  if (resizable.resizable !== true) return;
  const fixed = [new Float64Array(resizable, 8, 1), new Uint8Array(resizable, 8), new DataView(resizable, 8, 8)];
  const tracking = new Int16Array(resizable);
  assert.deepEqual(one(fixed[0]), new Float64Array(1));
  resizable.resize(4);
  for (const value of fixed) assert.equal(thrownBy(() => new Pair().bytes([value])).code, 'NotSerializable');
  assert.deepEqual(one(tracking), new Int16Array(2));
});

test('typed arrays that no writer writes', () => {
  assert.deepEqual(read([INT8_ARRAY, 3], new Uint8Array([1, 2, 255])), new Int8Array([1, 2, -1]));
  classes.forEach((made, i) => {
    const tag = INT8_ARRAY + i;
    const size = made.BYTES_PER_ELEMENT;
    assert.deepEqual(read([tag, 8], word(0x0102_0304_0506_0708n)), new made(new BigUint64Array([0x0102_0304_0506_0708n]).buffer));
    assert.deepEqual(read([tag, 0]), new made(0));
    if (size > 1) malformedSlots('ProtocolError', [tag, size - 1], 0);
    if (size > 1) malformedSlots('ProtocolError', [tag, size + 1], 0, 0);
    if (size < 8) malformedSlots('ProtocolError', [tag, size], word(1n << 63n));
    malformedSlots('ProtocolError', [tag, 8]);
    malformedSlots('ProtocolError', [tag, 16], 0);
    malformedSlots('ProtocolError', [tag, 0xffff_fff8], 0);
    malformedSlots('ProtocolError', [tag, 0xffff_ffff], 0);
  });
});
