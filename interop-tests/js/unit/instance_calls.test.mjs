// The in-process host: calls by name, arguments, errors and async functions.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeRust, RustFailure } from './fake_rust.mjs';
import { check, rejection, standard } from './instance_support.mjs';
import { thrownBy } from './support.mjs';

test('calls with numbers, strings and everything else', async () => {
  const { interop, rust } = await standard();
  assert.equal(interop.host, 'in-process');
  assert.equal(interop.invokeMethod('my-app', 'add', 2, 3), 5);
  assert.equal(interop.invokeMethod('lib_two', 'add', 2, 3), 6);
  assert.equal(interop.invokeMethod('my-app', 'add', 'a', 'b'), 'ab');
  assert.equal(interop.invokeMethod('my-app', 'zero'), 7);
  assert.ok(Object.is(interop.invokeMethod('my-app', 'one', NaN), NaN));
  assert.ok(Object.is(interop.invokeMethod('my-app', 'one', -0), -0));
  for (const value of [true, false, null, undefined, 'text', [1, 'x'], { a: { b: [1] } }, new Uint8Array([1, 2]), new Map([[1, 2]])]) {
    assert.deepEqual(interop.invokeMethod('my-app', 'one', value), value);
  }
  assert.deepEqual(interop.invokeMethod('my-app', 'three', 1, 'x', NaN), [1, 'x', NaN]);
  assert.deepEqual(interop.invokeMethod('my-app', 'three', 1, 2, 3), [1, 2, 3]);
  assert.deepEqual(interop.invokeMethod('my-app', 'four', 1, { a: 2 }, 3, 'd'), [1, { a: 2 }, 3, 'd']);
  assert.deepEqual(interop.invokeMethod('my-app', 'supplied', 'a', 'b'), ['a', 'supplied', 'b']);
  assert.deepEqual(interop.invokeMethod('my-app', 'supplied', 1, 2), [1, 'supplied', 2]);
  assert.equal(rust.start(), interop, 'one runtime object per instance');
});

test('argument counts', async () => {
  const { interop, rust } = await standard();
  const before = rust.calls;
  const bad = (...call) => check(thrownBy(() => interop.invokeMethod('my-app', ...call)), 'BadArgs');
  assert.equal(bad('add', 1).message, '`my-app.add` expects 2 arguments, received 1');
  assert.equal(bad('add', 1, 2, 3).message, '`my-app.add` expects 2 arguments, received 3');
  assert.equal(bad('add').method, 'my-app.add');
  assert.equal(bad('zero', 1).message, '`my-app.zero` expects 0 arguments, received 1');
  assert.equal(bad('one').message, '`my-app.one` expects 1 argument, received 0');
  assert.equal(bad('optional').message, '`my-app.optional` expects 1 to 3 arguments, received 0');
  assert.equal(bad('middle', 1).message, '`my-app.middle` expects 2 arguments, received 1');
  assert.equal(bad('supplied', 1).message, '`my-app.supplied` expects 2 arguments, received 1');
  bad('one', 'x', 'y');
  bad('four', 1, 2, 3);
  assert.equal(rust.calls, before, 'Rust was not called');
  assert.deepEqual(interop.invokeMethod('my-app', 'optional', 1), [1, undefined, undefined]);
  assert.deepEqual(interop.invokeMethod('my-app', 'optional', 1, 2), [1, 2, undefined]);
});

test('getMethod makes plain functions', async () => {
  const { interop } = await standard();
  const add = interop.getMethod('my-app', 'add');
  assert.equal(add(1, 2, 3, 'surplus'), 3);
  assert.deepEqual([1, 2, 3].map(interop.getMethod('my-app', 'one')), [1, 2, 3]);
  assert.deepEqual(['a', 'b'].map(interop.getMethod('my-app', 'one')), ['a', 'b']);
  check(thrownBy(() => add(1)), 'BadArgs', /expects 2 arguments, received 1/);
  check(thrownBy(() => interop.getMethod('my-app', 'ad')), 'UnknownMethod');
  const ready = interop.getMethod('my-app', 'ready');
  assert.ok(ready(1) instanceof Promise);
  assert.equal(await ready(5, 6), 5);
  check(await rejection(ready()), 'BadArgs');
});

