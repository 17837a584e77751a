// What the tests of the in-process host share: an instance of wasm that is made of JavaScript, with functions to call.

import assert from 'node:assert/strict';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { FakeRust, JsHandle, Promised, RustFailure, RustObject } from './fake_rust.mjs';

export const rejection = (promise) => promise.then((value) => assert.fail(`resolved with ${value}`), (error) => error);
export const check = (error, code, message) => {
  assert.ok(error instanceof InteropError, `${error?.stack ?? error}`);
  assert.equal(error.code, code, error.message);
  if (message !== undefined) assert.match(error.message, message);
  return error;
};

/** The lines that went to `console.error`. */
export async function quietly(run) {
  const lines = [];
  const { error } = console;
  console.error = (...args) => lines.push(args.join(' '));
  try {
    await run();
  } finally {
    console.error = error;
  }
  return lines;
}

export const standard = async () => {
  const rust = new FakeRust();
  rust.add('my-app', 'add', { params: [0, 0] }, (a, b) => a + b)
    .add('my-app', 'zero', {}, () => 7)
    .add('my-app', 'one', { params: [0] }, (a) => a)
    .add('my-app', 'three', { params: [0, 0, 0] }, (a, b, c) => [a, b, c])
    .add('my-app', 'four', { params: [0, 0, 0, 0] }, (...args) => args)
    .add('my-app', 'optional', { params: [0, 2, 2] }, (...args) => args)
    .add('my-app', 'middle', { params: [2, 0] }, (...args) => args)
    .add('my-app', 'supplied', { params: [0, 1, 0] }, (...args) => args)
    .add('my-app', 'by_ref', { params: [4] }, (x) => (x instanceof JsHandle ? x.handle : x))
    .add('my-app', 'fail', {}, () => { throw new RustFailure({ code: 'RustError', message: 'sorry', causes: ['why'] }); })
    .add('my-app', 'HelloHelper.make', { params: [0] }, (name) => new RustObject(1, name))
    .add('my-app', 'slow', { isAsync: true, params: [0] }, (n) => new Promised(n))
    .add('my-app', 'ready', { isAsync: true, params: [0] }, (n) => n)
    .add('my-app', 'fail_async', { isAsync: true }, () => { throw new RustFailure({ code: 'RustError', message: 'sorry' }); })
    .add('my-app', 'panic', {}, () => rust.panic('panicked at src/lib.rs:3:5:\nboom'))
    .add('my-app', 'get_name', { type: 1, typeName: 'HelloHelper' }, (self) => self.value)
    .add('my-app', 'rename', { type: 1, typeName: 'HelloHelper', params: [0], isAsync: true }, (self, name) => void (self.value = name))
    .add('my-app', 'get_name', { type: 2, typeName: 'Other', hash: 77 }, (self) => `other ${self.value}`)
    .add('lib_two', 'add', { params: [0, 0] }, (a, b) => a * b);
  await rust.load();
  return { rust, interop: rust.start() };
};
