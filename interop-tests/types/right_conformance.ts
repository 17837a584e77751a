// The conformance crate: classes and how instances are passed, generics, enums, maps.

import { interop, type Adjacent, type Coin, type Color, type Field, type Gauge } from './conformance.js';
import { check, type Equal } from './equal.js';

const rust = interop();
const CRATE = 'interop-tests-conformance';

export async function members() {
  const { Gauge } = (await rust.getExports(CRATE)).classes.members;
  using gauge = new Gauge(1);
  check<Equal<typeof gauge, Gauge>>();
  new Gauge(1, null);
  new Gauge(1, 'left').displayName = 'right';
  check<Equal<ReturnType<typeof Gauge.tryAt>, Gauge>>();
  check<Equal<ReturnType<typeof Gauge.atLater>, Promise<Gauge>>>();
  check<Equal<ReturnType<typeof gauge.lowerBy>, number>>();
  check<Equal<ReturnType<typeof gauge.raiseLater>, Promise<number>>>();
  gauge.note = undefined;
  const { note, range, samples, raw, log, kind } = gauge;
  check<Equal<typeof note, string | null>>();
  check<Equal<typeof range.low, number>>();
  check<Equal<typeof samples, number[]>>();
  check<Equal<typeof raw, Uint8Array>>();
  check<Equal<typeof kind, string>>();
  const lines = log.invokeMethod('lines');
  check<Equal<typeof lines, string[]>>();
  class Dial extends Gauge {
    turn() {
      return this.raiseBy(1);
    }
  }
  check<Equal<ReturnType<Dial['turn']>, number>>();
}

export async function passing() {
  const { passing } = await rust.getExports(CRATE);
  const coin: Coin = new passing.Coin(1);
  passing.shared(coin);
  passing.optional_shared();
  passing.optional_shared(null);
  passing.optional_moved(coin);
  passing.list_moved([coin], 2);
  passing.list_shared([coin]);
  passing.nested({ owner: 'Amy', coin });
  passing.optional_plain(undefined, [1]);
  const later = await passing.later(coin, undefined, coin, async () => {});
  check<Equal<typeof later, number>>();
  const some = passing.optional_result(1);
  check<Equal<typeof some, Coin | null>>();
  const list = await passing.list_result([1]);
  check<Equal<typeof list, Coin[]>>();
  const both = passing.optional_list_result();
  check<Equal<typeof both, Coin[] | null>>();
  const count = rust.invokeMethod(CRATE, 'count_coins', [coin]);
  check<Equal<typeof count, number>>();
}

export function values() {
  const field = rust.invokeMethod(CRATE, 'OfColor.field', { value: 'red', maybe: null });
  check<Equal<typeof field, Field<Color>>>();
  check<Equal<Color, 'red' | 'green'>>();
  const adjacent: Adjacent = rust.invokeMethod(CRATE, 'OfAdjacent.top', { t: 'Tuple', c: [1, 'a'] });
  if (adjacent.t === 'Struct') check<Equal<typeof adjacent.c.height, number | null>>();
  const map = rust.invokeMethod(CRATE, 'OfColorMap.top', { red: 1 });
  check<Equal<typeof map, { red?: number; green?: number }>>();
  const numbers = rust.invokeMethod(CRATE, 'OfBoolMap.top', new Map([[true, 1]]));
  check<Equal<typeof numbers, Map<boolean, number>>>();
}
