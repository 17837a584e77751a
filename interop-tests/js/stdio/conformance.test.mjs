// The conformance cases and the values' tables over the pipes of a native process.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { added, summary, writeReport } from '../conformance/report.js';
import { countsOf, isCovered, play, titleOf } from '../conformance/runner.js';
import { compiled } from '../conformance/scope.js';
import { textsOf } from '../conformance/tables.js';
import { readTables } from '../conformance/values_folder.js';
import { playAll, report } from '../conformance/values_runner.js';
import { connectStdio } from '../support/stdio.mjs';

const HOST = 'stdio';

const description = JSON.parse(await readFile(new URL('../conformance/calls.json', import.meta.url), 'utf8'));
const tables = await readTables(['x64', 'arm64'].includes(process.arch));
const realm = runInNewContext('globalThis');
const { rust } = await connectStdio();

const failed = new Set();
let passedOver = 0;
const counts = [];

for (const entry of description.cases.filter((entry) => !isCovered(entry))) {
  test(titleOf(entry), async () => {
    failed.add(entry);
    passedOver += await play(rust, description, entry);
    failed.delete(entry);
  });
}

for (const { name, cases } of tables) {
  test(name, async () => {
    const makers = new Map(textsOf(cases).map((text) => [text, compiled(text)]));
    const played = await playAll({ rust, only: 'node-only', makers, foreign: () => realm }, cases);
    counts.push(played.counts);
    assert.equal(played.failures.length, 0, `${played.failures.length} failed\n${report(played.failures)}`);
  });
}

after(async () => {
  rust.dispose();
  const calls = countsOf(description.cases, failed);
  console.log(`${summary(HOST, 'calls', calls)}; async calls only, ${passedOver} steps for sync calls passed over`);
  console.log(summary(HOST, 'values', added(counts)));
  await writeReport(HOST, 'calls', calls);
  await writeReport(HOST, 'values', added(counts));
});
