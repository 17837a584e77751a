// The bounds that both halves enforce while walking a value, with the defaults of the in-process host.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} Limits
 * @property {number} depth       nesting of lists, records and maps in one message
 * @property {number} nodes       values in one message
 * @property {number} message_bytes length of one message
 * @property {number} references  references in one message
 * @property {number} bigint_digits decimal digits of a bigint
 * @property {number} error_data  bytes in the data of an error
 * @property {number} reentrancy  calls into Rust that are on the stack at one time
 */

/** @type {Readonly<Limits>} */
export const inProcessLimits = Object.freeze({
  depth: 64,
  nodes: 16_777_216,
  message_bytes: 2 ** 32 - 1,
  references: 65_536,
  bigint_digits: 1024,
  error_data: 1_048_576,
  reentrancy: 64,
});

/** The power of ten of the limit that was asked for last: there is one limit in a connection. */
let digits = 0;
let bound = 1n;

/**
 * The smallest magnitude that has more decimal digits than the limit allows: to compare with it costs nothing, however
 * large the other one is, and a text of it would cost more than all else.
 * @param {number} allowed
 * @returns {bigint}
 */
export function bigintBound(allowed) {
  if (digits !== allowed) {
    bound = 10n ** BigInt(allowed);
    digits = allowed;
  }
  return bound;
}
