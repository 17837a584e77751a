// The census in Chromium: 100,000 of each kind, and neither a table nor wasm memory has grown.
export const name = "the census";
export const site = "app-release";
export const seconds = 400;

const TIMES = 100_000;

export async function run({ page, baseUrl, assert }) {
  await page.goto(baseUrl);
  const failures = await page.evaluate(async (times) => {
    await ready;
    const { kinds, repeat, settle } = await import("/js/census.js");
    const failed = [];
    for (const kind of Object.keys(kinds)) {
      await repeat({ rust }, kind, times / 10);
      const before = JSON.stringify([await settle(rust), wasm.memory.buffer.byteLength]);
      await repeat({ rust }, kind, times);
      const after = JSON.stringify([await settle(rust), wasm.memory.buffer.byteLength]);
      if (after !== before) failed.push(`${kind}: ${before} became ${after}`);
    }
    return failed;
  }, TIMES);
  assert.deepEqual(failures, []);
}
