// An application with the feature `restart`, after each way to end: faults A3 to A8 and A18, in Node and in a page.

import { equal, fails, includes, soon, throws } from '../support/check.js';

const APP = 'interop-tests-restart';

/** A new generation, which knows nothing of the one before. */
async function startsAnew(app, old) {
  await throws(() => old.invokeMethod(APP, 'calls'), { code: 'Terminated' });
  const rust = app.interop();
  equal(rust === old, false, 'another runtime');
  equal(rust.invokeMethod(APP, 'calls'), 1, 'the first call of a fresh instance');
  equal(app.interop() === rust, true);
  return rust;
}

export const cases = [
  {
    name: 'A4: after a panic interop() starts a new generation; what is of the old one is inert',
    async run(app) {
      const old = app.interop();
      const counter = old.invokeMethod(APP, 'Counter.make');
      const callback = old.invokeMethod(APP, 'callback');
      const calls = old.getMethod(APP, 'calls');
      equal([counter.invokeMethod('add'), callback(1)], [1, 2]);
      const error = await throws(() => old.invokeMethod(APP, 'panics', new Uint8Array(3)), { code: 'Panicked' });
      includes(error.message, 'panicked with 3 bytes');
      const rust = await startsAnew(app, old);
      const fresh = rust.invokeMethod(APP, 'Counter.make');
      await throws(() => counter.invokeMethod('add'), { code: 'Terminated' });
      await throws(() => callback(1), { code: 'Terminated' });
      await throws(() => calls(), { code: 'Terminated' });
      counter.dispose();
      callback.dispose();
      old.dispose();
      equal(fresh.invokeMethod('add'), 1, 'an old handle does not reach a new object');
      await throws(() => rust.invokeMethod(APP, 'Counter.make', counter), { code: 'BadArgs' });
      await throws(() => rust.invokeMethod(APP, 'length', counter), { code: 'ForeignHandle' });
      fresh.dispose();
      equal(rust.stats().rustObjects, 0);
    },
  },
  {
    name: 'a file that a crate carries is known to every generation',
    async run(app) {
      const old = app.interop();
      const before = old.invokeMethod(APP, 'calls_of_all');
      equal(old.invokeMethod(APP, 'calls_of_all'), before + 1);
      await throws(() => old.invokeMethod(APP, 'panics', new Uint8Array(0)), { code: 'Panicked' });
      const rust = await startsAnew(app, old);
      equal(rust.invokeMethod(APP, 'calls_of_all'), before + 2);
    },
  },
  {
    name: 'A3: a panic in a callback that nobody awaits',
    async run(app) {
      const rust = app.interop();
      const heard = [];
      rust.onTerminated((error) => heard.push(error));
      const waiting = rust.invokeMethodAsync(APP, 'waits_forever');
      const callback = rust.invokeMethod(APP, 'callback_that_panics');
      const thrown = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            callback('in a timer');
          } catch (error) {
            resolve(error);
          }
        }, 0);
      });
      equal([thrown.code, heard.length, heard[0] === thrown], ['Panicked', 1, true]);
      includes(thrown.message, 'in a timer');
      await fails(() => soon(waiting), { code: 'Terminated' });
      await startsAnew(app, rust);
    },
  },
  {
    name: 'A5: a stack overflow',
    async run(app) {
      const rust = app.interop();
      const error = await throws(() => rust.invokeMethod(APP, 'recurses', 1), { code: 'Panicked' });
      equal(error.data, { reason: 'stack overflow' });
      await startsAnew(app, rust);
    },
  },
  {
    name: 'A7: out of memory',
    async run(app) {
      const rust = app.interop();
      equal(rust.invokeMethod(APP, 'fills', 10), 10 * 2 ** 20);
      const error = await throws(() => rust.invokeMethod(APP, 'fills', 100), { code: 'Panicked' });
      equal(error.data, { reason: 'out of memory' });
      const next = await startsAnew(app, rust);
      const single = await throws(() => next.invokeMethod(APP, 'allocates', 100), { code: 'Panicked' });
      equal(single.data, { reason: 'abort' }, 'there is memory left, but not for that');
      includes(single.message, 'allocation');
      await startsAnew(app, next);
    },
  },
  {
    name: 'A8: no memory for arguments or a result is an error, and the instance lives',
    async run(app) {
      const rust = app.interop();
      await throws(() => rust.invokeMethod(APP, 'length', new Uint8Array(100 * 2 ** 20)), { code: 'TooLarge' });
      equal(rust.invokeMethod(APP, 'length', new Uint8Array(2 ** 20)), 2 ** 20);
      await throws(() => rust.invokeMethod(APP, 'repeats', new Uint8Array(2 ** 20), 25), { code: 'TooLarge' });
      equal(rust.invokeMethod(APP, 'repeats', new Uint8Array([7]), 2), [new Uint8Array([7]), new Uint8Array([7])]);
    },
  },
  {
    name: 'a runtime that was disposed makes room for a new one too',
    async run(app) {
      const rust = app.interop();
      rust.dispose();
      await startsAnew(app, rust);
    },
  },
];

/** A4: so many generations; everything that waited was told, and each began afresh. */
export async function generations(app, count) {
  let rust = app.interop();
  for (let i = 0; i < count; i++) {
    const waiting = rust.invokeMethodAsync(APP, 'waits_forever').then(() => 'fulfilled', (error) => error.code);
    rust.invokeMethod(APP, 'Counter.make'); // left to its finalizer
    await throws(() => rust.invokeMethod(APP, 'panics', new Uint8Array(1000)), { code: 'Panicked' });
    equal(await soon(waiting), 'Terminated');
    rust = app.interop();
    equal(rust.invokeMethod(APP, 'calls'), 1);
    if (i % 50 === 49) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  equal(rust.stats().rustObjects, 0, 'A18: finalizers of old generations do nothing');
  return rust;
}
