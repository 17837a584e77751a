// Records by makers: whatever a shape has of its own, the records are those that any other record would be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decoder } from '../../../interop-runtime/js/codec/decoder.js';
import { Encoder, resultRoot } from '../../../interop-runtime/js/codec/encoder.js';
import { makers } from '../../../interop-runtime/js/codec/record_makers.js';
import { ShapeReader, ShapeWriter } from '../../../interop-runtime/js/codec/shapes.js';
import { inProcessLimits } from '../../../interop-runtime/js/limits.js';

const nothing = { kindOf: () => 0 };

function connect() {
  const encoder = new Encoder(new ShapeWriter(), nothing, inProcessLimits);
  const decoder = new Decoder(new ShapeReader(), {}, inProcessLimits);
  return (value) => {
    const bytes = encoder.toBytes([value], resultRoot);
    const { buffer } = new Uint8Array(Math.ceil(bytes.length / 8) * 8);
    new Uint8Array(buffer).set(bytes);
    const views = { u8: new Uint8Array(buffer), u32: new Uint32Array(buffer), f64: new Float64Array(buffer) };
    return decoder.decodeOne(views, 0, bytes.length);
  };
}

/** So many records with so many fields, one of each kind of value among them. */
function records(count, fields, prefix) {
  const values = [1.5, 'text', null, true, [1, 2, 3], { a: [] }, NaN, undefined];
  const entries = (i) => Array.from({ length: fields }, (_, n) => [`${prefix}${n}`, values[(i + n) % values.length]]);
  return Array.from({ length: count }, (_, i) => Object.fromEntries(entries(i)));
}

test('all makers have the same text', () => {
  for (const maker of makers) assert.equal(String(maker), String(makers[0]));
});

test('records of more shapes than there are makers, of any number of fields', () => {
  const send = connect();
  for (let fields = 1; fields <= 64; fields++) {
    const sent = records(40, fields, `f${fields}_`);
    const received = send(sent);
    assert.deepStrictEqual(received, sent);
    for (const record of received) assert.equal(Object.getPrototypeOf(record), Object.prototype);
  }
});

test('a key that Object.prototype guards from some day on is a property like any other', () => {
  const send = connect();
  const sent = records(40, 3, 'guarded');
  send(sent);
  let calls = 0;
  Object.defineProperty(Object.prototype, 'guarded1', { set: () => (calls += 1), configurable: true });
  try {
    const received = send(sent);
    assert.deepStrictEqual(received.map((record) => Object.keys(record)), sent.map((record) => Object.keys(record)));
    assert.equal(calls, 1);
  } finally {
    delete Object.prototype.guarded1;
  }
});
