// Errors as the wire carries them: from anything thrown to a record, and from a record to an InteropError.

import { InteropError, carriedOf, isErrorCode, isInteropError } from './error.js';
import { formatThrown, wellFormed } from './thrown.js';

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * @typedef {object} ErrorRecord
 * @property {string} code
 * @property {string} message
 * @property {string} [method]
 * @property {string} [path]
 * @property {string} [name]
 * @property {string} [stack]
 * @property {string[]} [causes]
 * @property {string} [fault]
 * @property {unknown} [data]
 */

/**
 * An error of ours keeps its code and fields, so that an error of Rust that went through JavaScript is the same
 * error again. Anything else was thrown by JavaScript.
 * @param {unknown} thrown
 * @param {string} [method] the JavaScript function that threw, if the error does not say
 * @returns {ErrorRecord}
 */
export function toRecord(thrown, method) {
  // Without a prototype, so that nothing on Object.prototype (a setter, say) takes part.
  /** @type {Record<string, unknown>} */
  const record = Object.create(null);
  if (isInteropError(thrown) && isErrorCode(thrown.code)) {
    record.code = thrown.code;
    record.message = wellFormed(String(thrown.message));
    for (const key of ['method', 'path', 'fault', 'data']) {
      const value = dataOf(thrown, key);
      if (value !== undefined && value !== null) record[key] = typeof value === 'string' ? wellFormed(value) : value;
    }
    const carried = carriedOf(thrown);
    for (const key of /** @type {const} */ (['name', 'stack', 'causes'])) {
      if (carried[key] !== undefined) record[key] = carried[key];
    }
  } else {
    const shown = formatThrown(thrown);
    record.code = 'JsException';
    record.message = shown.message;
    if (shown.name !== undefined) record.name = shown.name;
    if (shown.stack !== undefined) record.stack = shown.stack;
  }
  if (record.method === undefined && method !== undefined) record.method = wellFormed(method);
  return /** @type {ErrorRecord} */ (/** @type {unknown} */ (record));
}

/** A property that is no getter. @param {object} object @param {string} key @returns {unknown} */
function dataOf(object, key) {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  return descriptor !== undefined && Object.hasOwn(descriptor, 'value') ? descriptor.value : undefined;
}

/**
 * @param {unknown} record what the decoder read; nothing about it is taken on trust
 * @param {string} [method] what was called, if the record does not say
 * @returns {InteropError}
 */
export function fromRecord(record, method) {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return new InteropError('ProtocolError', 'an error arrived that is not a record', { method });
  }
  /** @param {string} key @returns {unknown} */
  const field = (key) => (Object.hasOwn(record, key) ? Reflect.get(record, key) ?? undefined : undefined);
  /** @param {string} key */
  const string = (key) => {
    const value = field(key);
    return typeof value === 'string' ? value : undefined;
  };
  const code = field('code');
  const message = string('message') ?? '';
  if (!isErrorCode(code)) {
    return new InteropError('ProtocolError', `an error arrived with an unknown code: ${message}`, { method });
  }
  const causes = field('causes');
  /** @type {import('./error.js').Carried} */
  const carried = {
    name: string('name'),
    stack: string('stack'),
    causes: Array.isArray(causes) ? causes.filter((text) => typeof text === 'string') : undefined,
  };
  /** @type {import('./error.js').Details} */
  const details = {
    method: string('method') ?? method,
    path: string('path'),
    fault: string('fault'),
    data: field('data'),
  };
  const cause = code === 'JsException' ? thrownAgain(message, carried) : causeOf(carried.causes ?? []);
  if (cause !== undefined) details.cause = cause;
  return new InteropError(code, placed(message, details), details, carried);
}

/**
 * The sentence of a refused value begins with the method and the place; the other sentences name what they are about.
 * @param {string} message
 * @param {import('./error.js').Details} details
 */
function placed(message, { method, path }) {
  // An error that was made where the method was known has its beginning already.
  if (method === undefined || path === undefined || message.startsWith(`\`${method}\``)) return message;
  return `\`${method}\`, at \`${path}\`: ${message}`;
}

/**
 * An error that JavaScript threw comes back as a likeness: the wire carries its texts.
 * @param {string} message
 * @param {import('./error.js').Carried} carried
 */
function thrownAgain(message, carried) {
  const error = new Error(message);
  for (const key of /** @type {const} */ (['name', 'stack'])) {
    if (carried[key] === undefined) continue;
    Object.defineProperty(error, key, /** @type {PropertyDescriptor} */ (
      { __proto__: null, value: carried[key], writable: true, configurable: true }
    ));
  }
  return error;
}

/**
 * The chain of sources of a Rust error as a chain of causes.
 * @param {string[]} texts outermost first
 * @returns {Error | undefined}
 */
function causeOf(texts) {
  /** @type {Error | undefined} */
  let cause;
  for (let i = texts.length - 1; i >= 0; i--) {
    cause = cause === undefined ? new Error(texts[i]) : new Error(texts[i], { cause });
  }
  return cause;
}
