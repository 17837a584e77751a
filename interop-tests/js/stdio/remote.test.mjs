// What is particular to a host at the other end of a pipe: no sync calls, panics that end one call, limits for a
// stranger, and an end on either side after which nothing hangs.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';

import { connect } from '../../../interop-runtime/js/remote/connect.js';
import { fails, soon, throws } from '../support/check.js';
import { connectStdio, openPipe } from '../support/stdio.mjs';

const APP = 'interop-tests-app';
const OWN = 'interop-tests-stdio';

const { rust } = await connectStdio();
after(() => rust.dispose());

/** A promise that is settled from outside. */
function gate() {
  let open;
  const promise = new Promise((resolve) => (open = resolve));
  return { open, until: () => promise };
}

/** A process whose settings are those for strangers. */
async function asStranger(run) {
  const { rust: strange, pipe } = await connectStdio(['circuit']);
  try {
    await run(strange, pipe);
  } finally {
    strange.dispose();
  }
}

/** How the process has ended. */
async function exitCode({ child }) {
  if (child.exitCode === null) await soon(once(child, 'exit'));
  return child.exitCode;
}

const garbage = Uint8Array.of(200, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);

test('a sync call says what to call instead', async () => {
  assert.equal(rust.host, 'circuit');
  assert.equal(await rust.invokeMethodAsync(APP, 'host'), 'Circuit false');
  const error = await throws(() => rust.invokeMethod(APP, 'add', 2, 3), { code: 'SyncUnsupported', method: `${APP}.add` });
  assert.match(error.message, /over a circuit.*`invokeMethodAsync`/);
  const helper = await rust.invokeMethodAsync(APP, 'HelloHelper.make', 'Amy');
  await throws(() => helper.invokeMethod('name'), { code: 'SyncUnsupported', method: 'HelloHelper.name' });
  // Rust calls JavaScript: likewise.
  await fails(() => helper.invokeMethodAsync('call_back', () => 1), { code: 'SyncUnsupported' });
  helper.dispose();
});

test('a function that was resolved once returns promises, and a wrong one is refused at once', async () => {
  const add = rust.getMethod(APP, 'add');
  assert.ok(add(2, 3) instanceof Promise);
  assert.equal(await add(2, 3, 'surplus'), 5);
  await fails(() => add(2), { code: 'BadArgs' });
  await throws(() => rust.getMethod(APP, 'ad'), { code: 'UnknownMethod', message: /did you mean `add`/ });
});

test('exports: the members of a class are async, `new` is refused with its remedy', async () => {
  const { exports, tools } = await rust.getExports(APP);
  const { Counter, consume, move_value } = exports.counters;
  assert.equal(await exports.get_message_from_rust('surplus'), 'Olá do Rust!');
  assert.equal(await tools.text.later(async () => 'later'), 'later');
  await throws(() => new Counter(1), { code: 'SyncUnsupported', message: /static function/ });
  const counter = await Counter.at(5);
  assert.ok(counter instanceof Counter && counter instanceof rust.RustObjectRef);
  assert.deepEqual(await Promise.all([counter.value, counter.label, counter.double]), [5, 'at', 10]);
  assert.equal(await counter.increment(), 6);
  counter.value = 40; // what is called after it sees it
  assert.equal(await counter.double, 80);
  assert.equal(await counter.add_later(async () => 2), 42);
  const heard = [];
  const off = rust.onError((error) => heard.push(error.code));
  counter.value = 'x';
  assert.equal(await counter.value, 42);
  await soon(new Promise((resolve) => setTimeout(resolve, 1)));
  off();
  assert.deepEqual(heard, ['TypeMismatch']);
  const other = await rust.invokeMethodAsync(APP, 'make_counter');
  assert.ok(other instanceof Counter);
  assert.equal(await move_value(other, counter), 1);
  assert.equal(await counter.plus(counter), 14);
  assert.equal(await consume(other), 7);
  await fails(() => other.value, { code: 'Disposed' });
  counter.dispose();
  await fails(() => counter.increment(), { code: 'Disposed', message: /Counter\.increment/ });
  await fails(() => Counter.prototype.increment.call({}), { code: 'WrongType' });
});

