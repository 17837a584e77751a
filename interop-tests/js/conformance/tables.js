// Reads the tables of interop-tests/values/, whose README says what a line may hold.

export const PLACES = ['top', 'field', 'list', 'through', 'pull'];
/** What comes back is what was sent: an equal value, or the object itself. */
const SENT = ['=', '=='];
export const HOSTS = ['js-only', 'node-only', 'page-only'];

/**
 * @typedef {object} Case
 * @property {string} row of conformance.md, or the name of another group
 * @property {string} at the file and the line
 * @property {string} type
 * @property {string} value in the notation of JavaScript, or `missing`
 * @property {Outcome} outcome
 * @property {string | undefined} says part of the message
 * @property {string[]} places where it is played; none is everywhere
 * @property {string} only the hosts: '' is all of them
 *
 * @typedef {{ value: string } | { code: string, goingOut: boolean, suffix: string } | { code: string, path: string | undefined }} Outcome
 */

/** Splits at ` | `, and trims. @param {string} line */
export const columns = (line) => line.split(/(?:^|\s)\|(?:\s|$)/).map((column) => column.trim());

/** `!Code`, `!Code .a[0]`, `!Code @result`, `out!Code`; anything else is a value. @param {string} text @returns {Outcome} */
function outcomeOf(text) {
  const found = /^(out)?!(\w+)\s*(@?)(.*)$/.exec(text);
  if (found === null) return { value: text };
  const [, out, code, absolute, path] = found;
  if (absolute) return { code, path: path === '' ? undefined : path };
  return { code, goingOut: out !== undefined, suffix: path };
}

/** The comment and blank lines left out, each line with its row. @param {string} name @param {string} text */
export function* lines(name, text) {
  let row;
  for (const [index, line] of text.split('\n').entries()) {
    const comment = /^#\s*(?:row (\w+):)?/.exec(line);
    if (comment !== null) row = comment[1] ?? row;
    if (comment !== null || line.trim() === '') continue;
    const at = `${name}:${index + 1}`;
    if (row === undefined) throw new Error(`${at}: no \`# row N: …\` stands above it`);
    yield { at, row, line };
  }
}

/** @param {string} name @param {string} text @returns {Case[]} */
export function readCases(name, text) {
  const cases = [];
  let types = '';
  for (const { at, row, line } of lines(name, text)) {
    const [first, value, outcome, ...rest] = columns(line);
    if (!value || !outcome) throw new Error(`${at}: type | value | outcome`);
    types = first || types;
    const words = rest.filter((column) => !column.startsWith('says ')).flatMap((column) => column.split(/\s+/));
    const wrong = words.find((word) => ![...PLACES, ...HOSTS].includes(word));
    if (wrong !== undefined) throw new Error(`${at}: \`${wrong}\` is no mark`);
    const common = {
      row, at, value,
      outcome: outcomeOf(outcome),
      says: rest.find((column) => column.startsWith('says '))?.slice('says '.length),
      places: words.filter((word) => PLACES.includes(word)),
      only: words.find((word) => HOSTS.includes(word)) ?? '',
    };
    for (const type of types.split(' & ')) cases.push({ ...common, type: type.trim() });
  }
  return cases;
}

/** Every value that a case sends or expects, once. @param {Case[]} cases */
export function textsOf(cases) {
  const texts = cases.flatMap(({ value, outcome }) => [value, 'value' in outcome ? outcome.value : value]);
  return [...new Set(texts)].filter((text) => text !== 'missing' && !SENT.includes(text));
}
