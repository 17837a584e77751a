// Plays the cases of the values' tables on a real runtime, in Node and in a page.

import { equal } from '../support/check.js';
import { Scope } from './scope.js';
import { CRATE, MODULE, Play, isAsync } from './values_play.js';

const MISSING = 'missing';
const LONGEST_REPORT = 20;

/**
 * @typedef {object} Host
 * @property {any} rust
 * @property {'node-only' | 'page-only'} only the mark of the cases that only it plays
 * @property {Map<string, (scope: Scope) => unknown>} makers of each text of a value
 * @property {() => any} foreign the global object of another realm
 *
 * @typedef {{ run: number, notApplicable: number, failed: number }} Count
 */

/** @param {{ row: string }[]} cases @returns {Record<string, Count>} */
const countsOf = (cases) => Object.fromEntries(cases.map(({ row }) => [row, { run: 0, notApplicable: 0, failed: 0 }]));

/**
 * @param {Host} host
 * @param {import('./tables.js').Case[]} cases
 * @returns {Promise<{ counts: Record<string, Count>, failures: string[] }>}
 */
export async function playAll(host, cases) {
  const counts = countsOf(cases);
  const failures = [];
  const { rust } = host;
  const types = isAsync(rust) ? await rust.invokeMethodAsync(CRATE, 'types') : rust.invokeMethod(CRATE, 'types');
  const player = new Player(host, types);
  for (const one of cases) {
    const count = counts[one.row];
    if (!['', 'js-only', host.only].includes(one.only)) {
      count.notApplicable += 1;
      continue;
    }
    count.run += 1;
    try {
      await player.play(one);
    } catch (error) {
      count.failed += 1;
      failures.push(`${one.at}: ${one.type} | ${one.value.slice(0, 80)}: ${error.message ?? error}`);
    }
  }
  return { counts, failures };
}

/** @param {string[]} failures */
export function report(failures) {
  const more = failures.length - LONGEST_REPORT;
  return [...failures.slice(0, LONGEST_REPORT), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

const always = (value) => () => value;

class Player {
  #rust;
  #makers;
  #foreign;
  /** @type {Map<string, { slug: string, places: string[] }>} */
  #types;
  /** @type {(() => unknown) | undefined} */
  #produce;

  /** @param {Host} host @param {[string, string, string[]][]} types */
  constructor({ rust, makers, foreign }, types) {
    this.#rust = rust;
    this.#makers = makers;
    this.#foreign = foreign;
    this.#types = new Map(types.map(([type, slug, places]) => [type.replaceAll(' ', ''), { slug, places }]));
    rust.registerModule(MODULE, { identity: (value) => value });
    globalThis.conformance = { produce: () => this.#produce?.() };
  }

  async play(one) {
    const found = this.#types.get(one.type.replaceAll(' ', ''));
    if (found === undefined) throw new Error(`there is no type ${one.type}`);
    const wanted = one.places.length > 0 ? one.places : one.value === MISSING ? ['top', 'field'] : found.places;
    const places = found.places.filter((place) => wanted.includes(place));
    if (places.length === 0) throw new Error('it is played nowhere');
    const before = this.#rust.stats();
    for (const place of places) await this.#playAt(place, one, found.slug);
    // What Rust gives back follows on the result.
    if (isAsync(this.#rust)) await this.#rust.invokeMethodAsync(CRATE, 'OfString.top', 'after it');
    equal(this.#rust.stats(), before, 'what is alive');
    for (const key in {}) throw new Error(`every object has ${key} now`);
  }

  async #playAt(place, one, slug) {
    const scope = new Scope(this.#rust, CRATE, this.#foreign);
    const { value, outcome } = one;
    if (isAsync(this.#rust)) await scope.prepare([value, outcome.value ?? '']);
    let make = value === MISSING ? undefined : this.#maker(value, scope);
    if (outcome.value === '==') make = always(make());
    const expected = outcome.value?.startsWith('=') ? make : outcome.value && this.#maker(outcome.value, scope);
    this.#produce = make;
    try {
      await new Play(this.#rust, one, slug, make, expected)[place]();
    } catch (error) {
      throw new Error(`${place}: ${error.message ?? error}`, { cause: error });
    } finally {
      scope.dispose();
    }
  }

  #maker(text, scope) {
    const make = this.#makers.get(text);
    if (make === undefined) throw new Error(`${text} was not made ready`);
    return () => make(scope);
  }
}
