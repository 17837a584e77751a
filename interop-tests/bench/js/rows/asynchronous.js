// Promises and futures, one await each.

import { expectSame } from '../same.js';

/** @returns {import('../measure.js').Row[]} */
export function asynchronous({ rust, peer, crate }) {
  const atOnce = rust.getMethod(crate, 'at_once');
  const afterPromise = rust.getMethod(crate, 'after_promise');
  const awaitMany = rust.getMethod(crate, 'await_many');
  return [
    { id: 'async-ready', peer: 'wasm-bindgen async export', ...awaited(atOnce, peer.peer_at_once) },
    { id: 'async-promise', peer: 'wasm-bindgen async export', ...awaited(afterPromise, peer.peer_after_promise) },
    {
      id: 'await-import',
      peer: 'wasm-bindgen `async` import',
      check: async () => expectSame(await awaitMany(50), await peer.peer_await_many(50), 'the sum'),
      ours: (turns) => awaitMany(turns),
      theirs: (turns) => peer.peer_await_many(turns),
    },
  ];
}

function awaited(ours, theirs) {
  return {
    check: async () => expectSame(await ours(41), await theirs(41), 'the result'),
    async ours(turns) {
      let sum = 0;
      for (let i = 0; i < turns; i++) sum += await ours(i);
      return sum;
    },
    async theirs(turns) {
      let sum = 0;
      for (let i = 0; i < turns; i++) sum += await theirs(i);
      return sum;
    },
  };
}