test('what JavaScript threw comes back through Rust as the same object', async () => {
  for (const thrown of [new rust.InteropError('RustError', 'mine', { fault: 'Mine' }), new TypeError('boo'), 'a text', undefined]) {
    globalThis.failing = { now() { throw thrown; }, later: () => Promise.reject(thrown) };
    for (const name of ['failing.now', 'failing.later']) {
      const error = await fails(() => soon(rust.invokeMethodAsync(APP, 'pass_failure_on_wrapped', name)), {});
      if (thrown instanceof rust.InteropError) assert.equal(error, thrown);
      else assert.ok(error.code === 'JsException' && 'cause' in error && error.cause === thrown);
    }
  }
  await soon(rust.invokeMethodAsync(APP, 'add', 1, 1));
  assert.equal(rust.stats().thrownValues, 0, 'Rust holds no error, so nothing is kept');
  delete globalThis.failing;
});

test('C18: a panic ends its call, with text and place, and the others go on', async () => {
  const first = gate();
  const waiting = rust.invokeMethodAsync(APP, 'awaits', first.until, 1);
  const place = /fatal\.rs:\d+:\d+/;
  await fails(() => soon(rust.invokeMethodAsync(APP, 'panics', 'oh no')), { code: 'Panicked', message: /^oh no, at / });
  await fails(() => soon(rust.invokeMethodAsync(APP, 'panics_at_once')), { code: 'Panicked', method: `${APP}.panics_at_once` });
  const later = await fails(() => soon(rust.invokeMethodAsync(APP, 'panics_later', async () => {})), { code: 'Panicked' });
  assert.match(later.message, place);
  const breaking = await rust.invokeMethodAsync(OWN, 'make_breaking');
  await fails(() => soon(breaking()), { code: 'Panicked', message: /in a callback/, method: `callback of ${OWN}.make_breaking` });
  const breakingLater = await rust.invokeMethodAsync(OWN, 'make_breaking_later');
  await fails(() => soon(breakingLater(async () => {})), { code: 'Panicked', message: /later/ });
  breaking.dispose();
  breakingLater.dispose();
  first.open(7);
  assert.equal(await soon(waiting), 7);
});

test('C18: an object that a panic left half changed is poisoned, and can be disposed', async () => {
  const fragile = await rust.invokeMethodAsync(OWN, 'Fragile.make');
  await fails(() => fragile.invokeMethodAsync('stumbles'), { code: 'Panicked', message: /stumbled/ });
  assert.equal(await fragile.invokeMethodAsync('parts'), 0, 'one that was only looked at is whole');
  await fails(() => fragile.invokeMethodAsync('breaks'), { code: 'Panicked', message: /broke at part 1/ });
  await fails(() => fragile.invokeMethodAsync('parts'), {
    code: 'Panicked', message: /`Fragile\.parts` cannot run, as `Fragile\.breaks` panicked/, method: 'Fragile.parts',
  });
  fragile.dispose();
  await fails(() => fragile.invokeMethodAsync('parts'), { code: 'Disposed' });
  const second = await rust.invokeMethodAsync(OWN, 'Fragile.make');
  const until = gate();
  const calls = [second.invokeMethodAsync('breaks_later', until.until), second.invokeMethodAsync('breaks_later', until.until)];
  until.open();
  await fails(() => soon(calls[0]), { code: 'Panicked', message: /broke later/ });
  await fails(() => soon(calls[1]), { code: 'Panicked', message: /cannot run/ });
  second.dispose();
});

