// Async invokables, promises of JavaScript that Rust awaits, and many of both in flight.

import { equal, fails, soon, tick } from '../support/check.js';

const APP = 'interop-tests-app';

export const cases = [
  {
    name: 'ready at once, after one poll, after many',
    async run({ rust }) {
      equal(await soon(rust.invokeMethodAsync(APP, 'ready_at_once', 5)), 5);
      for (const polls of [0, 1, 2, 100]) {
        equal(await soon(rust.invokeMethodAsync(APP, 'after_polls', `p${polls}`, polls)), `p${polls}`);
      }
    },
  },
  {
    name: 'Rust awaits promises, thenables and plain values',
    async run({ rust }) {
      const awaits = (answer, times = 1) => soon(rust.invokeMethodAsync(APP, 'awaits', answer, times));
      equal(await awaits(() => 7), 7);
      equal(await awaits(async () => 7, 100), 700);
      equal(await awaits(() => ({ then: (resolve) => resolve(3) })), 3);
      equal(await awaits(() => new Promise((resolve) => setTimeout(resolve, 5, 4))), 4);
    },
  },
  {
    name: '1,000 calls in flight that finish in reverse each get their own result',
    async run({ rust }) {
      const resolvers = [];
      const calls = Array.from({ length: 1000 }, () =>
        rust.invokeMethodAsync(APP, 'awaits', () => new Promise((resolve) => resolvers.push(resolve)), 1),
      );
      equal(rust.stats().pendingCalls >= 1000, true, 'they are pending');
      await tick();
      for (let index = 999; index >= 0; index--) resolvers[index](index);
      equal(await soon(Promise.all(calls)), Array.from({ length: 1000 }, (_, index) => index));
    },
  },
  {
    name: 'an error at once and one after an await are rejections',
    async run({ rust }) {
      await fails(() => soon(rust.invokeMethodAsync(APP, 'fails_at_once')), {
        code: 'RustError',
        message: /^failed at once/,
      });
      await fails(() => soon(rust.invokeMethodAsync(APP, 'fails_later', async () => {})), {
        code: 'RustError',
        message: /^failed later/,
      });
      const rejecting = () => Promise.reject(new RangeError('not today'));
      await fails(() => soon(rust.invokeMethodAsync(APP, 'awaits', rejecting, 1)), {
        code: 'JsException',
        message: /^not today/,
      });
    },
  },
  {
    name: 'answers with new shapes, in another order than they are looked at',
    async run({ rust }) {
      const answers = ['first', 'second', 'third'].map((key) => async () => ({ [key]: 1 }));
      const calls = answers.map((answer) => soon(rust.invokeMethodAsync(APP, 'awaits', answer, 1)));
      for (const call of calls) await fails(() => call, { code: 'TypeMismatch', path: 'result' });
      equal(await soon(rust.invokeMethodAsync(APP, 'awaits', () => 1, 1)), 1);
    },
  },
  {
    name: 'a timeout ends a call; an answer in time, or too late, has no second effect',
    async run({ rust }) {
      let answer;
      globalThis.testFunctions = { slow: () => new Promise((resolve) => { answer = resolve; }) };
      await fails(() => soon(rust.invokeMethodAsync(APP, 'waits_at_most', 10)), { code: 'Timeout', method: 'testFunctions.slow' });
      answer('too late');
      const call = rust.invokeMethodAsync(APP, 'waits_at_most', 4000);
      await tick();
      answer('in time');
      equal(await soon(call), 'in time');
    },
  },
  {
    name: 'a spawned task goes on after its call has returned',
    async run({ rust }) {
      const calls = [];
      const done = new Promise((resolve) => {
        void rust.invokeMethod(APP, 'spawn', async (text) => {
          calls.push(text);
          if (calls.length === 2) resolve();
          return 'second';
        });
      });
      await soon(done);
      equal(calls, ['first', 'second']);
    },
  },
  {
    name: '10,000 tasks that wake themselves all get done',
    async run({ rust }) {
      const calls = Array.from({ length: 10_000 }, (_, index) => rust.invokeMethodAsync(APP, 'after_polls', `t${index}`, 3));
      equal((await soon(Promise.all(calls)))[9999], 't9999');
      equal(rust.stats().pendingCalls, 0);
    },
  },
];
