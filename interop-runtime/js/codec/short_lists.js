// Lists as both halves of the codec meet them: short ones, and the first item of any.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * An item of a list of any kind. Where unboxed numbers and other items meet, V8 makes a boxed list of each one with numbers
 * when it is read; not here, where more kinds have met than it tells apart. Half the time of a record with a list of four
 * numbers went to that.
 * @param {ArrayLike<unknown>} list
 * @param {number} i
 */
export function itemOf(list, i) {
  return list[i];
}
const kinds = [[1], [1.5], ['a'], new Array(1), { 0: 1, length: 1 }, new Uint8Array(1), new Float64Array(1), new Int8Array(1)];
for (let i = 0; i < 200; i++) itemOf(kinds[i % kinds.length], 0);

// Literals, because nothing on a prototype can change those, and they take no more memory than they need. The first `push`
// onto an empty array makes room for 17 elements.

/**
 * As many values as a literal has, or all of them.
 * @param {import('./value_reader.js').ValueReader} r
 * @param {number} length
 * @returns {unknown[]}
 */
export function firstValues(r, length) {
  switch (length) {
    case 0:
      return [];
    case 1:
      return [r.value()];
    case 2:
      return [r.value(), r.value()];
    case 3:
      return [r.value(), r.value(), r.value()];
    default:
      return [r.value(), r.value(), r.value(), r.value()];
  }
}

/**
 * As many numbers as a literal has, or all of them. Whatever the bits of a NaN are, it is the number.
 * @param {Float64Array} f
 * @param {number} i the first slot
 * @param {number} length
 * @returns {number[]}
 */
export function firstNumbers(f, i, length) {
  switch (length) {
    case 0:
      return [];
    case 1:
      return [n(f[i])];
    case 2:
      return [n(f[i]), n(f[i + 1])];
    case 3:
      return [n(f[i]), n(f[i + 1]), n(f[i + 2])];
    case 4:
      return [n(f[i]), n(f[i + 1]), n(f[i + 2]), n(f[i + 3])];
    case 5:
      return [n(f[i]), n(f[i + 1]), n(f[i + 2]), n(f[i + 3]), n(f[i + 4])];
    case 6:
      return [n(f[i]), n(f[i + 1]), n(f[i + 2]), n(f[i + 3]), n(f[i + 4]), n(f[i + 5])];
    case 7:
      return [n(f[i]), n(f[i + 1]), n(f[i + 2]), n(f[i + 3]), n(f[i + 4]), n(f[i + 5]), n(f[i + 6])];
    default:
      return [n(f[i]), n(f[i + 1]), n(f[i + 2]), n(f[i + 3]), n(f[i + 4]), n(f[i + 5]), n(f[i + 6]), n(f[i + 7])];
  }
}

/** @param {number} number */
const n = (number) => (number === number ? number : NaN);
