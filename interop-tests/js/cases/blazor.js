// A page that was written for Blazor, on Rust instead of .NET: nothing in these functions knows of `rust`.

import { equal, fails, includes, ok, soon, throws } from '../support/check.js';

const APP = 'interop-tests-app';

/** Runs with Blazor's names in place, and takes them away again. */
async function asBlazor(rust, run) {
  const end = rust.installBlazorCompat();
  try {
    await run();
  } finally {
    end();
  }
}

/** The page's own functions, in the way that Blazor's documentation teaches. */
const page = {
  /** Static methods by assembly and name. */
  async showSum(element) {
    const sum = await DotNet.invokeMethodAsync('interop-tests-app', 'add', 2, 3);
    element.textContent = `the sum is ${sum}`;
  },

  /** .NET hands over an object, whose methods are called. */
  greet(dotNetHelper) {
    return dotNetHelper.invokeMethodAsync('get_hello_message');
  },

  /** A class that keeps the helper for handlers which come later. */
  Greetings: class {
    static helper;

    static setHelper(value) {
      Greetings.helper = value;
    }

    static welcome() {
      return Greetings.helper.invokeMethodAsync('get_hello_message');
    }
  },

  /** Exported methods, through the runtime. */
  async showMessage() {
    const { getAssemblyExports } = await globalThis.getDotnetRuntime(0);
    const exports = await getAssemblyExports('interop-tests-app.dll');
    return exports.exports.get_message_from_rust();
  },
};
const { Greetings } = page;

