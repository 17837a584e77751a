// Imports that are no plain functions: constructors, getters, setters and methods; and a file that a library carries.

import { equal, fails, includes, soon, throws } from '../support/check.js';

const APP = 'interop-tests-app';
const LIBRARY = 'interop-tests-library';

export const cases = [
  {
    name: 'a getter of a module that is not loaded',
    sync: true,
    async run({ rust }) {
      const error = await throws(() => rust.invokeMethod(APP, 'chart_version'), { code: 'ModuleNotLoaded' });
      includes(error.message, 'chart.js');
    },
  },
  {
    name: 'a class, its objects and the values of a module: sync, async and one-way',
    sync: true,
    async run({ rust }) {
      globalThis.testFunctions = { flag: false };
      const alive = rust.stats().jsObjects;
      equal(await soon(rust.invokeMethodAsync(APP, 'chart_tour', { id: 'sales' })), [
        '1.0', 'sales: 1 2, 640 wide', '1.1', '2.5', 'Some("dark") None', '320', 'sales: 3', 'true',
      ]);
      equal(globalThis.testFunctions.flag, true);
      equal(rust.stats().jsObjects, alive);
    },
  },
  {
    name: 'what can go wrong with each kind',
    sync: true,
    async run({ rust }) {
      const mistake = (name) => soon(rust.invokeMethodAsync(APP, 'chart_mistake', {}, name));
      await fails(() => mistake('noData'), { code: 'JsException', message: /there is no data/ });
      await fails(() => mistake('noConstructor'), { code: 'NotAFunction', message: /settings/ });
      await fails(() => mistake('noProperty'), { code: 'UnknownMember', message: /has no `contrast`/ });
      await fails(() => mistake('misspelt'), { code: 'UnknownMember', message: /did you mean `resize`/ });
      await fails(() => mistake('noMethod'), { code: 'NotAFunction', message: /lineWidth/ });
      await fails(() => mistake('broken'), { code: 'JsException', message: /this getter is broken/ });
      await fails(() => mistake('disposed'), { code: 'Disposed' });
      const heard = new Promise((resolve) => {
        const stop = rust.onError((error) => resolve(error, stop()));
      });
      await mistake('getterOnly');
      const error = await soon(heard);
      equal([error.code, error.method], ['JsException', 'title']);
    },
  },
  {
    name: 'a registered object is set, as an imported module never is',
    sync: true,
    async run({ rust }) {
      await throws(() => rust.invokeMethod(APP, 'set_registered_size', 7), { code: 'ModuleNotLoaded' });
      const settings = { size: 1 };
      rust.registerModule('registered settings', settings);
      rust.invokeMethod(APP, 'set_registered_size', 7);
      equal(settings.size, 7);
    },
  },
  {
    name: 'a library carries its own JavaScript: there at once, sync too, and evaluated once',
    sync: true,
    async run({ rust }) {
      equal(await soon(rust.invokeMethodAsync(LIBRARY, 'tour', 'Amy')), [
        '1.0',
        'light',
        'Hello, Amy!',
        '1.1 dark',
        '1 None',
        'Goodbye, Amy! 41',
        'UnknownMember: `interop-tests-library/greeter#notThere`: the module `interop-tests-library/greeter` has no `notThere`',
      ]);
      equal(await soon(rust.invokeMethodAsync(APP, 'call_greeter_message')), 'Hello from the JavaScript of the library!');
      equal(rust.invokeMethod(APP, 'module_version', 'interop-tests-library/greeter'), '1.1');
      equal(globalThis.libraryGreeterLoads, 1);
    },
  },
  {
    name: 'two crates cannot carry a file under one name',
    sync: true,
    async run({ rust }) {
      await soon(rust.invokeMethodAsync(APP, 'call_greeter_message'));
      const heard = [];
      const stop = rust.onError(({ code }) => heard.push(code));
      const error = await fails(() => soon(rust.invokeMethodAsync(APP, 'call_impostor')), {
        code: 'ModuleConflict',
        method: 'interop-tests-library/greeter#getMessage',
      });
      stop();
      includes(error.message, 'a file of another crate');
      equal(heard, ['ModuleConflict']);
      equal(await soon(rust.invokeMethodAsync(APP, 'call_greeter_message')), 'Hello from the JavaScript of the library!');
    },
  },
  {
    name: 'what a library carries keeps its name, unless the application registers something else',
    sync: true,
    async run({ rust }) {
      const name = 'interop-tests-library/greeter';
      await soon(rust.invokeMethodAsync(APP, 'call_greeter_message'));
      const error = await fails(() => soon(rust.invokeMethodAsync(APP, 'import_as', name, './js/fixtures/greeter.js')), {
        code: 'ModuleConflict',
      });
      includes(error.message, 'a file that a crate carries');
      const carried = await soon(rust.invokeMethodAsync(APP, 'module', name));
      rust.registerModule(name, { ...carried, getMessage: () => 'Hello from the application!' });
      equal(await soon(rust.invokeMethodAsync(APP, 'call_greeter_message')), 'Hello from the application!');
      rust.registerModule(name, carried);
      equal(await soon(rust.invokeMethodAsync(APP, 'call_greeter_message')), 'Hello from the JavaScript of the library!');
    },
  },
];
