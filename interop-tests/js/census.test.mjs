// The census in Node: 100,000 of each kind in a release build, 5,000 in a debug build.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { kinds, repeat, settle } from './census.js';

/** The generated files keep the instance to themselves. @type {WebAssembly.Memory[]} */
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = /** @type {any} */ (function (...args) {
  const instance = new Instance(...args);
  memories.push(instance.exports.memory);
  return instance;
});
const rust = createRequire(import.meta.url)(process.env.INTEROP_APP).interop();
WebAssembly.Instance = Instance;
const TIMES = process.env.INTEROP_APP_PROFILE === 'release' ? 100_000 : 5000;

for (const kind of Object.keys(kinds)) {
  test(`A17: ${kind}, ${TIMES} times`, async () => {
    await repeat({ rust }, kind, Math.max(TIMES / 10, 3000));
    const before = await settle(rust);
    const bytes = memories[0].buffer.byteLength;
    await repeat({ rust }, kind, TIMES);
    assert.deepEqual(await settle(rust), before);
    assert.equal(memories[0].buffer.byteLength, bytes, 'wasm memory');
  });
}
