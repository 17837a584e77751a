// The application starts in a page under the strict content policy, and nothing complains.
export const name = "the application starts";

export async function run({ page, baseUrl, assert }) {
  await page.goto(baseUrl);
  const host = await page.evaluate(async () => {
    await ready;
    return rust.host;
  });
  assert.equal(host, "in-process");
}
