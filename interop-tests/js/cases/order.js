// Messages in another order than they were made, and code of the user's that runs while a value is on its way.

import { equal, includes, soon, throws } from '../support/check.js';

const APP = 'interop-tests-app';

export const cases = [
  {
    name: 'calls of Rust that are sent in another order, not at all, or refused, leave the next ones whole',
    sync: true,
    async run({ rust }) {
      globalThis.testFunctions = { count: (record) => Object.values(record)[0] };
      equal(await soon(rust.invokeMethodAsync(APP, 'sends_in_another_order')), [1, 2]);
      equal(await soon(rust.invokeMethodAsync(APP, 'sends_after_unsent', () => 0)), 3);
      equal(await soon(rust.invokeMethodAsync(APP, 'sends_in_another_order')), [1, 2]);
    },
  },
  {
    name: 'a Drop that calls JavaScript when the result is made already',
    sync: true,
    run({ rust }) {
      const heard = [];
      globalThis.testFunctions = { count: (record) => { heard.push(record); } };
      equal(rust.invokeMethod(APP, 'drops_a_caller'), { done: true });
      equal(heard, [{ of: 'caller' }]);
    },
  },
  {
    name: 'a record that repeats a field is refused, and the next call works',
    async run({ rust }) {
      const error = await throws(() => rust.invokeMethod(APP, 'repeats_a_field'), { code: 'NotSerializable' });
      includes(error.message, 'twice');
      equal(error.path, 'result[0]');
      equal(await rust.invokeMethod(APP, 'echo_shapes', [{ Circle: 1 }]), [{ Circle: 1 }]);
    },
  },
  {
    name: 'keys of a newtype, and a result that is left out',
    sync: true,
    async run({ rust }) {
      equal(rust.invokeMethod(APP, 'echo_ids', { a: 1, b: 2 }), { a: 1, b: 2 });
      const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${index}`, index]));
      equal(rust.invokeMethod(APP, 'echo_ids', many).k99, 99);
      globalThis.testFunctions = { nothing() {} };
      equal(await soon(rust.invokeMethodAsync(APP, 'undefined_results')), [null, null]);
    },
  },
  {
    name: 'a Serialize that calls JavaScript that calls Rust',
    sync: true,
    run({ rust }) {
      globalThis.testFunctions = {
        makeAndName() {
          const helper = rust.invokeMethod(APP, 'HelloHelper.make', 'Nested');
          const name = rust.invokeMethod(APP, 'name_of', helper);
          helper.dispose();
          return name;
        },
      };
      equal(rust.invokeMethod(APP, 'writes_while_called'), { nested: 'Nested' });
    },
  },
  {
    name: 'A21: a task that never rests lets JavaScript go on',
    async run({ rust }) {
      const waiting = rust.invokeMethodAsync(APP, 'yields_until_told');
      await null;
      await null;
      await rust.invokeMethod(APP, 'tell');
      equal(await soon(waiting), true, 'told before it gave up');
    },
  },
];
