// Calls that TypeScript refuses, a mistake each. The number is that of tsc's own message.

import { interop, type HelloHelperRef, type ItemHelperRef } from './gallery.js';

const rust = interop();

export async function wrong() {
  // @ts-expect-error TS2769: no such crate
  rust.invokeMethod('galery', 'return_array');
  // @ts-expect-error TS2769: no such identifier
  rust.invokeMethod('gallery', 'returnArray');
  // @ts-expect-error TS2769: an argument of another type
  rust.invokeMethod('gallery', 'update_message', 1);
  // @ts-expect-error TS2769: an argument is missing
  rust.invokeMethod('gallery', 'update_message');
  // @ts-expect-error TS2769: an argument too many
  rust.invokeMethod('gallery', 'return_array', 1);
  // @ts-expect-error TS2769: an async function, called as if it were sync
  rust.invokeMethod('gallery', 'return_array_async');
  // @ts-expect-error TS2322: a result of another type
  const text: string = rust.invokeMethod('gallery', 'return_array');
  // @ts-expect-error TS2740: a promise is no value
  const list: number[] = rust.invokeMethodAsync('gallery', 'return_array');
  // @ts-expect-error TS2769: a field that the struct has not
  rust.invokeMethod('gallery', 'apply', { fontSize: 12 });
  // @ts-expect-error TS2769: a number where a bigint is
  rust.invokeMethod('gallery', 'next_id', 1);
  // @ts-expect-error TS2769: another typed array
  rust.invokeMethod('gallery', 'louder', new Float64Array(1));
  // @ts-expect-error TS2769: no object at all
  rust.invokeMethod('gallery', 'add_listener', 'button');
  // @ts-expect-error TS2531: `Option` may be null
  rust.invokeMethod('gallery', 'visit_shop').message;
  // @ts-expect-error TS2345: a function that was resolved knows its parameters
  rust.getMethod('gallery', 'update_message')(1);
  // @ts-expect-error TS2353: an option that there is not
  rust.withOptions({ deadline: 5 });
  // @ts-expect-error TS2769: with options as without them
  rust.withOptions({ timeout: 5 }).invokeMethodAsync('gallery', 'ask');

  const hello = rust.invokeMethod('gallery', 'HelloHelper.make', 'Amy');
  // @ts-expect-error TS2345: a method of another object
  hello.invokeMethod('update_message');
  // @ts-expect-error TS2554: a method knows its parameters
  hello.invokeMethod('get_hello_message', 1);
  // @ts-expect-error TS2322: a reference to another type
  const item: ItemHelperRef = hello as HelloHelperRef;

  const exports = await rust.getExports('gallery');
  // @ts-expect-error TS2345: a crate without exports
  await rust.getExports('nobody');
  // @ts-expect-error TS2551: an export that there is not
  exports.exported_message.getMessageFromRust();
  // @ts-expect-error TS2540: exports are read only
  exports.counter_class.Counter = class {};
  const { Counter } = exports.counter_class;
  // @ts-expect-error TS2554: the constructor wants its argument
  new Counter();
  // @ts-expect-error TS2345: and of its type
  new Counter('5');
  const counter = new Counter(5);
  // @ts-expect-error TS2540: a field that is read only
  counter.label = 'x';
  // @ts-expect-error TS2540: a getter without a setter
  counter.double = 4;
  // @ts-expect-error TS2322: a field of another type
  counter.value = 'x';
  // @ts-expect-error TS2554: a method knows its parameters
  counter.increment(1);
  // @ts-expect-error TS2576: a static is on the class
  counter.at(1);
  // @ts-expect-error TS2339: a method is on the instance
  Counter.increment();
  // @ts-expect-error TS2739: a literal is no instance
  const imitation: typeof counter = { value: 1, label: '', double: 2, increment: () => 1 };
  // @ts-expect-error TS2322: a code that there is not
  const code: InstanceType<typeof rust.InteropError>['code'] = 'Oops';
  return [text, list, item, imitation, code];
}
