// The class matrix, the end of an instance and its use while it is in use: dispose, dispose twice, after dispose, Busy.

import { equal, fails, ok, soon, throws, tick } from '../support/check.js';

const CRATE = 'interop-tests-conformance';
const coins = async (rust) => (await rust.getExports(CRATE)).passing;

export const cases = [
  {
    name: 'dispose ends an instance, a second time is nothing, and every use says that it was disposed',
    async run({ rust }) {
      const { Coin, shared, moved, optional_shared, list_moved } = await coins(rust);
      const coin = await Coin.of(1);
      const other = await Coin.of(2);
      const before = rust.stats().rustObjects;
      equal(coin.dispose(), undefined);
      equal(coin.dispose(), undefined);
      await tick();
      equal(rust.stats().rustObjects, before - 1);
      const gone = (method) => ({ code: 'Disposed', method, message: /was called on an object that was disposed/ });
      await fails(() => coin.value, gone('Coin.value'));
      await throws(() => { coin.value = 2; }, gone('Coin.value'));
      await fails(() => coin.plus(other), gone('Coin.plus'));
      await fails(() => coin.hold_later(async () => {}), gone('Coin.hold_later'));
      for (const take of [shared, moved, optional_shared]) {
        await fails(() => take(coin), { code: 'Disposed', path: 'args[0]', message: /`Coin`.* was disposed/ });
      }
      await fails(() => list_moved([other, coin], 1), { code: 'Disposed', path: 'args[0][1]' });
      await fails(() => other.plus(coin), { code: 'Disposed' });
      equal(await other.value, 2);
      other.dispose();
    },
  },
  {
    name: 'Symbol.dispose is dispose',
    async run({ rust }) {
      const { Coin } = await coins(rust);
      const coin = await Coin.of(1);
      if (typeof Symbol.dispose !== 'symbol') return;
      ok(coin[Symbol.dispose] === coin.dispose, 'one function');
      coin[Symbol.dispose]();
      coin[Symbol.dispose]();
      await fails(() => coin.value, { code: 'Disposed' });
    },
  },
  {
    name: 'A13 a class method that is re-entered while &mut self runs is Busy, naming both',
    sync: true,
    async run({ rust }) {
      const { Coin, shared, exclusive, moved, optional_exclusive } = await coins(rust);
      const coin = new Coin(1);
      const uses = {
        'Coin.value': () => coin.value,
        'Coin.hold': () => coin.hold(() => {}),
        'Coin.plus': () => coin.plus(new Coin(1)),
        'Coin.argument': () => shared(coin),
        'Coin.move': () => moved(coin),
      };
      for (const [method, use] of Object.entries(uses)) {
        let error;
        await throws(() => coin.hold(() => {
          try { use(); } catch (thrown) { error = thrown; throw thrown; }
        }), { code: 'Busy' });
        const text = `\`${method}\` cannot run while \`Coin.hold\` uses the object`;
        ok(error.message.includes(text), `${error.message} has no ${text}`);
      }
      await throws(() => coin.hold(() => { coin.value = 3; }), { code: 'Busy' });
      await throws(() => coin.hold(() => exclusive(coin)), { code: 'Busy' });
      await throws(() => coin.hold(() => optional_exclusive(coin)), { code: 'Busy' });
      equal(coin.hold(() => {}), 1, 'still usable');
      coin.dispose();
    },
  },
  {
    name: 'A13 while &self runs an instance can be read, but not changed or moved',
    sync: true,
    async run({ rust }) {
      const { Coin, shared, exclusive, moved } = await coins(rust);
      const coin = new Coin(1);
      equal(coin.show(() => { equal([coin.value, shared(coin), coin.plus(coin)], [1, 1, 2]); }), 1);
      await throws(() => coin.show(() => exclusive(coin)), { code: 'Busy' });
      await throws(() => coin.show(() => moved(coin)), { code: 'Busy' });
      equal(coin.value, 1);
      coin.dispose();
    },
  },
  {
    name: 'A14 while an async method changes an instance, a sync use is Busy and an async one waits',
    async run({ rust }) {
      const { Coin, moved } = await coins(rust);
      const coin = await Coin.of(1);
      let goOn;
      const held = coin.hold_later(() => new Promise((resolve) => { goOn = resolve; }));
      await soon((async () => { while (goOn === undefined) await new Promise((resolve) => setTimeout(resolve, 1)); })());
      await fails(() => coin.value, { code: 'Busy', message: /`Coin.hold_later`/ });
      await fails(() => moved(coin), { code: 'Busy' });
      const next = coin.hold_later(async () => {});
      goOn(null);
      equal(await soon(Promise.all([held, next])), [2, 3]);
      coin.dispose();
    },
  },
  {
    name: 'A16 dispose while an async method runs lets it finish',
    async run({ rust }) {
      const { Coin } = await coins(rust);
      const coin = await Coin.of(1);
      let goOn;
      const held = coin.hold_later(() => new Promise((resolve) => { goOn = resolve; }));
      await soon((async () => { while (goOn === undefined) await new Promise((resolve) => setTimeout(resolve, 1)); })());
      coin.dispose();
      await fails(() => coin.value, { code: 'Disposed' });
      goOn(null);
      equal(await soon(held), 2);
    },
  },
];
