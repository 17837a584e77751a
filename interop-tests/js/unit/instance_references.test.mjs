// The in-process host: references in both directions, their shares, and what collection gives back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { RustObject } from './fake_rust.mjs';
import { check, rejection, standard } from './instance_support.mjs';
import { thrownBy } from './support.mjs';

test('references to objects of Rust', async () => {
  const { interop, rust } = await standard();
  const amy = interop.invokeMethod('my-app', 'HelloHelper.make', 'Amy');
  assert.ok(amy instanceof interop.RustObjectRef);
  assert.equal(amy.invokeMethod('get_name'), 'Amy');
  assert.equal(await amy.invokeMethodAsync('rename', 'Rory'), undefined);
  assert.equal(amy.invokeMethod('get_name'), 'Rory');
  check(thrownBy(() => amy.invokeMethod('rename', 'x')), 'SyncUnsupported', /`HelloHelper\.rename`/);
  check(thrownBy(() => amy.invokeMethod('get_name', 1)), 'BadArgs', /`HelloHelper\.get_name` expects 0 arguments, received 1/);
  check(await rejection(amy.invokeMethodAsync('rename')), 'BadArgs', /expects 1 argument, received 0/);
  check(thrownBy(() => amy.invokeMethod('renam')), 'UnknownMethod', /`HelloHelper` has no invokable `renam`; did you mean `rename`\?/);
  for (const name of ['then', 'constructor', 'toString', 'add', '']) check(thrownBy(() => amy.invokeMethod(name)), 'UnknownMethod');
  assert.equal(interop.invokeMethod('my-app', 'one', amy), amy, 'the same handle is the same object');
  assert.equal(interop.invokeMethod('my-app', 'one', { deep: [amy, amy] }).deep[1], amy);
  const other = interop.invokeMethod('my-app', 'one', amy);
  assert.equal(other, amy);
  const second = new RustObject(2, 'second');
  assert.equal(interop.stats().rustObjects, 1);
  globalThis.testGive = (x) => { globalThis.testGiven = x; };
  rust.invoke({ name: 'testGive', args: [[second, second, { again: second }]] });
  const [a, b, c] = globalThis.testGiven;
  assert.ok(a === b && b === c.again && a !== amy);
  assert.equal(a.invokeMethod('get_name'), 'other second', 'methods go by type');
  assert.equal(interop.stats().rustObjects, 2);
  assert.ok(rust.log.some(([what]) => what === 'out_read'), 'Rust hears when a message with references was read');

  amy.dispose();
  amy.dispose();
  assert.equal(rust.log.filter(([what]) => what === 'dispose').length, 1);
  assert.equal(interop.stats().rustObjects, 1);
  check(thrownBy(() => amy.invokeMethod('get_name')), 'Disposed', /`HelloHelper\.get_name` was called on an object that was disposed/);
  check(await rejection(amy.invokeMethodAsync('get_name')), 'Disposed');
  const sent = check(thrownBy(() => interop.invokeMethod('my-app', 'one', [amy])), 'Disposed', /HelloHelper.*disposed/);
  assert.equal(sent.path, 'args[0][0]');

  rust.drop(rust.handles.get(second));
  check(thrownBy(() => a.invokeMethod('get_name')), 'Disposed');
  a[Symbol.dispose]();
  assert.equal(interop.stats().rustObjects, 0);
  delete globalThis.testGive;
  delete globalThis.testGiven;
});

test('a reference gives nothing away', async () => {
  const { interop } = await standard();
  const ref = interop.invokeMethod('my-app', 'HelloHelper.make', 'Amy');
  assert.equal(await ref, ref, 'not thenable');
  assert.equal(JSON.stringify({ ref }), '{"ref":{}}');
  assert.equal(`${ref}`, '[object RustObjectRef]');
  assert.deepEqual(Reflect.ownKeys(ref), []);
  for (const name of ['then', 'toJSON', Symbol.toPrimitive, Symbol.iterator, 'handle']) assert.equal(ref[name], undefined);
  assert.throws(() => new interop.RustObjectRef(), TypeError);
  assert.throws(() => new interop.RustObjectRef(Symbol('x'), { handle: 1 }), TypeError);
  assert.throws(() => new interop.JsObjectRef({}), TypeError);
  assert.throws(() => interop.RustObjectRef.prototype.dispose.call({}), TypeError);
  assert.ok(await rejection(interop.RustObjectRef.prototype.invokeMethodAsync.call({}, 'x')) instanceof TypeError);
  const another = (await standard()).interop;
  check(thrownBy(() => another.invokeMethod('my-app', 'one', ref)), 'ForeignHandle', /args\[0\].*another runtime/);
  check(thrownBy(() => another.invokeMethod('my-app', 'one', interop.createJsObjectReference({}))), 'ForeignHandle');
  check(thrownBy(() => another.disposeJsObjectReference(interop.createJsObjectReference({}))), 'ForeignHandle');
  const foreignCopy = await import('../../../interop-runtime/js/reference.js?another=copy');
  const foreign = foreignCopy.makeRustObjectRef({ owner: {}, type: 1, methods: {} }, 2 ** 24);
  check(thrownBy(() => interop.invokeMethod('my-app', 'one', foreign)), 'ForeignHandle');
});

