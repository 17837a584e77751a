// The conformance cases in Chromium, all of them in one page.

export const name = 'the conformance cases in the page';

export async function run({ page, baseUrl, assert }) {
  await page.goto(baseUrl);
  const { line, failures, played } = await page.evaluate(playAll);
  console.log(`    ${line}`);
  assert.ok(played > 35, `only ${played} cases were played`);
  assert.deepEqual(failures, []);
}

/** In the page. */
async function playAll() {
  await ready;
  const { isCovered, play, summary, titleOf } = await import('/js/conformance/runner.js');
  const description = await (await fetch('/js/conformance/calls.json')).json();
  const cases = description.cases.filter((entry) => !isCovered(entry));
  const failures = [];
  for (const entry of cases) {
    await play(rust, description, entry).catch((error) => failures.push(`${titleOf(entry)}: ${error.stack}`));
  }
  return { line: summary(description, 'in Chromium'), failures, played: cases.length };
}
