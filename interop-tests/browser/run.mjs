// Runs every *.browser.mjs of this folder in headless Chromium; `cargo xtask test-browser` builds, serves and starts it.
//
//   node run.mjs --chrome PATH --site NAME=URL [--site NAME=URL …] [--only=WORDS]
//
// A test file exports
//   name                     what it shows
//   run({ page, context, baseUrl, site, assert })   an async function on a fresh page; baseUrl ends with a slash
//   site                     "gallery" or another one; without it the test runs on app-debug and app-release
//   seconds                  how long it may take, if that is more than a minute
//   allowConsoleErrors       true, or a RegExp that every expected message matches; otherwise each one fails the test
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { launch, within } from "./chromium.mjs";

const SECONDS = 60;

const { values: options } = parseArgs({
  options: {
    chrome: { type: "string" },
    site: { type: "string", multiple: true, default: [] },
    only: { type: "string", default: "" },
  },
});
if (!options.chrome || options.site.length === 0) {
  console.error("start me with `cargo xtask test-browser`, which gives me a browser and the sites");
  process.exit(2);
}
const sites = new Map(options.site.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));

const browser = await launch(options.chrome);
let passed = 0;
const failures = [];
try {
  for (const { test, file, site } of await runs()) {
    const title = `${test.name} (${site})`;
    const start = performance.now();
    try {
      await runOne(test, site);
      passed += 1;
      console.log(`ok ${title} ${Math.round(performance.now() - start)} ms`);
    } catch (error) {
      failures.push(title);
      console.log(`not ok ${title}\n  in ${file}\n${String(error?.stack ?? error).replace(/^/gm, "  ")}`);
    }
  }
} finally {
  await browser.close();
}
for (const title of failures) console.log(`failed: ${title}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;

/** Every test file with every site it is for. */
async function runs() {
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith(".browser.mjs")).sort();
  const found = [];
  for (const file of files) {
    const test = await import(new URL(file, import.meta.url).href);
    assert(typeof test.name === "string" && typeof test.run === "function", `${file} exports no name and run`);
    const wanted = test.site === undefined ? ["app-debug", "app-release"] : [test.site];
    for (const site of wanted) {
      assert(sites.has(site), `${file} wants the site ${site}; there are: ${[...sites.keys()].join(", ")}`);
      if (`${file} ${test.name} ${site}`.includes(options.only)) found.push({ test, file, site });
    }
  }
  assert(found.length > 0, `no test matches "${options.only}"`);
  return found;
}

/** One test on a page of its own; what the page complains about counts. */
async function runOne(test, site) {
  const baseUrl = sites.get(site);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`console.error: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`uncaught: ${error?.stack ?? error}`));
    page.on("crash", () => complaints.push("the page crashed"));
    try {
      await within(test.seconds ?? SECONDS, test.run({ page, context, baseUrl, site, assert }));
    } catch (error) {
      const text = `${error?.stack ?? error}${complaints.map((complaint) => `\n${complaint}`).join("")}`;
      throw Object.assign(new Error(text), { stack: text });
    }
    const expected = (complaint) =>
      test.allowConsoleErrors === true || test.allowConsoleErrors?.test(complaint) === true;
    assert.deepEqual(complaints.filter((complaint) => !expected(complaint)), [], "the page reported errors");
  } finally {
    await context.close();
  }
}
