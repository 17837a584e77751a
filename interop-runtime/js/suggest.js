// The nearest of the names that exist, for messages about a name that does not.

import { cut } from './describe.js';

const MOST = 3;
const LONGEST = 64;

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/**
 * Edit distance, where exchanging two neighbours counts once and capitals count nothing.
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let beforeLast = /** @type {number[]} */ ([]);
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, beforeLast[j - 2] + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

/**
 * Names differ in style more often than in spelling: `load_user` is the nearest to `loadUser`. Capitals of ASCII only, as
 * in Rust, which has no room for the others.
 * @param {string} name
 */
const plain = (name) => name.replace(/[_\-.]/g, '').replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

/**
 * At most three of `names`, the nearest first; none that is too far away to be what was meant.
 * @param {string} wanted
 * @param {Iterable<string>} names
 * @returns {string[]}
 */
export function nearest(wanted, names) {
  if (wanted.length > LONGEST) return [];
  const target = plain(wanted);
  const allowed = Math.max(1, Math.floor(target.length / 3));
  /** @type {{ name: string, far: number }[]} */
  const found = [];
  for (const name of names) {
    if (name.length > LONGEST || Math.abs(name.length - wanted.length) > allowed + 3) continue;
    const far = distance(target, plain(name));
    if (far <= allowed) found.push({ name, far });
  }
  found.sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1));
  return found.slice(0, MOST).map((entry) => entry.name);
}

/**
 * `; did you mean \`add\` or \`all\`?`, or nothing.
 * @param {string} wanted
 * @param {Iterable<string>} names
 */
export function didYouMean(wanted, names) {
  const found = nearest(wanted, names).map((name) => `\`${cut(name)}\``);
  if (found.length === 0) return '';
  const last = found.pop();
  return `; did you mean ${found.length ? `${found.join(', ')} or ${last}` : last}?`;
}
