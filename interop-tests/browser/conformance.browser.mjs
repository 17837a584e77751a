// The conformance cases in Chromium, all of them in one page.

import { summary, writeReport } from '../js/conformance/report.js';

export const name = 'the conformance cases in the page';

export async function run({ page, baseUrl, site, assert }) {
  await page.goto(baseUrl);
  const { counts, failures } = await page.evaluate(playAll);
  const host = `Chromium ${site.replace('app-', '')}`;
  console.log(`    ${summary(host, 'calls', counts)}`);
  await writeReport(host, 'calls', counts);
  assert.ok(Object.values(counts).reduce((sum, { run }) => sum + run, 0) > 35, 'only so few cases were played');
  assert.deepEqual(failures, []);
}

/** In the page. */
async function playAll() {
  await ready;
  const { countsOf, isCovered, play, titleOf } = await import('/js/conformance/runner.js');
  const description = await (await fetch('/js/conformance/calls.json')).json();
  const failed = new Set();
  const failures = [];
  for (const entry of description.cases.filter((entry) => !isCovered(entry))) {
    await play(rust, description, entry).catch((error) => {
      failed.add(entry);
      failures.push(`${titleOf(entry)}: ${error.stack}`);
    });
  }
  return { counts: countsOf(description.cases, failed), failures };
}
