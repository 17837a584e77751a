// Functions of JavaScript that Rust calls: by global path, by module name and by specifier.

import { equal, fails, includes, soon, throws } from '../support/check.js';

const APP = 'interop-tests-app';
const GREETER = './js/fixtures/greeter.js';

export const cases = [
  {
    name: 'a global path, sync, async and one-way; a reassigned function is seen',
    sync: true,
    async run({ rust }) {
      const received = [];
      globalThis.testFunctions = { sum: (a, b) => a + b, receive: (...args) => { received.push(args); } };
      equal(rust.invokeMethod(APP, 'call_sum', 2, 3), 5);
      equal(await soon(rust.invokeMethodAsync(APP, 'call_sum_async', 2, 3)), 5);
      rust.invokeMethod(APP, 'call_one_way', 'hello');
      equal(received, [['hello', new Uint8Array([1, 2, 3])]]);
      globalThis.testFunctions.sum = (a, b) => a * b;
      equal(rust.invokeMethod(APP, 'call_sum', 2, 3), 6);
    },
  },
  {
    name: 'a promise to a sync call is refused with the remedy, and ignored by a one-way call',
    sync: true,
    async run({ rust }) {
      globalThis.testFunctions = { sum: async (a, b) => a + b, receive: async () => 'ignored' };
      const code = 'NotSerializable';
      const error = await throws(() => rust.invokeMethod(APP, 'call_sum', 2, 3), { code, path: 'result' });
      includes(error.message, 'make the import an `async fn`');
      equal(await soon(rust.invokeMethodAsync(APP, 'call_sum_async', 2, 3)), 5);
      equal(rust.invokeMethod(APP, 'call_one_way', 'hello'), undefined);
    },
  },
  {
    name: 'the receiver is kept',
    sync: true,
    run({ rust }) {
      globalThis.testFunctions = { base: 10, sum(a, b) { return this.base + a + b; } };
      equal(rust.invokeMethod(APP, 'call_sum', 2, 3), 15);
    },
  },
  {
    name: 'a module by name: registered, and before that refused',
    sync: true,
    async run({ rust }) {
      const error = await throws(() => rust.invokeMethod(APP, 'call_welcome'), { code: 'ModuleNotLoaded' });
      includes(error.message, 'CallJavaScript1');
      rust.registerModule('CallJavaScript1', { getMessage: () => 'Olá do Rust!' });
      equal(rust.invokeMethod(APP, 'call_welcome'), 'Olá do Rust!');
    },
  },
  {
    name: 'a module by specifier: loaded by an async call, from then on sync too',
    sync: true,
    async run({ rust }) {
      await throws(() => rust.invokeMethod(APP, 'call_format_name', 'Amy', 'Pond'), { code: 'ModuleNotLoaded' });
      equal(await soon(rust.invokeMethodAsync(APP, 'call_load_user', 7)), { id: 7, name: 'user 7' });
      equal(rust.invokeMethod(APP, 'call_format_name', 'Amy', 'Pond'), 'Pond, Amy');
      equal(await soon(rust.invokeMethodAsync(APP, 'call_reverse_bytes', new Uint8Array([1, 2, 3]))),
        new Uint8Array([3, 2, 1]));
      const error = await fails(() => soon(rust.invokeMethodAsync(APP, 'call_not_there')), { code: 'UnknownMember' });
      includes(error.message, 'notThere');
      const text = await fails(() => soon(rust.invokeMethodAsync(APP, 'call_greeting')), { code: 'NotAFunction' });
      includes(text.message, '`./js/fixtures/greeter.js#greeting` is string "Hello", not a function');
    },
  },
  {
    name: 'a module that cannot be read, and one that throws: the same error again, and what to do about it',
    async run({ rust }) {
      for (const [file, message] of [['throwing', /this module is out of order/], ['unreadable', /unreadable\.js/]]) {
        for (const attempt of ['first', 'second']) {
          const specifier = `./js/fixtures/${file}.js`;
          const error = await fails(() => soon(rust.invokeMethodAsync(APP, 'use_module', specifier)), {
            code: 'JsException',
            message,
          });
          includes(error.message, 'if it was repaired since, reload the page', attempt);
        }
      }
    },
  },
  {
    name: 'imports of one module at the same time are one import',
    sync: true,
    async run({ rust }) {
      const specifier = './js/fixtures/counted.js';
      const modules = rust.stats().modules;
      const both = [1, 2, 3].map(() => soon(rust.invokeMethodAsync(APP, 'use_module', specifier)));
      equal(await Promise.all(both), Array(3).fill('Amy Pond Amy Disposed'));
      equal([globalThis.countedLoads, rust.stats().modules - modules], [1, 1]);
    },
  },
  {
    name: 'a module through its reference, disposed afterwards',
    sync: true,
    async run({ rust }) {
      const alive = rust.stats().jsObjects;
      equal(await soon(rust.invokeMethodAsync(APP, 'use_module', GREETER)), 'Pond, Amy user 7 Disposed');
      equal(rust.stats().jsObjects, alive);
    },
  },
  {
    name: 'a module that is missing, then another URL for a name',
    async run({ rust }) {
      await fails(() => soon(rust.invokeMethodAsync(APP, 'import_as', 'Missing', './js/fixtures/missing.js')), {
        code: 'JsException',
      });
      const module = await soon(rust.invokeMethodAsync(APP, 'import_as', 'Greeter', GREETER));
      equal(module.formatName('Amy', 'Pond'), 'Pond, Amy');
      equal((await soon(rust.invokeMethodAsync(APP, 'import_as', 'Greeter', GREETER))) === module, true);
      await fails(() => soon(rust.invokeMethodAsync(APP, 'import_as', 'Greeter', './js/support/check.js')), {
        code: 'ModuleConflict',
      });
    },
  },
];
