// Errors of Rust in JavaScript, and errors of JavaScript in Rust, with all their parts.

import { equal, fails, includes, ok, throws } from '../support/check.js';

const APP = 'interop-tests-app';

const functions = {
  thrower() { throw new TypeError('boo'); },
  throwNull() { throw null; },
  throwText() { throw 'a text'; },
  throwZero() { throw 0; },
  throwHostile() { throw { get message() { throw new Error('again'); }, toString() { throw new Error('and again'); } }; },
  rejectBare: () => Promise.reject(),
  returnsText: () => 'text',
  returnsCircular() { const a = {}; a.a = a; return a; },
  notAFunction: 5,
};

export const cases = [
  {
    name: 'an error of Rust keeps its text and its sources',
    async run({ rust }) {
      const error = await throws(() => rust.invokeMethod(APP, 'fails_with_source'), {
        name: 'InteropError',
        code: 'RustError',
        message: 'the file could not be loaded',
        method: `${APP}.fails_with_source`,
      });
      equal(error instanceof rust.InteropError && error instanceof Error, true);
      includes(error.cause.message, 'invalid digit');
      includes(error.stack, 'the file could not be loaded');
      await throws(() => rust.invokeMethod(APP, 'fails_with_str'), { code: 'RustError', message: 'a plain text' });
      await throws(() => rust.invokeMethod(APP, 'fails_with_box'), { code: 'RustError', message: 'a boxed text' });
      await throws(() => rust.invokeMethod(APP, 'fails_with_own_code'), { code: 'Busy', message: 'come back later' });
      equal(await rust.invokeMethod(APP, 'add', 2, 3), 5);
    },
  },
  {
    name: 'A11: Rust sees what JavaScript threw, whatever it was',
    sync: true,
    async run({ rust }) {
      globalThis.failing = functions;
      const see = (name) => rust.invokeMethod(APP, 'see_failure', `failing.${name}`);
      const thrown = see('thrower');
      equal([thrown.code, thrown.message, thrown.name, thrown.has_stack], ['JsException', 'boo', 'TypeError', true]);
      equal(thrown.method, 'failing.thrower');
      for (const name of ['throwNull', 'throwText', 'throwZero', 'throwHostile']) equal(see(name).code, 'JsException');
      includes(see('throwText').message, 'a text');
      for (const name of ['thrower', 'throwNull', 'throwHostile', 'rejectBare']) {
        const seen = await rust.invokeMethodAsync(APP, 'see_failure_async', `failing.${name}`);
        equal(seen.code, 'JsException', name);
      }
      equal(rust.invokeMethod(APP, 'add', 2, 3), 5);
      delete globalThis.failing;
    },
  },
  {
    name: 'a missing function and one that is none are named',
    sync: true,
    run({ rust }) {
      globalThis.failing = functions;
      const see = (name) => rust.invokeMethod(APP, 'see_failure', name);
      const missing = see('failing.throwr');
      equal(missing.code, 'UnknownMember');
      includes(missing.message, '`failing` has no `throwr`');
      includes(missing.message, 'did you mean `thrower`?');
      includes(see('nowhere.at.all').message, 'nowhere');
      const none = see('failing.notAFunction');
      equal(none.code, 'NotAFunction');
      includes(none.message, 'number 5');
      for (const name of ['constructor.constructor', '__proto__.x', 'failing.__proto__', 'eval', 'Function',
        'failing.hasOwnProperty', 'failing.thrower.call', '']) {
        equal(see(name).code, 'UnknownMember', name);
      }
      delete globalThis.failing;
    },
  },
  {
    name: 'a result of the wrong type names the function',
    sync: true,
    async run({ rust }) {
      globalThis.failing = functions;
      const seen = rust.invokeMethod(APP, 'see_failure', 'failing.returnsText');
      equal([seen.code, seen.path, seen.method], ['TypeMismatch', 'result', 'failing.returnsText']);
      equal(seen.message, '`failing.returnsText`, at `result`: expected f64, found string "text"');
      equal(rust.invokeMethod(APP, 'see_failure', 'failing.returnsCircular').code, 'NotSerializable');
      equal(rust.invokeMethod(APP, 'call_void', 'failing.returnsCircular'), undefined, 'an ignored result');
      delete globalThis.failing;
    },
  },
  {
    name: 'an error keeps its code and text through both sides',
    sync: true,
    async run({ rust }) {
      globalThis.failing = { ...functions, passOn: () => rust.invokeMethod(APP, 'fails_with_own_code') };
      await throws(() => rust.invokeMethod(APP, 'pass_failure_on', 'failing.thrower'), {
        code: 'JsException',
        message: 'boo',
        method: 'failing.thrower',
      });
      await throws(() => rust.invokeMethod(APP, 'pass_failure_on', 'failing.passOn'), {
        code: 'Busy',
        message: 'come back later',
      });
      delete globalThis.failing;
    },
  },
  {
    name: 'a fault arrives with its code, its text and its data, however it is wrapped',
    async run({ rust }) {
      const expected = { name: 'InteropError', code: 'RustError', fault: 'OutOfStock', message: 'there is no green tea left' };
      const faults = [
        await throws(() => rust.invokeMethod(APP, 'fails_with_fault'), expected),
        await fails(() => rust.invokeMethodAsync(APP, 'fails_with_boxed_fault'), expected),
        await throws(() => rust.invokeMethod(APP, 'fails_with_wrapped_fault', true), expected),
        await throws(() => rust.invokeMethod(APP, 'fails_with_wrapped_fault', false), expected),
        await throws(() => rust.invokeMethod(APP, 'fails_with_anyhow_fault', true), expected),
        await throws(() => rust.invokeMethod(APP, 'fails_with_anyhow_fault', false), expected),
      ];
      for (const { data, cause } of faults) {
        equal([data.tea, data.number, data.at.getTime(), data.seal], ['green tea', 2n ** 60n, 1000, new Uint8Array([1, 2, 3])]);
        equal(cause, undefined);
      }
      const lost = await throws(() => rust.invokeMethod(APP, 'fails_with_data_that_cannot_cross'), { fault: 'Mine', message: 'a text' });
      equal('data' in lost, false);
      includes(lost.cause.message, 'its data was left out: at `data[0]`: is a reference');
      const told = await throws(() => rust.invokeMethod(APP, 'fails_with_anyhow', 'x'), { code: 'RustError', message: 'no bill' });
      equal(told.cause.message, 'the price could not be read');
      includes(told.cause.cause.message, 'invalid float');
    },
  },
  {
    name: 'an InteropError that JavaScript throws is read in Rust with all its parts',
    sync: true,
    run({ rust }) {
      const data = { tea: 'mint', number: 5n, at: new Date(7), seal: new Uint8Array([9]) };
      const error = new rust.InteropError('RustError', 'mine', {
        method: 'order', fault: 'Mine', data, cause: new Error('why', { cause: new Error('and why that') }),
      });
      globalThis.failing = { fail() { throw error; }, wrong() { throw new rust.InteropError('Busy', 'x', { data: () => 1 }); } };
      const read = rust.invokeMethod(APP, 'read_failure', 'failing.fail');
      equal([read.code, read.message, read.method, read.fault], ['RustError', 'mine', 'order', 'Mine']);
      equal(read.causes, ['why', 'and why that']);
      equal([read.data.tea, read.data.number, read.data.at.getTime(), read.data.seal], ['mint', 5n, 7, new Uint8Array([9])]);
      const lost = rust.invokeMethod(APP, 'read_failure', 'failing.wrong');
      equal([lost.code, lost.message, lost.data], ['Busy', 'x', null]);
      includes(lost.causes[0], 'its data was left out: `data` is a function');
      delete globalThis.failing;
    },
  },
  {
    name: 'an error of Rust that JavaScript throws again is the same in Rust',
    sync: true,
    run({ rust }) {
      globalThis.failing = {
        fault: () => rust.invokeMethod(APP, 'fails_with_fault'),
        source: () => rust.invokeMethod(APP, 'fails_with_source'),
        wrongType: () => rust.invokeMethod(APP, 'add', 'x', 1),
        thrown: () => rust.invokeMethod(APP, 'pass_failure_on', 'failing.thrower'),
        thrower: functions.thrower,
      };
      const read = (name) => rust.invokeMethod(APP, 'read_failure', `failing.${name}`);
      const fault = read('fault');
      equal([fault.fault, fault.message, fault.method], ['OutOfStock', 'there is no green tea left', `${APP}.fails_with_fault`]);
      equal([fault.data.number, fault.data.seal], [2n ** 60n, new Uint8Array([1, 2, 3])]);
      const source = read('source');
      equal([source.code, source.message], ['RustError', 'the file could not be loaded']);
      includes(source.causes[0], 'invalid digit');
      const wrong = read('wrongType');
      equal([wrong.code, wrong.path, wrong.method], ['TypeMismatch', 'args[0]', `${APP}.add`]);
      const thrown = read('thrown');
      equal([thrown.code, thrown.name, thrown.message, thrown.method], ['JsException', 'TypeError', 'boo', 'failing.thrower']);
      delete globalThis.failing;
    },
  },
  {
    name: 'what JavaScript threw comes back through Rust as the same object',
    sync: true,
    async run({ rust }) {
      const own = new rust.InteropError('RustError', 'mine', { fault: 'Mine' });
      for (const thrown of [own, new TypeError('boo'), { any: 'object' }, 'a text', 0, null, undefined]) {
        globalThis.failing = { now() { throw thrown; }, later: () => Promise.reject(thrown) };
        const errors = [
          await fails(() => rust.invokeMethod(APP, 'pass_failure_on', 'failing.now'), {}),
          await fails(() => rust.invokeMethodAsync(APP, 'pass_failure_on_wrapped', 'failing.now'), {}),
          await fails(() => rust.invokeMethodAsync(APP, 'pass_failure_on_wrapped', 'failing.later'), {}),
        ];
        for (const error of errors) {
          if (thrown === own) ok(error === own, 'an InteropError is the same object');
          else ok(error.code === 'JsException' && 'cause' in error && error.cause === thrown, `the cause is ${String(thrown)}`);
        }
        equal(rust.stats().thrownValues, 0, 'Rust holds no error, so nothing is kept');
      }
      const first = await fails(() => rust.invokeMethod(APP, 'pass_failure_on', 'failing.now'), { code: 'JsException' });
      globalThis.failing.now = () => { throw first; };
      ok(first === (await fails(() => rust.invokeMethod(APP, 'pass_failure_on', 'failing.now'), {})), 'through Rust twice');
      delete globalThis.failing;
    },
  },
  {
    name: 'what JavaScript threw is kept as long as Rust holds the error',
    sync: true,
    async run({ rust }) {
      const thrown = new Error('kept');
      globalThis.failing = { fail() { throw thrown; } };
      rust.invokeMethod(APP, 'keep_failure', 'failing.fail');
      equal(rust.stats().thrownValues, 1);
      equal(rust.invokeMethod(APP, 'add', 2, 3), 5);
      ok((await throws(() => rust.invokeMethod(APP, 'give_failure'), { code: 'JsException' })).cause === thrown, 'the same object');
      equal(rust.stats().thrownValues, 0);
      for (let i = 0; i < 3; i++) rust.invokeMethod(APP, 'keep_failure', 'failing.fail');
      equal(rust.stats().thrownValues, 1, 'the others went when Rust dropped them');
      await throws(() => rust.invokeMethod(APP, 'give_failure'), {});
      equal(rust.stats().thrownValues, 0);
      delete globalThis.failing;
    },
  },
  {
    name: 'what nobody awaits reaches onError',
    async run({ rust }) {
      const heard = [];
      const off = rust.onError((error) => heard.push(error));
      globalThis.testFunctions = { receive() { throw new Error('nobody waits'); } };
      rust.invokeMethod(APP, 'call_one_way', 'x');
      for (let wait = 0; heard.length === 0 && wait < 100; wait++) await new Promise((next) => setTimeout(next, 5));
      off();
      equal(heard.length, 1);
      equal([heard[0].code, heard[0].message, heard[0].method], ['JsException', 'nobody waits', 'testFunctions.receive']);
      equal(heard[0].cause.constructor, Error, 'what was thrown');
    },
  },
  {
    name: 'a promise that a sync call did not want reaches onError when it is rejected',
    sync: true,
    async run({ rust }) {
      const heard = [];
      const off = rust.onError((error) => heard.push(error));
      const own = new rust.InteropError('Busy', 'mine');
      globalThis.testFunctions = { fail: async () => { throw new TypeError('later'); }, failOwn: () => Promise.reject(own) };
      rust.invokeMethod(APP, 'call_void', 'testFunctions.fail');
      rust.invokeMethod(APP, 'call_void', 'testFunctions.failOwn');
      for (let wait = 0; heard.length < 2 && wait < 100; wait++) await new Promise((next) => setTimeout(next, 5));
      off();
      equal([heard[0].code, heard[0].message, heard[0].method], ['JsException', 'later', 'testFunctions.fail']);
      ok(heard[1] === own && heard.length === 2, 'the object itself');
    },
  },
  {
    name: 'an error of a callback that nobody catches reaches onError',
    async run({ rust }) {
      // As the host tells of it; a real one would end Node, and be a failure of this page.
      const uncaught = typeof globalThis.addEventListener === 'function'
        ? (error) => globalThis.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { error }))
        : (error) => globalThis.process.emit('uncaughtExceptionMonitor', error, 'uncaughtException');
      const heard = [];
      const handler = await rust.invokeMethod(APP, 'make_failing');
      const error = await throws(() => handler('x'), { code: 'RustError', method: `callback of ${APP}.make_failing` });
      uncaught(error);
      const ends = [rust.onError((error) => heard.push(error)), rust.onError(() => { throw new Error('a listener fails'); })];
      const { error: log } = console;
      console.error = () => {};
      uncaught(error);
      console.error = log;
      uncaught(new Error('of the page itself'));
      for (const end of [...ends, ...ends]) end();
      uncaught(error);
      ok(heard.length === 1 && heard[0] === error, 'once, while somebody listens');
      handler.dispose();
    },
  },
  {
    name: 'A6: calls that call each other end at a limit, not in a crash',
    sync: true,
    async run({ rust }) {
      globalThis.testFunctions = { pong: (left) => rust.invokeMethod(APP, 'ping', left) };
      equal(rust.invokeMethod(APP, 'ping', 50), 0);
      const error = await throws(() => rust.invokeMethod(APP, 'ping', 100), { code: 'TooDeep' });
      includes(error.message, '64');
      equal(rust.invokeMethod(APP, 'ping', 50), 0);
    },
  },
];
