// The class matrix, what a class is made of: constructors, methods, statics, getters and setters, fields.

import { equal, fails, includes, ok, soon, throws, tick } from '../support/check.js';

const CRATE = 'interop-tests-conformance';
const members = async (rust) => (await rust.getExports(CRATE)).classes;

export const cases = [
  {
    name: 'getExports: nested, frozen, with own properties only',
    async run({ rust }) {
      const exports = await rust.getExports(CRATE);
      const { classes } = exports;
      equal([exports, classes, classes.members].map(Object.getPrototypeOf), [null, null, null]);
      equal(Object.keys(classes).sort(), ['Sealed', 'make_sealed', 'members']);
      ok([exports, classes, classes.members, classes.members.Gauge, classes.make_sealed].every(Object.isFrozen), 'frozen');
      equal(['toString', 'constructor', '__proto__'].filter((name) => name in classes), []);
      await throws(() => { 'use strict'; classes.added = 1; }, { name: 'TypeError' });
      await throws(() => { 'use strict'; classes.Sealed = undefined; }, { name: 'TypeError' });
      ok(exports === await rust.getExports(CRATE), 'the same each time');
    },
  },
  {
    name: 'constructors: one that can fail, an argument that may be missing, a class without one, one that is extended',
    sync: true,
    async run({ rust }) {
      const { Gauge } = (await members(rust)).members;
      const { Sealed, make_sealed } = await members(rust);
      const named = new Gauge(1, 'left');
      const gauge = new Gauge(2);
      equal([named.displayName, gauge.displayName, gauge.level], ['left', 'gauge', 2]);
      ok(gauge instanceof Gauge && gauge instanceof rust.RustObjectRef && !(gauge instanceof Sealed), 'instanceof');
      equal([Gauge.name, Object.keys(gauge), String(gauge)], ['Gauge', [], '[object RustObjectRef]']);
      includes((await throws(() => new Gauge(-1), { code: 'RustError' })).message, 'cannot stand at -1');
      await throws(() => new Gauge('1'), { code: 'TypeMismatch', path: 'args[0]' });
      await throws(() => new Gauge(), { code: 'BadArgs' });
      await throws(() => Gauge(1), { name: 'TypeError' });
      await throws(() => new Sealed(), { name: 'TypeError', message: /has no constructor/ });
      const sealed = make_sealed();
      equal([sealed instanceof Sealed, sealed.made_by], [true, 'Rust']);

      class Dial extends Gauge {
        turn() { return this.raiseBy(1); }
      }
      const dial = new Dial(4);
      equal([dial instanceof Dial, dial instanceof Gauge, dial.turn(), dial.level], [true, true, 5, 5]);
      ok(dial.same() === dial, 'one object');
      for (const made of [named, gauge, sealed, dial]) made.dispose();
    },
  },
  {
    name: 'statics: sync, fallible, async',
    async run({ rust }) {
      const { Gauge } = (await members(rust)).members;
      const gauge = await Gauge.at(3);
      ok(gauge instanceof Gauge, 'an instance');
      equal(await (await Gauge.tryAt(4)).read(), 4);
      includes((await fails(() => Gauge.tryAt(-1), { code: 'RustError' })).message, 'cannot stand at -1');
      const later = await soon(Gauge.atLater(5, async () => {}));
      equal([later instanceof Gauge, await later.level], [true, 5]);
      await fails(() => Gauge.atLater(5, async () => { throw new TypeError('no'); }), { code: 'JsException' });
      equal([Gauge.skipped, Gauge.prototype.skipped], [undefined, undefined]);
      equal('at' in gauge, false, 'a static on an instance');
    },
  },
  {
    name: 'methods: by & and &mut, fallible, async, supplied with what JavaScript does not send, of a second block',
    async run({ rust }) {
      const { Gauge } = (await members(rust)).members;
      const gauge = await Gauge.at(3);
      equal(await gauge.read(), 3);
      equal(await gauge.raiseBy(2), 5);
      equal(await gauge.raiseBy(2, 'surplus'), 7, 'surplus arguments are ignored');
      equal(await gauge.lowerBy(3), 4);
      await fails(() => gauge.lowerBy(30), { code: 'RustError', message: /30 is more than 4/ });
      await fails(() => gauge.raiseBy('2'), { code: 'TypeMismatch', path: 'args[0]', method: 'Gauge.raiseBy' });
      await fails(() => gauge.raiseBy(), { code: 'BadArgs', message: /`Gauge.raiseBy` expects 1 argument, received 0/ });
      equal(await soon(gauge.readLater(async () => {})), 4);
      equal(await soon(gauge.raiseLater(async () => 6)), 10);
      equal(await Promise.all([gauge.raiseLater(async () => 1), gauge.raiseLater(async () => 2)]), [11, 13], 'in order');
      ok(await gauge.same() === gauge, 'the same object comes back');
      await gauge.reset();
      equal(await gauge.level, 0);
      equal(await gauge.changes, 3);
      await fails(() => Gauge.prototype.read.call({}), { code: 'WrongType' });
      await fails(() => Gauge.prototype.read.call(undefined), { code: 'WrongType' });
      const { read } = gauge;
      await fails(() => read(), { code: 'WrongType' });
    },
  },
  {
    name: 'getters and setters',
    async run({ rust }) {
      const { Gauge } = (await members(rust)).members;
      const gauge = await Gauge.at(3);
      equal(await gauge.percent, 30);
      gauge.percent = 50;
      equal([await gauge.level, await gauge.percent], [5, 50]);
      await throws(() => { 'use strict'; gauge.changes = 1; }, { name: 'TypeError' });
      equal(await gauge.changes, 0);
    },
  },
  {
    name: 'fields of every kind: read and assigned',
    async run({ rust }) {
      const { Gauge } = (await members(rust)).members;
      const gauge = await Gauge.at(3);
      const fields = async () => [
        await gauge.level, await gauge.displayName, await gauge.note, await gauge.samples, await gauge.raw, await gauge.range,
      ];
      equal(await fields(), [3, 'gauge', null, [3], new Uint8Array([1, 2]), { low: 0, high: 10 }]);
      gauge.level = 4.5;
      gauge.displayName = 'Druhý';
      gauge.note = 'two';
      gauge.samples = [1, 2];
      gauge.raw = new Uint8Array([9]);
      gauge.range = { low: -1, high: 1 };
      equal(await fields(), [4.5, 'Druhý', 'two', [1, 2], new Uint8Array([9]), { low: -1, high: 1 }]);
      gauge.note = undefined;
      equal(await gauge.note, null);
      const log = await gauge.log;
      equal(await log.invokeMethod('lines'), []);
      gauge.log = log;
      ok(await gauge.log === log, 'the same reference');
      equal([await gauge.kind, await gauge.id, gauge.sort, gauge.hidden], ['plain', 7, undefined, undefined]);
      await throws(() => { 'use strict'; gauge.id = 8; }, { name: 'TypeError' });
      await throws(() => { 'use strict'; gauge.kind = 'x'; }, { name: 'TypeError' });
      equal(await gauge.id, 7);
    },
  },
  {
    name: 'fields refuse what does not fit, and stay as they were',
    sync: true,
    async run({ rust }) {
      const { Gauge } = (await members(rust)).members;
      const gauge = new Gauge(3);
      await throws(() => { gauge.level = 'high'; }, { code: 'TypeMismatch', path: 'args[0]', method: 'Gauge.level' });
      await throws(() => { gauge.range = { low: 1 }; }, { code: 'TypeMismatch' });
      await throws(() => { gauge.samples = [1, null]; }, { code: 'TypeMismatch', path: 'args[0][1]' });
      await throws(() => { gauge.log = gauge; }, { code: 'WrongType' });
      equal([gauge.level, gauge.range, gauge.samples], [3, { low: 0, high: 10 }, [3]]);
      gauge.dispose();
      await tick();
    },
  },
];
