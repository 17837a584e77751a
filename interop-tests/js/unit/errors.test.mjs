// Errors: the class, texts for anything that can be thrown, and the record that crosses.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';
import { describe, isIdentifier, numberText } from '../../../interop-runtime/js/describe.js';
import { ErrorCode, InteropError, isErrorCode } from '../../../interop-runtime/js/error.js';
import { decodeData, encodeData } from '../../../interop-runtime/js/error_data.js';
import { fromRecord, toRecord } from '../../../interop-runtime/js/error_record.js';
import { inProcessLimits } from '../../../interop-runtime/js/limits.js';
import { makeJsObjectRef } from '../../../interop-runtime/js/reference.js';
import { ThrownValues } from '../../../interop-runtime/js/thrown_values.js';
import { formatThrown, wellFormed } from '../../../interop-runtime/js/thrown.js';
import { Pair } from './support.mjs';

const overTheWire = (record) => new Pair().trip(record)[0];

test('InteropError', () => {
  const cause = new Error('inner');
  const error = new InteropError('BadArgs', 'text', { method: 'a.b', path: 'args[0]', fault: 'F', data: { x: 1 }, cause });
  assert.ok(error instanceof Error && error instanceof InteropError);
  assert.deepEqual([error.name, error.code, error.message, error.method, error.path, error.fault, error.data, error.cause],
    ['InteropError', 'BadArgs', 'text', 'a.b', 'args[0]', 'F', { x: 1 }, cause]);
  assert.match(error.stack, /InteropError: text/);
  assert.equal(String(new InteropError('BadArgs', 'text', { method: 'a.b' })), 'InteropError: text');
  const arrived = fromRecord({ code: 'BadArgs', message: 'text', path: 'args[0]' }, 'a.b');
  assert.equal(arrived.message, '`a.b`, at `args[0]`: text', 'what Rust refused names method and place');
  const again = fromRecord(toRecord(arrived), 'c.d');
  assert.equal(again.message, arrived.message, 'the place is named once');
  assert.equal(new InteropError('Cancelled', 'x').name, 'AbortError');
  assert.deepEqual(Object.keys(new InteropError('BadArgs', 'x', { method: undefined })), ['code']);
  assert.ok(!('cause' in new InteropError('BadArgs', 'x', {})));
  assert.throws(() => new InteropError('OutOfStock', 'x'), { name: 'TypeError', message: /'RustError' and \{ fault: "OutOfStock" \}/ });
  for (const wrong of [undefined, null, 5, {}]) assert.throws(() => new InteropError(wrong, 'x'), TypeError);
  assert.equal(new InteropError('JsException', 'x', { cause: undefined }).hasOwnProperty('cause'), true, 'something threw undefined');
});

test('the list of codes is that of the Rust half', () => {
  const rust = readFileSync(new URL('../../../interop-runtime/src/error/code.rs', import.meta.url), 'utf8');
  const list = rust.slice(rust.indexOf('error_codes! {'), rust.indexOf('impl ErrorCode {', rust.indexOf('error_codes! {')));
  assert.deepEqual(Object.keys(ErrorCode), [...list.matchAll(/^ {4}(\w+),$/gm)].map(([, code]) => code));
  for (const [key, code] of Object.entries(ErrorCode)) {
    assert.equal(key, code);
    assert.ok(isErrorCode(code));
  }
  for (const code of ['', 'badargs', 'toString', '__proto__', undefined, null, 5, {}]) assert.ok(!isErrorCode(code));
});

test('texts of found values', () => {
  class Item {}
  const cases = [
    ['abc', 'string "abc"'], ['a"b\n', 'string "a\\"b\\n"'], [1.5, 'number 1.5'], [NaN, 'number NaN'], [-0, 'number -0'],
    [10n, 'bigint 10'], [true, 'boolean true'], [null, 'null'], [undefined, 'undefined'], [[], 'an array'], [{}, 'an object'],
    [Object.create(null), 'an object'], [() => 1, 'a function'], [Symbol('x'), 'a symbol'], [new Date(), 'a Date'], [new Map(), 'a Map'],
    [new Item(), 'an Item'], [new Error('x'), 'an Error'], [new Uint8Array(1), 'a Uint8Array'], [Promise.resolve(), 'a Promise'],
    [{ constructor: 'x' }, 'an object'], [vm.runInNewContext('new Map()'), 'a Map'],
    [new (class { static get name() { throw 1; } })(), 'an object'],
  ];
  for (const [value, text] of cases) assert.equal(describe(value), text);
  for (const value of ['x'.repeat(10_000), '😀'.repeat(100), 10n ** 10_000n, -(10n ** 10_000n), new ({ ['N'.repeat(500)]: class {} }[`${'N'.repeat(500)}`])()]) {
    assert.ok(describe(value).length <= 64, describe(value));
    assert.ok(describe(value).isWellFormed());
  }
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.equal(describe(proxy), 'an object');
  assert.equal(describe(new Proxy({}, { getPrototypeOf() { throw 1; } })), 'an object');
});

