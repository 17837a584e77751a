// Calls by name: what is found, what is refused, and that the next call works.

import { equal, fails, includes, throws } from '../support/check.js';

const APP = 'interop-tests-app';

/** Every refusal is followed by a correct call. */
async function healthy(rust) {
  equal(await rust.invokeMethod(APP, 'add', 2, 3), 5, 'the next call');
  equal(await rust.invokeMethodAsync(APP, 'ready_at_once', 7), 7, 'the next async call');
}

export const cases = [
  {
    name: 'an array by name, by another identifier, sync and async',
    async run({ rust }) {
      equal(await rust.invokeMethod(APP, 'return_array'), [1, 2, 3]);
      equal(await rust.invokeMethod(APP, 'differentMethodName'), [1, 2, 3]);
      equal(await rust.invokeMethodAsync(APP, 'return_array'), [1, 2, 3]);
      equal(await rust.invokeMethodAsync(APP, 'differentMethodName'), [1, 2, 3]);
    },
  },
  {
    name: 'invokables of a library crate',
    async run({ rust }) {
      equal(await rust.invokeMethod('interop-tests-library', 'multiply', 6, 7), 42);
      equal(await rust.invokeMethod('interop-tests-library', 'innerGreeting', 'Amy'), 'Hello from the library, Amy!');
      const tally = await rust.invokeMethod('interop-tests-library', 'Tally.start', 41);
      equal(await tally.invokeMethod('increment'), 42);
      tally.dispose();
    },
  },
  {
    name: 'an unknown crate is named, with the nearest',
    async run({ rust }) {
      for (const name of [null, undefined, '', 'nobody', '__proto__', 'constructor']) {
        await throws(() => rust.invokeMethod(name, 'add', 2, 3), { code: 'UnknownCrate', name: 'InteropError' });
      }
      const error = await throws(() => rust.invokeMethod('interop-tests-ap', 'add', 2, 3), { code: 'UnknownCrate' });
      includes(error.message, 'did you mean `interop-tests-app`?');
      await healthy(rust);
    },
  },
  {
    name: 'an unknown method is named, with the nearest',
    async run({ rust }) {
      for (const name of [null, undefined, '', 'nothing_like_it']) {
        await throws(() => rust.invokeMethod(APP, name), { code: 'UnknownMethod' });
      }
      const error = await throws(() => rust.invokeMethod(APP, 'return_aray'), { code: 'UnknownMethod' });
      includes(error.message, 'did you mean `return_array`?');
      includes(error.message, APP);
      // The Rust name of a renamed function, and functions without the attribute.
      await throws(() => rust.invokeMethod(APP, 'return_array_too'), { code: 'UnknownMethod' });
      await healthy(rust);
    },
  },
  {
    name: 'V14: no name of a built-in prototype is a method',
    async run({ rust }) {
      const tally = await rust.invokeMethod('interop-tests-library', 'Tally.start', 0);
      for (const prototype of [Object.prototype, Function.prototype, Promise.prototype]) {
        for (const name of Object.getOwnPropertyNames(prototype)) {
          await throws(() => rust.invokeMethod(APP, name), { code: 'UnknownMethod' });
          await throws(() => tally.invokeMethod(name), { code: 'UnknownMethod' });
        }
      }
      tally.dispose();
    },
  },
  {
    name: 'V17: the number of arguments is exact, and a trailing Option may be missing',
    async run({ rust }) {
      const few = await throws(() => rust.invokeMethod(APP, 'add', 2), { code: 'BadArgs', method: `${APP}.add` });
      includes(few.message, 'expects 2 arguments, received 1');
      const many = await throws(() => rust.invokeMethod(APP, 'add', 1, 2, 3), { code: 'BadArgs' });
      includes(many.message, 'expects 2 arguments, received 3');
      await throws(() => rust.invokeMethod(APP, 'return_array', 1), { code: 'BadArgs' });
      await throws(() => rust.invokeMethod(APP, 'join'), { code: 'BadArgs' });
      equal(await rust.invokeMethod(APP, 'join', 'a'), 'a');
      equal(await rust.invokeMethod(APP, 'join', 'a', 'b'), 'a-b');
      equal(await rust.invokeMethod(APP, 'join', 'a', undefined, 'c'), 'a-c');
      await throws(() => rust.invokeMethod(APP, 'join', 'a', 'b', 'c', 'd'), { code: 'BadArgs' });
      await healthy(rust);
    },
  },
  {
    name: 'a wrong type is refused with method, place, expected and found',
    async run({ rust }) {
      const error = await throws(() => rust.invokeMethod(APP, 'add', 2, '3'), {
        code: 'TypeMismatch',
        method: `${APP}.add`,
        path: 'args[1]',
      });
      equal(error.message, `\`${APP}.add\`, at \`args[1]\`: expected f64, found string "3"`);
      for (const wrong of [undefined, null, true, '1', [], {}, new Uint8Array(1)]) {
        await throws(() => rust.invokeMethod(APP, 'echo_f64', wrong), { code: 'TypeMismatch', path: 'args[0]' });
      }
      for (const wrong of [undefined, null, 1, [], {}]) {
        await throws(() => rust.invokeMethod(APP, 'greet', wrong), { code: 'TypeMismatch', path: 'args[0]' });
        await throws(() => rust.invokeMethod(APP, 'echo_bytes', wrong), { code: 'TypeMismatch', path: 'args[0]' });
      }
      await healthy(rust);
    },
  },
  {
    name: 'a number out of range is refused, never wrapped',
    async run({ rust }) {
      const ranges = { echo_u8: [0, 255], echo_i32: [-(2 ** 31), 2 ** 31 - 1], echo_u32: [0, 2 ** 32 - 1] };
      for (const [name, [least, most]] of Object.entries(ranges)) {
        for (const value of [least, most]) equal(await rust.invokeMethod(APP, name, value), value);
        for (const value of [least - 1, most + 1, 1.5, NaN, Infinity, -Infinity]) {
          await throws(() => rust.invokeMethod(APP, name, value), { code: 'OutOfRange', path: 'args[0]' });
        }
      }
      for (const name of ['echo_i64', 'echo_u64']) {
        equal(await rust.invokeMethod(APP, name, Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
        await throws(() => rust.invokeMethod(APP, name, 2 ** 53), { code: 'OutOfRange' });
      }
      const error = await throws(() => rust.invokeMethod(APP, 'echo_u8', 300), { code: 'OutOfRange' });
      includes(error.message, 'expected u8, found number 300');
      await healthy(rust);
    },
  },
  {
    name: 'every failure of an async call is a rejection',
    async run({ rust }) {
      const wrong = [
        [() => rust.invokeMethodAsync('nobody', 'add'), 'UnknownCrate'],
        [() => rust.invokeMethodAsync(APP, 'nobody'), 'UnknownMethod'],
        [() => rust.invokeMethodAsync(APP, 'add', 1), 'BadArgs'],
        [() => rust.invokeMethodAsync(APP, 'add', 1, 'x'), 'TypeMismatch'],
        [() => rust.invokeMethodAsync(APP, 'add', 1, () => 1), 'NotSerializable'],
        [() => rust.invokeMethodAsync(APP, 'fails_with_str'), 'RustError'],
      ];
      for (const [call, code] of wrong) {
        const promise = call(); // must not throw
        await fails(() => promise, { code });
      }
      await healthy(rust);
    },
  },
  {
    name: 'a sync call of an async function says what to call instead',
    sync: true,
    async run({ rust }) {
      const error = await throws(() => rust.invokeMethod(APP, 'ready_at_once', 1), { code: 'SyncUnsupported' });
      includes(error.message, 'invokeMethodAsync');
      await healthy(rust);
    },
  },
  {
    name: 'a method that is resolved once ignores surplus arguments, as functions do',
    async run({ rust }) {
      const add = rust.getMethod(APP, 'add');
      equal(await add(1, 2), 3);
      equal(await add(1, 2, 'surplus'), 3);
      await throws(() => add(1), { code: 'BadArgs' });
      const twice = rust.getMethod(APP, 'repeat');
      equal(await Promise.all(['a', 'b'].map((text) => twice(text, 2))), ['aa', 'bb']);
      equal(await rust.getMethod(APP, 'ready_at_once')(4), 4);
      await throws(() => rust.getMethod(APP, 'nobody'), { code: 'UnknownMethod' });
    },
  },
  {
    name: 'one object for each instance, with its classes',
    sync: true,
    async run({ rust, again }) {
      equal(again() === rust, true, 'interop() again');
      equal(rust.host, 'in-process');
      equal(await rust.invokeMethod(APP, 'host'), 'InProcess true');
      equal(typeof rust.InteropError, 'function');
      const helper = await rust.invokeMethod(APP, 'HelloHelper.make', 'Amy');
      equal(helper instanceof rust.RustObjectRef, true);
      helper.dispose();
    },
  },
];
