// Where our codec and serde-wasm-bindgen differ on purpose: the table, and a comparison that allows nothing else.

/**
 * From Rust to JavaScript, with `serialize_missing_as_null`: what each writes for one Rust value. `normalise` is asked
 * where the two differ: what of theirs is to be compared with what of ours instead, or undefined if it is another difference.
 */
export const TO_JAVASCRIPT = [
  {
    name: 'unit',
    why: '`()` is undefined to us, as what a function without a result returns; only None and unit structs are null',
    normalise: (ours, theirs) => (ours === undefined && theirs === null ? [null, null] : undefined),
  },
  {
    name: 'string keys',
    why: 'a map with string keys, or none, is a plain object to us; the setting that makes objects refuses all other keys',
    normalise: (ours, theirs) =>
      isPlain(ours) && theirs instanceof Map && [...theirs.keys()].every((key) => typeof key === 'string')
        ? [new Map(Object.entries(ours).sort(byKey)), new Map([...theirs].sort(byKey))]
        : undefined,
  },
  {
    name: '128 bits',
    why: 'an i128 or u128 is a number to us while it is safe, as every integer is; a bigint is asked for by JsBigInt',
    normalise: sameInteger((ours, theirs, { bigints }) => !bigints),
  },
  {
    name: '64 bits',
    why: 'they refuse a JsBigInt or a 64-bit typed array beyond 2^53; with the setting that makes bigints every i64 is one',
    normalise: sameInteger((ours, theirs, { bigints }) => bigints),
  },
  {
    name: 'Date',
    why: 'JsDate is a Date to us, and an integer to every other serializer',
    normalise: (ours, theirs) => (ours instanceof Date ? [ours.getTime(), Number(theirs)] : undefined),
  },
  {
    name: 'typed array',
    why: 'JsTypedArray is a typed array to us, and a list to every other serializer',
    normalise: (ours, theirs) => (isTyped(ours) && Array.isArray(theirs) ? [Array.from(ours), theirs] : undefined),
  },
  {
    name: 'JsBigInt',
    why: 'JsBigInt, like an element of a 64-bit typed array, is a bigint to us whatever its size; to them a number while it is safe',
    normalise: (ours, theirs) => (typeof ours === 'bigint' && typeof theirs === 'number' ? [ours, BigInt(theirs)] : undefined),
  },
  {
    name: 'a field __proto__',
    why: 'a field of that name is an own property to us; they assign it, which sets the prototype or does nothing',
    normalise(ours, theirs) {
      if (!isPlain(ours) || !Object.hasOwn(ours, '__proto__') || theirs instanceof Map || Object.hasOwn(theirs, '__proto__')) return undefined;
      const { ['__proto__']: proto, ...others } = ours;
      const set = Object.getPrototypeOf(theirs);
      const isObject = typeof proto === 'object' && proto !== null && !isTyped(proto) && !(proto instanceof Date);
      return isObject ? [[proto, others], [set, { ...theirs }]] : [others, { ...theirs }];
    },
  },
];

/**
 * From JavaScript to Rust, read by a type that takes whatever it is offered: what each makes of `example`, or `refused`.
 * Where it stands inside a larger value, the whole is refused; `twin` is what both read alike.
 */
