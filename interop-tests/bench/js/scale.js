// How the cost grows: with the names that are registered, the references that live, the records and the depth of a message.

import { medians } from './measure.js';
import { MOST, eightOf, nameOf, withNames } from './names.js';
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

// Each variant has a loop of its own text: a loop that is shared is compiled for what both give, and costs both.

/** For one record. */
function records(rust, peer, count) {
  const [out, into] = [rust.getMethod('interop-bench', 'records_out'), rust.getMethod('interop-bench', 'records_in')];
  peer.make_records(count);
  const sent = JSON.parse(peer.json_records_out());
  expectSame(out(), peer.peer_records_out(), 'the records');
  expectSame(into(sent), peer.peer_records_in(sent), 'the weight');
  return {
    out: { run: (turns) => readOurs(turns, out), per: count },
    'out, serde-wasm-bindgen': { run: (turns) => readTheirs(turns, peer.peer_records_out), per: count },
    in: { run: (turns) => giveOurs(turns, into, sent), per: count },
    'in, serde-wasm-bindgen': { run: (turns) => giveTheirs(turns, peer.peer_records_in, sent), per: count },
  };
}

function readOurs(turns, call) {
  let sum = 0;
  for (let i = 0; i < turns; i++) for (const record of call()) sum += record.id + record.count + record.name.length + record.scores[3];
  return sum;
}

function readTheirs(turns, call) {
  let sum = 0;
  for (let i = 0; i < turns; i++) for (const record of call()) sum += record.id + record.count + record.name.length + record.scores[3];
  return sum;
}

function giveOurs(turns, call, sent) {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum += call(sent);
  return sum;
}

function giveTheirs(turns, call, sent) {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum += call(sent);
  return sum;
}

/** For one level. */
function nests(rust, peer, depth) {
  const [out, into] = [rust.getMethod('interop-bench', 'nest_out'), rust.getMethod('interop-bench', 'nest_in')];
  const sent = out(depth);
  expectSame(sent, peer.peer_nest_out(depth), 'the nest');
  expectSame(into(sent), peer.peer_nest_in(sent), 'its levels');
  return {
    out: { run: (turns) => nestOurs(turns, out, depth), per: depth },
    'out, serde-wasm-bindgen': { run: (turns) => nestTheirs(turns, peer.peer_nest_out, depth), per: depth },
    in: { run: (turns) => giveOurs(turns, into, sent), per: depth },
    'in, serde-wasm-bindgen': { run: (turns) => giveTheirs(turns, peer.peer_nest_in, sent), per: depth },
  };
}

function nestOurs(turns, call, depth) {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum += call(depth).level;
  return sum;
}

function nestTheirs(turns, call, depth) {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum += call(depth).level;
  return sum;
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
      method: { run: (turns) => callOurs(turns, ours) },
      'method, wasm-bindgen class': { run: (turns) => callTheirs(turns, theirs) },
      'make and dispose': { run: (turns) => makeOurs(turns, open) },
      'new and free, wasm-bindgen class': { run: (turns) => makeTheirs(turns, peer.PeerAccount) },
    };
  };
}

function callOurs(turns, all) {
  let sum = 0;
  for (let i = 0, at = 0; i < turns; i++) {
    sum += all[at].invokeMethod('deposit', 1);
    if (++at === all.length) at = 0;
  }
  return sum;
}

function callTheirs(turns, all) {
  let sum = 0;
  for (let i = 0, at = 0; i < turns; i++) {
    sum += all[at].deposit(1);
    if (++at === all.length) at = 0;
  }
  return sum;
}

function makeOurs(turns, open) {
  for (let i = 0; i < turns; i++) open(i).dispose();
}

function makeTheirs(turns, Account) {
  for (let i = 0; i < turns; i++) new Account(i).free();
}

async function names(engine, count) {
  const { calling, started } = await withNames(engine, count);
  const [eight, all] = [calling(eightOf(count)), calling(Array.from({ length: count }, (_, i) => nameOf(i)))];
  expectSame(all(count), eight(count), 'the sum');
  return {
    'eight names in turn': { run: eight },
    'all names in turn': { run: all },
    given: { 'start, for one name': (started * 1e6) / count },
  };
}
