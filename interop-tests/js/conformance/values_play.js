// One case of the values' tables in its places: each call that is made of it, and what must come of it.

import { equal, includes, show, soon } from '../support/check.js';

export const CRATE = 'interop-tests-conformance';
/** The module and the function that Rust calls with what it was given, and the one whose result it asks for. */
export const MODULE = 'values';
const IDENTITY = `${MODULE}#identity`;
const PRODUCE = 'conformance.produce';

/** Whether no call can be waited for: then every call is made as its async twin. */
export const isAsync = (rust) => rust.host === 'circuit';

/** A method for each place. Each value is made anew, so that nothing that a call did to it helps the next. */
export class Play {
  #rust;
  #case;
  #slug;
  #make;
  #expected;

  /**
   * @param {any} rust
   * @param {import('./tables.js').Case} one
   * @param {string} slug
   * @param {(() => unknown) | undefined} make the value to send, if there is one
   * @param {(() => unknown) | undefined} expected what comes back, if it is not refused
   */
  constructor(rust, one, slug, make, expected) {
    this.#rust = rust;
    this.#case = one;
    this.#slug = slug;
    this.#make = make;
    this.#expected = expected;
  }

  async top() {
    const args = () => (this.#make === undefined ? [] : [this.#make()]);
    const places = { into: 'args[0]', out: 'result' };
    await this.#call('top', args, this.#expected, places);
    await this.#callAsync('top', args, this.#expected, places);
  }

  /** As a field and as an Option beside it, which may also be missing, and is refused like the other. */
  async field() {
    const make = this.#make;
    const expected = this.#expected;
    const places = { into: 'args[0].value', out: 'result.value' };
    const alone = expected && (() => ({ value: expected(), maybe: null }));
    if (make === undefined) return this.#call('field', () => [{}], alone, places);
    const nothing = (make() ?? null) === null;
    const args = () => [{ value: make(), maybe: make() }];
    const both = expected && (() => ({ value: expected(), maybe: nothing ? null : expected() }));
    await this.#call('field', args, both, places);
    await this.#callAsync('field', args, both, places);
    if (alone !== undefined) return this.#call('field', () => [{ value: make() }], alone, places);
    if (nothing || this.#case.outcome.goingOut) return undefined;
    const optionFirst = () => [{ maybe: make(), value: make() }];
    return this.#call('field', optionFirst, undefined, { into: 'args[0].maybe', out: '' });
  }

  list() {
    const expected = this.#expected && (() => [this.#expected(), this.#expected()]);
    return this.#call('list', () => [[this.#make(), this.#make()]], expected, { into: 'args[0][0]', out: 'result[0]' });
  }

  through() {
    return this.#callAsync('through', () => [this.#make()], this.#expected, { into: 'args[0]', out: 'args[0]' });
  }

  pull() {
    return this.#callAsync('pull', () => [], this.#expected, { into: 'result', out: 'result' });
  }

  async #call(place, args, expected, places) {
    if (isAsync(this.#rust)) return this.#callAsync(place, args, expected, places);
    let outcome;
    try {
      outcome = { value: this.#rust.invokeMethod(CRATE, `${this.#slug}.${place}`, ...args()) };
    } catch (error) {
      outcome = { error };
    }
    return this.#check(place, outcome, expected, places);
  }

  async #callAsync(place, args, expected, places) {
    const promise = this.#rust.invokeMethodAsync(CRATE, `${this.#slug}.${place}`, ...args()); // must not throw
    const outcome = await soon(promise).then((value) => ({ value }), (error) => ({ error }));
    return this.#check(place, outcome, expected, places);
  }

  async #check(place, { value, error }, expected, places) {
    if (expected !== undefined) {
      if (error !== undefined) throw error;
      equal(value, expected(), 'the result');
      return;
    }
    if (error === undefined) throw new Error(`it was not refused, and gave ${show(value)}`);
    this.#checkError(place, error, places);
    const next = [CRATE, 'OfString.top', 'next'];
    const again = isAsync(this.#rust) ? await this.#rust.invokeMethodAsync(...next) : this.#rust.invokeMethod(...next);
    equal(again, 'next', 'the next call');
  }

  #checkError(place, error, { into, out }) {
    equal(error instanceof this.#rust.InteropError, true, `${error} is an InteropError`);
    const { outcome, says } = this.#case;
    const where = `in "${error.message}"`;
    equal(error.code, outcome.code, `code ${where}`);
    const path = 'path' in outcome ? outcome.path : `${outcome.goingOut ? out : into}${outcome.suffix}`;
    const found = path?.endsWith('*') ? `${error.path?.slice(0, path.length - 1)}*` : error.path;
    equal(found, path, `path ${where}`);
    const inJs = place === 'pull' ? !outcome.goingOut : place === 'through' && outcome.goingOut;
    const own = `${CRATE}.${this.#slug}.${place}`;
    equal(error.method, inJs ? { pull: PRODUCE, through: IDENTITY }[place] : own, `method ${where}`);
    if (says !== undefined) includes(error.message, says);
  }
}
