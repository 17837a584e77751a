// Calls into JavaScript; the loops are in Rust.

import { expectSame } from '../same.js';

/** @returns {import('../measure.js').Row[]} */
export function imports({ peer, text12 }) {
  return [
    {
      id: 'import-module',
      peer: 'wasm-bindgen `catch` import',
      check: () => expectSame(peer.import_module(100), peer.peer_import_module(100), 'add of a module'),
      ours: (turns) => peer.import_module(turns),
      theirs: (turns) => peer.peer_import_module(turns),
    },
    {
      id: 'import-global',
      peer: 'wasm-bindgen `catch` import of a namespace',
      check: () => expectSame(peer.import_global(100), peer.peer_import_global(100), 'add of a global'),
      ours: (turns) => peer.import_global(turns),
      theirs: (turns) => peer.peer_import_global(turns),
    },
    {
      id: 'string-12-argument',
      peer: 'wasm-bindgen import',
      check: () => expectSame(peer.import_text(3, text12), peer.peer_import_text(3, text12), 'a string as argument'),
      ours: (turns) => peer.import_text(turns, text12),
      theirs: (turns) => peer.peer_import_text(turns, text12),
    },
  ];
}
