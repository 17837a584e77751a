// Opens the page of wasm-bindgen's test runner in headless Chromium, prints what it says, and fails with it;
// `cargo xtask test-wasm` builds, serves and starts it.
//
//   node wasm.mjs --chrome PATH --page URL
import { parseArgs } from "node:util";
import { launch, within } from "./chromium.mjs";

const SECONDS = 120;

const { values: options } = parseArgs({ options: { chrome: { type: "string" }, page: { type: "string" } } });
if (!options.chrome || !options.page) {
  console.error("start me with `cargo xtask test-wasm`, which gives me a browser and the page");
  process.exit(2);
}

const browser = await launch(options.chrome);
try {
  const page = await browser.newPage();
  await page.route("**/*", oneAtATime());
  page.on("pageerror", (error) => console.log(`uncaught: ${error?.stack ?? error}`));
  page.on("crash", () => console.log("the page crashed"));
  const output = page.locator("#output");
  try {
    await page.goto(options.page);
    await within(SECONDS, output.filter({ hasText: "test result: " }).waitFor({ timeout: 0 }));
  } finally {
    console.log(await output.textContent({ timeout: 5000 }).catch(() => "the page shows no output"));
  }
  const passed = (await output.textContent()).includes("test result: ok");
  process.exitCode = passed ? 0 : 1;
} finally {
  await browser.close();
}

/**
 * Asks the server for one file after the other. A browser opens several connections at once, and a server of
 * tiny_http 0.12, as the runner's is, may leave one of them waiting for as long as the others stay open.
 */
function oneAtATime() {
  let last = Promise.resolve();
  return (route) => {
    const file = last.then(async () => {
      const answer = await fetch(route.request().url(), { signal: AbortSignal.timeout(30_000) });
      const body = Buffer.from(await answer.arrayBuffer());
      await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
    });
    last = file.catch((error) => {
      console.log(`${route.request().url()}: ${error}`);
      return route.abort();
    });
    return last;
  };
}
