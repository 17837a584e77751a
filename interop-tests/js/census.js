// The census: each kind of thing made, used and let go so many times, after which everything is as it was before.

import { equal, fails, throws } from './support/check.js';

const APP = 'interop-tests-app';

/** How each kind lives and ends. What ends by collection alone says so. */
export const kinds = {
  'object of Rust, disposed': ({ rust }) => {
    const thing = rust.invokeMethod(APP, 'Thing.make');
    thing.invokeMethod('ping');
    thing.dispose();
  },
  'object of Rust, collected': ({ rust }) => {
    rust.invokeMethod(APP, 'Thing.make').invokeMethod('ping');
  },
  'object of JavaScript': ({ rust }, n) => {
    equal(rust.invokeMethod(APP, 'takes_object', { n }), n);
  },
  'callback, disposed in JavaScript': ({ rust }) => {
    const callback = rust.invokeMethod(APP, 'makes_callback');
    callback(1);
    callback.dispose();
  },
  'callback, collected': ({ rust }) => {
    rust.invokeMethod(APP, 'makes_callback')(1);
  },
  'callback, disposed in Rust': ({ rust }) => {
    equal(rust.invokeMethod(APP, 'lends_callback', (callback) => callback(1)), 2);
  },
  'promise of Rust, fulfilled': async ({ rust }) => {
    equal(await rust.invokeMethodAsync(APP, 'after_polls', 'x', 1), 'x');
  },
  'promise of JavaScript, fulfilled': async ({ rust }) => {
    equal(await rust.invokeMethodAsync(APP, 'awaits', async () => 1, 1), 1);
  },
  'promise, rejected': async ({ rust }) => {
    await fails(() => rust.invokeMethodAsync(APP, 'awaits', () => Promise.reject(new Error('no')), 1), { code: 'JsException' });
  },
  'promise, cancelled': async ({ rust }) => {
    const controller = new AbortController();
    const call = rust.withOptions({ signal: controller.signal }).invokeMethodAsync(APP, 'waits_for', () => new Promise(() => {}));
    controller.abort();
    await fails(() => call, { code: 'Cancelled' });
  },
  'promise, given up by Rust': async ({ rust }) => {
    await rust.invokeMethodAsync(APP, 'gives_up', () => new Promise(() => {}), true);
  },
  'error with a stack': async ({ rust }) => {
    const thing = rust.invokeMethod(APP, 'Thing.make');
    await throws(() => thing.invokeMethod('fails'), { code: 'RustError' });
    await throws(() => rust.invokeMethod(APP, 'takes_object', {}), { code: 'UnknownMember' });
    thing.dispose();
  },
  'A10: JavaScript that throws below Rust': ({ rust }) => {
    globalThis.censusThrows = censusThrows;
    equal(rust.invokeMethod(APP, 'see_failure', 'censusThrows').code, 'JsException');
  },
  'encode that fails after a reference': async ({ rust }) => {
    await throws(() => rust.invokeMethod(APP, 'encode_fails'), { code: 'OutOfRange' });
  },
  'decode that fails after references': async ({ rust }) => {
    const [a, b] = [rust.createJsObjectReference({}), rust.createJsObjectReference({})];
    await throws(() => rust.invokeMethod(APP, 'decode_fails', [a, b, 256]), { code: 'OutOfRange' });
    a.dispose();
    b.dispose();
  },
  'module, registered again': ({ rust }, n) => {
    rust.registerModule('census', { version: n });
    equal(rust.invokeMethod(APP, 'module_version', 'census'), n);
  },
};

function censusThrows() {
  throw new RangeError('as always');
}

/**
 * @param {{ rust: any }} environment
 * @param {string} kind
 * @param {number} times
 */
export async function repeat(environment, kind, times) {
  for (let n = 0; n < times; n++) {
    const done = kinds[kind](environment, n);
    if (done !== undefined) await done;
    // What waits for its collection would otherwise be as much as the engine likes.
    if (n % COLLECT_EVERY === COLLECT_EVERY - 1) await collect();
  }
}

const COLLECT_EVERY = 1000;

async function collect() {
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** Collects until nothing changes any more. */
export async function settle(rust) {
  let last = '';
  for (let still = 0; still < 3; ) {
    await collect();
    const now = JSON.stringify(rust.stats());
    still = now === last ? still + 1 : 0;
    last = now;
  }
  return rust.stats();
}
