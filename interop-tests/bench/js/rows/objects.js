// References to objects, with and without the safety net of the garbage collector, and callbacks.

import { expectSame } from '../same.js';

const CLASS = 'wasm-bindgen class';

/** @returns {import('../measure.js').Row[]} */
export function objects({ rust, peer, crate }) {
  peer.disable_finalizer();
  const account = rust.invokeMethod(crate, 'Account.open', 0);
  const theirs = new peer.PeerAccount(0);
  const double = rust.invokeMethod(crate, 'doubling');
  const peerDouble = peer.peer_doubling();
  const made = (name) => {
    const open = rust.getMethod(crate, `${name}.open`);
    return {
      peer: `${CLASS}, new and free`,
      check() {
        const ours = open(5);
        const peers = new peer.PeerAccount(5);
        expectSame(ours.invokeMethod('deposit', 2), peers.deposit(2), 'the balance');
        ours.dispose();
        peers.free();
      },
      ours(turns) {
        for (let i = 0; i < turns; i++) open(i).dispose();
      },
      theirs(turns) {
        for (let i = 0; i < turns; i++) new peer.PeerAccount(i).free();
      },
    };
  };
  return [
    {
      id: 'method-by-name',
      peer: `${CLASS} method`,
      check() {
        const balances = [account.invokeMethod('deposit', 0), theirs.deposit(0)];
        const after = [account.invokeMethod('deposit', 2), theirs.deposit(2)];
        expectSame(after[0] - balances[0], after[1] - balances[1], 'the deposit');
      },
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += account.invokeMethod('deposit', i);
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += theirs.deposit(i);
        return sum;
      },
    },
    { id: 'reference', ...made('Account') },
    { id: 'reference-unguarded', ...made('Unguarded') },
    {
      id: 'callback',
      peer: 'wasm-bindgen Closure',
      check: () => expectSame(double(21), peerDouble(21), 'the double'),
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += double(i);
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += peerDouble(i);
        return sum;
      },
    },
  ];
}
