// The in-process host: calls from Rust to JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { JsHandle } from './fake_rust.mjs';
import { quietly, standard } from './instance_support.mjs';
import { thrownBy } from './support.mjs';

test('Rust calls JavaScript', async () => {
  const { interop, rust } = await standard();
  const scope = { n: 5, add(a, b) { return this.n + a + b; }, echo: (...args) => args, nothing() {}, fn: () => () => 1, throws(x) { throw x; }, later: async (x) => x };
  globalThis.testScope = scope;
  try {
    assert.equal(rust.invoke({ name: 'testScope.add', args: [1, 2] }), 8);
    assert.deepEqual(rust.invoke({ name: 'testScope.echo', args: ['a', { b: [1] }, null, undefined] }), ['a', { b: [1] }, null, undefined]);
    assert.equal(rust.invoke({ name: 'testScope.nothing' }), undefined);
    assert.equal(rust.invoke({ name: 'testScope.echo', wants: 2 }), undefined);
    assert.equal(rust.invoke({ name: 'testScope.fn', wants: 2 }), undefined, 'a result that nobody wants is never encoded');
    const fn = rust.invoke({ name: 'testScope.fn', wants: 1 });
    assert.ok(fn instanceof JsHandle);
    assert.equal(rust.invoke({ target: fn.handle }), 1, 'an empty name is the object itself');
    assert.equal(rust.invoke({ name: 'testScope.nothing', wants: 1 }), undefined);
    const fails = (request, code) => {
      const error = thrownBy(() => rust.invoke(request));
      assert.equal(error.record?.code, code, `${error.stack}`);
      return error.record;
    };
    assert.equal(fails({ name: 'testScope.fn' }, 'NotSerializable').path, 'result');
    assert.equal(fails({ name: 'testScope.later', args: [1] }, 'NotSerializable').method, 'testScope.later');
    assert.match(fails({ name: 'testScope.adds' }, 'UnknownMember').message, /`testScope` has no `adds`; did you mean `add`\?/);
    fails({ name: 'testScope.n' }, 'NotAFunction');
    fails({ name: 'constructor.constructor', args: ['return 1'] }, 'UnknownMember');
    fails({ target: 2 ** 24 + 999, name: 'x' }, 'Disposed');
    fails({ module: 'nowhere', name: 'f' }, 'ModuleNotLoaded');
    fails({ verb: 9, name: 'x' }, 'ProtocolError');
    for (const thrown of [new TypeError('m'), 'text', null, undefined, 0, { a: 1 }, { get message() { throw 1; } }]) {
      scope.throws = () => { throw thrown; };
      const record = fails({ name: 'testScope.throws' }, 'JsException');
      assert.equal(record.method, 'testScope.throws');
      assert.ok(record.message.length > 0);
    }
    scope.throws = () => { throw new InteropError('Busy', 'mine', { method: 'inner', path: 'p' }); };
    const { thrown, ...own } = fails({ name: 'testScope.throws' }, 'Busy');
    assert.deepEqual(own, { code: 'Busy', message: 'mine', method: 'inner', path: 'p' });
    assert.equal(typeof thrown, 'number');
    scope.throws = () => { throw new InteropError('RustError', 'with data', { fault: 'F', data: () => 1 }); };
    const noData = fails({ name: 'testScope.throws' }, 'RustError');
    assert.deepEqual([noData.message, noData.fault, 'data' in noData], ['with data', 'F', false]);
    assert.match(noData.causes[0], /^its data was left out: `data` is a function/);

    interop.registerModule('Greeter', { hi: (name) => `Hi ${name}`, nested: { add: (a, b) => a + b } });
    assert.equal(rust.invoke({ module: 'Greeter', name: 'hi', args: ['Amy'] }), 'Hi Amy');
    assert.equal(rust.invoke({ module: 'Greeter', name: 'nested.add', args: [2, 3] }), 5);
    assert.equal(fails({ module: 'Greeter', name: 'ho' }, 'UnknownMember').method, 'Greeter#ho');
    assert.equal(interop.stats().modules, 1);

    rust.memoryShort = true;
    fails({ name: 'testScope.echo', args: [] }, 'TooLarge');
    rust.memoryShort = false;
  } finally {
    delete globalThis.testScope;
  }
});

