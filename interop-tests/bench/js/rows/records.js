// Structs by serde. What comes out is read, four fields of each; what goes in is owned, and weighed.

import { expectSame } from '../same.js';

const COUNT = 1000;
const SERDE = 'serde-wasm-bindgen';

/** @returns {import('../measure.js').Row[]} */
export function records({ rust, peer, crate }) {
  peer.make_records(COUNT);
  const recordOut = rust.getMethod(crate, 'record_out');
  const recordsOut = rust.getMethod(crate, 'records_out');
  const recordIn = rust.getMethod(crate, 'record_in');
  const recordsIn = rust.getMethod(crate, 'records_in');
  const ordersIn = rust.getMethod(crate, 'orders_in');
  const orders = JSON.parse(peer.orders_text(COUNT));
  // Made by JSON, so that they are nobody's own.
  const sent = JSON.parse(peer.json_records_out());
  const jsonOut = () => JSON.parse(peer.json_records_out());
  const jsonIn = (records) => peer.json_records_in(JSON.stringify(records));
  const sameOut = () => expectSame(recordsOut(), peer.peer_records_out(), 'the records');
  const sameIn = () => expectSame(recordsIn(sent), peer.peer_records_in(sent), 'the weight');
  return [
    {
      id: 'struct-1-out',
      peer: SERDE,
      check: () => expectSame(recordOut(), peer.peer_record_out(), 'a record'),
      ours: (turns) => readOne(turns, recordOut),
      theirs: (turns) => readOne(turns, peer.peer_record_out),
    },
    { id: 'struct-1000-out', peer: SERDE, per: COUNT, check: sameOut, ...both(readAll, recordsOut, peer.peer_records_out) },
    {
      id: 'struct-1-in',
      peer: SERDE,
      check: () => expectSame(recordIn(sent[1]), peer.peer_record_in(sent[1]), 'the weight of one'),
      ours(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += recordIn(sent[i % COUNT]);
        return sum;
      },
      theirs(turns) {
        let sum = 0;
        for (let i = 0; i < turns; i++) sum += peer.peer_record_in(sent[i % COUNT]);
        return sum;
      },
    },
    {
      id: 'struct-1000-in',
      peer: SERDE,
      per: COUNT,
      check: sameIn,
      ...both(repeat, () => recordsIn(sent), () => peer.peer_records_in(sent)),
    },
    {
      id: 'nested-1000-in',
      peer: SERDE,
      per: COUNT,
      check: () => expectSame(ordersIn(orders), peer.peer_orders_in(orders), 'the weight of the orders'),
      ...both(repeat, () => ordersIn(orders), () => peer.peer_orders_in(orders)),
    },
    {
      id: 'json-1000-out',
      peer: 'serde_json and JSON.parse',
      per: COUNT,
      check: () => expectSame(recordsOut(), jsonOut(), 'the records'),
      ...both(readAll, recordsOut, jsonOut),
    },
    {
      id: 'json-1000-in',
      peer: 'JSON.stringify and serde_json',
      per: COUNT,
      check: () => expectSame(recordsIn(sent), jsonIn(sent), 'the weight'),
      ...both(repeat, () => recordsIn(sent), () => jsonIn(sent)),
    },
  ];
}

/** The same loop for both sides. */
function both(loop, ours, theirs) {
  return { ours: (turns) => loop(turns, ours), theirs: (turns) => loop(turns, theirs) };
}

function repeat(turns, call) {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum += call();
  return sum;
}

function readOne(turns, call) {
  let sum = 0;
  for (let i = 0; i < turns; i++) {
    const record = call();
    sum += record.id + record.count + record.name.length + record.scores[3];
  }
  return sum;
}

function readAll(turns, call) {
  let sum = 0;
  for (let i = 0; i < turns; i++) {
    for (const record of call()) sum += record.id + record.count + record.name.length + record.scores[3];
  }
  return sum;
}
