// Every row that is a time, in the order of docs/performance.md.

import { add, ready, take } from '../peer.js';
import { asynchronous } from './asynchronous.js';
import { calls } from './calls.js';
import { imports } from './imports.js';
import { objects } from './objects.js';
import { records } from './records.js';
import { strings } from './strings.js';

/**
 * @param {any} peer the module that wasm-bindgen generated, initialised
 * @returns {import('../measure.js').Row[]}
 */
export function makeRows(peer) {
  const rust = peer.interop();
  rust.registerModule('bench', { add, ready, take });
  globalThis.bench = { add };
  const scope = { rust, peer, crate: 'interop-bench', text12: 'twelve chars' };
  return [calls, imports, strings, records, asynchronous, objects].flatMap((make) => make(scope));
}
