// Errors of Rust in JavaScript, and errors of JavaScript in Rust, with all their parts.

import { equal, includes, throws } from '../support/check.js';

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
    name: 'what nobody awaits reaches onError',
    async run({ rust }) {
      const heard = [];
      const off = rust.onError((error) => heard.push(error));
      globalThis.testFunctions = { receive() { throw new Error('nobody waits'); } };
      rust.invokeMethod(APP, 'call_one_way', 'x');
      for (let wait = 0; heard.length === 0 && wait < 100; wait++) await new Promise((next) => setTimeout(next, 5));
      off();
      equal(heard.length, 1);
      equal([heard[0].code, heard[0].message], ['JsException', 'nobody waits']);
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
