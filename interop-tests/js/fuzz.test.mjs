// A million mutated messages through the wasm build: what the JavaScript half encodes is replaced on its way to Rust.
//
// No trap, no error but an InteropError of a code that a bad message may have, no memory that is not there again for the
// next message, and nothing alive that was not alive before. FUZZ_MESSAGES and FUZZ_SEED make another run.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';

import { Mutator } from './support/mutate.mjs';
import { randomOf } from './support/random.mjs';

const APP = 'interop-tests-app';
const MESSAGES = Number(process.env.FUZZ_MESSAGES ?? (process.env.INTEROP_APP_PROFILE === 'release' ? 1_000_000 : 100_000));
const SEED = Number(process.env.FUZZ_SEED ?? 0xf00d1e);
const LONGEST = 16_384;

const REFUSALS = new Set([
  'ProtocolError', 'VersionMismatch', 'TypeMismatch', 'OutOfRange', 'InvalidString', 'TooDeep', 'TooLarge', 'TooManyRefs',
  'Disposed', 'WrongType', 'BadArgs', 'NotSerializable', 'RustError', 'JsException',
]);

const require = createRequire(import.meta.url);
const app = require(process.env.INTEROP_APP);
const rust = app.interop();
const snippets = path.join(path.dirname(process.env.INTEROP_APP), 'snippets');
const half = path.join(snippets, readdirSync(snippets).find((name) => name.startsWith('interop-runtime-')), 'js');
const { Encoder } = require(path.join(half, 'codec/encoder.js'));
const { WasmMemory } = require(path.join(half, 'in_process/memory.js'));

/** What `encode` does besides: it keeps the message, or sends another in its place. */
let recorded;
let forged;
const { encode } = Encoder.prototype;
Encoder.prototype.encode = function (values, roots, deliver) {
  if (forged !== undefined) return deliver(forged, forged.length, roots);
  return encode.call(this, values, roots, (message, length, of) => {
    recorded = message.u8.slice(0, length);
    return deliver(message, length, of);
  });
};

let memory;
const { write } = WasmMemory.prototype;
WasmMemory.prototype.write = function (...args) {
  memory = this;
  return write.apply(this, args);
};
const memoryBytes = () => memory.fresh().u8.buffer.byteLength;

let answered;
globalThis.fuzz = {
  answer() {
    if (answered instanceof Error) throw answered;
    return answered;
  },
};

/** Calls, each with the message that it sends: an argument that is no plain number goes by message. */
function targets() {
  const record = (name, inner) => ({ stringVal: name, intVal: 1, note: null, scores: [1, -0.5], inner });
  const helper = rust.createJsObjectReference({});
  const calls = [
    ['echo_record', record('outer', record('žinner', null))],
    ['echo_records', [record('a', null), record('b', null)]],
    ['echo_shapes', ['Empty', { Circle: 1 }, { Line: [1, 2] }, { Box: { width: 1, height: 2 } }]],
    ['echo_map', { a: 1, b: 2 }],
    ['echo_map', new Map([['c', 3]])],
    ['echo_strings', ['', 'a', 'ž', 'x'.repeat(300)]],
    ['echo_tuple', [1, 'two']],
    ['echo_list', [1, 2, 3]],
    ['echo_list', new Float32Array([1, 2])],
    ['echo_bytes', new Uint8Array([1, 2, 3])],
    ['echo_optional_bytes', null],
    ['echo_option', null],
    ['echo_i64', 5n],
    ['echo_u64', 7n],
    ['echo_bool', true],
    ['echo_char', 'ž'],
    ['echo_unit', undefined],
    ['echo_f64', NaN],
    ['describe', 1, 'name', true, [1, 2], new Uint8Array([3]), 'note'],
    ['join', 'a', 'b', undefined],
    ['describeAny', [{ a: null }, new Map([[1, [2n]], [[1], 'x']]), new Date(5), new Int8Array([1]), helper]],
    ['takeArbitrary', { Newtype: 'Nothing' }, { a: helper }],
  ].map(([method, ...args]) => ({ method, args }));
  for (let seed = 0; seed < 100; seed++) {
    const value = rust.invokeMethod(APP, 'arbitrary', seed);
    calls.push({ method: seed % 4 ? 'takeArbitrary' : 'describeAny', args: [value] }, { method: 'askArbitrary', args: [], answer: value });
  }
  calls.push({ method: 'askArbitrary', args: [], answer: new Error('thrown') });
  return calls;
}

/** The kept corpus, as arguments of calls that take any value. */
function kept(file) {
  const lines = readFileSync(new URL(`../wire/corpus/${file}`, import.meta.url), 'utf8').split('\n');
  const messages = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => Buffer.from(line.split(' ')[1] ?? '', 'hex'));
  return messages.map((message) => ({ method: 'describeAny', args: [null], message: new Uint8Array(message) }));
}

/** @returns {string} what became of the call */
function outcome({ method, args, answer }) {
  answered = answer;
  try {
    rust.invokeMethod(APP, method, ...args);
    return 'accepted';
  } catch (error) {
    assert.ok(error instanceof rust.InteropError, `${error?.stack}`);
    return error.code;
  }
}

test('a million mutated messages', () => {
  Error.stackTraceLimit = 0;
  const random = randomOf(SEED);
  const calls = targets();
  for (const call of calls) {
    outcome(call);
    call.message = recorded;
  }
  calls.push(...kept('honest.hex'), ...kept('hostile.hex'));
  assert.ok(calls.every(({ message }) => message.length <= LONGEST));
  const before = rust.stats();
  const mutator = new Mutator(random, LONGEST);
  const outcomes = {};
  let warm;
  for (let i = 0; i < MESSAGES; i++) {
    const call = calls[random(calls.length)];
    mutator.make(call.message, calls[random(calls.length)].message);
    forged = mutator;
    const word = outcome(call);
    forged = undefined;
    outcomes[word] = (outcomes[word] ?? 0) + 1;
    if (word !== 'accepted' && !REFUSALS.has(word)) {
      const bytes = Buffer.from(mutator.u8.subarray(0, mutator.length)).toString('hex');
      assert.fail(`message ${i}: ${word}\n${call.method} ${bytes}`);
    }
    if (i === MESSAGES / 5) warm = memoryBytes();
  }
  console.log(outcomes, `${memoryBytes()} bytes of memory`);
  assert.equal(memoryBytes(), warm, 'the memory has grown');
  const after = rust.stats();
  const forgeable = { jsObjects: 0, thrownValues: 0 };
  assert.deepEqual({ ...after, ...forgeable }, { ...before, ...forgeable });
  // A forged share that Rust gives back ends an object that JavaScript still has: never one more is alive.
  assert.ok(after.jsObjects <= before.jsObjects);
  // The number of what was thrown may not have arrived: so many are kept, and no more.
  assert.ok(after.thrownValues <= 1024);
  for (const word of ['accepted', 'ProtocolError', 'TypeMismatch']) assert.ok(outcomes[word] > MESSAGES / 1000, word);
  assert.equal(rust.invokeMethod(APP, 'add', 2, 3), 5);
  assert.equal(rust.invokeMethod(APP, 'greet', 'Amy'), 'Hello, Amy!');
  for (const call of calls.slice(0, 20)) assert.equal(outcome(call), 'accepted', call.method);
});
