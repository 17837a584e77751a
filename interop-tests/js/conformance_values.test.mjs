// The values' tables in Node, a test for each file.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { added, summary, writeReport } from './conformance/report.js';
import { compiled } from './conformance/scope.js';
import { textsOf } from './conformance/tables.js';
import { readTables } from './conformance/values_folder.js';
import { playAll, report } from './conformance/values_runner.js';

const rust = createRequire(import.meta.url)(process.env.INTEROP_APP).interop();
const name = `Node ${process.env.INTEROP_APP_PROFILE ?? 'debug'}`;
const realm = runInNewContext('globalThis');
const tables = await readTables();
const counts = [];

for (const { name: file, cases } of tables) {
  test(file, async () => {
    const makers = new Map(textsOf(cases).map((text) => [text, compiled(text)]));
    const played = await playAll({ rust, only: 'node-only', makers, foreign: () => realm }, cases);
    counts.push(played.counts);
    assert.equal(played.failures.length, 0, `${played.failures.length} failed\n${report(played.failures)}`);
  });
}

test('every row has cases, every type is played, the matrices have the same values', () => {
  const all = tables.flatMap(({ cases }) => cases);
  const rows = Array.from({ length: 12 }, (_, index) => `${50 + index}`);
  assert.deepEqual([...new Set(all.map(({ row }) => row))].sort(), [...rows, 'refs', 'sweep']);
  const played = new Set(all.map(({ type }) => type.replaceAll(' ', '')));
  const types = rust.invokeMethod('interop-tests-conformance', 'types').map(([type]) => type.replaceAll(' ', ''));
  assert.deepEqual(types.filter((type) => !played.has(type)), []);
  const matrices = tables.filter(({ name }) => name.startsWith('sweep'));
  const values = matrices.map(({ cases }) => [...new Set(cases.map(({ value, only }) => `${value} ${only}`))]);
  assert.ok(values[0].length > 60, `the sweep has ${values[0].length} values`);
  for (const others of values) assert.deepEqual(others, values[0]);
});

after(async () => {
  console.log(summary(name, 'values', added(counts)));
  await writeReport(name, 'values', added(counts));
});
