// A million messages that no writer wrote, and random values that go there and back. Seeded: each run is the same.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import v8 from 'node:v8';
import vm from 'node:vm';
import { Decoder } from '../../../interop-runtime/js/codec/decoder.js';
import { ShapeReader } from '../../../interop-runtime/js/codec/shapes.js';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { inProcessLimits } from '../../../interop-runtime/js/limits.js';
import { Mutator } from './fuzz_mutator.mjs';
import { Values, arrived, entries, flat } from './fuzz_values.mjs';
import { Pair, Remote, message } from './support.mjs';

const MESSAGES = 1_000_000;
const CODES = ['ProtocolError', 'VersionMismatch', 'TooDeep', 'TooLarge', 'TooManyRefs', 'Disposed'];
const limits = { ...inProcessLimits, nodes: 250, references: 6, message_bytes: 6000 };

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');

test('random values, there and back', () => {
  const values = new Values(11);
  let pair = new Pair();
  let sent = 0;
  for (let i = 0; i < 3000; i++) {
    if (i % 300 === 0) pair = new Pair();
    const args = Array.from({ length: values.dice.below(4) }, () => values.one());
    const back = pair.trip(...args);
    sent += args.length;
    // Objects that go by reference arrive as themselves.
    assert.deepEqual(back.map(entries), args.map(arrived).map(entries));
  }
  console.log(`# ${sent} random values came back as they were`);
});

/** Shares that came and went, for one message at a time. */
class Shares {
  received = 0;
  returned = 0;
  unclaimed = 0;
  object = {};
  receive = (handle) => {
    this.received += 1;
    return new Remote(handle);
  };
  giveBack = (handle, received) => {
    if (received) this.returned += 1;
    else this.unclaimed += 1;
  };
  jsObject = (handle) => (handle === 2 ** 24 || handle === 2 ** 24 + 1 ? this.object : undefined);
  abortSignal = () => undefined;
}

function corpus() {
  const hex = [];
  const fixtures = JSON.parse(readFileSync(new URL('../../wire/fixtures.json', import.meta.url), 'utf8'));
  for (const { message } of Object.values(fixtures).flat()) if (typeof message === 'string') hex.push(message);
  // What was interesting once: a list of messages in hexadecimal.
  const kept = new URL('../../wire/corpus.json', import.meta.url);
  if (existsSync(kept)) hex.push(...JSON.parse(readFileSync(kept, 'utf8')));
  const messages = hex.map((text) => Uint8Array.from(Buffer.from(text, 'hex')));
  const values = new Values(5);
  for (let i = 0; i < 400; i++) {
    const length = [1, 1, 2, 3][i % 4];
    messages.push(new Pair().bytes(Array.from({ length }, () => values.one())));
  }
  // Beyond each limit, so that what is read then is seen as well.
  let deep = 'core';
  for (let i = 0; i < 66; i++) deep = i % 3 === 0 ? [deep] : i % 3 === 1 ? { deep } : new Map([[1, deep]]);
  const wide = new Pair({ depth: 100, bigint_digits: 2000 });
  messages.push(wide.bytes([deep]), wide.bytes([10n ** 1024n]), wide.bytes([[-(10n ** 1500n), 'x']]));
  messages.push(new Pair().bytes([Array.from({ length: 7 }, (_, i) => new Remote(2 ** 24 + i))]));
  messages.push(new Pair().bytes([Array.from({ length: 300 }, (_, i) => i)]), new Pair().bytes([Array.from({ length: 260 }, () => 'x')]));
  return messages.filter((bytes) => bytes.length <= 4096);
}

test('a million messages: each is read or refused, and nothing else', () => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const counts = fuzz(MESSAGES, 1_000_003);
    assert.ok(counts.accepted > MESSAGES / 20 && counts.accepted < MESSAGES / 2, JSON.stringify(counts));
    for (const code of CODES) assert.ok(counts[code] > 50, `${code}: ${JSON.stringify(counts)}`);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
});