test('Rust calls JavaScript and the answer comes later', async () => {
  const { interop, rust } = await standard();
  const order = [];
  globalThis.testLater = {
    now: (x) => order.push('called') && x,
    soon: async (x) => x,
    thenable: () => ({ then: (resolve) => resolve({ nested: true }) }),
    badThen: () => ({ get then() { throw new Error('bad then'); } }),
    rejects: async () => { throw new RangeError('later'); },
    rejectsWithNothing: () => Promise.reject(),
    fn: async () => () => 1,
  };
  try {
    const promise = rust.begin(1, { name: 'testLater.now', args: [{ a: 1 }] });
    order.push('begun');
    assert.deepEqual(await promise, { ok: 1, value: { a: 1 } });
    assert.deepEqual(order, ['called', 'begun'], 'started at once, answered after begin has returned');
    assert.deepEqual(await rust.begin(2, { name: 'testLater.soon', args: ['x'] }), { ok: 1, value: 'x' });
    assert.deepEqual(await rust.begin(3, { name: 'testLater.thenable' }), { ok: 1, value: { nested: true } });
    assert.deepEqual(await rust.begin(4, { name: 'testLater.fn', wants: 2 }), { ok: 1, value: undefined });
    assert.ok((await rust.begin(5, { name: 'testLater.fn', wants: 1 })).value instanceof JsHandle);
    const fails = async (call, request, code) => {
      let settled = false;
      const promise = rust.begin(call, request).then((answer) => { settled = true; return answer; });
      assert.equal(settled, false);
      const { ok, value } = await promise;
      assert.deepEqual([ok, value.code], [0, code], JSON.stringify(value));
      return value;
    };
    const before = rust.log.length;
    const failing = rust.begin(6, { name: 'testLater.missing' });
    assert.equal(rust.log.length, before, 'a failure never arrives before begin has returned');
    assert.equal((await failing).value.code, 'UnknownMember');
    await fails(7, { name: 'testLater.fn' }, 'NotSerializable');
    assert.equal((await fails(8, { name: 'testLater.rejects' }, 'JsException')).name, 'RangeError');
    assert.equal((await fails(9, { name: 'testLater.rejectsWithNothing' }, 'JsException')).message, 'undefined');
    await fails(10, { name: 'testLater.badThen' }, 'JsException');
    await fails(11, { module: 'nope', name: 'f' }, 'ModuleNotLoaded');
    const url = 'data:text/javascript,export const add = (a, b) => a + b;';
    assert.deepEqual(await rust.begin(12, { module: url, name: 'add', args: [2, 3] }), { ok: 1, value: 5 });
    assert.equal(rust.invoke({ module: url, name: 'add', args: [2, 4] }), 6, 'now that it is loaded');
    const module = (await rust.begin(13, { verb: 1, module: url, name: 'Math2', wants: 1 })).value;
    assert.equal(rust.invoke({ target: module.handle, name: 'add', args: [1, 1] }), 2);
    assert.equal(rust.invoke({ module: 'Math2', name: 'add', args: [1, 2] }), 3);
    await fails(14, { verb: 1, module: `${url}//other`, name: 'Math2', wants: 1 }, 'ModuleConflict');
    await fails(15, { verb: 1, module: 'data:text/javascript,throw new Error("broken")', wants: 1 }, 'JsException');
    assert.equal(interop.stats().modules, 1);
  } finally {
    delete globalThis.testLater;
  }
});

test('schedule drains in a microtask, once per request', async () => {
  const { rust } = await standard();
  let ran = 0;
  rust.tasks.push(() => { ran += 1; });
  rust.host.schedule();
  assert.equal(ran, 0);
  await Promise.resolve();
  assert.equal(ran, 1);
});

test('errors that nobody awaits', async () => {
  const { interop, rust } = await standard();
  const report = (record) => {
    const length = rust.encode(3 << 20, [record]);
    rust.host.report(3 << 20, length);
  };
  const lines = await quietly(async () => {
    report({ code: 'RustError', message: 'unheard' });
    const heard = [];
    const end = interop.onError((error) => heard.push(error.message));
    interop.onError(() => { throw new Error('listener broke'); });
    report({ code: 'RustError', message: 'first' });
    assert.deepEqual(heard, [], 'never inside of Rust');
    await Promise.resolve();
    end();
    report({ code: 'RustError', message: 'second' });
    await Promise.resolve();
    assert.deepEqual(heard, ['first']);
  });
  assert.match(lines[0], /unheard/);
  assert.match(lines[1], /listener broke/);
});