export const cases = [
  {
    name: 'a page written for Blazor calls static methods, references and exports',
    sync: true,
    run: ({ rust }) => asBlazor(rust, async () => {
      const element = {};
      await page.showSum(element);
      equal(element.textContent, 'the sum is 5');
      const helper = DotNet.invokeMethod(APP, 'HelloHelper.make', 'Amy Pond');
      equal(await page.greet(helper), 'Hello, Amy Pond!');
      Greetings.setHelper(helper);
      equal(await Greetings.welcome(), 'Hello, Amy Pond!');
      equal(helper.invokeMethod('get_hello_message'), 'Hello, Amy Pond!');
      helper.dispose();
      await fails(() => page.greet(helper), { code: 'Disposed' });
      equal(await page.showMessage(), 'Olá do Rust!');
      equal(globalThis.getDotnetRuntime(1), undefined, 'there is one runtime');
    }),
  },
  {
    name: 'Blazor gives a page references to its own objects',
    run: ({ rust }) => asBlazor(rust, async () => {
      const alive = rust.stats().jsObjects;
      const reference = DotNet.createJSObjectReference({ any: 'object' });
      ok(reference instanceof rust.JsObjectRef, 'ours');
      equal(rust.stats().jsObjects, alive + 1);
      DotNet.disposeJSObjectReference(reference);
      equal(rust.stats().jsObjects, alive);
    }),
  },
  {
    name: 'Blazor lets a method without parameters be called with any, and no other',
    sync: true,
    run: ({ rust }) => asBlazor(rust, async () => {
      const event = { type: 'click', target: () => {} };
      equal(DotNet.invokeMethod(APP, 'dropped_helpers', event) >= 0, true);
      equal((await DotNet.invokeMethodAsync(APP, 'dropped_helpers', event, 1)) >= 0, true);
      const helper = DotNet.invokeMethod(APP, 'HelloHelper.make', 'Rory');
      equal(helper.invokeMethod('get_hello_message', event), 'Hello, Rory!');
      equal(await helper.invokeMethodAsync('get_hello_message', event), 'Hello, Rory!');
      await throws(() => DotNet.invokeMethod(APP, 'add', 1, 2, 3), { code: 'BadArgs' });
      await fails(() => DotNet.invokeMethodAsync(APP, 'add', 1), { code: 'BadArgs' });
      await throws(() => helper.invokeMethod('rename', 'a', 'b'), { code: 'BadArgs' });
      await throws(() => rust.invokeMethod(APP, 'dropped_helpers', event), { code: 'BadArgs' });
      helper.dispose();
    }),
  },
  {
    name: "Blazor passes over the crate's name on a reference, if it is no identifier",
    sync: true,
    run: ({ rust }) => asBlazor(rust, async () => {
      const helper = DotNet.invokeMethod(APP, 'HelloHelper.make', 'Amy');
      equal(helper.invokeMethod(APP, 'get_hello_message'), 'Hello, Amy!');
      equal(helper.invokeMethod(APP, 'rename', 'Rory'), 'Amy');
      equal(await helper.invokeMethodAsync(APP, 'get_hello_message', 'surplus'), 'Hello, Rory!');
      await throws(() => helper.invokeMethod(APP), { code: 'UnknownMethod' });
      await throws(() => helper.invokeMethod('no-crate', 'get_hello_message'), { code: 'UnknownMethod' });
      await fails(() => helper.invokeMethodAsync(APP, 'no_such'), { code: 'UnknownMethod' });
      helper.dispose();
    }),
  },
  {
    name: 'Blazor has the value of an async method at once, if it is ready',
    sync: true,
    run: ({ rust }) => asBlazor(rust, async () => {
      equal(DotNet.invokeMethod(APP, 'ready_at_once', 7), 7);
      equal(await DotNet.invokeMethodAsync(APP, 'ready_at_once', 7), 7);
      const { pendingCalls } = rust.stats();
      const error = await throws(() => DotNet.invokeMethod(APP, 'after_polls', 'x', 3), { code: 'SyncUnsupported' });
      includes(error.message, 'invokeMethodAsync');
      equal(rust.stats().pendingCalls, pendingCalls, 'it does not go on');
      equal(await soon(DotNet.invokeMethodAsync(APP, 'after_polls', 'x', 3)), 'x');
      await throws(() => DotNet.invokeMethod(APP, 'fails_at_once'), { code: 'RustError', message: 'failed at once' });
      await throws(() => rust.invokeMethod(APP, 'ready_at_once', 7), { code: 'SyncUnsupported' });
    }),
  },
  {
    name: "every failure of Blazor's async calls is a rejection",
    run: ({ rust }) => asBlazor(rust, async () => {
      for (const call of [['nowhere', 'x'], [APP, 'no_such'], [APP, 'add', 'x', 1], [APP, 'fails_with_str'], []]) {
        const promise = DotNet.invokeMethodAsync(...call);
        ok(promise instanceof Promise, 'a promise');
        await fails(() => promise, { name: 'InteropError' });
      }
      const { getAssemblyExports } = globalThis.getDotnetRuntime(0);
      await fails(() => getAssemblyExports('nowhere.dll'), { code: 'UnknownCrate' });
      await fails(() => getAssemblyExports(), { code: 'UnknownCrate' });
    }),
  },
  {
    name: 'the names of Blazor come once, overwrite nothing, and go again',
    sync: true,
    async run({ rust }) {
      const end = rust.installBlazorCompat();
      const { DotNet: first } = globalThis;
      ok(rust.installBlazorCompat() === end && globalThis.DotNet === first, 'a second time is nothing');
      const helper = rust.invokeMethod(APP, 'HelloHelper.make', 'Amy');
      end();
      end();
      equal('DotNet' in globalThis || 'getDotnetRuntime' in globalThis, false);
      await throws(() => helper.invokeMethod('get_hello_message', 1), { code: 'BadArgs' });
      await throws(() => helper.invokeMethod(APP, 'get_hello_message'), { code: 'UnknownMethod' });
      helper.dispose();
      for (const name of ['DotNet', 'getDotnetRuntime']) {
        const foreign = (globalThis[name] = {});
        const error = await throws(() => rust.installBlazorCompat(), { name: 'InteropError', code: 'DuplicateIdentifier' });
        includes(error.message, name);
        ok(globalThis[name] === foreign, 'it is untouched');
        delete globalThis[name];
        equal('DotNet' in globalThis || 'getDotnetRuntime' in globalThis, false, 'nothing was installed halfway');
      }
      const again = rust.installBlazorCompat();
      const replaced = (globalThis.DotNet = {});
      again();
      ok(globalThis.DotNet === replaced, 'what came later stays');
      delete globalThis.DotNet;
    },
  },
];