export const TO_RUST = [
  { name: '-0', why: 'it stays -0; they offer the integer 0', example: () => -0, ours: 'Float(-0.0)', theirs: 'Integer(0)', twin: 0 },
  { name: 'bigint', why: 'only a type that asks for a bigint gets one; they offer what 64 bits hold', example: () => 5n, ours: 'refused', theirs: 'Integer(5)', twin: 5 },
  { name: 'long bigint', why: 'they refuse it for its size', example: () => 5n << 64n, ours: 'refused', theirs: 'refused', twin: 5 },
  { name: 'Date', why: 'only JsDate takes it; to them it is an object without properties', example: () => new Date(5), ours: 'refused', theirs: 'Map([])', twin: {} },
  { name: 'typed array', why: 'a list of its elements; they refuse what is iterable', example: () => new Int16Array([1, -1]), ours: 'List([Integer(1), Integer(-1)])', theirs: 'refused', twin: [1, -1] },
  { name: 'bytes', why: 'numbers to a type that does not ask for bytes, so that none become a string; they offer bytes', example: () => new Uint8Array([1]), ours: 'List([Integer(1)])', theirs: 'Bytes([1])', twin: [1] },
  { name: 'Uint8ClampedArray', why: 'bytes as well; they refuse what is iterable', example: () => new Uint8ClampedArray([1]), ours: 'List([Integer(1)])', theirs: 'refused', twin: [1] },
  { name: 'DataView', why: 'bytes as well; to them it is an object without properties', example: () => new DataView(new ArrayBuffer(1)), ours: 'List([Integer(0)])', theirs: 'Map([])', twin: {} },
  { name: 'lone surrogate', why: 'refused, as no Rust string can hold it; they replace it', example: () => 'a\ud800', ours: 'refused', theirs: 'Text("a\u{fffd}")', twin: 'a\ufffd' },
  { name: 'no data', why: 'refused with the advice what to send; to them they are objects without properties', example: () => /x/, ours: 'refused', theirs: 'Map([])', twin: {} },
  { name: 'boxed', why: 'refused as well', example: () => new Number(5), ours: 'refused', theirs: 'Map([])', twin: {} },
  { name: 'toJSON', why: 'a class may say what is sent; they read its properties', example: () => new Money(5), ours: 'Text("5 €")', theirs: 'Map([(Text("cents"), Integer(5))])', twin: { cents: 5 } },
  { name: 'function', why: 'both refuse it, we with the path', example: () => () => 5, ours: 'refused', theirs: 'refused', twin: 5 },
  { name: 'Set', why: 'both refuse it', example: () => new Set([1]), ours: 'refused', theirs: 'refused', twin: 5 },
  { name: 'depth', why: 'more than 64 levels are refused; they have no limit', example: () => deep(65), ours: 'refused', theirs: `${'List(['.repeat(65)}Nothing${'])'.repeat(65)}`, twin: [] },
];

class Money {
  constructor(cents) {
    this.cents = cents;
  }
  toJSON() {
    return `${this.cents} €`;
  }
}

function deep(levels) {
  return levels === 0 ? null : [deep(levels - 1)];
}

const byKey = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
const isTyped = (value) => ArrayBuffer.isView(value) && !(value instanceof Uint8Array);
const isPlain = (value) => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function sameInteger(applies) {
  return (ours, theirs, settings) =>
    typeof ours === 'number' && typeof theirs === 'bigint' && applies(ours, theirs, settings) ? [BigInt(ours), theirs] : undefined;
}

/**
 * Whether two values are equal in every part, but for the differences of the table; which are counted.
 * @returns {string | undefined} where they differ otherwise
 */
export function compare(ours, theirs, settings, counts, at = 'value') {
  if (Object.is(ours, theirs)) return undefined;
  for (const { name, normalise } of TO_JAVASCRIPT) {
    const pair = normalise(ours, theirs, settings);
    if (pair === undefined) continue;
    counts[name] = (counts[name] ?? 0) + 1;
    return compare(pair[0], pair[1], settings, counts, `${at} (${name})`);
  }
  const different = `${at}: ${show(ours)}, they have ${show(theirs)}`;
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null) return different;
  if (Object.getPrototypeOf(ours) !== Object.getPrototypeOf(theirs)) return different;
  const [mine, others] = ours instanceof Map ? [[...ours].flat(), [...theirs].flat()] : [ours, theirs];
  const keys = Object.keys(mine);
  if (keys.length !== Object.keys(others).length) return different;
  for (const key of keys) {
    if (!Object.hasOwn(others, key)) return different;
    const found = compare(mine[key], others[key], settings, counts, `${at}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function show(value) {
  const text = typeof value === 'object' && value !== null ? `${value.constructor?.name} ${JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part))}` : String(value);
  return text.slice(0, 200);
}
