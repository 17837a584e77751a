// Calls by name where many names are registered: packages whose export table xtask filled up with more names of one function.

import { expectSame } from './same.js';

const CRATE = 'interop-bench';
/** An engine may refuse a module of more than 100,000 exports, and wasm-bindgen and the runtime have some. */
export const MOST = 99_900;
/** As xtask writes them. @param {number} i */
export const nameOf = (i) => `generated${i}`;

/**
 * What calls by names where so many are registered, and how long it took until the first could be called, in ms.
 * @param {import('./run.js').Engine} engine
 * @param {number} count
 * @returns {Promise<{ calling: (names: string[]) => (turns: number) => number, started: number }>}
 */
export async function withNames(engine, count) {
  const { peer } = await engine.load(`names-${count}`);
  const { rotating } = await import(`./rotate.js?${count}`);
  const start = performance.now();
  const rust = peer.interop();
  rust.getMethod(CRATE, nameOf(0));
  return { calling: (names) => rotating(rust, CRATE, names), started: performance.now() - start };
}

/** Eight of them, from all over the table. @param {number} count */
export function eightOf(count) {
  return Array.from({ length: 8 }, (_, i) => nameOf(Math.floor(((i + 0.5) * count) / 8)));
}

/** @param {import('./run.js').Engine} engine @returns {Promise<import('./measure.js').Row>} */
export async function namesRow(engine) {
  const [many, few] = [MOST, 10];
  const ours = (await withNames(engine, many)).calling(eightOf(many));
  const theirs = (await withNames(engine, few)).calling(eightOf(few));
  return {
    id: 'names-100k',
    peer: 'the same with 10 names',
    check: () => expectSame(ours(16), theirs(16), 'the sum'),
    ours,
    theirs,
  };
}
