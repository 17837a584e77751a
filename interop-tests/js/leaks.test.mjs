// What finds leaks: references that remember where they were made, and types whose references must be disposed.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { settle } from './census.js';

const APP = 'interop-tests-app';
const rust = createRequire(import.meta.url)(process.env.INTEROP_APP).interop();

/** What is written to the console meanwhile. */
async function warnings(run) {
  const lines = [];
  const { warn } = console;
  console.warn = (line) => lines.push(line);
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return lines;
}

function forgetsToDispose() {
  rust.invokeMethod(APP, 'Thing.make').invokeMethod('ping');
  rust.invokeMethod(APP, 'makes_callback')(1);
}

test('references remember where they were made', async () => {
  rust.invokeMethod(APP, 'Thing.make').dispose();
  rust.trackReferences();
  const thing = rust.invokeMethod(APP, 'Thing.make');
  const callback = rust.invokeMethod(APP, 'makes_callback');
  const object = rust.createJsObjectReference({});
  const found = rust.references();
  assert.deepEqual(found.map(({ kind, type }) => [kind, type]), [
    ['RustObjectRef', 'Thing'], ['callback', 'callback'], ['JsObjectRef', 'an object'],
  ]);
  for (const { created } of found) assert.match(created, /^at .*leaks\.test\.mjs/);
  for (const one of [thing, callback, object]) one.dispose();
  assert.deepEqual(rust.references(), []);
  rust.trackReferences(false);
  rust.invokeMethod(APP, 'Thing.make').dispose();
  assert.deepEqual(rust.references(), []);
});

test('what is collected before it was disposed is named, with the place', async () => {
  rust.trackReferences();
  const lines = await warnings(async () => {
    forgetsToDispose();
    await settle(rust);
  });
  rust.trackReferences(false);
  assert.equal(lines.length, 2);
  assert.ok(lines.some((line) => /^A RustObjectRef of `Thing` was collected before it was disposed/.test(line)), lines.join('\n'));
  for (const line of lines) assert.match(line, /forgetsToDispose/);
  assert.deepEqual(await warnings(async () => {
    forgetsToDispose();
    await settle(rust);
  }), [], 'only while it is tracked');
});

test('a type without a finalizer stays until it is disposed', async () => {
  const before = (await settle(rust)).rustObjects;
  let kept = rust.invokeMethod(APP, 'Eternal.make');
  assert.equal(kept.invokeMethod('ping'), 1);
  kept.dispose();
  assert.equal(rust.stats().rustObjects, before);
  kept = rust.invokeMethod(APP, 'Eternal.make');
  kept = undefined;
  assert.equal((await settle(rust)).rustObjects, before + 1, `${kept} was not released`);
});
