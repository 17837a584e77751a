// Plays the cases of calls.json on a real runtime, in Node and in a page; calls.json says what a step may hold.

import { equal, includes, soon } from '../support/check.js';
import * as jsOnly from './js_only.js';
import { Values } from './values.js';

/** Such a case is not played: it is tested elsewhere. */
export const isCovered = ({ covered_by: covered }) => covered !== undefined;

/** `row 3: a static void …`. */
export const titleOf = ({ row, name }) => `row ${row}: ${name}`;

/** What was played, by rows, for the report. @param {any[]} cases @param {Set<any>} failed */
export function countsOf(cases, failed) {
  const counts = {};
  for (const entry of cases) {
    const count = (counts[entry.row] ??= { run: 0, elsewhere: 0, failed: 0 });
    count[isCovered(entry) ? 'elsewhere' : 'run'] += 1;
    if (failed.has(entry)) count.failed += 1;
  }
  return counts;
}

/**
 * Fails with the step that failed. A circuit has no sync calls: there, the half of a case that makes them is not played.
 * @returns how many steps were passed over because they are for sync calls only
 */
export async function play(rust, description, { steps, js_only: name }) {
  const alive = rust.stats().rustObjects;
  const modes = rust.host === 'circuit' ? ['invokeMethodAsync'] : ['invokeMethod', 'invokeMethodAsync'];
  let passedOver = 0;
  if (name !== undefined) await jsOnly[name]({ rust, crate: description.crate });
  else for (const mode of modes) passedOver += await new Play(rust, description, mode).all(steps);
  equal(rust.stats().rustObjects, alive, 'objects left alive');
  equal(rust.stats().pendingCalls, 0, 'calls left pending');
  return passedOver;
}

class Play {
  #rust;
  #crate;
  #healthy;
  #mode;
  #values;

  constructor(rust, { crate, healthy }, mode) {
    this.#rust = rust;
    this.#crate = crate;
    this.#healthy = healthy;
    this.#mode = mode;
    this.#values = new Values(rust);
  }

  async all(steps) {
    const isForSyncOnly = (step) => step.async === false && this.#rust.host === 'circuit';
    try {
      for (const step of steps) if (!isForSyncOnly(step)) await this.#step(step);
    } finally {
      this.#values.disposeAll();
    }
    return steps.filter(isForSyncOnly).length;
  }

  async #step(step) {
    const { each, ...rest } = step;
    if (each === undefined) return this.#one(step);
    const elements = Array.isArray(each) ? each : Array.from({ length: each }, (_, index) => index);
    const steps = elements.map((element) => withElement(rest, element));
    if (!step.at_once) {
      for (const one of steps) await this.#one(one);
      return;
    }
    const started = steps.map((one) => this.#start(one));
    for (const one of step.meanwhile ?? []) await this.#step(one);
    const outcomes = await Promise.all(started);
    for (const [index, one] of steps.entries()) await this.#check(one, outcomes[index]);
  }

  async #one(step) {
    if (step.dispose !== undefined) this.#values.named(step.dispose).dispose();
    else await this.#check(step, await this.#start(step));
  }

  /** Calls before it returns, as every caller does. What invokeMethodAsync throws is not caught: it must not. */
  #start(step) {
    const mode = step.async === undefined ? this.#mode : step.async ? 'invokeMethodAsync' : 'invokeMethod';
    const args = (step.args ?? []).map((value) => this.#values.from(value));
    const [object, names] = this.#target(step);
    if (mode === 'invokeMethodAsync') {
      const promise = object.invokeMethodAsync(...names, ...args);
      return soon(promise).then((value) => ({ value }), (error) => ({ error }));
    }
    try {
      return Promise.resolve({ value: object.invokeMethod(...names, ...args) });
    } catch (error) {
      return Promise.resolve({ error });
    }
  }

  #target({ call, method, crate = this.#crate }) {
    if (call !== undefined) return [this.#rust, [crate, call]];
    const dot = method.indexOf('.');
    return [this.#values.named(method.slice(0, dot)), [method.slice(dot + 1)]];
  }

  async #check(step, { value, error }) {
    const { expect_error: expected, meanwhile: _, ...what } = step;
    try {
      if (expected === undefined) {
        if (error !== undefined) throw error;
        this.#values.match(value, step.expect, 'the result');
        return;
      }
      if (error === undefined) throw new Error(`it was not refused, and gave ${JSON.stringify(value)}`);
      this.#checkError(error, expected);
    } catch (failure) {
      throw new Error(`${this.#mode} of ${JSON.stringify(what)}: ${failure.message ?? failure}`, { cause: failure });
    }
    await this.#one(this.#healthy);
  }

  #checkError(error, { code, path, method, contains = [] }) {
    equal(error instanceof this.#rust.InteropError, true, `${error} is an InteropError`);
    const where = `in "${error.message}"`;
    equal(error.code, code, `code ${where}`);
    equal(error.path, path ?? undefined, `path ${where}`);
    equal(error.method, method ?? undefined, `method ${where}`);
    for (const part of contains) includes(error.message, part);
  }
}

/** The step for one element: a string that is `$each` becomes it, and one that holds `$each` gets its text. */
function withElement(step, element) {
  const json = JSON.stringify(element);
  const text = typeof element === 'string' ? json.slice(1, -1) : json;
  return JSON.parse(JSON.stringify(step).replaceAll('"$each"', () => json).replaceAll('$each', () => text));
}
