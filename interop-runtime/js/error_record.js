// Errors as the wire carries them: from anything thrown to a record, and from a record to an InteropError.

import { InteropError, carriedOf, isErrorCode, isInteropError } from './error.js';
import { decodeData, encodeData } from './error_data.js';
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
 * @property {Uint8Array} [data] a message of its own
 * @property {number} [thrown]   the number of the value that was thrown, on the side that threw it
 */

/** @typedef {import('./thrown_values.js').ThrownValues} ThrownValues */

const MOST_CAUSES = 16;

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
    for (const key of ['method', 'path', 'fault']) {
      const value = dataOf(thrown, key);
      if (typeof value === 'string') record[key] = wellFormed(value);
    }
    const { name, stack, causes } = originOf(thrown);
    if (name !== undefined) record.name = name;
    if (stack !== undefined) record.stack = stack;
    const left = writeData(record, dataOf(thrown, 'data'));
    const texts = left === undefined ? causes : [left, ...(causes ?? [])];
    if (texts !== undefined) record.causes = texts;
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

/**
 * The same for who is in JavaScript too.
 * @param {unknown} thrown
 * @param {string} method
 * @returns {InteropError}
 */
export function toError(thrown, method) {
  if (isInteropError(thrown)) return thrown;
  return new InteropError('JsException', formatThrown(thrown).message, { method, cause: thrown });
}

/**
 * What the wire carries of where an error comes from: as it came from Rust, or for one that was made here by its cause.
 * @param {InteropError} error
 * @returns {import('./error.js').Carried}
 */
function originOf(error) {
  const carried = carriedOf(error);
  if (!Object.hasOwn(error, 'cause') || Object.keys(carried).length > 0) return carried;
  const cause = dataOf(error, 'cause');
  if (error.code !== 'JsException') return { causes: textsOf(cause) };
  const { name, stack } = formatThrown(cause);
  return { name, stack };
}

/** The texts of a chain of causes. @param {unknown} cause */
function textsOf(cause) {
  /** @type {string[]} */
  const texts = [];
  while (cause instanceof Error && texts.length < MOST_CAUSES) {
    texts.push(formatThrown(cause).message);
    cause = dataOf(cause, 'cause');
  }
  return texts.length === 0 ? undefined : texts;
}

/**
 * Data that cannot cross is left out, and the error says why: it must not turn into another one.
 * @param {Record<string, unknown>} record
 * @param {unknown} data
 * @returns {string | undefined} what was left out
 */
function writeData(record, data) {
  if (data === undefined) return undefined;
  try {
    record.data = encodeData(data);
    return undefined;
  } catch (error) {
    return `its data was left out: ${wellFormed(formatThrown(error).message)}`;
  }
}

/** A property that is no getter. @param {object} object @param {string} key @returns {unknown} */
function dataOf(object, key) {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  return descriptor !== undefined && Object.hasOwn(descriptor, 'value') ? descriptor.value : undefined;
}

/**
 * @param {unknown} record what the decoder read; nothing about it is taken on trust
 * @param {string} [method] what was called, if the record does not say
 * @param {ThrownValues} [kept] what was thrown here before; an error of ours comes back as the object that it was
 * @returns {InteropError}
 */
export function fromRecord(record, method, kept) {
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
  const number = field('thrown');
  const known = kept !== undefined && kept.has(number);
  const thrown = known ? kept.get(number) : undefined;
  if (isInteropError(thrown)) return thrown;
  const code = field('code');
  const message = string('message') ?? '';
  if (!isErrorCode(code)) {
    return new InteropError('ProtocolError', `an error arrived with an unknown code: ${message}`, { method });
  }
  const causes = field('causes');
  /** @type {string[]} */
  const texts = Array.isArray(causes) ? causes.filter((text) => typeof text === 'string') : [];
  const data = readData(field('data'), texts);
  /** @type {import('./error.js').Carried} */
  const carried = { name: string('name'), stack: string('stack'), causes: texts.length === 0 ? undefined : texts };
  /** @type {import('./error.js').Details} */
  const details = {
    method: string('method') ?? method,
    path: string('path'),
    fault: string('fault'),
    data,
  };
  const cause = code !== 'JsException' ? causeOf(texts) : known ? thrown : thrownAgain(message, carried);
  // Something may have thrown undefined.
  if (cause !== undefined || known) details.cause = cause;
  return new InteropError(code, placed(message, details), details, carried);
}

/** @param {unknown} bytes @param {string[]} causes where it is told that they cannot be read */
function readData(bytes, causes) {
  if (bytes === undefined) return undefined;
  try {
    if (bytes instanceof Uint8Array) return decodeData(bytes);
    causes.unshift('its data was left out: it is no encoded message');
  } catch (error) {
    causes.unshift(`its data was left out: ${formatThrown(error).message}`);
  }
  return undefined;
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
