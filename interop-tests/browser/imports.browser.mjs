// A module that is missing at first: the error is not kept, and the import works once the file is there.

export const name = 'a module that is supplied later';

// What the browser says about the file that is missing.
export const allowConsoleErrors = /404 \(Not Found\)/;

export async function run({ page, baseUrl, assert }) {
  let supplied = false;
  await page.route('**/js/fixtures/supplied_later.js', (route) =>
    supplied
      ? route.fulfill({ contentType: 'text/javascript', body: 'export const formatName = (a, b) => a + b; export const loadUser = (id) => ({ id, name: "late" });' })
      : route.fulfill({ status: 404, body: 'not yet' }),
  );
  await page.goto(baseUrl);
  const attempt = () =>
    page.evaluate(async () => {
      await ready;
      try {
        return await rust.invokeMethodAsync('interop-tests-app', 'use_module', './js/fixtures/supplied_later.js');
      } catch (error) {
        return `${error.code}: ${error.message}`;
      }
    });
  const missing = await attempt();
  assert.match(missing, /^JsException: .*supplied_later\.js.* could not be imported/);
  supplied = true;
  assert.equal(await attempt(), 'AmyPond late Disposed');
}
