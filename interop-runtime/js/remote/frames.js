// The frames of docs/frames.md: how those that JavaScript sends are written, and those of Rust taken apart.

import { readText } from '../codec/text.js';
import { InteropError } from '../error.js';

/** The version of the frames in the low half, that of the values in the high half. */
export const VERSIONS = 1 + 2 ** 16;

const HEADER = 16;

export const HELLO = 1;
export const CALL = 2;
export const RESULT = 3;
export const INVOKE = 4;
export const ANSWER = 5;
export const CANCEL = 6;
export const RELEASE = 7;
export const DISPOSE = 8;
export const REPORT = 9;
export const TYPES = 10;
export const BYE = 11;
export const FORGET = 12;

/** What a CALL calls. */
export const FUNCTION = 0;
export const METHOD = 1;
export const EXPORT = 2;
export const CALLBACK = 3;
export const GETTER_OF = 4;
export const SETTER_OF = 5;

/** What a RESULT or an ANSWER is. */
export const VALUE = 0;
export const ERROR = 1;
/** Without a message: undefined. */
export const NOTHING = 2;

/** @typedef {import('../codec/message_buffer.js').MessageBuffer} MessageBuffer */

/**
 * What a CALL is made to.
 * @typedef {object} Callee
 * @property {number} what
 * @property {number} target a handle, 0 for none
 * @property {number} type the number of its type
 * @property {string} first  the crate
 * @property {string} second the name
 */

const utf8 = new TextEncoder();

/** @param {number} bytes */
const padded = (bytes) => Math.ceil(bytes / 8) * 8;

/**
 * @param {number} kind
 * @param {number} what
 * @param {number} detail
 * @param {number} id
 * @param {number} following how many bytes follow
 */
function frame(kind, what, detail, id, following) {
  const bytes = new Uint8Array(HEADER + following);
  const view = new DataView(bytes.buffer);
  bytes[0] = kind;
  bytes[1] = what;
  view.setUint32(4, detail, true);
  view.setFloat64(8, id, true);
  return { bytes, view };
}

/** A frame without a message. @param {number} kind @param {number} [id] @param {number} [detail] @param {number} [what] */
export function plainFrame(kind, id = 0, detail = 0, what = 0) {
  return frame(kind, what, detail, id, 0).bytes;
}

/**
 * @param {number} call
 * @param {number} what VALUE or ERROR
 * @param {MessageBuffer} message
 * @param {number} length
 */
export function answerFrame(call, what, message, length) {
  const { bytes } = frame(ANSWER, what, 0, call, length);
  bytes.set(message.u8.subarray(0, length), HEADER);
  return bytes;
}

/**
 * @param {number} call
 * @param {Callee} callee
 * @param {MessageBuffer} message
 * @param {number} length
 */
export function callFrame(call, { what, target, type, first, second }, message, length) {
  const names = [utf8.encode(first), utf8.encode(second)];
  const namesEnd = 16 + names[0].length + names[1].length;
  const { bytes, view } = frame(CALL, what, type, call, padded(namesEnd) + length);
  view.setFloat64(HEADER, target, true);
  view.setUint32(HEADER + 8, names[0].length, true);
  view.setUint32(HEADER + 12, names[1].length, true);
  bytes.set(names[0], HEADER + 16);
  bytes.set(names[1], HEADER + 16 + names[0].length);
  bytes.set(message.u8.subarray(0, length), HEADER + padded(namesEnd));
  return bytes;
}

/**
 * A frame of Rust's.
 * @typedef {object} Frame
 * @property {number} kind
 * @property {number} what
 * @property {number} flags
 * @property {number} detail
 * @property {number} id
 * @property {import('../codec/message_reader.js').Views} views
 * @property {number} at where its body begins
 * @property {number} length of the body
 */

/** @param {ArrayBuffer} buffer @returns {Frame} */
export function readFrame(buffer) {
  if (buffer.byteLength < HEADER) throw malformed('it is shorter than its header');
  const view = new DataView(buffer);
  // Text ends a message, and is read as bytes: the slots before it are whole.
  const views = {
    u8: new Uint8Array(buffer),
    u32: new Uint32Array(buffer, 0, buffer.byteLength >>> 2),
    f64: new Float64Array(buffer, 0, buffer.byteLength >>> 3),
  };
  const [kind, what, flags] = views.u8;
  const detail = view.getUint32(4, true);
  if ((kind === HELLO || kind === BYE) && detail !== VERSIONS) throw otherVersion(detail);
  return { kind, what, flags, detail, id: view.getFloat64(8, true), views, at: HEADER, length: buffer.byteLength - HEADER };
}

/**
 * What stands in front of the arguments of an INVOKE.
 * @param {Frame} frame
 */
export function readNames({ views: { u8 }, at, length }) {
  const view = new DataView(u8.buffer, at, length);
  if (length < 16) throw malformed('an INVOKE that is cut off');
  const moduleLength = view.getUint32(8, true);
  const nameLength = view.getUint32(12, true);
  const end = padded(16 + moduleLength + nameLength);
  if (end > length) throw malformed('an INVOKE that is cut off');
  const module = readText(u8, at + 16, moduleLength);
  const name = readText(u8, at + 16 + moduleLength, nameLength);
  if (module === undefined || name === undefined) throw malformed('a name that is not UTF-8');
  return { target: view.getFloat64(0, true), module, name, argsAt: at + end, argsLength: length - end };
}

/** @param {string} what */
export function malformed(what) {
  return new InteropError('ProtocolError', `a frame cannot be read: ${what}`);
}

/** @param {number} versions */
function otherVersion(versions) {
  const text = (/** @type {number} */ both) => `version ${both & 0xffff} of frames and ${both >>> 16} of values`;
  return new InteropError('VersionMismatch', `Rust speaks ${text(versions)}, this page speaks ${text(VERSIONS)}; reload the page`);
}
