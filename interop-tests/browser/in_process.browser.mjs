// The cases in Chromium, each in the page; those that end their instance get a page of their own.

export const name = 'the cases in the page';

// A panic is reported to the console, and one case imports a module that is not there.
export const allowConsoleErrors = /fatal\.rs|404 \(Not Found\)/;

export async function run({ page, context, baseUrl, assert }) {
  await page.goto(baseUrl);
  const names = await page.evaluate(async () => {
    const { cases } = await import('/js/cases/index.js');
    return cases.map(({ name, fatal }) => ({ name, fatal: fatal === true }));
  });
  const failures = [];
  for (const { name, fatal } of names) {
    const own = fatal ? await context.newPage() : page;
    if (fatal) await own.goto(baseUrl);
    const failure = await own.evaluate(runCase, name);
    if (failure !== undefined) failures.push(`${name}: ${failure}`);
    if (fatal) await own.close();
  }
  assert.ok(names.length > 50, `only ${names.length} cases were found`);
  assert.deepEqual(failures, []);
  console.log(`    ${names.length} cases`);
}

/** In the page. */
async function runCase(wanted) {
  await ready;
  const { cases } = await import('/js/cases/index.js');
  const { run } = cases.find(({ name }) => name === wanted);
  try {
    await run({ rust, again });
    return undefined;
  } catch (error) {
    return String(error?.stack ?? error);
  }
}
