// Reads the matrices of interop-tests/values/, whose README says what a cell may hold.

import { HOSTS, PLACES, columns, lines } from './tables.js';

const CODES = { T: 'TypeMismatch', R: 'OutOfRange', N: 'NotSerializable', S: 'InvalidString', B: 'BadArgs', W: 'WrongType',
  D: 'Disposed' };

/**
 * A cell of the sweep: `=`, a letter with the rest of the path, or a value.
 * @param {string} cell
 * @param {Map<string, string>} names
 * @param {boolean} wide whether a usize of the host has 64 bits; in wasm it has 32
 */
function cellOutcome(cell, names, wide) {
  const found = /^([TRNSWD])([.[].*)?$/.exec(cell);
  if (found !== null) return { code: CODES[found[1]], goingOut: false, suffix: found[2] ?? '' };
  if (cell === 'B') return { code: CODES.B, path: undefined };
  if (cell === 'r') return { code: CODES.R, goingOut: true, suffix: '' };
  if (cell === 'w' && wide) return { value: '=' };
  if (cell === 'w' || cell === 'v') return { code: CODES.R, goingOut: wide, suffix: '' };
  if (cell.startsWith('$')) return { value: names.get(cell) ?? raise(`${cell} has no \`let\``) };
  return { value: cell };
}

function raise(text) {
  throw new Error(text);
}

/** A matrix: a column for each type, a row for each value. @param {string} name @param {string} text @param {boolean} wide */
export function readSweep(name, text, wide) {
  /** @type {import('./tables.js').Case[]} */
  const cases = [];
  const names = new Map();
  const types = new Map();
  let header = [];
  for (const { at, row, line } of lines(name, text)) {
    const [, keyword, key, definition] = /^(let|col)\s+(\S+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (keyword === 'let') names.set(key, definition);
    else if (keyword === 'col') types.set(key, columns(definition));
    else if (line.startsWith('value ')) header = columns(line)[1].split(/\s+/);
    else cases.push(...rowCases(at, row, columns(line), header, types, names, wide));
  }
  return cases;
}

function* rowCases(at, row, [value, cells, marks = ''], header, types, names, wide) {
  const list = cells.split(/\s+/);
  if (list.length !== header.length) throw new Error(`${at}: ${list.length} cells for ${header.length} columns`);
  const words = marks.split(' ');
  const onlyAt = words.filter((word) => PLACES.includes(word));
  const only = words.find((word) => HOSTS.includes(word)) ?? '';
  for (const [index, cell] of list.entries()) {
    if (cell === '-') continue;
    const [type, played = 'top pull'] = types.get(header[index]) ?? raise(`${at}: \`${header[index]}\` has no \`col\``);
    const places = played.split(' ').filter((place) =>
      (value !== 'missing' || place === 'top') && (onlyAt.length === 0 || onlyAt.includes(place)));
    yield { row, at, type, value, outcome: cellOutcome(cell, names, wide), says: undefined, places, only };
  }
}
