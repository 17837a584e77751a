// What a million live references hold. One side in a process: nothing that the other has left behind may count.

import { expectSame } from './same.js';

const COUNT = 1_000_000;

/**
 * Bytes for one reference, wasm's memory and JavaScript's heap together.
 * @param {'ours' | 'theirs' | undefined} side
 * @param {import('./run.js').Engine} engine
 */
export async function heldBy(side, { load, heap, progress }) {
  const { peer, memory } = await load('pkg');
  const rust = peer.interop();
  const open = rust.getMethod('interop-bench', 'Account.open');
  const [make, deposit] =
    side === 'ours'
      ? [open, (account) => account.invokeMethod('deposit', 1)]
      : [(balance) => new peer.PeerAccount(balance), (account) => account.deposit(1)];
  const all = new Array(COUNT).fill(null);
  // What is made once for all of them, such as a thunk, is no part of it.
  expectSame(deposit(make(1)), 2, 'the balance');
  const before = { wasm: memory.buffer.byteLength, js: heap() };
  for (let i = 0; i < COUNT; i++) all[i] = make(i);
  const after = { wasm: memory.buffer.byteLength, js: heap() };
  for (const i of [0, 1, COUNT / 2, COUNT - 1]) expectSame(deposit(all[i]), i + 1, 'the balance');
  progress(`${COUNT} references of ${side}`);
  return { wasm: (after.wasm - before.wasm) / COUNT, js: (after.js - before.js) / COUNT };
}
