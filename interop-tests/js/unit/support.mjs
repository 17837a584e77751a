// What the tests of the JavaScript half share: a codec with both ends in one place, and random numbers that repeat.

import { Decoder } from '../../../interop-runtime/js/codec/decoder.js';
import { Encoder } from '../../../interop-runtime/js/codec/encoder.js';
import { ShapeReader, ShapeWriter } from '../../../interop-runtime/js/codec/shapes.js';
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
  constructor(handle) {
    this.handle = handle;
  }
}

export class Ledger {
  granted = new Map();
  log = [];
  kindOf = (value) => (value instanceof Remote ? RUST_OBJECT : value instanceof Wrapped ? JS_OBJECT : 0);
  rustHandle = (value) => value.handle;
  jsTarget = (value) => value.object;
  grant = (object) => {
    const handle = 2 ** 24 + this.granted.size;
    this.granted.set(handle, object);
    this.log.push(['grant', handle]);
    return handle;
  };
  commit = (handle) => this.log.push(['commit', handle]);
  revoke = (handle) => {
    this.granted.delete(handle);
    this.log.push(['revoke', handle]);
  };
  receive = (handle, type) => {
    this.log.push(['receive', handle, type]);
    return Object.assign(new Remote(handle), { type });
  };
  giveBack = (handle, received) => this.log.push(['giveBack', handle, received]);
  jsObject = (handle) => this.granted.get(handle);
}

export class Wrapped {
  constructor(object) {
    this.object = object;
  }
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