test('C19: a destructor that panics, and a task that nobody awaits', async () => {
  const grenade = await rust.invokeMethodAsync(OWN, 'make_grenade');
  grenade.dispose();
  assert.equal(await rust.invokeMethodAsync(APP, 'add', 2, 3), 5);
  const heard = [];
  const off = rust.onError((error) => heard.push(error));
  await rust.invokeMethodAsync(OWN, 'spawn_breaking', async () => {});
  for (let wait = 0; heard.length === 0 && wait < 200; wait++) await new Promise((next) => setTimeout(next, 5));
  off();
  assert.deepEqual(heard.map(({ code }) => code), ['Panicked']);
});

test('references that nobody holds any more are given back', async () => {
  const before = await rust.invokeMethodAsync(APP, 'dropped_helpers');
  for (let round = 0; round < 100; round++) await rust.invokeMethodAsync(APP, 'HelloHelper.make', 'Amy');
  let dropped = 0;
  for (let wait = 0; dropped < 50 && wait < 100; wait++) {
    globalThis.gc?.();
    await new Promise((next) => setTimeout(next, 10));
    dropped = (await rust.invokeMethodAsync(APP, 'dropped_helpers')) - before;
  }
  assert.ok(globalThis.gc === undefined || dropped >= 50, `${dropped} were dropped`);
  const alive = rust.stats().jsObjects;
  for (let round = 0; round < 100; round++) await rust.invokeMethodAsync(APP, 'is_same', {}, {});
  await rust.invokeMethodAsync(APP, 'add', 1, 1);
  assert.equal(rust.stats().jsObjects, alive);
});

test('calls start in the order in which they were made, also of those that a getter makes', async () => {
  const slow = await rust.invokeMethodAsync(APP, 'Slow.make');
  let inner;
  const hostile = { get stringVal() { inner = rust.invokeMethodAsync(APP, 'add', 1, 2); return 'x'; }, intVal: 1, scores: [] };
  assert.equal((await rust.invokeMethodAsync(APP, 'echo_record', hostile)).stringVal, 'x');
  assert.equal(await inner, 3);
  const names = Array.from({ length: 20 }, (_, index) => `call ${index}`);
  await Promise.all(names.map((name) => slow.invokeMethodAsync('add', name, () => {})));
  assert.deepEqual(await slow.invokeMethodAsync('entries'), names.flatMap((name) => [`${name} begins`, `${name} ends`]));
  slow.dispose();
});

test('the settings for strangers: limits on both sides, and texts that stay on the server', async () => {
  await asStranger(async (strange) => {
    await fails(() => strange.invokeMethodAsync(APP, 'echo_bytes', new Uint8Array(33_000)), {
      code: 'TooLarge', method: `${APP}.echo_bytes`, message: /32768.*`message_bytes`/,
    });
    assert.equal((await strange.invokeMethodAsync(APP, 'echo_bytes', new Uint8Array(32_000))).length, 32_000);
    assert.equal((await strange.invokeMethodAsync(APP, 'repeat', 'ab', 500_000)).length, 1_000_000, 'more may come than go');
    await fails(() => strange.invokeMethodAsync(APP, 'repeat', 'ab', 600_000), { code: 'TooLarge', message: /1048576/ });
    const calls = Array.from({ length: 300 }, () => strange.invokeMethodAsync(APP, 'waits_forever'));
    const refused = await Promise.allSettled(calls.slice(256));
    assert.deepEqual([...new Set(refused.map(({ reason }) => reason.code))], ['RateLimited']);
    const error = await fails(() => strange.invokeMethodAsync(APP, 'panics', 'a secret'), { code: 'RateLimited' });
    assert.match(error.message, /256.*`calls`/);
    for (const call of calls) call.catch(() => {});
  });
  await asStranger(async (strange) => {
    for (const [call, code] of [['panics', 'Panicked'], ['fails_with_str', 'RustError']]) {
      const error = await fails(() => strange.invokeMethodAsync(APP, call, ...(call === 'panics' ? ['a secret'] : [])), { code });
      assert.match(error.message, /failed on the server, which has noted why under number \d+/);
      assert.doesNotMatch(`${error.message} ${error.cause?.message}`, /secret|plain text|fatal\.rs/);
    }
    await fails(() => strange.invokeMethodAsync(APP, 'fails_with_own_code'), { code: 'Busy', message: 'come back later' });
    const kept = [];
    const error = await fails(async () => {
      for (;;) kept.push(await strange.invokeMethodAsync(APP, 'Stranger.make'));
    }, { code: 'TooManyRefs' });
    assert.match(error.message, /4096.*`live_references`/);
    assert.equal(kept.length, 4096);
    kept.forEach((ref) => ref.dispose());
    (await strange.invokeMethodAsync(APP, 'Stranger.make')).dispose();
  });
});

