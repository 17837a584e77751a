// How the cost grows: with the names that are registered, the references that live, the records and the depth of a message.

import { medians } from './measure.js';
import { MOST, eightOf, nameOf, rotating, withNames } from './names.js';
import { loops } from './rows/records.js';
import { expectSame } from './same.js';

/**
 * One curve: a figure for each x, in nanoseconds.
 * @typedef {{ id: string, x: number[], series: { name: string, ns: number[] }[] }} Curve
 */

/**
 * @param {import('./measure.js').Effort} effort
 * @param {import('./run.js').Engine} engine
 * @returns {Promise<Curve[]>}
 */
export async function scale(effort, engine) {
  /** @param {string} id @param {number[]} xs @param {(x: number) => Promise<Record<string, any>> | Record<string, any>} at */
  const curve = async (id, xs, at) => {
    /** @type {Map<string, number[]>} */
    const series = new Map();
    for (const x of xs) {
      const { given = {}, ...variants } = await at(x);
      const measured = await medians(Object.values(variants), effort, (line) => engine.progress(`${id} ${x}: ${line}`));
      const figures = Object.keys(variants).map((name, i) => [name, measured[i].median]);
      for (const [name, ns] of [...figures, ...Object.entries(given)]) series.set(name, [...(series.get(name) ?? []), ns]);
    }
    return { id, x: xs, series: [...series].map(([name, ns]) => ({ name, ns })) };
  };

  const { peer } = await engine.load('pkg');
  const rust = peer.interop();
  return [
    await curve('records', [1, 10, 100, 1_000, 10_000, 100_000], (count) => records(rust, peer, count)),
    await curve('depth', [1, 10, 20, 40, 60], (depth) => nests(rust, peer, depth)),
    await curve('references', [1, 1_000, 100_000, 1_000_000], references(rust, peer)),
    await curve('names', [10, 1_000, MOST], (count) => names(engine, count)),
  ];
}

/** For one record. */
function records(rust, peer, count) {
  const [out, into] = [rust.getMethod('interop-bench', 'records_out'), rust.getMethod('interop-bench', 'records_in')];
  peer.make_records(count);
  const sent = JSON.parse(peer.json_records_out());
  expectSame(out(), peer.peer_records_out(), 'the records');
  expectSame(into(sent), peer.peer_records_in(sent), 'the weight');
  return {
    out: { run: (turns) => loops.readAll(turns, out), per: count },
    'out, serde-wasm-bindgen': { run: (turns) => loops.readAll(turns, peer.peer_records_out), per: count },
    in: { run: (turns) => loops.repeat(turns, () => into(sent)), per: count },
    'in, serde-wasm-bindgen': { run: (turns) => loops.repeat(turns, () => peer.peer_records_in(sent)), per: count },
  };
}

/** For one level. */
function nests(rust, peer, depth) {
  const [out, into] = [rust.getMethod('interop-bench', 'nest_out'), rust.getMethod('interop-bench', 'nest_in')];
  const sent = out(depth);
  expectSame(sent, peer.peer_nest_out(depth), 'the nest');
  expectSame(into(sent), peer.peer_nest_in(sent), 'its levels');
  const variant = (call) => ({ run: (turns) => loops.repeat(turns, call), per: depth });
  return {
    out: variant(() => out(depth).level),
    'out, serde-wasm-bindgen': variant(() => peer.peer_nest_out(depth).level),
    in: variant(() => into(sent)),
    'in, serde-wasm-bindgen': variant(() => peer.peer_nest_in(sent)),
  };
}

/** While so many live: a method of each in turn, and one more that is made and disposed of. */
function references(rust, peer) {
  const open = rust.getMethod('interop-bench', 'Account.open');
  /** @type {any[]} */
  const ours = [];
  /** @type {any[]} */
  const theirs = [];
  return (count) => {
    while (ours.length < count) {
      ours.push(open(ours.length));
      theirs.push(new peer.PeerAccount(theirs.length));
    }
    expectSame(ours[count - 1].invokeMethod('deposit', 1), theirs[count - 1].deposit(1), 'the balance');
    return {
      method: { run: (turns) => eachInTurn(turns, ours, (account) => account.invokeMethod('deposit', 1)) },
      'method, wasm-bindgen class': { run: (turns) => eachInTurn(turns, theirs, (account) => account.deposit(1)) },
      'make and dispose': { run: (turns) => loops.repeat(turns, () => open(1).dispose() ?? 0) },
      'new and free, wasm-bindgen class': { run: (turns) => loops.repeat(turns, () => new peer.PeerAccount(1).free() ?? 0) },
    };
  };
}

function eachInTurn(turns, all, call) {
  let sum = 0;
  for (let i = 0, at = 0; i < turns; i++) {
    sum += call(all[at]);
    if (++at === all.length) at = 0;
  }
  return sum;
}

async function names(engine, count) {
  const { rust, started } = await withNames(engine, count);
  const every = Array.from({ length: count }, (_, i) => nameOf(i));
  expectSame(rotating(rust, every)(count), rotating(rust, eightOf(count))(count), 'the sum');
  return {
    'eight names in turn': { run: rotating(rust, eightOf(count)) },
    'all names in turn': { run: rotating(rust, every) },
    given: { 'start, for one name': (started * 1e6) / count },
  };
}
