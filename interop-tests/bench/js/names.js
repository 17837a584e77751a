// Calls by name where many names are registered: packages whose export table xtask filled up with more names of one function.

import { expectSame } from './same.js';

const CRATE = 'interop-bench';
/** An engine may refuse a module of more than 100,000 exports, and wasm-bindgen and the runtime have some. */
export const MOST = 99_900;
/** As xtask writes them. @param {number} i */
export const nameOf = (i) => `generated${i}`;

/**
 * @param {import('./run.js').Engine} engine
 * @param {number} count
 */
export async function withNames(engine, count) {
  const { peer } = await engine.load(`names-${count}`);
  const start = performance.now();
  const rust = peer.interop();
  rust.getMethod(CRATE, nameOf(0));
  return { rust, started: performance.now() - start };
}

/** Eight of them, from all over the table. @param {number} count */
export function eightOf(count) {
  return Array.from({ length: 8 }, (_, i) => nameOf(Math.floor(((i + 0.5) * count) / 8)));
}

/** A call by each of the names in turn. @param {any} rust @param {string[]} names */
export function rotating(rust, names) {
  return (turns) => {
    let sum = 0;
    for (let i = 0, at = 0; i < turns; i++) {
      sum += rust.invokeMethod(CRATE, names[at], i, 2);
      if (++at === names.length) at = 0;
    }
    return sum;
  };
}

/** @param {import('./run.js').Engine} engine @returns {Promise<import('./measure.js').Row>} */
export async function namesRow(engine) {
  const [many, few] = [MOST, 10];
  const ours = rotating((await withNames(engine, many)).rust, eightOf(many));
  const theirs = rotating((await withNames(engine, few)).rust, eightOf(few));
  return {
    id: 'names-100k',
    peer: 'the same with 10 names',
    check: () => expectSame(ours(16), theirs(16), 'the sum'),
    ours,
    theirs,
  };
}
