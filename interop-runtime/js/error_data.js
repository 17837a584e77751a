// The data of an error: a value in a message that stands by itself, with its own shapes and without references.

import { Decoder } from './codec/decoder.js';
import { Encoder } from './codec/encoder.js';
import { Refusal } from './codec/refusal.js';
import { ShapeWriter } from './codec/shapes.js';
import { JS_OBJECT, RUST_OBJECT } from './codec/wire.js';
import { inProcessLimits } from './limits.js';
import { referenceKind } from './reference.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

const limits = Object.freeze({ ...inProcessLimits, references: 0, message_bytes: inProcessLimits.error_data });

/** @returns {never} */
function refuse() {
  throw new Refusal('NotSerializable', 'is a reference, which the data of an error cannot hold; send an id in its place');
}

/** @type {import('./codec/message_writer.js').OutgoingReferences} */
const outgoing = {
  kindOf(value) {
    const kind = referenceKind(value);
    return kind === undefined ? 0 : kind === 'rust' ? RUST_OBJECT : JS_OBJECT;
  },
  rustHandle: refuse,
  jsTarget: refuse,
  grant: refuse,
  commit() {},
  revoke() {},
};

/** @type {import('./codec/message_reader.js').IncomingReferences} */
const incoming = { receive: refuse, giveBack() {}, jsObject: () => undefined, abortSignal: () => undefined };

/**
 * @param {unknown} value
 * @returns {Uint8Array} throws an InteropError for what cannot cross
 */
export function encodeData(value) {
  return new Encoder(new ShapeWriter(), outgoing, limits).toBytes([value], { name: () => 'data', asReference: undefined });
}

/**
 * @param {Uint8Array} bytes
 * @returns {unknown} throws an InteropError for what is no such message
 */
export function decodeData(bytes) {
  // At an address divisible by 8, and in whole slots.
  const u8 = new Uint8Array((bytes.length + 7) & ~7);
  u8.set(bytes);
  const views = { u8, u32: new Uint32Array(u8.buffer), f64: new Float64Array(u8.buffer) };
  return new Decoder(undefined, incoming, limits).decodeOne(views, 0, bytes.length);
}
