// The application that starts anew after a panic, in Chromium: each way to end, and a hundred generations.
export const name = "an instance that has ended starts anew";
export const site = "restart";
export const allowConsoleErrors = /panicked with|in a timer|stopped by a trap|panicked at/;

export async function run({ page, baseUrl, assert }) {
  await page.goto(baseUrl);
  const failures = await page.evaluate(async () => {
    await ready;
    const { cases, generations } = await import("/js/restart/cases.js");
    const failed = [];
    for (const { name, run } of cases) {
      await run(app).catch((error) => failed.push(`${name}: ${error.stack}`));
    }
    await generations(app, 100).catch((error) => failed.push(String(error.stack)));
    return failed;
  });
  assert.deepEqual(failures, []);
}
