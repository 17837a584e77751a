// The bounds that both halves enforce while walking a value, with the defaults of the in-process host.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} Limits
 * @property {number} depth       nesting of lists, records and maps in one message
 * @property {number} nodes       values in one message
 * @property {number} message_bytes length of one message
 * @property {number} references  references in one message
 * @property {number} reentrancy  calls into Rust that are on the stack at one time
 */

/** @type {Readonly<Limits>} */
export const inProcessLimits = Object.freeze({
  depth: 64,
  nodes: 16_777_216,
  message_bytes: 2 ** 32 - 1,
  references: 65_536,
  reentrancy: 64,
});
