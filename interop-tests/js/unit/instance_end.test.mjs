// The in-process host: how an instance ends, and what cannot start.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeRust } from './fake_rust.mjs';
import { check, quietly, rejection, standard } from './instance_support.mjs';
import { thrownBy } from './support.mjs';

test('a panic: the call gets Panicked, everyone else Terminated, and nothing is called again', async () => {
  const { interop, rust } = await standard();
  const ref = interop.invokeMethod('my-app', 'HelloHelper.make', 'Amy');
  const held = interop.getMethod('my-app', 'add');
  const pending = Array.from({ length: 100 }, (_, i) => rejection(interop.invokeMethodAsync('my-app', 'slow', 1000 + i)));
  const ended = [];
  interop.onTerminated((error) => ended.push(error));
  const lines = await quietly(async () => {
    const error = check(thrownBy(() => interop.invokeMethod('my-app', 'panic')), 'Panicked', /boom/);
    assert.match(error.message, /src\/lib\.rs:3:5/);
    assert.equal(error.method, 'my-app.panic');
    for (const other of await Promise.all(pending)) {
      check(other, 'Terminated', /`my-app\.slow`.*boom/s);
      assert.equal(other.cause, error);
    }
    await Promise.resolve();
    assert.deepEqual(ended, [error]);
  });
  assert.equal(lines.length, 1);
  assert.match(lines[0], /src\/lib\.rs:3:5.*\nboom/s);
  const { calls } = rust;
  const log = rust.log.length;
  check(thrownBy(() => interop.invokeMethod('my-app', 'add', 1, 2)), 'Terminated');
  check(thrownBy(() => interop.invokeMethod('my-app', 'one', { a: 1 })), 'Terminated');
  check(thrownBy(() => interop.invokeMethod('my-app', 'four', 1, 2, 3, 4)), 'Terminated');
  check(thrownBy(() => held(1, 2)), 'Terminated');
  check(await rejection(interop.invokeMethodAsync('my-app', 'ready', 1)), 'Terminated');
  check(thrownBy(() => ref.invokeMethod('get_name')), 'Terminated');
  check(thrownBy(() => interop.createJsObjectReference({})), 'Terminated');
  ref.dispose();
  check(await rejection(ref.invokeMethodAsync('get_name')), 'Terminated');
  for (const name of ['schedule', 'release', 'settle']) check(thrownBy(() => rust.host[name](1, 0, 0)), 'Terminated');
  assert.equal(rust.host.begin_invoke(1, ...rust.request({ name: 'Math.max' })), -4);
  assert.equal(rust.host.invoke(...rust.request({ name: 'Math.max' })), -4);
  assert.deepEqual([rust.calls, rust.log.length], [calls, log], 'Rust was not called again');
  assert.deepEqual(interop.stats(), {
    rustObjects: 0, callbacks: 0, jsObjects: 0, pendingCalls: 0, callsIntoJs: 0, tasks: 0, modules: 0,
    thrownValues: 0,
  });
});

test('a panic below a call: only the innermost is Panicked, and what is in between cannot return to Rust', async () => {
  const rust = new FakeRust();
  let returned = 'no';
  rust.add('a', 'outer', {}, () => {
    rust.invoke({ name: 'testCallback' });
    returned = 'yes';
    return 1;
  }).add('a', 'inner', {}, () => rust.panic('inner panic'));
  await rust.load();
  const interop = rust.start();
  let inner;
  globalThis.testCallback = () => {
    inner = thrownBy(() => interop.invokeMethod('a', 'inner'));
    return 'swallowed';
  };
  try {
    await quietly(() => {
      const outer = check(thrownBy(() => interop.invokeMethod('a', 'outer')), 'Terminated', /`a\.outer`/);
      check(inner, 'Panicked', /inner panic/);
      assert.equal(outer.cause, inner);
      assert.equal(inner.method, 'a.inner');
      assert.equal(returned, 'no');
    });
  } finally {
    delete globalThis.testCallback;
  }
});

test('a panic in a task rejects the promise of that task', async () => {
  const { interop, rust } = await standard();
  const victim = rejection(interop.invokeMethodAsync('my-app', 'slow', 7));
  const other = rejection(interop.invokeMethodAsync('my-app', 'slow', 8));
  rust.tasks.push(() => rust.panic('in the task', 7));
  await quietly(async () => {
    rust.host.schedule();
    assert.equal(check(await victim, 'Panicked', /in the task/).method, 'my-app.slow');
    check(await other, 'Terminated');
  });
});

test('a panic while a call of JavaScript is answered', async () => {
  const { interop, rust } = await standard();
  const waiting = rejection(interop.invokeMethodAsync('my-app', 'slow', 9));
  globalThis.testAnswer = async () => 1;
  await quietly(async () => {
    void rust.begin(1, { name: 'testAnswer' });
    rust.outstanding.set(1, () => rust.panic('when settled'));
    check(await waiting, 'Terminated', /when settled/);
  });
  check(thrownBy(() => interop.invokeMethod('my-app', 'zero')), 'Terminated');
  delete globalThis.testAnswer;
});

