// Calls that need no message: imports of numbers and strings, strings beside the arguments, objects by their handles.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FakeRust, RustObject } from './fake_rust.mjs';
import { check, quietly, standard } from './instance_support.mjs';
import { thrownBy } from './support.mjs';

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What Rust is told when the call fails. */
const failure = (rust, id, ...args) => thrownBy(() => rust.callPlain(id, ...args)).record;

test('a global is looked up at every call, with its receiver', async () => {
  const { rust } = await standard();
  globalThis.plainScope = { n: 5, add(a, b) { return this.n + a + b; } };
  try {
    const add = rust.bind({ name: 'plainScope.add' });
    assert.equal(rust.callPlain(add, 1, 2), 8);
    plainScope.n = 6;
    assert.equal(rust.callPlain(add, 1, 2), 9);
    plainScope.add = (a, b) => a * b;
    assert.equal(rust.callPlain(add, 3, 4), 12, 'another function');
    globalThis.plainScope = { n: 1, add(a, b) { return this.n - a - b; } };
    assert.equal(rust.callPlain(add, 3, 4), -6, 'another object');
    let reads = 0;
    globalThis.plainScope = { get add() { reads += 1; return (a) => a; } };
    assert.equal(rust.callPlain(add, 3, 4), 3);
    assert.equal(rust.callPlain(add, 5, 4), 5);
    assert.equal(reads, 2, 'a getter runs once for each call');
    globalThis.plainScope = { add: 3 };
    assert.equal(failure(rust, add, 1, 2).code, 'NotAFunction');
    globalThis.plainScope = {};
    const missing = failure(rust, add, 1, 2);
    assert.deepEqual([missing.code, missing.method], ['UnknownMember', 'plainScope.add']);
    globalThis.plainScope = undefined;
    assert.equal(failure(rust, add, 1, 2).code, 'UnknownMember');
    globalThis.plainScope = { add: (a, b) => a + b };
    assert.equal(rust.callPlain(add, 1, 2), 3, 'the next call works');
  } finally {
    delete globalThis.plainScope;
  }
});

test('names that are refused, and those of more than two parts', async () => {
  const { rust } = await standard();
  globalThis.plainScope = { inner: { add: (a, b) => a + b } };
  try {
    for (const name of ['plainScope.toString', 'plainScope.constructor', 'hasOwnProperty', 'eval', 'plainScope.__proto__', 'plainScope..add', '']) {
      assert.equal(failure(rust, rust.bind({ name }), 1).code, 'UnknownMember', name);
    }
    assert.equal(rust.callPlain(rust.bind({ name: 'plainScope.inner.add' }), 1, 2), 3);
    assert.equal(rust.callPlain(rust.bind({ name: 'Math.max' }), 1, 7, 2), 7);
    assert.equal(rust.callPlain(rust.bind({ name: 'parseInt' }), '12'), 12);
    assert.ok(rust.callPlain(rust.bind({ name: 'Date.now' })) > 0);
  } finally {
    delete globalThis.plainScope;
  }
});

test('functions of a registered module are read when they are called', async () => {
  const { interop, rust } = await standard();
  const add = rust.bind({ module: 'plain', name: 'add' });
  assert.equal(failure(rust, add, 1, 2).code, 'ModuleNotLoaded');
  const members = { add: (a, b) => a + b };
  interop.registerModule('plain', members);
  assert.equal(rust.callPlain(add, 1, 2), 3);
  members.add = (a, b) => a * b;
  assert.equal(rust.callPlain(add, 3, 4), 12);
  interop.registerModule('plain', { add: () => 77 });
  assert.equal(rust.callPlain(add, 3, 4), 77, 'registered again');
});

test('what comes back that is no number', async () => {
  const { interop, rust } = await standard();
  const members = { give: undefined };
  interop.registerModule('plain', members);
  const give = rust.bind({ module: 'plain', name: 'give' });
  for (const value of ['text', true, null, undefined, [1, { a: 2 }], NaN]) {
    members.give = () => value;
    assert.deepEqual(rust.callPlain(give), value);
  }
  members.give = async () => 1;
  assert.equal(failure(rust, give).code, 'NotSerializable');
  members.give = () => () => 1;
  assert.equal(failure(rust, give).path, 'result');
  members.give = () => { throw new TypeError('no'); };
  const thrown = failure(rust, give);
  assert.deepEqual([thrown.code, thrown.name, thrown.method], ['JsException', 'TypeError', 'plain#give']);
  const ignored = rust.bind({ module: 'plain', name: 'give', wants: 2 });
  members.give = () => 5;
  assert.equal(rust.callPlain(ignored), undefined, 'a result that nobody wants');
  const reference = rust.bind({ module: 'plain', name: 'give', wants: 1 });
  assert.equal(failure(rust, reference).code, 'TypeMismatch', 'a number is no object');
  members.give = (a, b, c) => `${a}|${b}|${c}`;
  assert.equal(rust.callPlain(give, 1, 'zwölf', '☃'), '1|zwölf|☃');
  assert.equal(rust.callPlain(give, '', 2, 'x'.repeat(100_000)), `|2|${'x'.repeat(100_000)}`);
});