/** @returns the counts of what was accepted and refused */
function fuzz(messages, seed) {
  const mutator = new Mutator(corpus(), seed);
  const counts = { accepted: 0, ...Object.fromEntries(CODES.map((code) => [code, 0])) };
  const shares = new Shares();
  const again = new Pair();
  let decoder = new Decoder(new ShapeReader(), shares, limits);
  let slowest = 0;
  let before = 0;
  const started = performance.now();
  for (let i = 0; i < messages; i++) {
    // A few messages share their tables, as those of a connection do; a refused one must leave nothing behind.
    if (i % 16 === 0) decoder = new Decoder(new ShapeReader(), shares, limits);
    if (i === 50_000) before = used();
    mutator.next();
    const bytes = () => Buffer.from(mutator.u8.subarray(0, mutator.length)).toString('hex');
    shares.received = shares.returned = shares.unclaimed = 0;
    const began = performance.now();
    let roots;
    try {
      roots = decoder.decode(mutator, 0, mutator.length);
    } catch (error) {
      if (!(error instanceof InteropError) || counts[error.code] === undefined) {
        assert.fail(`message ${i}, ${bytes()}: ${error?.name} ${error?.message}`);
      }
      counts[error.code] += 1;
    }
    slowest = Math.max(slowest, performance.now() - began);
    const expected = mutator.length >= 32 ? mutator.shares() : 0;
    if (roots === undefined) {
      // Each share went back, unless the message was refused before its sections were known to be there.
      const back = shares.returned + shares.unclaimed;
      if (shares.returned !== shares.received || (back !== expected && back !== 0)) assert.fail(`shares of message ${i}, ${bytes()}`);
      continue;
    }
    counts.accepted += 1;
    if (shares.received !== expected || shares.returned + shares.unclaimed !== 0) assert.fail(`shares of message ${i}, ${bytes()}`);
    // Whatever was read can be written, and is the same again.
    if (counts.accepted % 64 === 0) assert.deepEqual(again.trip(...roots).map(entries), roots.map(flat).map(entries), bytes());
  }
  const grown = used() - before;
  const seconds = (performance.now() - started) / 1000;
  const refused = CODES.map((code) => `${code} ${counts[code]}`).join(', ');
  console.log(`# ${messages} messages in ${seconds.toFixed(1)} s: ${counts.accepted} accepted; refused: ${refused}; memory grew by ${grown >> 10} KiB`);
  assert.ok(slowest < 1000, `one message took ${slowest} ms`);
  assert.ok(grown < 8 << 20, `memory grew by ${grown} bytes`);
  assert.equal({}.polluted, undefined);
  assert.deepEqual(Object.keys(Object.prototype), []);
  return counts;
}

function used() {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test('a message cannot make much more than it is long', () => {
  const SLOTS = 120_000;
  const many = (...slots) => Array.from({ length: SLOTS }, (_, i) => slots[i % slots.length]);
  const list = (...slots) => message({ slots: [[7, SLOTS / slots.length], ...many(...slots)], text: [] });
  const one = new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]);
  const cases = {
    lists: list([7, 0]),
    objects: list([10, 0]),
    maps: list([11, 0]),
    'maps of one': list([11, 1], 1, 1),
    bytes: list([12, 0]),
    'typed arrays': list([16, 0]),
    'large typed arrays': list([23, 8], one),
    bigints: list([14, 1], one),
    dates: list([15], 1),
    numbers: message({ slots: [[8, SLOTS], ...many(1.5)] }),
    'long texts': list([6, 1], one),
    texts: message({ slots: [[7, SLOTS], ...many([5, 1])], text: new Uint8Array(SLOTS).fill(120) }),
    references: message({ slots: [[7, 65_536], ...many([1]).slice(0, 65_536).map((_, i) => [13, i])],
      references: Array.from({ length: 65_536 }, (_, i) => [1, 0, 2 ** 24 + i]) }),
    'a count that is a lie': message({ slots: [[7, 2 ** 32 - 1]] }),
    'bytes that are not there': message({ slots: [[12, 2 ** 32 - 1]] }),
  };
  const grown = [];
  for (const [name, bytes] of Object.entries(cases)) {
    // The first time something is built besides, such as code.
    growth(bytes);
    const times = growth(bytes) / Math.max(bytes.length, 1 << 16);
    grown.push(`${name} ${times.toFixed(1)}`);
    assert.ok(times < 48, `${name}: ${times} times its length`);
  }
  console.log(`# memory for a message, in multiples of its length: ${grown.join(', ')}`);
});

/** What is there after reading a message, and was not before. */
function growth(bytes) {
  const pair = new Pair();
  pair.ledger.note = () => {};
  const before = used();
  let kept;
  try {
    kept = pair.read(bytes);
  } catch (error) {
    assert.equal(error.code, 'ProtocolError');
    assert.match(error.message, /more values than it holds|cut off/);
  }
  const grown = used() - before;
  assert.ok(kept === undefined || kept.length === 1);
  return grown;
}
