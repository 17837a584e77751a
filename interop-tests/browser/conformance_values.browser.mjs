// The values' tables in Chromium, all of them in one page.

import { added, summary, writeReport } from '../js/conformance/report.js';
import { sourceOf } from '../js/conformance/scope.js';
import { textsOf } from '../js/conformance/tables.js';
import { readTables } from '../js/conformance/values_folder.js';
import { report } from '../js/conformance/values_runner.js';

export const name = "the values' tables in the page";

export async function run({ page, baseUrl, site, assert }) {
  await page.goto(baseUrl);
  const counts = [];
  const failures = [];
  for (const { cases } of await readTables()) {
    // The page's policy forbids it to make values from texts; what the browser's debugger evaluates is not the page's.
    const makers = textsOf(cases).map((text) => `[${JSON.stringify(text)}, ${sourceOf(text)}],\n`);
    await page.evaluate(`globalThis.makers = new Map([${makers.join('')}]); undefined`);
    const played = await page.evaluate(playCases, cases);
    counts.push(played.counts);
    failures.push(...played.failures);
  }
  const host = `Chromium ${site.replace('app-', '')}`;
  const total = added(counts);
  console.log(`    ${summary(host, 'values', total)}`);
  await writeReport(host, 'values', total);
  assert.equal(failures.length, 0, `${failures.length} failed\n${report(failures)}`);
}

/** In the page. */
async function playCases(cases) {
  await ready;
  const { playAll } = await import('/js/conformance/values_runner.js');
  const frame = document.querySelector('iframe') ?? document.body.appendChild(document.createElement('iframe'));
  return playAll({ rust, only: 'page-only', makers, foreign: () => frame.contentWindow }, cases);
}