test('numbers have one text on every host', () => {
  // The same table as in `interop-runtime/src/codec/found.rs`.
  const cases = [
    [0, '0'], [-0, '-0'], [-1.5, '-1.5'], [300, '300'], [2 ** 53 + 1, '9007199254740992'], [1e21, '1000000000000000000000'],
    [-1.25e22, '-12500000000000000000000'], [1e-7, '0.0000001'], [-1.5e-9, '-0.0000000015'], [NaN, 'NaN'], [Infinity, 'inf'],
    [-Infinity, '-inf'],
  ];
  for (const [number, text] of cases) assert.equal(numberText(number), text);
});

test('letters are those of every language', () => {
  // The same table as in `interop-runtime/src/error/path.rs`.
  const cases = [
    ['a1_$', true], ['1a', false], ['', false], ['a b', false], ['žluť', true], ['日本', true], ['a²', true], ['²a', false],
    ['a…', false], ['ž-', false],
  ];
  for (const [key, is] of cases) assert.equal(isIdentifier(key), is, key);
});

test('whatever is thrown has a text', () => {
  const boom = () => { throw new Error('inside'); };
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const cases = [
    [new Error('m'), 'm', 'Error'], [new TypeError('t'), 't', 'TypeError'], [null, 'null'], [undefined, 'undefined'], ['text', 'text'],
    ['', 'an empty string'], [0, '0'], [-0, '0'], [1n, '1'], [Symbol('s'), 'Symbol(s)'], [true, 'true'],
    [{ a: 1 }, 'an object with the keys a'], [{}, 'an object'], [Object.create(null), 'an object', undefined], [[1, 2], '1,2'],
    [{ message: 'like an error', name: 'Mine' }, 'like an error', 'Mine'], [() => 1, 'a function'],
    [{ get message() { return boom(); }, toString: boom }, 'an object'],
    [{ get message() { return boom(); }, toString: () => 'own words' }, 'own words'],
    [{ message: 5, toString: () => ({}) }, 'an object'], [{ toString: null, valueOf: null }, 'an object'],
    [{ get name() { return boom(); }, get stack() { return boom(); }, message: 'still' }, 'still'],
    [proxy, 'an object'], [new Proxy({}, { get: boom, ownKeys: boom, getPrototypeOf: boom }), 'an object'],
    [new Error(''), 'Error', 'Error'], [new InteropError('Busy', 'busy'), 'busy', 'InteropError'],
  ];
  for (const [value, message, name] of cases) {
    const shown = formatThrown(value);
    assert.equal(shown.message, message);
    if (name !== undefined) assert.equal(shown.name, name);
  }
  for (const long of ['x'.repeat(1e6), { message: 'm'.repeat(1e6) }, { toString: () => '😀'.repeat(1e5) }, Object.assign(new Error('e'), { stack: 's'.repeat(1e6) })]) {
    const shown = formatThrown(long);
    assert.ok(shown.message.length <= 1024 && (shown.stack ?? '').length <= 8192);
    assert.ok(shown.message.isWellFormed());
  }
  assert.equal(formatThrown(new Error('a\ud800b')).message, 'a\ufffdb');
  assert.equal(wellFormed('\udc00x\ud83d\ude00\ud800'), '\ufffdx😀\ufffd');
});

test('what JavaScript throws becomes a JsException', () => {
  const error = new RangeError('too far');
  assert.deepEqual({ ...toRecord(error, 'Map#go') }, { code: 'JsException', message: 'too far', name: 'RangeError', stack: error.stack, method: 'Map#go' });
  assert.deepEqual({ ...toRecord(null) }, { code: 'JsException', message: 'null' });
  const lookalike = { code: 'Panicked', message: 'not really', name: 'InteropError', fault: 'F' };
  assert.equal(toRecord(lookalike).code, 'JsException', 'only our own errors keep their code');
  assert.equal(toRecord(Object.assign(Object.create(InteropError.prototype), lookalike)).code, 'JsException');
  const changed = new InteropError('Busy', 'x');
  changed.code = 'NoSuchCode';
  assert.equal(toRecord(changed).code, 'JsException');
});

test('an error of ours is the same after a round trip', () => {
  const error = new InteropError('TypeMismatch', 'expected a string\ud800', { method: 'my-app.f', path: 'args[1].id', fault: 'Mine', data: { n: [1] } });
  const back = fromRecord(overTheWire(toRecord(error, 'other')));
  assert.deepEqual([back.code, back.message, back.method, back.path, back.fault, back.data],
    ['TypeMismatch', '`my-app.f`, at `args[1].id`: expected a string\ufffd', 'my-app.f', 'args[1].id', 'Mine', { n: [1] }]);
  const record = { code: 'RustError', message: 'outer', causes: ['middle', 'inner'], method: 'my-app.f' };
  const rust = fromRecord(overTheWire(record));
  assert.deepEqual([rust.cause.message, rust.cause.cause.message, rust.cause.cause.cause], ['middle', 'inner', undefined]);
  assert.deepEqual({ ...toRecord(rust) }, record, 'and on the way back');
  const thrown = fromRecord(overTheWire(toRecord(new RangeError('far'), 'Map#go')));
  assert.deepEqual([thrown.code, thrown.name, thrown.message, thrown.method], ['JsException', 'InteropError', 'far', 'Map#go']);
  assert.deepEqual([thrown.cause.name, thrown.cause.message], ['RangeError', 'far']);
  assert.match(thrown.cause.stack, /RangeError: far/);
  assert.deepEqual({ ...toRecord(thrown) }, { ...toRecord(fromRecord(toRecord(thrown))) });
  assert.equal(toRecord(thrown).name, 'RangeError');
});

