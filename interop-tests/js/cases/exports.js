// Exports: functions and classes of Rust, nested as its modules are.

import { equal, fails, includes, soon, throws } from '../support/check.js';

const APP = 'interop-tests-app';
const classes = async (rust) => (await rust.getExports(APP)).exports.counters;

export const cases = [
  {
    name: 'functions, by module path and by a namespace of their own',
    sync: true,
    async run({ rust }) {
      const { exports, tools } = await rust.getExports(APP);
      equal(exports.get_message_from_rust(), 'Olá do Rust!');
      equal(exports.get_message_from_rust('surplus'), 'Olá do Rust!');
      equal(await soon(tools.text.later(async () => 'later')), 'later');
      await fails(() => soon(tools.text.later()), { code: 'BadArgs' });
      const error = await fails(() => rust.getExports('nobody'), { code: 'UnknownCrate' });
      includes(error.message, '#[js_export]');
      await throws(() => rust.invokeMethod(APP, 'get_message_from_rust'), { code: 'UnknownMethod' });
    },
  },
  {
    name: 'a class: constructor, fields, methods, getters, statics',
    sync: true,
    async run({ rust }) {
      const { Counter } = await classes(rust);
      const counter = new Counter(5);
      equal([Counter.name, counter instanceof Counter, counter instanceof rust.RustObjectRef], ['Counter', true, true]);
      equal([counter.value, counter.label, counter.double], [5, 'from 5', 10]);
      equal([counter.increment(), counter.increment(), counter.value], [6, 7, 7]);
      counter.value = 40;
      equal(counter.double, 80);
      await throws(() => { counter.value = 1.5; }, { code: 'OutOfRange' });
      await throws(() => { counter.value = 'x'; }, { code: 'TypeMismatch', path: 'args[0]' });
      await throws(() => { 'use strict'; counter.label = 'x'; }, { name: 'TypeError' });
      equal(counter.value, 40);
      equal(await soon(counter.add_later(async () => 2)), 42);
      const other = Counter.at(8);
      equal(other instanceof Counter, true);
      equal([counter.plus(other), counter.plus(counter)], [50, 84]);
      equal(counter.calls, undefined, 'skipped');
      counter.dispose();
      other.dispose();
    },
  },
  {
    name: 'the end of an instance, and a constructor that fails',
    sync: true,
    async run({ rust }) {
      const alive = rust.stats().rustObjects;
      const { Counter } = await classes(rust);
      const error = await throws(() => new Counter(-1), { code: 'RustError' });
      includes(error.message, 'cannot start at -1');
      await throws(() => new Counter(), { code: 'BadArgs' });
      const counter = new Counter(1);
      counter.dispose();
      counter.dispose();
      includes((await throws(() => counter.increment(), { code: 'Disposed' })).message, 'Counter.increment');
      await throws(() => counter.value, { code: 'Disposed' });
      await throws(() => Counter.prototype.increment.call({}), { code: 'WrongType' });
      if (Symbol.dispose !== undefined) {
        const another = new Counter(2);
        another[Symbol.dispose]();
        await throws(() => another.value, { code: 'Disposed' });
      }
      equal(rust.stats().rustObjects, alive);
    },
  },
  {
    name: 'instances as arguments and results: borrowed, changed, moved',
    sync: true,
    async run({ rust }) {
      const { Counter, move_value, consume } = await classes(rust);
      const made = rust.invokeMethod(APP, 'make_counter');
      equal([made instanceof Counter, made.value], [true, 7]);
      const to = new Counter(1);
      equal(move_value(made, to), 0);
      equal(to.value, 7);
      await throws(() => move_value(to, to), { code: 'Busy' });
      equal(consume(made), 7);
      await throws(() => made.value, { code: 'Disposed' });
      const helper = rust.invokeMethod(APP, 'HelloHelper.make', 'Amy');
      await throws(() => consume(helper), { code: 'WrongType' });
      await throws(() => consume({ value: 1 }), { code: 'TypeMismatch' });
      helper.dispose();
      to.dispose();
    },
  },
];
