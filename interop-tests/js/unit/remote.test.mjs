// JavaScript's end of a connection over a pipe, whose other end is made of JavaScript: what is sent, and what happens
// when the other end is not to be trusted. Seeded: each run is the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Encoder } from '../../../interop-runtime/js/codec/encoder.js';
import { inProcessLimits } from '../../../interop-runtime/js/limits.js';
import { connect } from '../../../interop-runtime/js/remote/connect.js';
import { check, rejection } from './instance_support.mjs';
import { random } from './support.mjs';

const OBJECT = 2 ** 24;
const limits = {
  depth: 64, nodes: 65_536, message_bytes: 4096, message_bytes_out: 65_536, references: 100, bigint_digits: 1024, calls: 8,
  live_references: 50, name_bytes: 256,
};
const described = (identifier, more) => ({
  crate: 'my-app', identifier, isAsync: false, member: 0, namespace: null, type: null, typeName: null, params: [], ...more,
});
const invokables = [
  described('add', { params: [0, 0] }),
  described('by_ref', { params: [4, 1, 2] }),
  described('get_name', { type: 0, typeName: 'Helper' }),
];

class FromRust {
  constructor(kind, handle) {
    this.kind = kind;
    this.handle = handle;
  }
}

/** As a message of Rust's: references go out as they are written here. */
const encoder = new Encoder(undefined, {
  kindOf: (value) => (value instanceof FromRust ? 1 : 0),
  rustHandle: ({ handle }) => handle,
  jsTarget: (value) => value,
  grant: () => 0,
  commit() {},
  revoke() {},
}, inProcessLimits);

const message = (...roots) => encoder.toBytes(roots, { name: () => '' });

function frame(kind, { what = 0, flags = 0, detail = 0, id = 0, body = new Uint8Array() } = {}) {
  const bytes = new Uint8Array(16 + body.length);
  bytes.set([kind, what, flags]);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, detail, true);
  view.setFloat64(8, id, true);
  bytes.set(body, 16);
  return bytes;
}

const hello = () => frame(1, { detail: 0x1_0001, body: message(limits, invokables) });
const result = (id, value) => frame(3, { id, body: message(value) });

function invoke(id, name, args, { what = 0, flags = 0 } = {}) {
  const text = new TextEncoder().encode(name);
  const start = 16 + Math.ceil(text.length / 8) * 8;
  const encoded = message(...args);
  const body = new Uint8Array(start + encoded.length);
  new DataView(body.buffer).setUint32(12, text.length, true);
  body.set(text, 16);
  body.set(encoded, start);
  return frame(4, { id, what, flags, body });
}

/** A pipe whose other end is the test. */
class Pipe {
  sent = [];
  open = true;
  send(bytes) {
    this.sent.push(bytes);
  }
  close() {
    this.open = false;
  }
  /** A frame in a buffer of its own. */
  get(bytes) {
    this.onmessage(bytes.slice().buffer);
  }
  /** The kinds that were sent since. */
  take() {
    return this.sent.splice(0).map((bytes) => bytes[0]);
  }
}

