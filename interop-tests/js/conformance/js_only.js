// The cases of calls.json that only a JavaScript engine can play, because no other host has their values.

import { equal, fails, includes, soon, throws } from '../support/check.js';

const BY_FUNCTION_NAME = 456;
const hasSync = (rust) => rust.host !== 'circuit';

/** A sync call of a function, or of an object's method, where there are any. */
const call = async (rust, target, ...args) =>
  hasSync(rust) ? target.invokeMethod(...args) : target.invokeMethodAsync(...args);
const healthy = async (rust, crate) => equal(await call(rust, rust, crate, 'by_function_name'), BY_FUNCTION_NAME, 'the next call');

/** Called by name, sync and async, with the same outcome. */
async function refused(rust, object, args, expected) {
  if (hasSync(rust)) await throws(() => object.invokeMethod(...args), expected);
  const promise = object.invokeMethodAsync(...args); // must not throw
  return fails(() => soon(promise), expected);
}

export async function noText({ rust, crate }) {
  const object = await call(rust, rust, crate, 'Instance.make');
  for (const wrong of [null, undefined, 0, NaN, true, {}, [crate], Symbol('s'), () => crate]) {
    const unknownCrate = await refused(rust, rust, [wrong, 'by_function_name'], { code: 'UnknownCrate', path: undefined });
    const unknownMethod = await refused(rust, rust, [crate, wrong], { code: 'UnknownMethod', path: undefined });
    await refused(rust, object, [wrong], { code: 'UnknownMethod', path: undefined });
    if (wrong === null) {
      includes(unknownCrate.message, '`null`');
      includes(unknownMethod.message, '`null`');
    }
    await healthy(rust, crate);
  }
  object.dispose();
}

export async function engineNames({ rust, crate }) {
  const object = await call(rust, rust, crate, 'Instance.make');
  const prototypes = [Object.prototype, Function.prototype, Promise.prototype];
  const names = new Set(prototypes.flatMap((prototype) => Reflect.ownKeys(prototype)));
  equal(names.size > 20, true, `only ${names.size} names were found`);
  for (const name of names) {
    await refused(rust, rust, [crate, name], { code: 'UnknownMethod' });
    await refused(rust, object, [name], { code: 'UnknownMethod' });
    await refused(rust, rust, [name, 'by_function_name'], { code: 'UnknownCrate' });
  }
  equal(await call(rust, object, 'touched'), 0);
  object.dispose();
  await healthy(rust, crate);
}

export async function using({ rust, crate }) {
  const object = await call(rust, rust, crate, 'Instance.make');
  // Engines that do not know `using` have no Symbol.dispose either.
  if (typeof Symbol.dispose === 'symbol') {
    equal(object[Symbol.dispose](), undefined);
    equal(object[Symbol.dispose](), undefined, 'a second time');
  }
  object.dispose();
  const error = await refused(rust, object, ['touch'], { code: 'Disposed', method: 'Instance.touch' });
  includes(error.message, 'Instance.touch');
  await healthy(rust, crate);
}

export async function neverThrows({ rust, crate }) {
  const object = await call(rust, rust, crate, 'Instance.make');
  const hostile = { get stringVal() { throw new RangeError('the getter broke'); }, intVal: 1 };
  const calls = [
    [rust, ['nobody', 'fails_at_once'], 'UnknownCrate'],
    [rust, [crate, Symbol.iterator], 'UnknownMethod'],
    [rust, [crate, 'fails_at_once', 1], 'BadArgs'],
    [rust, [crate, 'after_awaits', 'x', () => 1], 'NotSerializable'],
    [rust, [crate, 'after_awaits', 'x', -1], 'OutOfRange'],
    [rust, [crate, 'after_awaits', '\ud800', 1], 'InvalidString'],
    [rust, [crate, 'fails_at_once'], 'RustError'],
    [rust, [crate, 'fails'], 'RustError'],
    [object, [null], 'UnknownMethod'],
    [object, ['later', 1], 'BadArgs'],
    [object, ['later', Promise.resolve(1), object], 'NotSerializable'],
  ];
  for (const [target, args, code] of calls) {
    const promise = target.invokeMethodAsync(...args); // must not throw
    equal(promise instanceof Promise, true, code);
    await fails(() => soon(promise), { code });
  }
  const broken = object.invokeMethodAsync('later', hostile, object); // must not throw
  const error = await fails(() => soon(broken), {});
  includes(error.message, 'the getter broke');
  const unbound = object.invokeMethodAsync.call({}, 'touched'); // must not throw
  await fails(() => soon(unbound), {});
  object.dispose();
  await healthy(rust, crate);
}

