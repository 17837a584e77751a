// Calls from JavaScript with two numbers.

import { expectSame } from '../same.js';

const EXPORT = 'wasm-bindgen export';

/** @returns {import('../measure.js').Row[]} */
export function calls({ rust, peer, crate }) {
  const add = rust.getMethod(crate, 'add');
  const names = ['add', 'add_1', 'add_2', 'add_3', 'add_4', 'add_5', 'add_6', 'add_7'];
  const direct = names.map((name) => peer[`peer_${name}`]);
  const divide = rust.getMethod(crate, 'divide');
  return [
    {
      id: 'call-resolved',
      peer: EXPORT,
      check: () => expectSame(add(1.5, 2), peer.peer_add(1.5, 2), 'add'),
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += add(i, 2);
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += peer.peer_add(i, 2);
        return sum;
      },
    },
    {
      id: 'call-by-name',
      peer: `${EXPORT}s, 8 rotating`,
      check: () => names.forEach((name, i) => expectSame(rust.invokeMethod(crate, name, 1.5, 2), direct[i](1.5, 2), name)),
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += rust.invokeMethod(crate, names[i & 7], i, 2);
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += direct[i & 7](i, 2);
        return sum;
      },
    },
    {
      id: 'result-resolved',
      peer: `${EXPORT} that returns a Result`,
      check: () => bothDivide(divide, peer.peer_divide),
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += divide(i, 2);
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += peer.peer_divide(i, 2);
        return sum;
      },
    },
    {
      id: 'result-by-name',
      peer: `${EXPORT} that returns a Result`,
      check: () => bothDivide((a, b) => rust.invokeMethod(crate, 'divide', a, b), peer.peer_divide),
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += rust.invokeMethod(crate, 'divide', i, 2);
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += peer.peer_divide(i, 2);
        return sum;
      },
    },
  ];
}

/** The same number, and an error where there is none. */
function bothDivide(ours, theirs) {
  expectSame(ours(3, 2), theirs(3, 2), 'divide');
  const failures = [ours, theirs].map((divide) => {
    try {
      return divide(1, 0);
    } catch (error) {
      return String(error.message ?? error);
    }
  });
  for (const failure of failures) if (!String(failure).includes('division by zero')) throw new Error(`divide by 0: ${failure}`);
}