test('what an error made in JavaScript tells of its cause', () => {
  const inner = new Error('inner');
  const outer = new InteropError('RustError', 'text', { cause: new Error('outer', { cause: inner }) });
  assert.deepEqual(toRecord(outer).causes, ['outer', 'inner']);
  const circular = new Error('again');
  circular.cause = circular;
  assert.equal(toRecord(new InteropError('RustError', 'text', { cause: circular })).causes.length, 16);
  const wrapped = toRecord(new InteropError('JsException', 'text', { cause: new RangeError('far') }));
  assert.deepEqual([wrapped.name, wrapped.causes], ['RangeError', undefined]);
  assert.equal(toRecord(new InteropError('RustError', 'text', { cause: 'no error' })).causes, undefined);
});

test('the data of an error is a message of its own', () => {
  const value = { n: 2n ** 70n, at: new Date(1), bytes: new Uint8Array([1]), map: new Map([[1, undefined]]), list: [, 'a'], nan: NaN };
  assert.deepEqual(decodeData(encodeData(value)), { ...value, list: [undefined, 'a'] });
  for (const simple of [null, 0, '', 'é'.repeat(1000), [[], {}]]) assert.deepEqual(decodeData(encodeData(simple)), simple);
  const ref = makeJsObjectRef({ owner: {}, object: {} });
  for (const refused of [ref, { ref }, [() => 1], new Set(), 'x'.repeat(inProcessLimits.error_data)]) {
    const record = toRecord(new InteropError('RustError', 'text', { fault: 'F', data: refused }));
    assert.deepEqual([record.message, record.fault, record.data], ['text', 'F', undefined]);
    assert.match(record.causes[0], /^its data was left out: `data/);
    const arrived = fromRecord(overTheWire(record));
    assert.ok(!('data' in arrived));
    assert.equal(arrived.cause.message, record.causes[0]);
  }
  for (const bad of [new Uint8Array(3), new Uint8Array(40), 'text', { x: 1 }]) {
    const arrived = fromRecord({ code: 'RustError', message: 'text', fault: 'F', data: bad, causes: ['why'] });
    assert.deepEqual([arrived.code, arrived.fault, 'data' in arrived], ['RustError', 'F', false]);
    assert.match(arrived.cause.message, /^its data was left out/);
    assert.equal(arrived.cause.cause.message, 'why');
  }
});

test('what was thrown comes back as itself, while it is kept', () => {
  const kept = new ThrownValues();
  const trip = (thrown) => {
    const record = toRecord(thrown, 'f');
    record.thrown = kept.keep(thrown);
    return fromRecord(overTheWire(record), 'g', kept);
  };
  const own = new InteropError('Busy', 'x', { data: { a: 1 } });
  assert.equal(trip(own), own);
  for (const thrown of [new Error('e'), undefined, null, 0, 'text', { a: 1 }, Symbol('s')]) {
    const error = trip(thrown);
    assert.equal(error.code, 'JsException');
    assert.ok(Object.hasOwn(error, 'cause'));
    assert.equal(error.cause, thrown);
    assert.equal(trip(error), error);
  }
  const number = kept.keep('later');
  kept.forget(number);
  const forgotten = fromRecord({ code: 'JsException', message: 'later', thrown: number }, 'g', kept);
  assert.equal(forgotten.cause.message, 'later', 'a likeness');
  for (const stranger of [-1, NaN, 'x', {}, null]) {
    assert.equal(fromRecord({ code: 'Busy', message: 'm', thrown: stranger }, 'g', kept).code, 'Busy');
  }
  for (let i = 0; i < 5000; i++) kept.keep(i);
  assert.equal(kept.size, 1024);
  assert.ok(!kept.has(number));
  kept.clear();
  assert.equal(kept.size, 0);
});

test('records that nobody should send', () => {
  assert.equal(fromRecord({ code: 'BadArgs', message: null, method: null, causes: [] }, 'f').method, 'f');
  assert.equal(fromRecord({ code: 'BadArgs' }).message, '');
  for (const bad of [null, undefined, 5, 'x', [], {}, { code: 5 }, { code: 'Nope', message: 'm' }]) {
    assert.equal(fromRecord(bad, 'f').code, 'ProtocolError');
    assert.equal(fromRecord(bad, 'f').method, 'f');
  }
  const odd = fromRecord({ code: 'BadArgs', message: {}, path: 5, causes: 'no', stack: [] });
  assert.deepEqual([odd.message, odd.path, odd.cause], ['', undefined, undefined]);
});
