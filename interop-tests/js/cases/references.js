// Rust objects that JavaScript holds, JavaScript objects that Rust holds, and their end.

import { equal, fails, includes, soon, throws } from '../support/check.js';

const APP = 'interop-tests-app';
const make = (rust, name = 'Amy Pond') => rust.invokeMethod(APP, 'HelloHelper.make', name);

export const cases = [
  {
    name: 'an instance method through a reference',
    async run({ rust }) {
      const helper = await make(rust);
      equal(await helper.invokeMethod('get_hello_message'), 'Hello, Amy Pond!');
      equal(await helper.invokeMethodAsync('get_hello_message'), 'Hello, Amy Pond!');
      equal(await helper.invokeMethod('rename', 'River Song'), 'Amy Pond');
      equal(await helper.invokeMethod('name'), 'River Song', 'a method of a trait impl');
      helper.dispose();
    },
  },
  {
    name: 'A15: dispose ends the object, twice is nothing, and a call names type and method',
    async run({ rust }) {
      const before = await rust.invokeMethod(APP, 'dropped_helpers');
      const alive = rust.stats().rustObjects;
      const helper = await make(rust);
      equal(rust.stats().rustObjects, alive + 1);
      helper.dispose();
      helper.dispose();
      equal(rust.stats().rustObjects, alive);
      equal(await rust.invokeMethod(APP, 'dropped_helpers'), before + 1);
      const error = await throws(() => helper.invokeMethod('get_hello_message'), { code: 'Disposed' });
      includes(error.message, 'HelloHelper.get_hello_message');
      await fails(() => helper.invokeMethodAsync('get_hello_message'), { code: 'Disposed' });
      await throws(() => rust.invokeMethod(APP, 'name_of', helper), { code: 'Disposed', path: 'args[0]' });
      equal(await rust.invokeMethod(APP, 'add', 2, 3), 5);
    },
  },
  {
    name: 'dispose in Rust is seen in JavaScript',
    async run({ rust }) {
      const helper = await make(rust);
      await rust.invokeMethod(APP, 'dispose_in_rust', helper);
      await throws(() => helper.invokeMethod('get_hello_message'), { code: 'Disposed' });
      helper.dispose();
    },
  },
  {
    name: 'A19: using, where the engine knows Symbol.dispose',
    async run({ rust }) {
      const helper = await make(rust);
      if (Symbol.dispose === undefined) {
        helper.dispose();
        return;
      }
      const before = await rust.invokeMethod(APP, 'dropped_helpers');
      helper[Symbol.dispose]();
      equal(await rust.invokeMethod(APP, 'dropped_helpers'), before + 1);
    },
  },
  {
    name: 'one object is one reference, however often it crosses',
    async run({ rust }) {
      const helper = await make(rust);
      const [first, [second, third]] = await rust.invokeMethod(APP, 'echo_helper', helper);
      equal([first === helper, second === helper, third === helper], [true, true, true]);
      equal(await rust.invokeMethod(APP, 'name_of', first), 'Amy Pond');
      helper.dispose();
    },
  },
  {
    name: 'V18: a reference of another type, a forged one and plain data are refused',
    async run({ rust }) {
      const stranger = await rust.invokeMethod(APP, 'Stranger.make');
      equal(await stranger.invokeMethod('name'), 'a stranger', 'the same identifier on another type');
      const error = await throws(() => rust.invokeMethod(APP, 'name_of', stranger), { code: 'WrongType' });
      includes(error.message, 'HelloHelper');
      includes(error.message, 'Stranger');
      for (const forged of [0, 16777216, { __dotNetObject: 1 }, { handle: 1 }, Object.create(stranger)]) {
        await throws(() => rust.invokeMethod(APP, 'name_of', forged), { path: 'args[0]' });
      }
      await throws(() => new rust.RustObjectRef(), {});
      stranger.dispose();
      const helper = await make(rust);
      await throws(() => stranger.invokeMethod('name'), { code: 'Disposed' });
      equal(await helper.invokeMethod('name'), 'Amy Pond', 'the object that got the slot');
      helper.dispose();
    },
  },
  {
    name: 'V16: a reference is no promise and no data',
    async run({ rust }) {
      const helper = await make(rust);
      equal((await helper) === helper, true, 'awaited');
      equal(helper.then, undefined);
      equal(JSON.stringify({ helper }), '{"helper":{}}');
      equal(`${helper}`, '[object RustObjectRef]');
      helper.dispose();
    },
  },
  {
    name: 'A20: a reference of another thread is no reference here',
    async run({ rust }) {
      const { port1, port2 } = new MessageChannel();
      const helper = await make(rust, 'Amy');
      const arrived = new Promise((resolve) => port2.addEventListener('message', ({ data }) => resolve(data)));
      port2.start();
      port1.postMessage({ helper, handle: 2 ** 24 });
      const { helper: clone, handle } = await soon(arrived);
      port1.close();
      port2.close();
      equal([clone instanceof rust.RustObjectRef, Object.keys(clone)], [false, []], 'nothing of it is cloned');
      for (const foreign of [clone, handle]) {
        await throws(() => rust.invokeMethod(APP, 'name_of', foreign), { code: 'TypeMismatch', path: 'args[0]' });
      }
      helper.dispose();
    },
  },
  {
    name: 'A13: a conflicting call while a method runs is Busy and names both',
    sync: true,
    async run({ rust }) {
      const helper = await make(rust);
      equal(await helper.invokeMethod('call_back', () => helper.invokeMethod('name')), 'Amy Pond', 'two readers');
      const error = await throws(
        () => helper.invokeMethod('call_back_mut', () => helper.invokeMethod('get_hello_message')),
        { code: 'Busy' },
      );
      includes(error.message, 'get_hello_message');
      includes(error.message, 'call_back_mut');
      await throws(() => helper.invokeMethod('call_back', () => helper.invokeMethod('rename', 'x')), { code: 'Busy' });
      equal(await helper.invokeMethod('rename', 'River'), 'Amy Pond', 'free again');
      helper.dispose();
    },
  },
  {
    name: 'A16: a call that is running when its object is disposed finishes first',
    sync: true,
    async run({ rust }) {
      const before = await rust.invokeMethod(APP, 'dropped_helpers');
      const helper = await make(rust);
      equal(await helper.invokeMethod('call_back', () => { helper.dispose(); return 'done'; }), 'done');
      equal(await rust.invokeMethod(APP, 'dropped_helpers'), before + 1);

      const later = await make(rust);
      let answer;
      const promise = later.invokeMethodAsync('greet_later', () => new Promise((resolve) => { answer = resolve; }));
      later.dispose();
      equal(await rust.invokeMethod(APP, 'dropped_helpers'), before + 1, 'still in use');
      answer('Bye');
      equal(await promise, 'Bye, Amy Pond!');
      equal(await rust.invokeMethod(APP, 'dropped_helpers'), before + 2);
    },
  },
  {
    name: 'a JavaScript object goes to Rust and back as itself, and nothing stays',
    async run({ rust }) {
      const alive = rust.stats().jsObjects;
      for (const object of [{ a: 1 }, () => 1, [1], new Map(), document_or_date()]) {
        equal(await rust.invokeMethod(APP, 'echo_object', object) === object, true);
      }
      const one = {};
      equal(await rust.invokeMethod(APP, 'is_same', one, one), true);
      equal(await rust.invokeMethod(APP, 'is_same', one, {}), false);
      await throws(() => rust.invokeMethod(APP, 'echo_object', 1), { code: 'TypeMismatch', path: 'args[0]' });
      equal(rust.stats().jsObjects, alive);
    },
  },
  {
    name: 'a call that is refused before its values were looked at leaves nothing behind',
    async run({ rust }) {
      const helper = await make(rust);
      await rust.invokeMethod(APP, 'dispose_in_rust', helper);
      const alive = rust.stats().jsObjects;
      // Each message defines a shape that Rust has not seen.
      await throws(() => helper.invokeMethod('rename', { refusedFirst: 1 }), { code: 'Disposed' });
      await throws(() => rust.invokeMethod(APP, 'describe', 1.5, { refusedSecond: 1 }, true, [], [], null), {
        code: 'OutOfRange',
      });
      await fails(() => helper.invokeMethodAsync('greet_later', () => 1), { code: 'Disposed' });
      await throws(() => helper.invokeMethod('call_back', () => 1), { code: 'Disposed' });
      equal(rust.stats().jsObjects, alive);
      await throws(() => rust.invokeMethod(APP, 'greet', { refusedThird: 1 }), { code: 'TypeMismatch' });
    },
  },
  {
    name: 'createJsObjectReference inside a value, and its dispose',
    async run({ rust }) {
      const object = { a: 1 };
      const reference = rust.createJsObjectReference(object);
      equal(await rust.invokeMethod(APP, 'echo_object', reference) === object, true);
      equal(await rust.invokeMethod(APP, 'first_object', [{ object: reference }]) === object, true, 'inside a value');
      rust.disposeJsObjectReference(reference);
      rust.disposeJsObjectReference(reference);
      await throws(() => rust.invokeMethod(APP, 'echo_object', reference), { code: 'Disposed' });
    },
  },
  {
    name: '10,000 objects made and disposed leave nothing',
    sync: true,
    async run({ rust }) {
      const before = rust.stats();
      for (let round = 0; round < 10_000; round++) {
        const helper = await make(rust, 'x');
        await helper.invokeMethod('call_back', (name) => name);
        helper.dispose();
      }
      equal(rust.stats(), before);
    },
  },
];

/** A platform object of the engine at hand. */
function document_or_date() {
  return globalThis.document ?? new Date();
}