test('traps without a panic end the instance too', async () => {
  const traps = [
    [() => { throw new WebAssembly.RuntimeError('memory access out of bounds'); }, /memory access out of bounds/, 'stack overflow'],
    [() => { const f = () => f(); f(); }, /call stack/, 'stack overflow'],
    [() => { throw new WebAssembly.RuntimeError('unreachable'); }, /unreachable; it aborted without a panic/, 'abort'],
    [() => { throw new Error('through Rust'); }, /an exception went through Rust.*through Rust/, undefined],
  ];
  for (const [run, message, reason] of traps) {
    const rust = new FakeRust();
    rust.add('a', 'trap', {}, run).add('a', 'fine', {}, () => 1);
    await rust.load();
    const interop = rust.start();
    await quietly(() => {
      const error = check(thrownBy(() => interop.invokeMethod('a', 'trap')), 'Panicked', message);
      assert.equal(error.data?.reason, reason);
      assert.ok(error.cause instanceof Error);
    });
    check(thrownBy(() => interop.invokeMethod('a', 'fine')), 'Terminated');
  }
});

test('a getter that ends the instance while its object is encoded', async () => {
  const { interop, rust } = await standard();
  await quietly(() => {
    const hostile = { get x() { thrownBy(() => interop.invokeMethod('my-app', 'panic')); return 1; } };
    const { calls } = rust;
    check(thrownBy(() => interop.invokeMethod('my-app', 'one', hostile)), 'Terminated');
    assert.equal(rust.calls, calls + 1, 'only the panic itself ran');
  });
});

test('re-entrancy: 64 levels, not 65', async () => {
  const rust = new FakeRust();
  rust.add('a', 'down', { params: [0] }, (n) => rust.invoke({ name: 'testDown', args: [n] }));
  await rust.load();
  const interop = rust.start();
  globalThis.testDown = (n) => (n === 1 ? 'bottom' : interop.invokeMethod('a', 'down', n - 1));
  try {
    for (let i = 0; i < 3; i++) {
      assert.equal(interop.invokeMethod('a', 'down', 64), 'bottom');
      const error = check(thrownBy(() => interop.invokeMethod('a', 'down', 65)), 'TooDeep', /64 \(limit `reentrancy`\)/);
      assert.equal(error.method, 'a.down');
    }
    assert.equal(interop.invokeMethod('a', 'down', 1), 'bottom', 'the instance is alive');
  } finally {
    delete globalThis.testDown;
  }
});

test('dispose', async () => {
  const { interop, rust } = await standard();
  const ref = interop.invokeMethod('my-app', 'HelloHelper.make', 'Amy');
  const pending = rejection(interop.invokeMethodAsync('my-app', 'slow', 1));
  let heard = 0;
  interop.onTerminated(() => { heard += 1; });
  interop.dispose();
  interop.dispose();
  check(await pending, 'Terminated', /disposed/);
  check(thrownBy(() => interop.invokeMethod('my-app', 'add', 1, 2)), 'Terminated', /`my-app\.add` cannot run: this runtime was disposed/);
  check(thrownBy(() => ref.invokeMethod('get_name')), 'Terminated');
  ref.dispose();
  assert.equal(heard, 0, 'only an end that nobody asked for is announced');
  assert.equal(rust.log.filter(([what]) => what === 'dispose').length, 0);
});

test('one set of files serves one instance', async () => {
  const { rust } = await standard();
  const second = new FakeRust();
  second.add('b', 'f', {}, () => 'second');
  check(thrownBy(() => rust.host.start(second.exports, second.table, second.memory)), 'ForeignHandle', /its own copy/);
  rust.start().dispose();
  second.host = rust.host;
  assert.equal(second.start().invokeMethod('b', 'f'), 'second', 'after the first has ended');
});

test('V19: duplicates are refused at start, both places named', async () => {
  const twice = new FakeRust();
  twice.add('a', 'f', { file: 'src/one.rs', line: 3 }).add('a', 'f', { file: 'src/two.rs', line: 9 });
  await twice.load();
  check(thrownBy(() => twice.start()), 'DuplicateIdentifier', /`a\.f` is defined twice, at src\/one\.rs:3 and at src\/two\.rs:9/);
  const methods = new FakeRust();
  methods.add('a', 'm', { type: 1, typeName: 'T', line: 1 }).add('b', 'm', { type: 1, typeName: 'T', line: 2 });
  await methods.load();
  check(thrownBy(() => methods.start()), 'DuplicateIdentifier', /`T\.m`/);
  const fine = new FakeRust();
  fine.add('a', 'm', { type: 1, typeName: 'T' }).add('a', 'm', { type: 2, typeName: 'U' }).add('a', 'm', {}).add('b', 'm', {});
  await fine.load();
  assert.ok(fine.start());
});

test('imports before interop() was called', async () => {
  const rust = await new FakeRust().load();
  check(thrownBy(() => rust.host.invoke(0, 0, 0, 0, 0, 0, 0, 0, 0)), 'NotConnected');
  assert.equal(rust.host.panicked(0, 0, 0), undefined, 'a panic hook must not throw');
});
