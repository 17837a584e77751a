// Every verb that Rust has for JavaScript, on the runtime and on references, async and sync: rows 26 to 37 of the table.

import { equal, fails, includes } from '../support/check.js';

const APP = 'interop-tests-app';

class Shape {
  static made = 0;
  static count() { return this.made; }
  static nested = { of(n) { return n + 1; } };
  #name;
  field = 1;
  arrow = () => this.#name;
  func = function () { return this.field; };
  constructor(name) { this.#name = name; Shape.made += 1; }
  get name() { return this.#name; }
  set name(value) { this.#name = value; }
  get broken() { throw new RangeError('no name'); }
  describe(suffix) { return `${this.#name}${suffix}`; }
}
class Square extends Shape {}

/** What the names below begin with. */
const scope = () => ({
  Shape,
  square: new Square('square'),
  list: [10, 20, 30],
  text: 'abc',
  nothing: null,
  frozen: Object.freeze({ a: 1 }),
  half: { get only() { return 1; } },
  later: Promise.resolve(7),
  add: (a, b) => a + b,
  arrow: () => ({}),
  plain: function Plain(value) { this.value = value; },
  fails() { throw new TypeError('it fails'); },
  circular() { const a = {}; a.a = a; return a; },
});

/** Does the same by all four roads: the runtime and a reference, each async and sync. */
async function everyRoad(rust, verb, name, args, check) {
  const asked = { verb, name: `verbScope.${name}`, args };
  const onObject = { ...asked, name };
  const roads = {
    on_runtime: () => rust.invokeMethodAsync(APP, 'on_runtime', asked),
    on_runtime_sync: () => rust.invokeMethodAsync(APP, 'on_runtime_sync', asked),
    on_object: () => rust.invokeMethodAsync(APP, 'on_object', globalThis.verbScope, onObject),
    on_object_sync: () => rust.invokeMethodAsync(APP, 'on_object_sync', globalThis.verbScope, onObject),
  };
  for (const [road, run] of Object.entries(roads)) {
    if (rust.host !== 'circuit' || !road.endsWith('_sync')) await check(run, road);
  }
}

const gives = (rust, verb, name, args, expected) =>
  everyRoad(rust, verb, name, args, async (run, road) => equal(await run(), expected, `${verb} ${name}, ${road}`));

const refuses = (rust, verb, name, args, expected) =>
  everyRoad(rust, verb, name, args, async (run, road) => {
    const error = await fails(run, expected);
    if (expected.code === 'UnknownMember' || expected.code === 'NotAFunction') includes(error.message, name.split('.').at(-1));
    equal(error.method, road.startsWith('on_runtime') ? `verbScope.${name}` : name, `the method, ${road}`);
  });

function withScope(run) {
  return async (environment) => {
    globalThis.verbScope = scope();
    try {
      const before = environment.rust.stats();
      await run(environment.rust, globalThis.verbScope);
      const { jsObjects, rustObjects, pendingCalls } = environment.rust.stats();
      equal({ jsObjects, rustObjects, pendingCalls }, {
        jsObjects: before.jsObjects, rustObjects: before.rustObjects, pendingCalls: 0,
      }, 'what is alive');
    } finally {
      delete globalThis.verbScope;
    }
  };
}

export const cases = [
  {
    name: 'row 26: a name that is no function or is not there',
    run: withScope(async (rust) => {
      await refuses(rust, 'invoke', 'text', [], { code: 'NotAFunction' });
      await refuses(rust, 'invoke', 'adds', [], { code: 'UnknownMember', message: /did you mean `add`/ });
      await refuses(rust, 'invoke', 'nothing.deep', [], { code: 'UnknownMember', message: /`(verbScope\.)?nothing` is null/ });
      for (const name of ['constructor', '__proto__', 'prototype', 'add.constructor', 'toString', 'add.call']) {
        await refuses(rust, 'invoke', name, [], { code: 'UnknownMember' });
      }
    }),
  },
  {
    name: 'row 27: functions through classes and instances get their receiver',
    run: withScope(async (rust) => {
      await gives(rust, 'invoke', 'Shape.nested.of', [1], 2);
      await gives(rust, 'invoke', 'Shape.count', [], Shape.made);
      await gives(rust, 'invoke', 'square.describe', ['!'], 'square!');
      await gives(rust, 'invoke', 'square.arrow', [], 'square');
      await gives(rust, 'invoke', 'square.func', [], 1);
    }),
  },
  {
    name: 'row 28: a function that was replaced is called as it is now',
    run: withScope(async (rust, scope) => {
      await gives(rust, 'invoke', 'add', [1, 2], 3);
      scope.add = (a, b) => a * b;
      await gives(rust, 'invoke', 'add', [1, 2], 2);
    }),
  },
  {
    name: 'row 31: a result that cannot be sent',
    run: withScope(async (rust) => {
      await gives(rust, 'invoke_void', 'circular', [], null);
      await refuses(rust, 'invoke', 'circular', [], { code: 'NotSerializable', path: /^result/ });
    }),
  },
  {
    name: 'row 32: new',
    run: withScope(async (rust, scope) => {
      for (const verb of rust.host === 'circuit' ? ['construct'] : ['construct', 'construct_sync']) {
        for (const [on, prefix] of [[null, 'verbScope.'], [scope, '']]) {
          const construct = (name) => rust.invokeMethodAsync(APP, verb, on, `${prefix}${name}`, 'new one');
          const shape = await construct('Shape');
          equal([shape instanceof Shape, shape.name], [true, 'new one']);
          equal((await construct('plain')).value, 'new one');
          await fails(() => construct('arrow'), { code: 'JsException', message: /not a constructor/ });
          await fails(() => construct('text'), { code: 'NotAFunction' });
          await fails(() => construct('Shapes'), { code: 'UnknownMember' });
        }
      }
    }),
  },
  {
    name: 'row 33: reading properties',
    run: withScope(async (rust) => {
      await gives(rust, 'get', 'square.field', [], 1);
      await gives(rust, 'get', 'square.name', [], 'square');
      await gives(rust, 'get', 'list.1', [], 20);
      await gives(rust, 'get', 'list.length', [], 3);
      await gives(rust, 'get', 'text.length', [], 3);
      await gives(rust, 'get_option', 'nothing', [], null);
      await gives(rust, 'get_option', 'missing', [], null);
      await gives(rust, 'get_option', 'square.field', [], 1);
      await refuses(rust, 'get', 'missing', [], { code: 'UnknownMember' });
      await refuses(rust, 'get', 'square.nam', [], { code: 'UnknownMember', message: /did you mean `name`/ });
      await refuses(rust, 'get_option', 'missing.deeper', [], { code: 'UnknownMember' });
      await refuses(rust, 'get_option', 'constructor', [], { code: 'UnknownMember' });
      await refuses(rust, 'get', 'square.broken', [], { code: 'JsException', message: /no name/ });
      await refuses(rust, 'get', 'add', [], { code: 'NotSerializable', path: 'result' });
      equal(await rust.invokeMethodAsync(APP, 'on_runtime', { verb: 'get', name: 'verbScope.later', args: [] }), 7, 'awaited');
    }),
  },
  {
    name: 'row 34: writing properties',
    run: withScope(async (rust, scope) => {
      await gives(rust, 'set', 'square.field', [2], null);
      await gives(rust, 'set', 'square.name', ['renamed'], null);
      await gives(rust, 'set', 'fresh', [{ a: [1] }], null);
      await gives(rust, 'set', 'list.3', [40], null);
      equal([scope.square.field, scope.square.name, scope.fresh, scope.list], [2, 'renamed', { a: [1] }, [10, 20, 30, 40]]);
      await refuses(rust, 'set', 'half.only', [1], { code: 'JsException', message: /only a getter/ });
      await refuses(rust, 'set', 'frozen.a', [2], { code: 'JsException', message: /read only/ });
      await refuses(rust, 'set', 'frozen.b', [2], { code: 'JsException', message: /not extensible/ });
      await refuses(rust, 'set', 'text.x', [2], { code: 'JsException' });
      await refuses(rust, 'set', 'nothing.x', [2], { code: 'UnknownMember' });
      for (const name of ['__proto__', 'add.prototype', 'constructor']) {
        await refuses(rust, 'set', name, [{ polluted: true }], { code: 'UnknownMember' });
      }
      equal({}.polluted, undefined);
    }),
  },
  {
    name: 'row 35: a function by reference is called, and moved to another object',
    sync: true,
    run: withScope(async (rust, scope) => {
      const call = { verb: 'call', name: '', args: [[1, 2]] };
      equal(await rust.invokeMethodAsync(APP, 'on_object', (list) => list.length, call), 2);
      equal(rust.invokeMethod(APP, 'on_object_sync', (list) => list.length, call), 2);
      await fails(() => rust.invokeMethod(APP, 'on_object_sync', scope, call), { code: 'NotAFunction' });
      equal(rust.invokeMethod(APP, 'move_function', { f() { return this.who; }, who: 'a' }, { who: 'b' }, 'f'), 'b');
    }),
  },
  {
    name: 'row 37: the same object twice is the same',
    run: withScope(async (rust, scope) => {
      equal(await rust.invokeMethod(APP, 'are_same', scope, scope), true);
      equal(await rust.invokeMethod(APP, 'are_same', scope, {}), false);
    }),
  },
  {
    name: 'a module by name, and the live value of its property',
    sync: true,
    run: withScope(async (rust) => {
      const module = { version: 1 };
      rust.registerModule('verbModule', module);
      equal(rust.invokeMethod(APP, 'module_version', 'verbModule'), 1);
      module.version = 2;
      equal(rust.invokeMethod(APP, 'module_version', 'verbModule'), 2);
      await fails(() => rust.invokeMethod(APP, 'module_version', 'verbModul'), {
        code: 'ModuleNotLoaded', message: /did you mean `verbModule`/,
      });
    }),
  },
];
