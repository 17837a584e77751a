// Syntax colouring: one regular expression for each language, no more than these short files need.
import { element } from "./element.js";

const languages = {
  rust: pattern({
    comment: /\/\/[^\n]*/,
    attribute: /#!?\[(?:[^\]"]|"[^"]*")*\]/,
    string: /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\.)'/,
    keyword: words("as async await crate dyn else enum extern fn for if impl in let match mod move mut pub ref return self static struct trait type use where while"),
    type: /\b(?:[A-Z]\w*|[iuf](?:8|16|32|64)|bool|char|str|usize|isize)\b/,
    number: /\b\d[\d_]*\b/,
    call: /\b[a-z_]\w*!?(?=\()/,
  }),
  js: pattern({
    comment: /\/\/[^\n]*|\/\*[\s\S]*?\*\//,
    string: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/,
    keyword: words("async await class const else export false for function if import let new null of return this throw true undefined"),
    type: /\b[A-Z]\w*\b/,
    number: /\b\d[\d_]*\b/,
    call: /\b[a-z_]\w*(?=\()/,
  }),
};

/**
 * The text in pieces, coloured by classes; put together they are the text again.
 * @param {string} text
 * @param {"rust" | "js"} language
 * @returns {(Node | string)[]}
 */
export function colour(text, language) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(languages[language])) {
    const [kind] = Object.entries(match.groups).find(([, found]) => found !== undefined);
    pieces.push(text.slice(end, match.index), element("span", { class: kind }, match[0]));
    end = match.index + match[0].length;
  }
  pieces.push(text.slice(end));
  return pieces;
}

/** @param {string} list */
function words(list) {
  return new RegExp(`\\b(?:${list.replaceAll(" ", "|")})\\b`);
}

/** @param {Record<string, RegExp>} kinds the first that matches at a place wins */
function pattern(kinds) {
  const groups = Object.entries(kinds).map(([kind, { source }]) => `(?<${kind}>${source})`);
  return new RegExp(groups.join("|"), "g");
}
