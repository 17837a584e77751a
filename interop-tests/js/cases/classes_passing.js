// The class matrix, how an instance is passed and returned: `&T`, `&mut T`, `T`, each optional, in lists and inside of data.

import { equal, fails, ok, soon, throws } from '../support/check.js';

const CRATE = 'interop-tests-conformance';

/** The exports, and a function that makes coins on any host. */
async function passing(rust) {
  const { passing } = await rust.getExports(CRATE);
  const coins = (...values) => Promise.all(values.map((value) => passing.Coin.of(value)));
  return { ...passing, coins };
}

export const cases = [
  {
    name: 'an instance as &T and &mut T, of functions and of methods',
    async run({ rust }) {
      const { coins, shared, exclusive, Token } = await passing(rust);
      const [one, two] = await coins(1, 2);
      equal([await shared(one), await exclusive(one), await one.value], [1, 2, 2]);
      equal([await one.plus(two), await one.plus(one)], [4, 4]);
      equal([await one.take_from(two), await two.value], [4, 0]);
      await fails(() => one.take_from(one), { code: 'Busy' });
      for (const take of [shared, exclusive]) {
        await fails(() => take(), { code: 'BadArgs' });
        await fails(() => take(null), { code: 'TypeMismatch', path: 'args[0]' });
        await fails(() => take({ value: 1 }), { code: 'TypeMismatch', path: 'args[0]' });
        const token = await Token.make();
        await fails(() => take(token), { code: 'WrongType', message: /expected a reference to `Coin`, found one to `Token`/ });
      }
      equal(await one.value, 4);
    },
  },
  {
    name: 'an instance as T moves: it is gone, and says so',
    async run({ rust }) {
      const { coins, moved, shared, two_moved, Token } = await passing(rust);
      const [coin, other] = await coins(5, 6);
      equal(await moved(coin), 5);
      const gone = { code: 'Disposed', message: /moved into Rust/ };
      await fails(() => coin.value, { ...gone, method: 'Coin.value' });
      await fails(() => coin.plus(other), { ...gone, method: 'Coin.plus' });
      await fails(() => coin.invokeMethodAsync('nothing'), { code: /Disposed|UnknownMethod/ });
      await fails(() => shared(coin), { ...gone, path: 'args[0]' });
      await fails(() => moved(coin), { ...gone, path: 'args[0]' });
      coin.dispose();
      coin.dispose();
      await fails(() => coin.value, { code: 'Disposed', message: /disposed/ });
      equal(await other.melt((await coins(4))[0]), 10);

      await fails(() => two_moved(other, other), { code: 'Busy', message: /another argument/ });
      await fails(() => other.melt(other), { code: 'Busy' });
      await fails(() => two_moved(other, { value: 1 }), { code: 'TypeMismatch', path: 'args[1]' });
      const token = await Token.make();
      await fails(() => two_moved(other, token), { code: 'WrongType' });
      equal(await other.value, 10, 'a call that is refused moves nothing');
    },
  },
  {
    name: 'an instance as Option<&T>, Option<&mut T> and Option<T>',
    async run({ rust }) {
      const { coins, optional_shared, optional_exclusive, optional_moved } = await passing(rust);
      const [coin] = await coins(7);
      equal([await optional_shared(coin), await optional_exclusive(coin), await optional_shared(coin)], [7, 8, 8]);
      for (const take of [optional_shared, optional_exclusive, optional_moved]) {
        equal([await take(), await take(null), await take(undefined)], [null, null, null]);
        await fails(() => take(7), { code: 'TypeMismatch', path: 'args[0]' });
      }
      equal(await optional_moved(coin), 8);
      for (const take of [optional_shared, optional_exclusive, optional_moved]) {
        await fails(() => take(coin), { code: 'Disposed', message: /moved into Rust/ });
      }
    },
  },
  {
    name: 'instances in a list, moved and borrowed',
    async run({ rust }) {
      const { coins, list_moved, list_shared } = await passing(rust);
      const list = await coins(1, 2, 3);
      equal([await list_shared(list), await list_shared([list[0], list[0]]), await list_shared([])], [6, 2, 0]);
      await fails(() => list_moved([...list, 4], 1), { code: 'TypeMismatch', path: 'args[0][3]' });
      await fails(() => list_moved(list, 'x'), { code: 'TypeMismatch', path: 'args[1]' });
      await fails(() => list_moved([list[1], list[1]], 1), { code: 'Busy' });
      equal(await list_shared(list), 6, 'a call that is refused moves nothing');
      equal(await list_moved(list, 10), 60);
      for (const coin of list) await fails(() => coin.value, { code: 'Disposed', message: /moved into Rust/ });
      equal(await list_moved([], 10), 0);
      const [fresh] = await coins(1);
      equal(await rust.invokeMethodAsync(CRATE, 'count_coins', await coins(1, 2), fresh), 3);
      equal(await rust.invokeMethodAsync(CRATE, 'count_coins', [fresh]), 1);
      await fails(() => fresh.value, { code: 'Disposed' });
    },
  },
  {
    name: 'an instance inside of data moves as well',
    async run({ rust }) {
      const { coins, nested } = await passing(rust);
      const [coin] = await coins(9);
      equal(await nested({ owner: 'Amy', coin }), 'Amy: 9');
      await fails(() => nested({ owner: 'Amy', coin }), { code: 'Disposed', path: 'args[0].coin' });
    },
  },
  {
    name: 'text, lists and bytes as Option<&T>',
    async run({ rust }) {
      const { optional_plain } = await passing(rust);
      equal(await optional_plain(), 'None None None');
      equal(await optional_plain('a', [1, 2], new Uint8Array([3])), 'Some("a") Some([1, 2]) Some([3])');
      equal(await optional_plain(null, [1]), 'None Some([1]) None');
      await fails(() => optional_plain(1), { code: 'TypeMismatch', path: 'args[0]' });
    },
  },
  {
    name: 'instances as results: T, Option<T>, Vec<T>, in a Result, of an async function',
    async run({ rust }) {
      const { Coin, results, optional_result, list_result, optional_list_result } = await passing(rust);
      const coin = await results(3);
      equal([coin instanceof Coin, await coin.value], [true, 3]);
      await fails(() => results(-1), { code: 'RustError', message: /no coin is worth -1/ });
      equal(await optional_result(), null);
      const some = await optional_result(4);
      equal([some instanceof Coin, await some.value], [true, 4]);
      const list = await soon(list_result([5, 6]));
      equal([list.length, list.every((each) => each instanceof Coin), await list[1].value], [2, true, 6]);
      equal(await list_result([]), []);
      equal(await optional_list_result(null), null);
      equal(await (await optional_list_result([8]))[0].value, 8);
    },
  },
  {
    name: 'an async function keeps what it borrowed until it is done',
    async run({ rust }) {
      const { coins, later, exclusive } = await passing(rust);
      const [first, second, third] = await coins(1, 2, 3);
      let goOn = () => {};
      const waiting = later(first, second, third, () => new Promise((resolve) => { goOn = resolve; }));
      await soon((async () => { while (goOn.length === 0) await new Promise((resolve) => setTimeout(resolve, 1)); })());
      await fails(() => exclusive(first), { code: 'Busy' });
      await fails(() => exclusive(second), { code: 'Busy' });
      await fails(() => exclusive(third), { code: 'Disposed' });
      goOn(null);
      equal(await soon(waiting), 6);
      equal(await exclusive(first), 2);
    },
  },
  {
    name: 'a class instance of another copy, and plain imitations, are refused',
    sync: true,
    async run({ rust }) {
      const { Coin, shared, moved } = await passing(rust);
      const coin = new Coin(1);
      const fake = Object.create(Coin.prototype);
      for (const take of [shared, moved]) await throws(() => take(fake), { code: /ForeignHandle|TypeMismatch|WrongType/ });
      await throws(() => fake.value, { code: 'WrongType' });
      equal(shared(coin), 1);
      ok(!('then' in coin), 'no promise');
      coin.dispose();
    },
  },
];