test('names that are not there', async () => {
  const { interop } = await standard();
  const unknown = (...call) => thrownBy(() => interop.invokeMethod(...call));
  check(unknown('my-app', 'ad'), 'UnknownMethod', /`my-app` has no invokable `ad`; did you mean `add`\?/);
  check(unknown('my_app', 'add'), 'UnknownCrate', /`my_app`.*did you mean `my-app`\?.*`use my_app as _;`/);
  check(unknown('lib', 'add'), 'UnknownCrate', /is it linked in\? Add `use lib as _;`/);
  const names = [Object.prototype, Function.prototype, Promise.prototype].flatMap((o) => Object.getOwnPropertyNames(o));
  for (const bad of [...names, '', null, undefined, 5, {}, [], Symbol('x'), Object.create(null)]) {
    check(unknown('my-app', bad), 'UnknownMethod');
    check(unknown(bad, 'add'), 'UnknownCrate');
    check(await rejection(interop.invokeMethodAsync(bad, bad)), 'UnknownCrate');
  }
  check(unknown('my-app', 'get_name'), 'UnknownMethod');
  check(unknown('my-app', 'make'), 'UnknownMethod');
  const long = 'x'.repeat(1 << 20);
  for (const error of [unknown('my-app', long), unknown(long, 'add')]) assert.ok(error.message.length < 300 && error.method.length < 100);
});

test('errors of Rust', async () => {
  const { interop } = await standard();
  const error = check(thrownBy(() => interop.invokeMethod('my-app', 'fail')), 'RustError', /^sorry$/);
  assert.deepEqual([error.method, error.cause.message], ['my-app.fail', 'why']);
  assert.equal(interop.invokeMethod('my-app', 'add', 1, 1), 2, 'the status was put back');
  check(await rejection(interop.invokeMethodAsync('my-app', 'fail')), 'RustError');
  check(await rejection(interop.invokeMethodAsync('my-app', 'fail_async')), 'RustError');
});

test('arguments that cannot cross', async () => {
  const { interop, rust } = await standard();
  const error = check(thrownBy(() => interop.invokeMethod('my-app', 'three', 1, { x: [() => 1] }, 2)), 'NotSerializable');
  assert.deepEqual([error.path, error.method], ['args[1].x[0]', 'my-app.three']);
  assert.equal(thrownBy(() => interop.invokeMethod('my-app', 'supplied', 1, Symbol('x'))).path, 'args[1]');
  rust.memoryShort = true;
  check(thrownBy(() => interop.invokeMethod('my-app', 'one', { fresh: 1 })), 'TooLarge', /no memory/);
  rust.memoryShort = false;
  assert.deepEqual(interop.invokeMethod('my-app', 'one', { fresh: 1 }), { fresh: 1 }, 'the shape was not announced in vain');
});

test('async functions', async () => {
  const { interop, rust } = await standard();
  check(thrownBy(() => interop.invokeMethod('my-app', 'slow', 1)), 'SyncUnsupported', /`my-app.slow` is async.*`invokeMethodAsync`/);
  assert.equal(await interop.invokeMethodAsync('my-app', 'ready', 5), 5);
  assert.equal(await interop.invokeMethodAsync('my-app', 'add', 2, 3), 5, 'a sync function too');
  const promises = [101, 102, 103, 104, 105].map((call) => interop.invokeMethodAsync('my-app', 'slow', call));
  assert.equal(interop.stats().pendingCalls, 5);
  rust.settle(105, () => 'last');
  rust.settle(104, () => 4.5);
  rust.settle(103, () => null);
  rust.settle(102, () => undefined);
  rust.settle(101, () => { throw new RustFailure({ code: 'RustError', message: 'late' }); });
  rust.settle(101, () => ({ second: 'time is nothing' }));
  assert.deepEqual(interop.invokeMethod('my-app', 'one', { second: 1 }), { second: 1 }, 'but the shape that came with it is known');
  assert.deepEqual(await Promise.all(promises.slice(1)), [undefined, null, 4.5, 'last']);
  assert.equal(check(await rejection(promises[0]), 'RustError', /late/).method, 'my-app.slow');
  assert.equal(interop.stats().pendingCalls, 0);
});

test('A9: memory that grows during a call', async () => {
  const rust = new FakeRust();
  rust.add('a', 'grow', { params: [0] }, (x) => {
    rust.memory.grow(1);
    return x;
  });
  await rust.load();
  const grow = rust.start().getMethod('a', 'grow');
  for (const value of [5, 6, 'text', [1, { a: 2 }], undefined, -1.5]) assert.deepEqual(grow(value), value);
});