async function connected() {
  const pipe = new Pipe();
  const made = connect(pipe);
  assert.deepEqual([...pipe.sent.splice(0)[0]], [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  pipe.get(hello());
  pipe.get(frame(10, { body: message(['Helper', 'Opaque']) }));
  return { pipe, rust: await made };
}

const idOf = (bytes) => new DataView(bytes.buffer).getFloat64(8, true);
const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

test('what is wrong with a call is known before it is sent', async () => {
  const { rust, pipe } = await connected();
  check(await rejection(rust.invokeMethodAsync('my-ap', 'add', 1, 2)), 'UnknownCrate', /did you mean `my-app`/);
  check(await rejection(rust.invokeMethodAsync('my-app', 'ad', 1, 2)), 'UnknownMethod', /did you mean `add`/);
  check(await rejection(rust.invokeMethodAsync('my-app', 'add', 1)), 'BadArgs', /expects 2 arguments, received 1/);
  const refused = check(await rejection(rust.invokeMethodAsync('my-app', 'add', 1, () => 1)), 'NotSerializable');
  assert.deepEqual([refused.method, refused.path], ['my-app.add', 'args[1]']);
  check(await rejection(rust.invokeMethodAsync('my-app', 'add', 1, 'x'.repeat(5000))), 'TooLarge', /4096/);
  check(await rejection(rust.invokeMethodAsync('my-app', 'by_ref', () => 1, 2, 3)), 'BadArgs');
  assert.deepEqual(pipe.take(), []);
  assert.deepEqual([rust.stats().jsObjects, rust.stats().pendingCalls], [0, 0]);
  const calls = Array.from({ length: 8 }, () => rust.invokeMethodAsync('my-app', 'add', 1, 2));
  check(await rejection(rust.invokeMethodAsync('my-app', 'add', 1, 2)), 'RateLimited', /8.*`calls`/);
  assert.deepEqual(pipe.sent.map(idOf), [1, 2, 3, 4, 5, 6, 7, 8]);
  pipe.sent.forEach((bytes, index) => pipe.get(result(idOf(bytes), index)));
  assert.deepEqual(await Promise.all(calls), [0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a result that is too late is read for what it brings', async () => {
  const { rust, pipe } = await connected();
  const controller = new AbortController();
  const call = rust.withOptions({ signal: controller.signal }).invokeMethodAsync('my-app', 'add', 1, 2);
  const id = idOf(pipe.sent[0]);
  controller.abort();
  check(await rejection(call), 'Cancelled');
  assert.deepEqual(pipe.take(), [2, 6]);
  pipe.get(result(id, new FromRust('object', OBJECT + 9)));
  assert.equal(rust.stats().rustObjects, 1, 'its share is given back when it is collected');
});

test('Blazor: a sync call is refused before anything is sent', async () => {
  const { rust, pipe } = await connected();
  const end = rust.installBlazorCompat();
  check(await rejection((async () => DotNet.invokeMethod('my-app', 'add', 1, 2))()), 'SyncUnsupported', /over a circuit/);
  const call = DotNet.invokeMethodAsync('my-app', 'add', 1, 2);
  assert.deepEqual(pipe.sent.map((bytes) => bytes[0]), [2]);
  pipe.get(result(idOf(pipe.sent[0]), 3));
  assert.equal(await call, 3);
  end();
});

test('an error whose data is too much arrives without it, and says so', async () => {
  const { rust, pipe } = await connected();
  globalThis.remoteScope = { throws() { throw new rust.InteropError('RustError', 'x', { fault: 'Mine', data: 'a'.repeat(9000) }); } };
  pipe.get(invoke(1, 'remoteScope.throws', []));
  await soon();
  const [answer] = pipe.sent;
  const text = new TextDecoder().decode(answer);
  assert.deepEqual([answer[0], answer[1]], [5, 1]);
  for (const part of ['Mine', 'thrown', 'its data was left out: ', '4096']) assert.ok(text.includes(part), part);
  assert.equal(rust.stats().thrownValues, 1);
  pipe.get(frame(12, { id: 1 }));
  assert.equal(rust.stats().thrownValues, 0);
  delete globalThis.remoteScope;
});

test('references: what arrives is one object, goes back by its handle, and is given back', async () => {
  const { rust, pipe } = await connected();
  const call = rust.invokeMethodAsync('my-app', 'by_ref', { a: 1 });
  assert.equal(rust.stats().jsObjects, 1, 'an object for a parameter that is declared so');
  pipe.get(result(1, [new FromRust(1, OBJECT), { again: new FromRust(1, OBJECT) }]));
  pipe.get(frame(7, { id: OBJECT, detail: 1 }));
  const [first, { again }] = await call;
  assert.ok(first instanceof rust.RustObjectRef && first === again);
  assert.deepEqual([rust.stats().rustObjects, rust.stats().jsObjects], [1, 0]);
  pipe.take();
  void first.invokeMethodAsync('get_name').catch(() => {});
  assert.equal(new DataView(pipe.sent[0].buffer).getFloat64(16, true), OBJECT);
  check(await rejection(first.invokeMethodAsync('get_nam')), 'UnknownMethod', /`Helper`.*`get_name`/);
  pipe.take();
  first.dispose();
  assert.deepEqual(pipe.take(), [8]);
  check(await rejection(first.invokeMethodAsync('get_name')), 'Disposed', /Helper\.get_name/);
  check(await rejection(rust.invokeMethodAsync('my-app', 'add', first, 1)), 'Disposed', /`Helper`/);
});

test('a call that nobody waits for is cancelled, and its late result read for what it brings', async () => {
  const { rust, pipe } = await connected();
  const controller = new AbortController();
  const call = rust.withOptions({ signal: controller.signal }).invokeMethodAsync('my-app', 'add', 1, 2);
  controller.abort();
  check(await rejection(call), 'Cancelled');
  assert.deepEqual(pipe.take(), [2, 6]);
  pipe.get(result(1, new FromRust(1, OBJECT)));
  pipe.get(result(1, 3));
  pipe.get(frame(3, { what: 1, id: 99, body: message({ code: 'Busy', message: 'x' }) }));
  assert.equal(rust.stats().pendingCalls, 0);
});

test('Rust calls JavaScript, and gives a call up', async () => {
  const { rust, pipe } = await connected();
  const heard = [];
  globalThis.remoteScope = { double: (x) => 2 * x, nothing() {}, never: () => new Promise(() => {}), throws() { throw 'x'; }, big: () => 'x'.repeat(9000) };
  try {
    pipe.get(invoke(7, 'remoteScope.double', [21]));
    pipe.get(invoke(8, 'remoteScope.nothing', []));
    pipe.get(invoke(9, 'remoteScope.throws', []));
    pipe.get(invoke(10, 'remoteScope.big', []));
    pipe.get(invoke(11, 'remoteScope.never', []));
    pipe.get(frame(6, { id: 11 }));
    pipe.get(invoke(12, 'remoteScope.double', [1], { what: 77 }));
    await soon();
    const answers = pipe.sent.splice(0).map((bytes) => [bytes[0], bytes[1], idOf(bytes)]);
    assert.deepEqual(answers.sort((a, b) => a[2] - b[2]), [[5, 0, 7], [5, 2, 8], [5, 1, 9], [5, 1, 10], [5, 1, 12]]);
    rust.onError((error) => heard.push(error.code));
    pipe.get(frame(9, { body: message({ code: 'RustError', message: 'nobody waits' }) }));
    await soon();
    assert.deepEqual(heard, ['RustError']);
  } finally {
    delete globalThis.remoteScope;
  }
});

test('the connection ends: by Rust, by the pipe, and before it has begun', async () => {
  for (const [end, code] of [
    [(pipe) => pipe.get(frame(11, { detail: 0x1_0001, body: message({ code: 'Terminated', message: 'enough' }) })), 'Terminated'],
    [(pipe) => pipe.get(frame(11, { detail: 0x1_0001 })), 'Disconnected'],
    [(pipe) => pipe.onclose('gone'), 'Disconnected'],
    [(pipe) => pipe.get(frame(200)), 'ProtocolError'],
  ]) {
    const { rust, pipe } = await connected();
    const heard = [];
    rust.onTerminated((error) => heard.push(error.code));
    const waiting = rust.invokeMethodAsync('my-app', 'add', 1, 2);
    pipe.take();
    end(pipe);
    const expected = code === 'Terminated' ? 'Terminated' : 'Disconnected';
    check(await rejection(waiting), expected);
    check(await rejection(rust.invokeMethodAsync('my-app', 'add', 1, 2)), expected);
    await soon();
    assert.deepEqual([heard, pipe.open, pipe.take()], [[code], false, []]);
    pipe.get(result(1, 3));
    pipe.onclose();
    rust.dispose();
  }
  for (const [first, code] of [
    [frame(11, { detail: 0x1_0001, body: message({ code: 'DuplicateIdentifier', message: 'twice' }) }), 'DuplicateIdentifier'],
    [frame(1, { detail: 0x2_0001, body: message(limits, []) }), 'VersionMismatch'],
    [frame(1, { detail: 0x1_0001, body: message({}, []) }), 'ProtocolError'],
    [frame(1, { detail: 0x1_0001, body: message(limits, [1]) }), 'ProtocolError'],
    [result(1, 1), 'ProtocolError'],
    [new Uint8Array(3), 'ProtocolError'],
  ]) {
    const pipe = new Pipe();
    const made = connect(pipe);
    pipe.get(first);
    check(await rejection(made), code);
    assert.equal(pipe.open, false);
  }
});

test('20,000 frames that nobody should send', async () => {
  const dice = random(7);
  const unheard = console.error;
  console.error = () => {};
  let ended = 0;
  try {
    for (let sent = 0; sent < 20_000;) {
      // Rust may set what it can name.
      globalThis.spoiltScope = { most: Math.max, keys: Object.keys };
      const { rust, pipe } = await connected();
      const calls = Array.from({ length: 4 }, () => rust.invokeMethodAsync('my-app', 'add', 1, 2).catch((error) => error));
      for (let i = 0; i < 100 && pipe.open; i++, sent++) pipe.get(spoilt(dice));
      ended += pipe.open ? 0 : 1;
      rust.dispose();
      for (const outcome of await Promise.all(calls)) assert.ok(!(outcome instanceof Error) || outcome instanceof rust.InteropError, `${outcome}`);
      assert.equal(rust.stats().pendingCalls, 0);
    }
  } finally {
    console.error = unheard;
    delete globalThis.spoiltScope;
  }
  assert.ok(ended > 20, `${ended} connections ended`);
});

function spoilt(dice) {
  const right = [
    () => result(1 + dice.below(6), [1, 'x', { a: null }]),
    () => result(1 + dice.below(6), new FromRust(1, OBJECT + dice.below(3))),
    () => invoke(dice.below(9), 'spoiltScope.most', [1, 2, [3]]),
    () => invoke(dice.below(9), 'spoiltScope.keys', [{ a: { b: 'text' } }], { flags: dice.below(8), what: dice.below(9) }),
    () => frame(6, { id: dice.below(9) }),
    () => frame(7, { id: OBJECT + dice.below(3), detail: 1 }),
    () => frame(9, { body: message({ code: 'RustError', message: 'm', causes: ['c'] }) }),
    () => frame(3, { what: 1, id: 1 + dice.below(6), body: message({ code: 'Busy', message: 'm' }) }),
  ];
  let bytes = right[dice.below(right.length)]();
  for (let times = dice.below(3); times > 0 && bytes.length > 0; times--) {
    // What is in front of the message ends the connection when it is wrong, so it is spoilt more rarely.
    const at = dice.below(20) === 0 ? dice.below(bytes.length) : Math.min(16 + dice.below(bytes.length), bytes.length - 1);
    if (dice.below(4) === 0) bytes = bytes.slice(0, at);
    else bytes[at] ^= 1 << dice.below(8);
  }
  return bytes;
}
