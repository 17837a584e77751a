// What the gallery's page does, as TypeScript has it.

import { interop, type InteropError, type ItemHelperRef, type ListItem, type Report, type Rust } from './gallery.js';
import { check, type Equal } from './equal.js';

const rust: Rust = interop();

export async function calls() {
  const numbers = rust.invokeMethod('gallery', 'return_array');
  check<Equal<typeof numbers, number[]>>();
  const later = await rust.invokeMethodAsync('gallery', 'return_array_async');
  check<Equal<typeof later, number[]>>();
  const nothing = await rust.invokeMethodAsync('gallery', 'update_page');
  check<Equal<typeof nothing, void>>();
  const settings = rust.invokeMethod('gallery', 'apply', { font_size: 12 });
  check<Equal<typeof settings.font_size, number>>();
  const report = rust.invokeMethod('gallery', 'visit_shop');
  check<Equal<typeof report, Report | null>>();
  rust.invokeMethod('gallery', 'add_listener', document.body);
  const asked = await rust.withOptions({ timeout: 5 }).invokeMethodAsync('gallery', 'ask', 'why?');
  check<Equal<typeof asked, string>>();
}

export function values() {
  const id = rust.invokeMethod('gallery', 'next_id', 1n);
  check<Equal<typeof id, bigint>>();
  const day = rust.invokeMethod('gallery', 'tomorrow', new Date());
  check<Equal<typeof day, Date>>();
  const words = rust.invokeMethod('gallery', 'by_length', ['a']);
  check<Equal<typeof words, Map<number, string>>>();
  const samples = rust.invokeMethod('gallery', 'louder', new Float32Array(1));
  check<Equal<typeof samples, Float32Array>>();
}

export function methods() {
  const update = rust.getMethod('gallery', 'update_message');
  check<Equal<typeof update, (name: string) => string>>();
  ['a', 'b'].map((name) => update(name));
  const ask = rust.getMethod('gallery', 'ask');
  check<Equal<ReturnType<typeof ask>, Promise<string>>>();
}

export async function references() {
  const items = rust.invokeMethod('gallery', 'make_list_items');
  check<Equal<typeof items, ListItem[]>>();
  const [first] = items;
  if (first === undefined) return;
  check<Equal<typeof first.helper, ItemHelperRef>>();
  const text = first.helper.invokeMethod('update_message');
  check<Equal<typeof text, string>>();
  const same = await first.helper.invokeMethodAsync('text');
  check<Equal<typeof same, string>>();
  await first.helper.withOptions({ signal: new AbortController().signal }).invokeMethodAsync('text');
  first.helper.dispose();
  using helper = rust.invokeMethod('gallery', 'HelloHelper.make', 'Amy');
  check<Equal<typeof helper extends Disposable ? true : false, true>>();
}

export async function classes() {
  const { counter_class, exported_message } = await rust.getExports('gallery');
  const { Counter } = counter_class;
  using counter = new Counter(5);
  counter.value = counter.increment() + counter.double;
  const label = counter.label;
  check<Equal<typeof label, string>>();
  const other: typeof counter = Counter.at(1);
  if (other instanceof Counter && other instanceof rust.RustObjectRef) other.dispose();
  const message = exported_message.get_message_from_rust();
  check<Equal<typeof message, string>>();
}

export function runtime() {
  const stop = rust.onError((error: InteropError) => `${error.code} ${error.method ?? ''} ${error.path ?? ''}`);
  stop();
  rust.registerModule('clickCounter', { showCount: (count: number) => count });
  rust.createJsObjectReference({}).dispose();
  const { rustObjects } = rust.stats();
  check<Equal<typeof rustObjects, number>>();
  try {
    rust.invokeMethod('gallery', 'parse_port', 'x');
  } catch (error) {
    if (error instanceof rust.InteropError) {
      check<Equal<typeof error.fault, string | undefined>>();
      if (error.code === 'RustError') throw new rust.InteropError('JsException', 'no', { fault: 'Mine' });
    }
  }
}
