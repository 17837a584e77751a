// Makers of records, one for each of the first shapes of which many arrive: the same text again and again, because an engine
// learns what a function does for each text of it. One text for all shapes stores every field on a slow general path, and
// a record takes 1.7 times as long.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** @typedef {import('./value_reader.js').ValueReader} ValueReader */
/** @typedef {new (reader: ValueReader, keys: string[]) => object} RecordMaker a plain object with these keys */

const objectPrototype = Object.prototype;

/** The fields beyond those that the text below names. @param {any} record @param {ValueReader} r @param {string[]} k */
function rest(record, r, k) {
  for (let i = 12; i < k.length; i++) record[k[i]] = r.value();
}

// Named for the inspectors of engines, which call what they made by it.
// prettier-ignore
export const makers = [
  /** @this {any} @param {ValueReader} r @param {string[]} k */
  function Object(r, k) {
    const n = k.length;
    this[k[0]] = r.value(); if (n === 1) return;
    this[k[1]] = r.value(); if (n === 2) return;
    this[k[2]] = r.value(); if (n === 3) return;
    this[k[3]] = r.value(); if (n === 4) return;
    this[k[4]] = r.value(); if (n === 5) return;
    this[k[5]] = r.value(); if (n === 6) return;
    this[k[6]] = r.value(); if (n === 7) return;
    this[k[7]] = r.value(); if (n === 8) return;
    this[k[8]] = r.value(); if (n === 9) return;
    this[k[9]] = r.value(); if (n === 10) return;
    this[k[10]] = r.value(); if (n === 11) return;
    this[k[11]] = r.value(); if (n === 12) return;
    rest(this, r, k);
  },
  /** @this {any} @param {ValueReader} r @param {string[]} k */
  function Object(r, k) {
    const n = k.length;
    this[k[0]] = r.value(); if (n === 1) return;
    this[k[1]] = r.value(); if (n === 2) return;
    this[k[2]] = r.value(); if (n === 3) return;
    this[k[3]] = r.value(); if (n === 4) return;
    this[k[4]] = r.value(); if (n === 5) return;
    this[k[5]] = r.value(); if (n === 6) return;
    this[k[6]] = r.value(); if (n === 7) return;
    this[k[7]] = r.value(); if (n === 8) return;
    this[k[8]] = r.value(); if (n === 9) return;
    this[k[9]] = r.value(); if (n === 10) return;
    this[k[10]] = r.value(); if (n === 11) return;
    this[k[11]] = r.value(); if (n === 12) return;
    rest(this, r, k);
  },
  /** @this {any} @param {ValueReader} r @param {string[]} k */
  function Object(r, k) {
    const n = k.length;
    this[k[0]] = r.value(); if (n === 1) return;
    this[k[1]] = r.value(); if (n === 2) return;
    this[k[2]] = r.value(); if (n === 3) return;
    this[k[3]] = r.value(); if (n === 4) return;
    this[k[4]] = r.value(); if (n === 5) return;
    this[k[5]] = r.value(); if (n === 6) return;
    this[k[6]] = r.value(); if (n === 7) return;
    this[k[7]] = r.value(); if (n === 8) return;
    this[k[8]] = r.value(); if (n === 9) return;
    this[k[9]] = r.value(); if (n === 10) return;
    this[k[10]] = r.value(); if (n === 11) return;
    this[k[11]] = r.value(); if (n === 12) return;
    rest(this, r, k);
  },
  /** @this {any} @param {ValueReader} r @param {string[]} k */
  function Object(r, k) {
    const n = k.length;
    this[k[0]] = r.value(); if (n === 1) return;
    this[k[1]] = r.value(); if (n === 2) return;
    this[k[2]] = r.value(); if (n === 3) return;
    this[k[3]] = r.value(); if (n === 4) return;
    this[k[4]] = r.value(); if (n === 5) return;
    this[k[5]] = r.value(); if (n === 6) return;
    this[k[6]] = r.value(); if (n === 7) return;
    this[k[7]] = r.value(); if (n === 8) return;
    this[k[8]] = r.value(); if (n === 9) return;
    this[k[9]] = r.value(); if (n === 10) return;
    this[k[10]] = r.value(); if (n === 11) return;
    this[k[11]] = r.value(); if (n === 12) return;
    rest(this, r, k);
  },
  /** @this {any} @param {ValueReader} r @param {string[]} k */
  function Object(r, k) {
    const n = k.length;
    this[k[0]] = r.value(); if (n === 1) return;
    this[k[1]] = r.value(); if (n === 2) return;
    this[k[2]] = r.value(); if (n === 3) return;
    this[k[3]] = r.value(); if (n === 4) return;
    this[k[4]] = r.value(); if (n === 5) return;
    this[k[5]] = r.value(); if (n === 6) return;
    this[k[6]] = r.value(); if (n === 7) return;
    this[k[7]] = r.value(); if (n === 8) return;
    this[k[8]] = r.value(); if (n === 9) return;
    this[k[9]] = r.value(); if (n === 10) return;
    this[k[10]] = r.value(); if (n === 11) return;
    this[k[11]] = r.value(); if (n === 12) return;
    rest(this, r, k);
  },
  /** @this {any} @param {ValueReader} r @param {string[]} k */
  function Object(r, k) {
    const n = k.length;
    this[k[0]] = r.value(); if (n === 1) return;
    this[k[1]] = r.value(); if (n === 2) return;
    this[k[2]] = r.value(); if (n === 3) return;
    this[k[3]] = r.value(); if (n === 4) return;
    this[k[4]] = r.value(); if (n === 5) return;
    this[k[5]] = r.value(); if (n === 6) return;
    this[k[6]] = r.value(); if (n === 7) return;
    this[k[7]] = r.value(); if (n === 8) return;
    this[k[8]] = r.value(); if (n === 9) return;
    this[k[9]] = r.value(); if (n === 10) return;
    this[k[10]] = r.value(); if (n === 11) return;
    this[k[11]] = r.value(); if (n === 12) return;
    rest(this, r, k);
  },
  /** @this {any} @param {ValueReader} r @param {string[]} k */
  function Object(r, k) {
    const n = k.length;
    this[k[0]] = r.value(); if (n === 1) return;
    this[k[1]] = r.value(); if (n === 2) return;
    this[k[2]] = r.value(); if (n === 3) return;
    this[k[3]] = r.value(); if (n === 4) return;
    this[k[4]] = r.value(); if (n === 5) return;
    this[k[5]] = r.value(); if (n === 6) return;
    this[k[6]] = r.value(); if (n === 7) return;
    this[k[7]] = r.value(); if (n === 8) return;
    this[k[8]] = r.value(); if (n === 9) return;
    this[k[9]] = r.value(); if (n === 10) return;
    this[k[10]] = r.value(); if (n === 11) return;
    this[k[11]] = r.value(); if (n === 12) return;
    rest(this, r, k);
  },
  /** @this {any} @param {ValueReader} r @param {string[]} k */
  function Object(r, k) {
    const n = k.length;
    this[k[0]] = r.value(); if (n === 1) return;
    this[k[1]] = r.value(); if (n === 2) return;
    this[k[2]] = r.value(); if (n === 3) return;
    this[k[3]] = r.value(); if (n === 4) return;
    this[k[4]] = r.value(); if (n === 5) return;
    this[k[5]] = r.value(); if (n === 6) return;
    this[k[6]] = r.value(); if (n === 7) return;
    this[k[7]] = r.value(); if (n === 8) return;
    this[k[8]] = r.value(); if (n === 9) return;
    this[k[9]] = r.value(); if (n === 10) return;
    this[k[10]] = r.value(); if (n === 11) return;
    this[k[11]] = r.value(); if (n === 12) return;
    rest(this, r, k);
  },
];

// What they make is a plain object, and has room for its fields from the start.
for (const maker of makers) maker.prototype = objectPrototype;

let taken = 0;

/** The next one that no shape has, if there is any left. @returns {RecordMaker | undefined} */
export function takeRecordMaker() {
  return taken < makers.length ? /** @type {any} */ (makers[taken++]) : undefined;
}
