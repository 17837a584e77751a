// UTF-8 in both directions: short ASCII by hand, because that is faster than any call, the rest by the platform.

const LONGEST_BY_HAND_OUT = 64;
export const LONGEST_BY_HAND_IN = 32;

const encoder = new TextEncoder();
// `ignoreBOM` keeps a leading U+FEFF: the name says the opposite of what one expects.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const chars = String.fromCharCode;

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const builtIn = /** @type {((this: string) => boolean) | undefined} */ (Reflect.get(String.prototype, 'isWellFormed'));

/** Whether a string has no lone surrogate. @type {(text: string) => boolean} */
export const isWellFormed = builtIn ? (text) => builtIn.call(text) : (text) => !LONE_SURROGATE.test(text);

/**
 * Writes a well-formed string; there must be room for three bytes per unit.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {string} text
 * @returns {number} bytes written
 */
export function writeText(bytes, at, text) {
  const length = text.length;
  if (length <= LONGEST_BY_HAND_OUT) {
    let i = 0;
    for (; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x80) break;
      bytes[at + i] = unit;
    }
    if (i === length) return length;
  }
  return encoder.encodeInto(text, bytes.subarray(at)).written;
}

/**
 * Writes as much of a long string as there is room for.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {string} text
 * @returns {{ read: number, written: number }} units and bytes
 */
export function writeStart(bytes, at, text) {
  return encoder.encodeInto(text, bytes.subarray(at));
}

/**
 * The same where the room is known.
 * @param {Uint8Array} room
 * @param {string} text
 * @returns {number} bytes written
 */
export function writeInto(room, text) {
  return encoder.encodeInto(text, room).written;
}

/** The length in UTF-8. @param {string} text well-formed */
export function utf8Length(text) {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair stands for two of the four bytes.
    if (unit >= 0x800) bytes += unit >= 0xd800 && unit <= 0xdfff ? 1 : 2;
    else if (unit >= 0x80) bytes += 1;
  }
  return bytes;
}

/**
 * Whether a range holds ASCII only.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} end
 */
export function isAscii(bytes, at, end) {
  for (let i = at; i < end; i++) if (bytes[i] >= 0x80) return false;
  return true;
}

/**
 * The same four at a time, for a range that begins at a word.
 * @param {Uint32Array} words
 * @param {Uint8Array} bytes of the same buffer
 * @param {number} at
 * @param {number} end
 */
export function isAsciiByWords(words, bytes, at, end) {
  let i = at;
  for (; i + 4 <= end; i += 4) if ((words[i >>> 2] & 0x8080_8080) !== 0) return false;
  return isAscii(bytes, i, end);
}

/**
 * A short piece that is known to be ASCII. One call for up to 16 bytes: two take half as long again, and one for each byte
 * more than a TextDecoder.
 * @param {Uint8Array} b
 * @param {number} i
 * @param {number} length
 * @returns {string}
 */
// prettier-ignore
export function readAscii(b, i, length) {
  switch (length) {
    case 0:
      return '';
    case 1:
      return chars(b[i]);
    case 2:
      return chars(b[i], b[i + 1]);
    case 3:
      return chars(b[i], b[i + 1], b[i + 2]);
    case 4:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3]);
    case 5:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4]);
    case 6:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5]);
    case 7:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6]);
    case 8:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7]);
    case 9:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8]);
    case 10:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8], b[i + 9]);
    case 11:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8], b[i + 9], b[i + 10]);
    case 12:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8], b[i + 9], b[i + 10], b[i + 11]);
    case 13:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8], b[i + 9], b[i + 10], b[i + 11], b[i + 12]);
    case 14:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8], b[i + 9], b[i + 10], b[i + 11], b[i + 12], b[i + 13]);
    case 15:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8], b[i + 9], b[i + 10], b[i + 11], b[i + 12], b[i + 13], b[i + 14]);
    case 16:
      return chars(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8], b[i + 9], b[i + 10], b[i + 11], b[i + 12], b[i + 13], b[i + 14], b[i + 15]);
    default:
      return readAscii(b, i, 16) + readAscii(b, i + 16, length - 16);
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} length
 * @returns {string | undefined} nothing if the bytes are not UTF-8
 */
export function readText(bytes, at, length) {
  if (length <= LONGEST_BY_HAND_IN && isAscii(bytes, at, at + length)) return readAscii(bytes, at, length);
  try {
    return decoder.decode(bytes.subarray(at, at + length));
  } catch {
    return undefined;
  }
}
