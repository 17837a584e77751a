// Closures of Rust that JavaScript calls as functions.

import { equal, fails, includes, soon, throws } from '../support/check.js';

const APP = 'interop-tests-app';
const make = (rust, name) => rust.invokeMethod(APP, `make_${name}`);

export const cases = [
  {
    name: 'a callback is a plain function: surplus arguments are ignored, missing ones are not',
    async run({ rust }) {
      const double = await make(rust, 'doubler');
      equal(typeof double, 'function');
      equal(await double(21), 42);
      equal(await Promise.all([1, 2, 3].map(double)), [2, 4, 6]);
      equal(await double(NaN), NaN);
      const error = await throws(() => double(), { code: 'BadArgs' });
      equal(error.message, '`callback of interop-tests-app.make_doubler` expects 1 argument, received 0');
      const wrong = await throws(() => double('1'), { code: 'TypeMismatch', path: 'args[0]' });
      equal(wrong.message, '`callback of interop-tests-app.make_doubler`, at `args[0]`: expected f64, found string "1"');
      equal(await double(1), 2);
      double.dispose();
    },
  },
  {
    name: 'several parameters, an optional one at the end',
    async run({ rust }) {
      const join = await make(rust, 'joiner');
      equal(await join('a', 1, 'c'), 'a-1-c');
      equal(await join('a', 1), 'a-1-');
      await throws(() => join('a', 1.5), { code: 'OutOfRange', path: 'args[1]' });
      join.dispose();
    },
  },
  {
    name: 'A12: called 1,000 times, from a timer, and after dispose',
    async run({ rust }) {
      const alive = rust.stats().rustObjects;
      const double = await make(rust, 'doubler');
      for (let i = 0; i < 1000; i++) equal(await double(i), 2 * i);
      equal(await soon(new Promise((resolve) => setTimeout(() => resolve(double(4)), 1))), 8);
      double.dispose();
      double.dispose();
      await throws(() => double(1), { code: 'Disposed' });
      equal(rust.stats().rustObjects, alive);
    },
  },
  {
    name: 'errors: of the closure, of a Result from new, of a second call of once',
    async run({ rust }) {
      const parse = await make(rust, 'failing');
      equal(await parse('1.5'), 1.5);
      await throws(() => parse('x'), { code: 'RustError', message: /invalid float/ });
      parse.dispose();
      const wrong = await make(rust, 'wrong');
      includes((await throws(() => wrong('1'), { code: 'NotSerializable' })).message, 'try_new');
      wrong.dispose();
      const once = await make(rust, 'once');
      equal(await once(0), 'only once');
      await throws(() => once(0), { code: 'Disposed' });
      once.dispose();
    },
  },
  {
    name: 'an async callback returns a promise, whatever happens',
    async run({ rust }) {
      const load = await make(rust, 'async');
      equal(await soon(load(async () => 41)), 42);
      equal(await soon(load(() => { throw new Error('x'); })), -1);
      const rejected = load(); // must not throw
      await fails(() => soon(rejected), { code: 'BadArgs' });
      load.dispose();
      await fails(() => soon(load(() => 1)), { code: 'Disposed' });
    },
  },
  {
    name: 'a handler inside of data, counted in the state of the page, and removed again',
    sync: true,
    async run({ rust }) {
      const alive = rust.stats();
      let handler;
      rust.invokeMethod(APP, 'start_counting', { start: ([given]) => { handler = given; } });
      for (let click = 0; click < 3; click++) handler({ type: 'click' });
      equal(rust.invokeMethod(APP, 'stop_counting'), 3);
      await throws(() => handler(), { code: 'Disposed', method: 'callback of start' });
      handler.dispose();
      equal(rust.stats(), alive);
    },
  },
  {
    name: 'A3: a panic in a callback that nobody awaits is heard once',
    fatal: true,
    async run({ rust }) {
      const heard = [];
      rust.onTerminated((error) => heard.push(error.message));
      const panicking = await make(rust, 'panicking');
      await throws(() => panicking(), { code: 'Panicked', message: /in a callback/ });
      await throws(() => panicking(), { code: 'Terminated' });
      await throws(() => rust.invokeMethod(APP, 'add', 1, 2), { code: 'Terminated' });
      equal(heard.length, 1);
    },
  },
];
