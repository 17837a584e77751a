// Short texts for values that were found where something else was expected, as error messages need them.

const LONGEST = 64;

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * Cuts a text without leaving half a surrogate pair behind.
 * @param {string} text
 * @param {number} [longest]
 */
export function cut(text, longest = LONGEST) {
  if (text.length <= longest) return text;
  let end = longest - 1;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return `${text.slice(0, end)}…`;
}

/**
 * `string "abc"`, `number 1.5`, `null`, `an array`, `a Date`. Never throws and never runs a getter: it is called
 * on values that have just been refused, so nothing about them can be trusted.
 * @param {unknown} value
 * @returns {string}
 */
export function describe(value) {
  switch (typeof value) {
    case 'undefined':
      return 'undefined';
    case 'string':
      return describeString(value);
    case 'number':
      return `number ${Object.is(value, -0) ? '-0' : value}`;
    case 'bigint':
      return cut(`bigint ${value > 10n ** 60n ? 'beyond 10^60' : value < -(10n ** 60n) ? 'below -10^60' : value}`);
    case 'boolean':
      return `boolean ${value}`;
    case 'symbol':
      return 'a symbol';
    case 'function':
      return 'a function';
    default:
      return value === null ? 'null' : describeObject(/** @type {object} */ (value));
  }
}

/**
 * A number as Rust writes it: never with an exponent. In wasm Rust asks for it here.
 * @param {number} number
 */
export function numberText(number) {
  if (!Number.isFinite(number)) return String(number).replace('Infinity', 'inf');
  const sign = number < 0 || Object.is(number, -0) ? '-' : '';
  const [digits, exponent] = String(Math.abs(number)).split('e');
  if (exponent === undefined) return sign + digits;
  const [whole, fraction = ''] = digits.split('.');
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  return sign + (point > 0 ? all.padEnd(point, '0') : `0.${'0'.repeat(-point)}${all}`);
}

/**
 * Whether Rust writes a key after a dot in a path. In wasm it asks here about keys beyond ASCII.
 * @param {string} key
 */
export function isIdentifier(key) {
  return /^[\p{Alphabetic}_$][\p{Alphabetic}\p{N}_$]*$/u.test(key);
}

/** @param {string} text */
function describeString(text) {
  // Cut before escaping: a string may be a megabyte long. The quotes and the word take the rest of the 64.
  const short = JSON.stringify(cut(text, LONGEST - 16));
  return cut(`string ${short}`);
}

/** @param {object} value */
function describeObject(value) {
  try {
    if (Array.isArray(value)) return 'an array';
    const name = className(value);
    if (name === '' || name === 'Object') return 'an object';
    return cut(`${/^[AEIO]/i.test(name) ? 'an' : 'a'} ${name}`);
  } catch {
    return 'an object'; // a revoked Proxy, or one that refuses to be looked at
  }
}

/**
 * The name of an object's class, read without running user code.
 * @param {object} value
 * @returns {string}
 */
export function className(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return '';
  const made = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  if (typeof made !== 'function') return '';
  const name = Object.getOwnPropertyDescriptor(made, 'name')?.value;
  return typeof name === 'string' ? name : '';
}
