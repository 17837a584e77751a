// What the tests of the JavaScript half share: a codec with both ends in one place, messages made by hand, and random
// numbers that repeat.

import assert from 'node:assert/strict';
import { Decoder } from '../../../interop-runtime/js/codec/decoder.js';
import { Encoder } from '../../../interop-runtime/js/codec/encoder.js';
import { ShapeReader, ShapeWriter } from '../../../interop-runtime/js/codec/shapes.js';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { JS_OBJECT, RUST_OBJECT } from '../../../interop-runtime/js/codec/wire.js';
import { inProcessLimits } from '../../../interop-runtime/js/limits.js';

/** Views over a copy of `bytes` at a slot boundary, as the decoder wants them. */
export function viewsOf(bytes) {
  const buffer = new ArrayBuffer(Math.ceil(bytes.length / 8) * 8);
  const u8 = new Uint8Array(buffer);
  u8.set(bytes);
  return { u8, u32: new Uint32Array(buffer), f64: new Float64Array(buffer) };
}

/** References where both ends are this process: objects of Rust are instances of `Remote`. */
export class Remote {
  #brand = true;
  handle;
  type;
  constructor(handle, type) {
    this.handle = handle;
    this.type = type;
  }
  // Not `instanceof`, which asks a Proxy.
  static is = (value) => #brand in value;
}

export class Ledger {
  granted = new Map();
  log = [];
  kindOf = (value) => (Remote.is(value) ? RUST_OBJECT : Wrapped.is(value) ? JS_OBJECT : 0);
  /** Not `push`, which a test may have broken. */
  note = (entry) => Object.defineProperty(this.log, this.log.length, { __proto__: null, value: entry, enumerable: true });
  rustHandle = (value) => value.handle;
  jsTarget = (value) => value.object;
  grant = (object) => {
    const handle = 2 ** 24 + this.granted.size;
    this.granted.set(handle, object);
    this.note(['grant', handle]);
    return handle;
  };
  commit = (handle) => this.note(['commit', handle]);
  revoke = (handle) => {
    this.granted.delete(handle);
    this.note(['revoke', handle]);
  };
  receive = (handle, type) => {
    this.note(['receive', handle, type]);
    return new Remote(handle, type);
  };
  giveBack = (handle, received) => this.note(['giveBack', handle, received]);
  jsObject = (handle) => this.granted.get(handle);
  abortSignal = () => undefined;
}

export class Wrapped {
  #brand = true;
  object;
  constructor(object) {
    this.object = object;
  }
  static is = (value) => #brand in value;
}

/** An encoder and the decoder that reads what it writes, with tables that live on. */
export class Pair {
  constructor(limits = {}) {
    this.limits = { ...inProcessLimits, ...limits };
    this.ledger = new Ledger();
    this.writer = new ShapeWriter();
    this.reader = new ShapeReader();
    this.encoder = new Encoder(this.writer, this.ledger, this.limits);
    this.decoder = new Decoder(this.reader, this.ledger, this.limits);
  }

  bytes(values, asReference = () => false) {
    return this.encoder.toBytes(values, { method: 'app.f', name: (i) => `args[${i}]`, asReference });
  }

  read(bytes) {
    return this.decoder.decode(viewsOf(bytes), 0, bytes.length);
  }

  trip(...values) {
    return this.read(this.bytes(values));
  }
}

/** The error that `run` throws. */
export function thrownBy(run) {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const TAG = 0xfffa_0000;

/** A message out of its parts. */
export function message({ version = 1, roots = 1, slots = [], shapes = [], references = [], text = [], units = text.length, first = 0 }) {
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

/** The error that reading a malformed message fails with: of this code, and always one of ours. */
export function malformed(parts, code = 'ProtocolError', pair = new Pair()) {
  const error = thrownBy(() => pair.read(parts instanceof Uint8Array ? parts : message(parts)));
  assert.ok(error instanceof InteropError, `${error?.stack}`);
  assert.equal(error.code, code, error.message);
  return error;
}

/** A small generator whose numbers depend on the seed only (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (n) => Math.floor(next() * n) };
}
