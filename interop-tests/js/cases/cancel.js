// Calls that are given up, from either side: rows 21 and 22 of the table, and faults D12 and D13.

import { equal, fails, soon, throws, tick } from '../support/check.js';

const APP = 'interop-tests-app';
const never = () => new Promise(() => {});

/** A function for Rust that keeps the signal it is given, and what it answers with. */
function listener(answer = never) {
  const heard = { signal: undefined, aborts: 0, calls: 0 };
  const listen = (signal) => {
    heard.calls += 1;
    heard.signal = signal;
    signal.addEventListener('abort', () => (heard.aborts += 1));
    return answer();
  };
  return [listen, heard];
}

const alive = (rust) => {
  const { rustObjects, jsObjects, pendingCalls } = rust.stats();
  return { rustObjects, jsObjects, pendingCalls };
};

/** Nothing may be alive afterwards that was not before. */
const clean = (run) => async ({ rust }) => {
  const before = alive(rust);
  const dropped = await rust.invokeMethod(APP, 'dropped_futures');
  await run(rust, async () => (await rust.invokeMethod(APP, 'dropped_futures')) - dropped);
  await tick();
  equal(alive(rust), before, 'what is alive');
};

export const cases = [
  {
    name: 'row 22: a call that Rust gives up is not sent, or its signal fires once',
    run: clean(async (rust) => {
      const [unsent, nothing] = listener();
      await soon(rust.invokeMethodAsync(APP, 'gives_up', unsent, false));
      await tick();
      equal(nothing, { signal: undefined, aborts: 0, calls: 0 }, 'nothing is sent');
      let answerLate;
      const [sent, heard] = listener(() => new Promise((resolve) => (answerLate = resolve)));
      await soon(rust.invokeMethodAsync(APP, 'gives_up', sent, true));
      await tick();
      equal([heard.calls, heard.aborts, heard.signal.aborted, heard.signal.reason.name], [1, 1, true, 'AbortError']);
      answerLate(() => 'cannot even cross');
      await tick();
      equal(heard.aborts, 1, 'and a late answer is ignored');
    }),
  },
  {
    name: 'row 22: after completion the signal stays silent',
    run: clean(async (rust) => {
      const [answers, heard] = listener(() => 5);
      equal(await soon(rust.invokeMethodAsync(APP, 'waits_for', answers)), 5);
      await tick();
      equal([heard.aborts, heard.signal.aborted], [0, false]);
      const [fails_, silent] = listener(() => Promise.reject(new Error('no')));
      await fails(() => soon(rust.invokeMethodAsync(APP, 'waits_for', fails_)), { code: 'JsException' });
      await tick();
      equal(silent.aborts, 0);
    }),
  },
  {
    name: 'row 22: the signal of a sync call',
    sync: true,
    run: clean(async (rust) => {
      equal(rust.invokeMethod(APP, 'sync_signal', (signal) => signal.aborted), false);
    }),
  },
  {
    name: 'row 21: a deadline passes, or the answer is there before it, or comes after it',
    run: clean(async (rust) => {
      const [hangs, heard] = listener();
      globalThis.deadline = { hangs, quick: () => 1, late: () => new Promise((resolve) => setTimeout(resolve, 30, 2)) };
      try {
        await fails(() => soon(rust.invokeMethodAsync(APP, 'at_most', 'deadline.hangs', 10)), {
          code: 'Timeout', method: 'deadline.hangs', message: /within 10ms/,
        });
        await tick();
        equal(heard.aborts, 1, 'the signal fires at the deadline too');
        equal(await soon(rust.invokeMethodAsync(APP, 'at_most', 'deadline.quick', 1000)), 1);
        await fails(() => soon(rust.invokeMethodAsync(APP, 'at_most', 'deadline.late', 5)), { code: 'Timeout' });
        await new Promise((resolve) => setTimeout(resolve, 40));
      } finally {
        delete globalThis.deadline;
      }
    }),
  },
  {
    name: 'the call that loses a race is cancelled',
    run: clean(async (rust) => {
      const [slow, loser] = listener();
      const [quick, winner] = listener(async () => 'quick');
      equal(await soon(rust.invokeMethodAsync(APP, 'race', slow, quick)), 'quick');
      await tick();
      equal([loser.aborts, winner.aborts], [1, 0]);
    }),
  },
  {
    name: 'a signal in a result is refused',
    run: clean(async (rust) => {
      await throws(() => rust.invokeMethod(APP, 'returns_signal'), { code: 'NotSerializable', message: /JsAbortSignal/ });
    }),
  },
  {
    name: 'withOptions: an abort drops the Rust future, and what it awaits is cancelled',
    run: clean(async (rust, dropped) => {
      const [hangs, heard] = listener();
      const controller = new AbortController();
      const call = rust.withOptions({ signal: controller.signal }).invokeMethodAsync(APP, 'waits_for', hangs);
      await tick();
      equal([heard.calls, await dropped()], [1, 0]);
      controller.abort('enough');
      const error = await fails(() => soon(call), { code: 'Cancelled', name: 'AbortError', cause: 'enough', method: `${APP}.waits_for` });
      equal(error instanceof rust.InteropError, true);
      equal(await dropped(), 1, 'the future is dropped');
      await tick();
      equal(heard.aborts, 1, 'and so is the call that it was waiting for');
    }),
  },
  {
    name: 'withOptions: aborted before, after, with a timeout, and with wrong options',
    run: clean(async (rust, dropped) => {
      const [unheard, nothing] = listener();
      const aborted = rust.withOptions({ signal: AbortSignal.abort('early') });
      await fails(() => aborted.invokeMethodAsync(APP, 'waits_for', unheard), { code: 'Cancelled', cause: 'early' });
      equal(nothing.calls, 0, 'nothing is called');
      const controller = new AbortController();
      const options = rust.withOptions({ signal: controller.signal, timeout: 1000 });
      equal(await soon(options.invokeMethodAsync(APP, 'waits_for', () => 7)), 7);
      equal(await soon(options.invokeMethodAsync(APP, 'add', 2, 3)), 5, 'a sync function');
      controller.abort();
      equal(await dropped(), 1, 'an abort after the end changes nothing');
      await fails(() => soon(rust.withOptions({ timeout: 5 }).invokeMethodAsync(APP, 'waits_for', never)), {
        code: 'Timeout', method: `${APP}.waits_for`, message: /5 ms/,
      });
      equal(await dropped(), 2);
      await fails(() => rust.withOptions({ timeout: 5 }).invokeMethodAsync(APP, 'no_such'), { code: 'UnknownMethod' });
      await throws(() => rust.withOptions({ timeOut: 5 }), { code: 'BadArgs', message: /timeOut/ });
      await throws(() => rust.withOptions({ timeout: '5' }), { code: 'TypeMismatch', message: /string "5"/ });
      await throws(() => rust.withOptions({ signal: {} }), { code: 'TypeMismatch', message: /AbortSignal/ });
      await throws(() => rust.withOptions(), { code: 'TypeMismatch' });
    }),
  },
  {
    name: 'an abort from within the call that it ends',
    run: clean(async (rust, dropped) => {
      const controller = new AbortController();
      let calls = 0;
      const abortsItself = () => {
        calls += 1;
        controller.abort();
        return never();
      };
      const call = rust.withOptions({ signal: controller.signal }).invokeMethodAsync(APP, 'awaits', async () => {
        await tick();
        return abortsItself();
      }, 3);
      await fails(() => soon(call), { code: 'Cancelled' });
      equal([calls, await dropped()], [1, 0]);
    }),
  },
];