test('nested calls are counted, and what ends an instance stops Rust', async () => {
  const { interop, rust } = await standard();
  let depth = 0;
  let refused;
  interop.registerModule('plain', {
    again() {
      depth += 1;
      try {
        interop.invokeMethod('my-app', 'zero');
      } catch (error) {
        refused = error;
        return depth;
      }
      return rust.callPlain(again);
    },
  });
  const again = rust.bind({ module: 'plain', name: 'again' });
  assert.equal(rust.callPlain(again), 64);
  check(refused, 'TooDeep', /64/);
  assert.equal(interop.invokeMethod('my-app', 'zero'), 7, 'the next call works');
  interop.registerModule('plain', { again: () => { interop.dispose(); return 1; } });
  assert.throws(() => rust.callPlain(again), WebAssembly.RuntimeError, 'Rust must not run on');
  assert.throws(() => rust.callPlain(again), WebAssembly.RuntimeError);
});

test('answers that come later', async () => {
  const { interop, rust } = await standard();
  const members = { give: (x) => x };
  interop.registerModule('plain', members);
  const give = rust.bind({ module: 'plain', name: 'give' });
  const begun = rust.beginPlain(1, give, 7);
  assert.equal(rust.log.some(([what]) => what === 'settled'), false, 'never before the call has returned');
  assert.deepEqual(await begun, { ok: 1, value: 7 });
  members.give = async (a, b) => a + b;
  assert.deepEqual(await rust.beginPlain(2, give, 7, 8), { ok: 1, value: 15 });
  members.give = async () => ['list'];
  assert.deepEqual(await rust.beginPlain(3, give), { ok: 1, value: ['list'] });
  members.give = () => ({ then: (ok) => ok(9) });
  assert.deepEqual(await rust.beginPlain(4, give, 1), { ok: 1, value: 9 });
  members.give = async () => { throw new RangeError('late'); };
  const late = await rust.beginPlain(5, give, 1, 2, 3);
  assert.deepEqual([late.ok, late.value.code, late.value.name], [0, 'JsException', 'RangeError']);
  members.give = () => { throw new RangeError('at once'); };
  assert.equal((await rust.beginPlain(6, give)).value.message, 'at once');
  const promise = Object.assign(Promise.resolve(3), { then: () => assert.fail('its own `then`') });
  members.give = () => promise;
  assert.deepEqual(await rust.beginPlain(7, give), { ok: 1, value: 3 });
  const module = rust.bind({ module: 'data:text/javascript,export const twice = (x) => 2 * x;', name: 'twice' });
  assert.equal(failure(rust, module, 4).code, 'ModuleNotLoaded');
  assert.deepEqual(await rust.beginPlain(8, module, 4), { ok: 1, value: 8 }, 'the module is imported first');
  assert.equal(rust.callPlain(module, 4), 8);
  assert.equal(interop.stats().callsIntoJs, 0);
});

