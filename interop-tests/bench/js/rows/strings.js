// Strings as results and as arguments.

import { expectSame } from '../same.js';

const EXPORT = 'wasm-bindgen export';

/** Of a kilobyte: short ones beside them, others than ASCII, and ones that are put together, as a program has them. */
function mixed() {
  const ascii = 'The quick brown fox jumps over the lazy dog. '.repeat(23).slice(0, 1024);
  const accents = 'Příliš žluťoučký kůň úpěl ďábelské ódy. '.repeat(20).slice(0, 800);
  const joined = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(256)).join('');
  return [ascii, accents, joined, ascii.slice(1), `x${ascii.slice(2)}`, 'short', accents.slice(3, 700), 'twelve chars'];
}

/** @returns {import('../measure.js').Row[]} */
export function strings({ rust, peer, crate, text12 }) {
  const textOut = rust.getMethod(crate, 'text_out');
  const textIn = rust.getMethod(crate, 'text_in');
  const texts = mixed();
  return [
    {
      id: 'string-12-out',
      peer: EXPORT,
      check: () => expectSame(textOut(12), peer.peer_text_out(12), 'a string'),
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += textOut(12).length;
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += peer.peer_text_out(12).length;
        return sum;
      },
    },
    {
      id: 'string-12-in',
      peer: EXPORT,
      check: () => expectSame(textIn(text12), peer.peer_text_in(text12), 'a string'),
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += textIn(text12);
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += peer.peer_text_in(text12);
        return sum;
      },
    },
    {
      id: 'string-1k-in',
      peer: EXPORT,
      check: () => texts.forEach((text) => expectSame(textIn(text), peer.peer_text_in(text), 'a long string')),
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += textIn(texts[i & 7]);
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += peer.peer_text_in(texts[i & 7]);
        return sum;
      },
    },
  ];
}
