// Values there and back through an invokable: none is changed, and what cannot cross is refused.

import { equal, fails, includes, throws } from '../support/check.js';

const APP = 'interop-tests-app';

const record = (over = {}) => ({ stringVal: 'text', intVal: 123, note: null, scores: [1, 2.5], inner: null, ...over });

function nested(depth) {
  let value = null;
  for (let level = 0; level < depth; level++) value = record({ inner: value });
  return value;
}

const SAME = {
  echo_bool: [true, false],
  echo_f64: [0, -0, Math.PI, Number.MIN_VALUE, Number.MAX_VALUE, Infinity, -Infinity, NaN, 2 ** 53 + 2],
  echo_f32: [0, 1.5, -Infinity, NaN],
  echo_i64: [0, -1, Number.MIN_SAFE_INTEGER],
  echo_string: ['', 'ascii', 'x'.repeat(31), 'x'.repeat(32), 'x'.repeat(33), 'x'.repeat(65), 'Žluťoučký kůň', '🦀🦀',
    '\ufeffBOM', 'nul \0 inside', 'ž'.repeat(300), 'x'.repeat(1_000_000)],
  echo_char: ['a', 'ž', '🦀'],
  echo_option: [null, 0, -5],
  echo_list: [[], [1], [1, -0, NaN, Infinity], Array.from({ length: 10_000 }, (_, index) => index / 3)],
  echo_strings: [[], ['a', '', 'ž', '🦀', 'x'.repeat(500), 'end'], Array.from({ length: 1000 }, (_, i) => `item ${i}`)],
  echo_tuple: [[1, 'one']],
  echo_optional_bytes: [null],
  echo_record: [record(), record({ note: 'x', inner: record({ note: 'y' }) })],
  echo_records: [[], Array.from({ length: 1000 }, (_, index) => record({ intVal: index, note: index % 2 ? `n${index}` : null }))],
  echo_shapes: [['Empty', { Circle: 1.5 }, { Line: [1, 2] }, { Box: { width: 1, height: 2 } }]],
  echo_map: [{}, { a: 1, b: 2 }, Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key${index}`, index]))],
};

export const cases = [
  ...Object.entries(SAME).map(([name, list]) => ({
    name: `${name} gives back what it was given`,
    async run({ rust }) {
      for (const value of list) {
        equal(await rust.invokeMethod(APP, name, value), value);
        equal(await rust.invokeMethodAsync(APP, name, value), value);
      }
    },
  })),
  {
    name: 'undefined, unit and a missing Option',
    async run({ rust }) {
      equal(await rust.invokeMethod(APP, 'nothing'), undefined);
      equal(await rust.invokeMethod(APP, 'echo_unit', undefined), undefined);
      equal(await rust.invokeMethod(APP, 'echo_option', undefined), null);
      equal(await rust.invokeMethod(APP, 'echo_option'), null);
      equal(await rust.invokeMethod(APP, 'echo_record', { stringVal: 'x', intVal: 1, scores: [] }),
        record({ stringVal: 'x', intVal: 1, scores: [] }));
    },
  },
  {
    name: 'arguments of every road beside each other',
    async run({ rust }) {
      equal(
        await rust.invokeMethod(APP, 'describe', 7, 'Amy', true, [1.5, 2], new Uint8Array([1, 5, 7]), null),
        '7 Amy true [1.5, 2.0] [1, 5, 7] None',
      );
      equal(
        await rust.invokeMethod(APP, 'describe', 0, '', false, new Float64Array([0.5]), new ArrayBuffer(2), 'note'),
        '0  false [0.5] [0, 0] Some("note")',
      );
    },
  },
  {
    name: 'bytes are bytes, also empty ones, views and large ones',
    async run({ rust }) {
      for (const length of [0, 1, 7, 8, 65_536, 1_000_000]) {
        const bytes = Uint8Array.from({ length }, (_, index) => index % 256);
        const back = await rust.invokeMethod(APP, 'echo_bytes', bytes);
        equal(back, bytes);
        equal(await rust.invokeMethod(APP, 'sum_of_bytes', bytes), bytes.reduce((sum, byte) => sum + byte, 0));
        equal(back.buffer.byteLength, length, 'a copy of its own');
      }
      const view = new Uint8Array([0, 1, 2, 3, 4]).subarray(1, 4);
      equal(await rust.invokeMethod(APP, 'echo_bytes', view), new Uint8Array([1, 2, 3]));
    },
  },
  {
    name: 'a Map with string keys is an object; keys with a meaning are data',
    async run({ rust }) {
      equal(await rust.invokeMethod(APP, 'echo_map', new Map([['a', 1]])), { a: 1 });
      const hostile = JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3, "": 4, "then": 5, "$ref": 6}');
      const back = await rust.invokeMethod(APP, 'echo_map', hostile);
      equal(Object.entries(back).sort(), Object.entries(hostile).sort());
      equal(Object.getPrototypeOf(back), Object.prototype);
      equal({}.polluted, undefined);
    },
  },
  {
    name: 'lone surrogates are refused, not replaced',
    async run({ rust }) {
      for (const text of ['\ud800', 'a\udc00b', `${'x'.repeat(100)}\ud800`]) {
        await throws(() => rust.invokeMethod(APP, 'greet', text), { code: 'InvalidString', path: 'args[0]' });
        await throws(() => rust.invokeMethod(APP, 'echo_strings', ['fine', text]), {
          code: 'InvalidString',
          path: 'args[0][1]',
        });
        await throws(() => rust.invokeMethod(APP, 'echo_map', { [text]: 1 }), { code: 'InvalidString' });
      }
      // Two halves of a pair in two strings are no pair.
      await throws(() => rust.invokeMethod(APP, 'echo_strings', ['\ud83e', '\udd80']), { code: 'InvalidString' });
    },
  },
  {
    name: 'what cannot cross is refused with its place, and the body does not run',
    async run({ rust }) {
      const circular = { list: [] };
      circular.list.push(circular);
      const wrong = [() => 1, Symbol('s'), new Set(), /x/, new Error('x'), Promise.resolve(1), new WeakMap(),
        Object(1), circular];
      for (const value of wrong) {
        await throws(() => rust.invokeMethod(APP, 'echo_list', [1, value]), { code: 'NotSerializable' });
        await fails(() => rust.invokeMethodAsync(APP, 'echo_record', record({ note: value })), {
          code: 'NotSerializable',
          method: `${APP}.echo_record`,
        });
      }
      const error = await throws(() => rust.invokeMethod(APP, 'echo_record', record({ note: () => 1 })), {});
      equal(error.path, 'args[0].note');
      includes(error.message, 'a function');
      const thrower = { get intVal() { throw new Error('from a getter'); } };
      includes((await throws(() => rust.invokeMethod(APP, 'echo_record', thrower), {})).message, 'from a getter');
    },
  },
  {
    name: 'nesting has a limit that is named, and 64 works',
    async run({ rust }) {
      // Each record is one level, and `scores` inside the innermost one more.
      equal(await rust.invokeMethod(APP, 'echo_record', nested(63)), nested(63));
      const error = await throws(() => rust.invokeMethod(APP, 'echo_record', nested(64)), { code: 'TooDeep' });
      includes(error.message, '64');
      await throws(() => rust.invokeMethod(APP, 'echo_record', nested(5000)), { code: 'TooDeep' });
      equal(await rust.invokeMethod(APP, 'add', 2, 3), 5);
    },
  },
  {
    name: 'a wrong part deep inside is named',
    async run({ rust }) {
      const list = [record(), record({ inner: record({ intVal: 1.5 }) })];
      const error = await throws(() => rust.invokeMethod(APP, 'echo_records', list), { code: 'OutOfRange' });
      equal(error.path, 'args[0][1].inner.intVal');
      await throws(() => rust.invokeMethod(APP, 'echo_records', [{}]), { code: 'TypeMismatch', message: /missing field/ });
      await throws(() => rust.invokeMethod(APP, 'echo_shapes', ['Nothing']), { code: 'TypeMismatch', path: 'args[0][0]' });
      await throws(() => rust.invokeMethod(APP, 'echo_tuple', [1]), { code: 'TypeMismatch' });
    },
  },
  {
    name: 'a result that cannot cross is an error at its place',
    async run({ rust }) {
      await throws(() => rust.invokeMethod(APP, 'returns_too_much'), { code: 'OutOfRange', path: 'result[1]' });
      equal(await rust.invokeMethod(APP, 'add', 2, 3), 5);
    },
  },
  {
    name: 'A9: messages larger than any buffer so far',
    async run({ rust }) {
      for (const times of [10, 1000, 100_000, 3_000_000]) {
        equal((await rust.invokeMethod(APP, 'repeat', 'ab', times)).length, 2 * times);
      }
      equal(await rust.invokeMethod(APP, 'add', 2, 3), 5);
    },
  },
];