test('strings beside the arguments', async () => {
  const rust = new FakeRust();
  rust.shortAnswers = true;
  rust.add('my-app', 'texts', { params: [8] }, (a) => a)
    .add('my-app', 'mixed', { params: [8, 16, 8] }, (a, b, c) => `${a}|${b}|${c}`)
    .add('my-app', 'pair', { params: [16, 8] }, (a, b) => `${a}|${b}`)
    .add('my-app', 'many', { params: [8, 8, 8, 8] }, (...all) => all.join('|'));
  await rust.load();
  const interop = rust.start();
  const texts = ['', 'a', 'twelve chars', 'x'.repeat(64), 'x'.repeat(65), 'žluťoučký kůň', '☃'.repeat(100), '😀', '\ufeffBOM', 'a\0b', 'x'.repeat(5461), 'x'.repeat(5462), 'é'.repeat(20_000)];
  for (const text of texts) {
    assert.equal(interop.invokeMethod('my-app', 'texts', text), text, `${text.length} units`);
    assert.equal(interop.invokeMethod('my-app', 'pair', 1.5, text), `1.5|${text}`);
    assert.equal(interop.invokeMethod('my-app', 'mixed', text, 2, text), `${text}|2|${text}`);
  }
  assert.equal(interop.invokeMethod('my-app', 'many', 'a', 'b', 'c', 'd'), 'a|b|c|d');
  for (const broken of ['\ud800', 'x'.repeat(70) + '\udc00', 'é\ud800é']) {
    const error = check(thrownBy(() => interop.invokeMethod('my-app', 'mixed', 'fine', 1, broken)), 'InvalidString', /lone surrogate/);
    assert.equal(error.path, 'args[2]');
  }
  check(thrownBy(() => interop.invokeMethod('my-app', 'texts')), 'BadArgs');
  check(thrownBy(() => interop.invokeMethod('my-app', 'texts', 'a', 'b')), 'BadArgs');
  assert.equal(interop.getMethod('my-app', 'texts')('a', 'b'), 'a', 'a plain function ignores what is too much');
  assert.deepEqual(interop.invokeMethod('my-app', 'texts', [7]), [7], 'what is no string goes as a message');
  assert.equal(interop.invokeMethod('my-app', 'texts', 7), 7);
  rust.memory.grow(1);
  assert.equal(interop.invokeMethod('my-app', 'texts', 'after growth'), 'after growth');
});

test('an object by its handle: one reference for as long as it is alive', async () => {
  const { interop, rust } = await standard();
  rust.shortAnswers = true;
  const made = interop.invokeMethod('my-app', 'HelloHelper.make', 'Amy');
  assert.ok(made instanceof interop.RustObjectRef);
  assert.equal(made.invokeMethod('get_name'), 'Amy');
  assert.equal(interop.invokeMethod('my-app', 'one', made), made, 'the same object, the same reference');
  await sleep(0);
  assert.equal(interop.invokeMethod('my-app', 'one', made), made, 'also after the job in which it came');
  const [handle] = rust.handles.values();
  assert.equal(rust.objects.get(handle).shares, 3);
  made.dispose();
  made.dispose();
  assert.equal(rust.objects.size, 0);
  for (let i = 0; i < 5000; i++) interop.invokeMethod('my-app', 'HelloHelper.make', `n${i}`).dispose();
  const kept = Array.from({ length: 3000 }, (_, i) => interop.invokeMethod('my-app', 'HelloHelper.make', `k${i}`));
  assert.equal(kept[17].invokeMethod('get_name'), 'k17');
  assert.equal(kept[2999].invokeMethod('get_name'), 'k2999');
  for (const ref of kept.toReversed()) ref.dispose();
  assert.equal(rust.objects.size, 0);
  assert.equal(rust.log.filter(([what]) => what === 'release').length, 0);
});

test('what came by its handle is collected like any other', async () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  const { interop, rust } = await standard();
  rust.shortAnswers = true;
  (() => {
    for (let i = 0; i < 2000; i++) interop.invokeMethod('my-app', 'HelloHelper.make', `n${i}`);
  })();
  for (let i = 0; i < 40 && rust.objects.size > 5; i++) {
    gc();
    await sleep(5);
  }
  assert.ok(rust.objects.size < 5, `${rust.objects.size} are left`);
});

test('a promise ends with a string or an object, also when memory has grown meanwhile', async () => {
  const { interop, rust } = await standard();
  const text = interop.invokeMethodAsync('my-app', 'slow', 1);
  const object = interop.invokeMethodAsync('my-app', 'slow', 2);
  const status = rust.exports.__interop_status.value;
  const settle = (call, kind, words, number) => {
    rust.memory.grow(1);
    new Uint32Array(rust.memory.buffer).set(words, status / 4 + 1);
    rust.host.settle(call, kind, number);
  };
  const [at, length] = rust.text(3 << 20, 'grown');
  settle(1, 8, [at, length], 0);
  settle(2, 9, [1, 0], rust.share(new RustObject(1, 'Amy')));
  assert.equal(await text, 'grown');
  assert.equal((await object).invokeMethod('get_name'), 'Amy');
});

test('a panic below a plain call is the innermost call\'s', async () => {
  const { interop, rust } = await standard();
  let inner;
  interop.registerModule('plain', { into: () => { inner = thrownBy(() => interop.invokeMethod('my-app', 'panic')); return 1; } });
  const into = rust.bind({ module: 'plain', name: 'into' });
  await quietly(() => assert.throws(() => rust.callPlain(into), WebAssembly.RuntimeError));
  check(inner, 'Panicked', /boom/);
});
