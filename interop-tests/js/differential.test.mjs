// The same values by our codec and by serde-wasm-bindgen, in one wasm module: equal, but for the differences that
// support/differences.mjs names. Each of those must occur; one that never does is no difference any more.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { compare, TO_JAVASCRIPT, TO_RUST } from './support/differences.mjs';
import { randomOf } from './support/random.mjs';

const APP = 'interop-tests-app';
const VALUES = process.env.INTEROP_APP_PROFILE === 'release' ? 20_000 : 2_000;

const app = createRequire(import.meta.url)(process.env.INTEROP_APP);
const rust = app.interop();

test('arbitrary values from Rust', () => {
  const counts = {};
  for (let seed = 0; seed < VALUES; seed++) {
    const ours = rust.invokeMethod(APP, 'arbitrary', seed);
    assert.equal(compare(ours, ...theirs(seed), counts), undefined, `seed ${seed}`);
    assert.ok(rust.invokeMethod(APP, 'isArbitrary', seed, ours), `seed ${seed} came back as another value`);
  }
  console.log(counts);
  for (const { name } of TO_JAVASCRIPT) assert.ok(counts[name] > 0, `the difference "${name}" never occurred`);
});

/** @returns {[unknown, { bigints: boolean }]} */
function theirs(seed) {
  try {
    return [app.arbitrary_by_serde_wasm_bindgen(seed, false), { bigints: false }];
  } catch (error) {
    assert.match(String(error), /can't be represented as a JavaScript number/);
    return [app.arbitrary_by_serde_wasm_bindgen(seed, true), { bigints: true }];
  }
}

test('random values from JavaScript', () => {
  const counts = {};
  const random = randomOf(7);
  Error.stackTraceLimit = 0;
  for (let i = 0; i < VALUES; i++) {
    const difference = random(3) === 0 ? TO_RUST[random(TO_RUST.length)] : undefined;
    const { value, twin } = difference === undefined ? { value: undefined, twin: common(random, 4) } : differing(random, difference);
    const text = () => `${difference?.name ?? 'nothing'} in ${JSON.stringify(twin)}`;
    const ours = read(() => rust.invokeMethod(APP, 'describeAny', twin));
    assert.notEqual(ours, 'refused', text());
    assert.equal(ours, read(() => app.describe_any_by_serde_wasm_bindgen(twin)), text());
    if (difference === undefined) continue;
    const { name } = difference;
    counts[name] = (counts[name] ?? 0) + 1;
    expectInside(difference.ours, read(() => rust.invokeMethod(APP, 'describeAny', value)), `ours, ${text()}`);
    expectInside(difference.theirs, read(() => app.describe_any_by_serde_wasm_bindgen(value)), `theirs, ${text()}`);
  }
  console.log(counts);
  for (const { name } of TO_RUST) assert.ok(counts[name] > 0, `the difference "${name}" never occurred`);
});

function read(run) {
  try {
    return run();
  } catch {
    return 'refused';
  }
}

function expectInside(expected, found, what) {
  if (expected === 'refused') assert.equal(found, 'refused', what);
  else assert.ok(found.includes(expected), `${what}: ${found}`);
}

const TEXTS = ['', 'a', 'ž', '🦀', '\ufefffirst', 'nul \0', '__proto__', 'then', 'x'.repeat(300), '0'];
const NUMBERS = [0, 1, -1, 0.5, NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53) + 1, 5e-324, 1e300, 2 ** 31, -(2 ** 63)];
const pick = (random, list) => list[random(list.length)];

/** A value that both read alike. */
function common(random, depth) {
  if (depth > 0 && random(3) > 0) return around(random, Array.from({ length: random(4) }, () => common(random, depth - 1)));
  switch (random(6)) {
    case 0: return null;
    case 1: return undefined;
    case 2: return random(2) === 0;
    case 3: return random(2 ** 32) - 2 ** 31;
    case 4: return pick(random, NUMBERS);
    default: return pick(random, TEXTS);
  }
}

/** Something that holds these values. */
function around(random, values) {
  const texts = values.map((_, i) => `${pick(random, TEXTS)}${i}`);
  switch (random(4)) {
    case 0: return values;
    case 1: return Object.fromEntries(values.map((value, i) => [texts[i], value]));
    case 2: return Object.assign(Object.create(null), JSON.parse('{"__proto__": [1]}'), { values });
    default: return new Map(values.map((value, i) => [pick(random, [i, texts[i], [i], new Map([[i, null]])]), value]));
  }
}

/** A value with a difference somewhere inside, and its twin without. */
function differing(random, { example, twin }) {
  const beside = Array.from({ length: random(3) }, () => common(random, 2));
  const seed = random(2 ** 32);
  const surround = (value) => {
    const again = randomOf(seed);
    for (let i = again(4); i > 0; i--) value = around(again, [...beside, value]);
    return value;
  };
  return { value: surround(example()), twin: surround(twin) };
}
