// More calls that TypeScript refuses: classes, instances as arguments, enums.

import { interop } from './conformance.js';

const rust = interop();
const CRATE = 'interop-tests-conformance';

export async function wrong() {
  const { classes, passing } = await rust.getExports(CRATE);
  // @ts-expect-error TS2673: a class that only Rust makes instances of
  new classes.Sealed();
  // @ts-expect-error TS2554: too many arguments of a constructor
  new classes.members.Gauge(1, 'a', 'b');
  const gauge = new classes.members.Gauge(1);
  // @ts-expect-error TS2339: a field that is not exported
  gauge.hidden;
  // @ts-expect-error TS2339: a method that is skipped
  gauge.skipped();
  // @ts-expect-error TS2551: the name in Rust
  gauge.raise_by(1);
  // @ts-expect-error TS2345: a method knows its parameters
  gauge.raiseBy('1');
  // @ts-expect-error TS2741: part of a struct
  gauge.range = { low: 1 };
  // @ts-expect-error TS2322: nothing where something is wanted
  gauge.level = null;

  const coin = new passing.Coin(1);
  const token = new passing.Token();
  // @ts-expect-error TS2740: an instance of another class
  passing.shared(token);
  // @ts-expect-error TS2345: null for what is not optional
  passing.moved(null);
  // @ts-expect-error TS2740: one for many
  passing.list_moved(coin, 1);
  // @ts-expect-error TS2740: an instance of another class among others
  passing.list_moved([coin, token], 1);
  // @ts-expect-error TS2740: data in the place of an instance
  passing.optional_shared({ value: 1 });
  // @ts-expect-error TS2740: of another class inside of data
  passing.nested({ owner: 'Amy', coin: gauge });
  // @ts-expect-error TS2531: an optional result
  passing.optional_result(1).value;
  // @ts-expect-error TS2339: a promise is no list
  passing.list_result([1]).length;
  // @ts-expect-error TS2740: a method of another class
  coin.plus(gauge);
  // @ts-expect-error TS2769: a variant that there is not
  rust.invokeMethod(CRATE, 'OfColor.top', 'blue');
  // @ts-expect-error TS2769: the content of another variant
  rust.invokeMethod(CRATE, 'OfAdjacent.top', { t: 'Newtype', c: 'x' });
  // @ts-expect-error TS2769: an object for a map with other keys than text
  rust.invokeMethod(CRATE, 'OfBoolMap.top', { true: 1 });
}