test('references that are collected give their shares back', async () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  const { interop, rust } = await standard();
  (() => {
    for (let i = 0; i < 100; i++) interop.invokeMethod('my-app', 'HelloHelper.make', `n${i}`);
  })();
  for (let i = 0; i < 20 && interop.stats().rustObjects > 0; i++) {
    gc();
    await sleep(5);
  }
  assert.ok(interop.stats().rustObjects < 5);
  assert.ok(rust.objects.size < 5);
});

test('shares of objects of JavaScript are counted', async () => {
  const { interop, rust } = await standard();
  const object = { get() { return this.n; }, n: 1 };
  const ref = interop.createJsObjectReference(object);
  assert.equal(interop.createJsObjectReference(object), ref);
  assert.equal(interop.stats().jsObjects, 1);
  assert.equal(interop.invokeMethod('my-app', 'one', { inner: [ref] }).inner[0], object, 'it comes back as the object');
  const handle = interop.invokeMethod('my-app', 'by_ref', object);
  assert.equal(interop.invokeMethod('my-app', 'by_ref', ref), handle, 'the same object has the same handle');
  assert.equal(rust.invoke({ target: handle, name: 'get' }), 1);
  rust.host.release(handle);
  rust.host.release(handle);
  assert.equal(interop.stats().jsObjects, 1, 'three shares went out');
  rust.host.release(handle);
  assert.equal(interop.stats().jsObjects, 0);
  rust.host.release(handle);
  assert.throws(() => rust.invoke({ target: handle, name: 'get' }), (error) => error.record.code === 'Disposed');
  const again = interop.invokeMethod('my-app', 'by_ref', ref);
  assert.notEqual(again, handle, 'a reference can be sent again');
  interop.disposeJsObjectReference(ref);
  interop.disposeJsObjectReference(ref);
  assert.equal(interop.stats().jsObjects, 0);
  assert.throws(() => rust.invoke({ target: again, name: 'get' }), (error) => error.record.code === 'Disposed');
  check(thrownBy(() => interop.invokeMethod('my-app', 'one', ref)), 'Disposed');
  check(thrownBy(() => interop.invokeMethod('my-app', 'by_ref', ref)), 'Disposed');
  for (const bad of [1, 'x', null, undefined, true]) check(thrownBy(() => interop.createJsObjectReference(bad)), 'TypeMismatch');
  for (const bad of [1, {}, null, undefined]) check(thrownBy(() => interop.disposeJsObjectReference(bad)), 'TypeMismatch');
});

test('a call that fails takes its shares back, also while Rust releases', async () => {
  const { interop, rust } = await standard();
  const object = {};
  const ref = interop.createJsObjectReference(object);
  interop.invokeMethod('my-app', 'one', 1);
  const handle = interop.invokeMethod('my-app', 'by_ref', object);
  check(thrownBy(() => interop.invokeMethod('my-app', 'one', [ref, interop.createJsObjectReference(() => 1), Symbol('x')])), 'NotSerializable');
  assert.equal(interop.stats().jsObjects, 2, 'a reference that was not sent yet stays');
  const crossing = { ref, get between() { rust.host.release(handle); return 1; } };
  const back = interop.invokeMethod('my-app', 'one', crossing);
  assert.equal(back.ref, object, 'a release that crosses a new share leaves it alone');
});

test('a parameter declared as a reference takes any object or function', async () => {
  const { interop } = await standard();
  const targets = [{}, [], () => 1, new Map(), new Date(), Promise.resolve(), class {}];
  for (const target of targets) {
    const handle = interop.invokeMethod('my-app', 'by_ref', target);
    assert.ok(handle >= 2 ** 24);
  }
  assert.equal(interop.stats().jsObjects, targets.length);
  assert.equal(interop.invokeMethod('my-app', 'by_ref', null), null);
  assert.equal(interop.invokeMethod('my-app', 'by_ref', undefined), undefined);
  for (const bad of [1, NaN, 'x', true, Symbol('x'), 1n]) {
    check(thrownBy(() => interop.invokeMethod('my-app', 'by_ref', bad)), 'TypeMismatch', /must be an object or a function/);
  }
  assert.equal(interop.stats().jsObjects, targets.length);
});