test('dispose ends the connection for everybody, and the process', async () => {
  const { rust: mine, pipe } = await connectStdio();
  let heard = 0;
  mine.onTerminated(() => { heard += 1; });
  const waiting = mine.invokeMethodAsync(APP, 'waits_forever');
  const callback = await mine.invokeMethodAsync(APP, 'make_doubler');
  mine.dispose();
  mine.dispose();
  await fails(() => soon(waiting), { code: 'Terminated', method: `${APP}.waits_forever` });
  await fails(() => soon(mine.invokeMethodAsync(APP, 'add', 1, 2)), { code: 'Terminated' });
  await fails(() => soon(callback(1)), { code: 'Terminated' });
  callback.dispose();
  assert.equal(await exitCode(pipe), 0);
  assert.equal(heard, 0, 'nobody is told what was asked for');
});

test('a process that dies: what is pending, and what comes later, is told so', async () => {
  const { rust: mine, pipe } = await connectStdio();
  const heard = [];
  mine.onTerminated((error) => heard.push(error.code));
  const signal = {};
  const waiting = mine.invokeMethodAsync(APP, 'waits_for', (given) => {
    signal.given = given;
    pipe.child.kill('SIGKILL');
    return new Promise(() => {});
  });
  await fails(() => soon(waiting), { code: 'Disconnected', method: `${APP}.waits_for` });
  await fails(() => mine.invokeMethodAsync(APP, 'add', 1, 2), { code: 'Disconnected' });
  await new Promise((resolve) => setTimeout(resolve, 1));
  assert.deepEqual(heard, ['Disconnected']);
  assert.equal(signal.given.aborted, true, 'what Rust waited for is told to stop');
});

test('C2: what is no frame ends the connection with the reason', async () => {
  const { rust: mine, pipe } = await connectStdio();
  const heard = [];
  mine.onTerminated((error) => heard.push(error));
  const waiting = mine.invokeMethodAsync(APP, 'waits_forever');
  pipe.send(garbage);
  await fails(() => soon(waiting), { code: 'Disconnected', message: /malformed frame/ });
  await new Promise((resolve) => setTimeout(resolve, 1));
  assert.deepEqual(heard.map(({ code }) => code), ['ProtocolError']);
  assert.equal(await exitCode(pipe), 0);
});

test('C1, C2: a call before the hello, a second hello, and another version', async () => {
  const withFirst = (first) => {
    const pipe = openPipe();
    const { send } = pipe;
    let sent = false;
    pipe.send = (frame) => {
      const changed = sent ? frame : first(frame);
      sent = true;
      for (const one of [changed].flat()) send(one);
    };
    return connect(pipe);
  };
  const cancel = new Uint8Array(16);
  cancel[0] = 6;
  new DataView(cancel.buffer).setFloat64(8, 1, true);
  await fails(() => soon(withFirst(() => cancel)), { code: 'ProtocolError', message: /before the hello/ });
  const twice = await withFirst((hello) => [hello, hello]);
  await fails(() => soon(twice.invokeMethodAsync(APP, 'add', 1, 2)), { code: 'Disconnected', message: /second hello/ });
  const newer = (hello) => {
    const changed = hello.slice();
    changed[4] = 2;
    return changed;
  };
  await fails(() => soon(withFirst(newer)), { code: 'VersionMismatch', message: /version 2 of frames.*version 1 of frames/ });
  await fails(() => soon(withFirst(() => garbage)), { code: 'ProtocolError' });
});
