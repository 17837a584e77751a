// What ends an instance: its caller is told why, everybody else at once that it is over, and nothing hangs.

import { equal, fails, includes, soon, throws } from '../support/check.js';

const APP = 'interop-tests-app';

/** From now on nothing reaches Rust. */
async function over(rust) {
  await throws(() => rust.invokeMethod(APP, 'add', 2, 3), { code: 'Terminated', name: 'InteropError' });
  await fails(() => soon(rust.invokeMethodAsync(APP, 'ready_at_once', 1)), { code: 'Terminated' });
}

export const cases = [
  {
    name: 'A1: a panic in a sync call, with 100 promises pending',
    fatal: true,
    async run({ rust }) {
      const helper = rust.invokeMethod(APP, 'HelloHelper.make', 'Amy');
      const waiting = Array.from({ length: 100 }, () => rust.invokeMethodAsync(APP, 'waits_forever'));
      const add = rust.getMethod(APP, 'add');
      let heard = 0;
      rust.onTerminated(() => { heard += 1; });
      const error = await throws(() => rust.invokeMethod(APP, 'panics', 'oh no'), {
        code: 'Panicked',
        method: `${APP}.panics`,
      });
      includes(error.message, 'oh no');
      includes(error.message, 'fatal.rs:');
      for (const promise of waiting) await fails(() => soon(promise), { code: 'Terminated' });
      await over(rust);
      await throws(() => add(1, 2), { code: 'Terminated' });
      await throws(() => helper.invokeMethod('name'), { code: 'Terminated' });
      helper.dispose();
      equal(heard, 1, 'onTerminated');
    },
  },
  {
    name: 'A2: a panic in the first poll of an async call',
    fatal: true,
    async run({ rust }) {
      const error = await fails(() => soon(rust.invokeMethodAsync(APP, 'panics_at_once')), { code: 'Panicked' });
      includes(error.message, 'panicked in the first poll');
      await over(rust);
    },
  },
  {
    name: 'A2: a panic after an await',
    fatal: true,
    async run({ rust }) {
      const other = rust.invokeMethodAsync(APP, 'waits_forever');
      const error = await fails(() => soon(rust.invokeMethodAsync(APP, 'panics_later', async () => {})), {
        code: 'Panicked',
      });
      includes(error.message, 'panicked after an await');
      includes(error.message, 'fatal.rs:');
      await fails(() => soon(other), { code: 'Terminated' });
      await over(rust);
    },
  },
  {
    name: 'a panic below JavaScript below Rust: no Rust code runs on',
    fatal: true,
    async run({ rust }) {
      let inner;
      const received = [];
      globalThis.testFunctions = {
        receive: (text) => { received.push(text); },
        callPanics() {
          try {
            rust.invokeMethod(APP, 'panics', 'below');
          } catch (error) {
            inner = error;
          }
          return 'JavaScript went on';
        },
      };
      await throws(() => rust.invokeMethod(APP, 'panics_below'), { code: 'Terminated' });
      equal(inner.code, 'Panicked');
      equal(received, []);
      await over(rust);
    },
  },
  {
    name: 'a panic in a call below a task is that call\'s own',
    fatal: true,
    async run({ rust }) {
      let inner;
      globalThis.testFunctions = {
        callPanics() {
          try {
            rust.invokeMethod(APP, 'panics', 'below a task');
          } catch (error) {
            inner = error;
          }
        },
      };
      const outer = rust.invokeMethodAsync(APP, 'panics_below_a_task', async () => {});
      await fails(() => soon(outer), { code: 'Terminated' });
      equal(inner.code, 'Panicked');
      await over(rust);
    },
  },
  {
    name: 'dispose ends the instance for everybody',
    fatal: true,
    async run({ rust }) {
      const waiting = rust.invokeMethodAsync(APP, 'waits_forever');
      rust.dispose();
      rust.dispose();
      await fails(() => soon(waiting), { code: 'Terminated' });
      await over(rust);
    },
  },
];