export async function forged({ rust, crate }) {
  const data = await call(rust, rust, crate, 'TestData.make', 'true', 1);
  const copies = [
    Object.create(data),
    Object.create(Object.getPrototypeOf(data)),
    { ...data },
    structuredClone({ ...data }),
    JSON.parse(JSON.stringify(data)),
    new (class extends Object { invokeMethod() {} })(),
  ];
  for (const copy of copies) {
    const error = await refused(rust, rust, [crate, 'read_data', copy], { path: 'args[0]' });
    equal(['TypeMismatch', 'ForeignHandle', 'NotSerializable'].includes(error.code), true, error.code);
  }
  await throws(() => new rust.RustObjectRef(), {});
  await throws(() => Reflect.construct(rust.RustObjectRef, [undefined, { handle: 16777216, type: 0 }]), {});
  await throws(() => data.invokeMethod.call({ handle: 16777216 }, 'data'), {});
  equal(await call(rust, rust, crate, 'read_data', data), { stringVal: 'true', intVal: 1 });
  data.dispose();
  await healthy(rust, crate);
}

export async function views({ rust, crate }) {
  const whole = Uint8Array.from([9, 1, 5, 7, 9]);
  const part = whole.subarray(1, 4);
  const expected = Uint8Array.from([1, 5, 7]);
  const echo = (bytes) => call(rust, rust, crate, 'echo_bytes', bytes);
  equal(await echo(part), expected, 'a view');
  equal(await echo(part.slice().buffer), expected, 'an ArrayBuffer');
  equal(await echo(new DataView(whole.buffer, 1, 3)), expected, 'a DataView');
  equal(await rust.invokeMethodAsync(crate, 'echo_bytes', part), expected, 'a view, async');
  const { bytes } = await call(rust, rust, crate, 'echo_struct_with_bytes', { text: '', bytes: part, number: 0 });
  equal(bytes, expected, 'a view inside a struct');
  // A result must not be a window into Rust's memory, which the next call writes to.
  const first = await echo(part);
  equal(first.byteOffset + first.byteLength, first.buffer.byteLength, 'it has a buffer of its own');
  await echo(Uint8Array.from([4, 4, 4]));
  equal(first, expected, 'after the next call');
  first.fill(0);
  equal(await echo(part), expected, 'after the result was written to');
  const none = await echo(new Uint8Array());
  equal(none instanceof Uint8Array && none.length === 0, true, 'none stays a Uint8Array');
  await healthy(rust, crate);
}

export async function settleOrder({ rust, crate }) {
  const order = [];
  const calls = Array.from({ length: 1000 }, (_, index) =>
    rust.invokeMethodAsync(crate, 'finishes_in_reverse', index).then((text) => { order.push(text); }));
  equal(rust.stats().pendingCalls, 1000, 'calls in flight');
  await call(rust, rust, crate, 'start_finishing');
  await soon(Promise.all(calls));
  equal(order, Array.from({ length: 1000 }, (_, index) => `call ${999 - index}`));
  equal((await call(rust, rust, crate, 'take_finished')).length, 1000);
  await healthy(rust, crate);
}
