// The wire fixtures, which the Rust half writes and checks too: read and written to the byte.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Pair } from './support.mjs';

const fixtures = JSON.parse(readFileSync(new URL('../../wire/fixtures.json', import.meta.url), 'utf8'));

/** The expressions are ours, from a file of this repository. */
const evaluate = (js) => (0, eval)(js);
const bytesOf = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'));

for (const { js, message } of fixtures.both_ways) {
  test(`reads and writes ${js.slice(0, 60)}`, () => {
    assert.deepStrictEqual(new Pair().read(bytesOf(message)), [evaluate(js)]);
    assert.equal(Buffer.from(new Pair().bytes([evaluate(js)])).toString('hex'), message);
  });
}

for (const { js, message } of fixtures.only_read_by_javascript) {
  test(`reads ${js.slice(0, 60)}`, () => {
    const [value] = new Pair().read(bytesOf(message));
    assert.deepStrictEqual(Object.entries(value), Object.entries(evaluate(js)));
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
  });
}
