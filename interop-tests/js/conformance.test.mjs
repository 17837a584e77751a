// The conformance cases in Node, a test each, and whether what they refer to is there.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';

import * as jsOnly from './conformance/js_only.js';
import { summary, writeReport } from './conformance/report.js';
import { countsOf, isCovered, play, titleOf } from './conformance/runner.js';

const description = JSON.parse(await readFile(new URL('conformance/calls.json', import.meta.url), 'utf8'));
const rust = createRequire(import.meta.url)(process.env.INTEROP_APP).interop();

const failed = new Set();

for (const entry of description.cases.filter((entry) => !isCovered(entry))) {
  test(titleOf(entry), async () => {
    failed.add(entry);
    await play(rust, description, entry);
    failed.delete(entry);
  });
}

test('every row has a case, every case a title of its own, and no function is left over', () => {
  const { cases } = description;
  const rows = Array.from({ length: 18 }, (_, index) => index + 1);
  assert.deepEqual([...new Set(cases.map(({ row }) => row))], rows);
  assert.equal(new Set(cases.map(titleOf)).size, cases.length);
  const used = cases.map(({ js_only: name }) => name).filter((name) => name !== undefined);
  assert.deepEqual(used.sort(), Object.keys(jsOnly).sort());
});

test('what is covered elsewhere is there', async () => {
  for (const entry of description.cases.filter(isCovered)) {
    assert.ok(entry.covered_by.length > 0, titleOf(entry));
    for (const { file, text } of entry.covered_by) {
      const found = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
      assert.ok(found.includes(text), `${titleOf(entry)}: ${file} does not hold "${text}"`);
    }
  }
});

after(async () => {
  const host = `Node ${process.env.INTEROP_APP_PROFILE ?? 'debug'}`;
  const counts = countsOf(description.cases, failed);
  console.log(summary(host, 'calls', counts));
  await writeReport(host, 'calls', counts);
});
