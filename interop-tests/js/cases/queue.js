// Async calls that want one object for themselves: they wait for each other, in order. Faults A13, A14 and A16.

import { equal, fails, soon, throws, tick } from '../support/check.js';

const APP = 'interop-tests-app';

/** A promise that is settled from outside. */
function gate() {
  let open;
  const promise = new Promise((resolve) => (open = resolve));
  return { open, until: () => promise };
}

const withSlow = (run) => async ({ rust }) => {
  const { rustObjects } = rust.stats();
  const slow = await rust.invokeMethod(APP, 'Slow.make');
  await run({ rust, slow, add: (name, until) => slow.invokeMethodAsync('add', name, until) });
  slow.dispose();
  await tick();
  equal([rust.stats().rustObjects, rust.stats().pendingCalls], [rustObjects, 0]);
};

export const cases = [
  {
    name: 'A14: overlapping async calls with &mut self run one after the other, in order',
    run: withSlow(async ({ slow, add }) => {
      const first = gate();
      const calls = [add('a', first.until), ...['b', 'c'].map((name) => add(name, async () => {}))];
      await tick();
      await throws(() => slow.invokeMethod('entries'), { code: 'Busy', message: /`Slow\.entries` cannot run while `Slow\.add`/ });
      first.open();
      equal(await soon(Promise.all(calls)), [2, 4, 6]);
      const order = ['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]);
      equal(await slow.invokeMethod('entries'), order);
    }),
  },
  {
    name: 'A14: shared calls wait for an exclusive one, and then run together',
    run: withSlow(async ({ slow, add }) => {
      const [first, reading] = [gate(), gate()];
      const call = add('a', first.until);
      const reads = [1, 2, 3].map(() => slow.invokeMethodAsync('read', reading.until));
      const last = add('z', async () => {});
      await tick();
      first.open();
      await soon(call);
      await tick();
      equal(await slow.invokeMethod('entries'), ['a begins', 'a ends'], 'the three read, and z waits');
      reading.open();
      for (const read of reads) equal(await soon(read), ['a begins', 'a ends']);
      equal(await soon(last), 4);
    }),
  },
  {
    name: 'A14: at most 64 wait',
    run: withSlow(async ({ slow, add }) => {
      const first = gate();
      const calls = [add('a', first.until), ...Array.from({ length: 64 }, () => add('b', async () => {}))];
      await fails(() => soon(add('c', async () => {})), { code: 'Busy', message: /64.*`object_queue`/ });
      first.open();
      equal((await soon(Promise.all(calls))).at(-1), 130);
      equal(await soon(add('d', async () => {})), 132, 'and there is room again');
    }),
  },
  {
    name: 'A14: one that waits can be cancelled, and the next one takes its place',
    run: withSlow(async ({ slow, add }) => {
      const first = gate();
      const controller = new AbortController();
      const call = add('a', first.until);
      const cancelled = slow.withOptions({ signal: controller.signal }).invokeMethodAsync('add', 'b', async () => {});
      const next = add('c', async () => {});
      controller.abort();
      await fails(() => soon(cancelled), { code: 'Cancelled' });
      first.open();
      await soon(call);
      equal(await soon(next), 4);
      equal((await slow.invokeMethod('entries')).filter((entry) => entry.startsWith('b')), []);
    }),
  },
  {
    name: 'A16: calls that run or wait when the object is disposed finish, and then it goes',
    run: withSlow(async ({ rust, slow, add }) => {
      const dropped = await rust.invokeMethod(APP, 'dropped_futures');
      const first = gate();
      const calls = [add('a', first.until), add('b', async () => {})];
      slow.dispose();
      await fails(() => soon(add('c', async () => {})), { code: 'Disposed', message: /Slow/ });
      equal(await rust.invokeMethod(APP, 'dropped_futures'), dropped, 'it is still in use');
      first.open();
      equal(await soon(Promise.all(calls)), [2, 4]);
      await tick();
      equal(await rust.invokeMethod(APP, 'dropped_futures'), dropped + 1, 'dropped once');
    }),
  },
];
