// The gallery: every button of every scene is pressed and its result read; sources, keyboard, phone and failure to load.
import { readFile } from "node:fs/promises";

export const name = "the gallery";
export const site = "gallery";

const sources = new URL("../../examples/gallery/", import.meta.url);

/** For each scene, for each button in order: its label, what became of the call, and the text or the fields that show it. */
const expected = {
  array_by_name: [
    ["Call return_array", "returned", "[1, 2, 3]"],
    ["Call differentMethodName", "returned", "[1, 2, 3]"],
    ["Await return_array_async", "fulfilled", "[1, 2, 3]"],
    ["Await differentMethodName", "fulfilled", "[1, 2, 3]"],
  ],
  object_reference: [
    ["Greet", "returned", "Hello, Amy Pond!"],
    ["Dispose", "returned", /^Disposed\./],
    ["Make another", "returned", "There is a new helper."],
  ],
  static_function: [["Call update_message", "returned", "Sarah Jane, UpdateMessage Called!"]],
  imported_message: [["Call welcome_message", "returned", "Olá do Rust!"]],
  errors: [
    [
      "Rust returns an error",
      "threw",
      { code: "RustError", message: /`http` is not a port/, method: "gallery.parse_port", cause: /invalid digit/ },
    ],
    [
      "Wrong type",
      "threw",
      { code: "TypeMismatch", message: /u8.*"one"/, method: "gallery.count_items", path: "args[0].items[1].quantity" },
    ],
    [
      "Number out of range",
      "threw",
      { code: "OutOfRange", message: /u8.*300/, method: "gallery.count_items", path: "args[0].items[1].quantity" },
    ],
    [
      "JavaScript throws",
      "returned",
      { code: "JsException", name: "RangeError", message: "the shop opens at nine", stack: /openDoor/ },
    ],
  ],
  awaited_promise: [
    ["Ask “How are you?”", "fulfilled", "JavaScript answered: very well, thank you"],
    ["Ask nothing", "rejected", { code: "JsException", message: /there was no question/, cause: /^TypeError/ }],
  ],
};

export async function run({ page, context, baseUrl, assert }) {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, baseUrl);
  await everyButton(page, assert);
  await disposedHelper(page, assert);
  await pendingPromise(page, assert);
  await realSources(page, assert);
  await keyboard(page, assert);
  await nothingLeaks(page, assert);
  await phone(page, baseUrl, assert);
  await broken(await context.newPage(), baseUrl, assert);
}

async function open(page, baseUrl) {
  await page.goto(baseUrl);
  await page.locator('#status[data-state="ready"]').waitFor();
}

async function everyButton(page, assert) {
  assert.deepEqual(await page.locator("article").evaluateAll((cards) => cards.map((card) => card.id)), Object.keys(expected));
  for (const [scene, actions] of Object.entries(expected)) {
    const card = page.locator(`#${scene}`);
    assert.deepEqual(await card.locator(".controls button").allTextContents(), actions.map(([label]) => label));
    for (const [label, state, result] of actions) {
      await card.getByRole("button", { name: label, exact: true }).click();
      await settled(card, label);
      await matches(card, state, result, `${scene}, ${label}`, assert);
      if (scene === "errors") {
        assert.deepEqual(await card.locator(".state").allTextContents(), [state, "returned"], label);
        assert.equal(await card.locator(".value").last().textContent(), "3", `the call after “${label}”`);
      }
    }
  }
}

/** Waits until the card shows the result of that button and of the call that follows it. */
async function settled(card, label) {
  await card.locator(".label").first().filter({ hasText: label }).waitFor();
  await card.locator('.state:not([data-state="pending"])').first().waitFor();
}

async function matches(card, state, result, what, assert) {
  const same = (found, wanted, where) =>
    wanted instanceof RegExp ? assert.match(found, wanted, where) : assert.equal(found, wanted, where);
  assert.equal(await card.locator(".state").first().textContent(), state, what);
  if (typeof result === "string" || result instanceof RegExp) {
    same(await card.locator(".value").first().textContent(), result, what);
    return;
  }
  for (const [field, wanted] of Object.entries(result)) {
    same(await card.locator(`[data-field="${field}"]`).textContent(), wanted, `${what}: ${field}`);
  }
  const stack = card.locator('[data-field="stack"] details');
  assert.equal(await stack.evaluate((details) => details.open), false, `${what}: the stack is folded`);
}

async function disposedHelper(page, assert) {
  const card = page.locator("#object_reference");
  const press = async (label) => {
    await card.getByRole("button", { name: label, exact: true }).click();
    await settled(card, label);
  };
  await press("Dispose");
  await press("Greet");
  await matches(card, "threw", { code: "Disposed" }, "Greet after Dispose", assert);
  await press("Make another");
  await press("Greet");
  await matches(card, "returned", "Hello, Amy Pond!", "Greet with another helper", assert);
}

async function pendingPromise(page, assert) {
  const card = page.locator("#awaited_promise");
  await card.getByRole("button").first().click();
  assert.equal(await card.locator(".state").textContent(), "pending");
  // Rust is free meanwhile.
  await page.locator("#array_by_name button").first().click();
  assert.equal(await page.locator("#array_by_name .value").textContent(), "[1, 2, 3]");
  assert.equal(await card.locator(".state").textContent(), "pending");
  await card.locator('.state[data-state="fulfilled"]').waitFor();
}

async function realSources(page, assert) {
  for (const scene of Object.keys(expected)) {
    const card = page.locator(`#${scene}`);
    for (const [tab, file] of [["JavaScript", `web/scenes/${scene}.js`], ["Rust", `src/${scene}.rs`]]) {
      await card.getByRole("tab", { name: tab }).click();
      const shown = await card.getByRole("tabpanel").textContent();
      assert.equal(shown, await readFile(new URL(file, sources), "utf8"), file);
    }
  }
}

async function keyboard(page, assert) {
  const card = page.locator("#static_function");
  await card.getByLabel("Name").fill("Clara");
  await page.keyboard.press("Enter");
  assert.equal(await card.locator(".value").textContent(), "Clara, UpdateMessage Called!");
  await card.getByLabel("Name").fill("Rose");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.equal(await card.locator(".value").textContent(), "Rose, UpdateMessage Called!");
  const outline = await card.getByRole("button").evaluate((button) => getComputedStyle(button).outlineStyle);
  assert.equal(outline, "solid", "the focus is visible");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  assert.equal(await card.getByRole("tab", { name: "JavaScript" }).getAttribute("aria-selected"), "true");
}

/** One helper is alive, and no call. The page and the test see the same instance. */
async function nothingLeaks(page, assert) {
  const stats = await page.evaluate(async () => {
    const { interop } = await import("./pkg/gallery.js");
    return interop().stats();
  });
  assert.equal(stats.rustObjects, 1);
  assert.equal(stats.pendingCalls, 0);
}

async function phone(page, baseUrl, assert) {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, baseUrl);
  for (const button of await page.locator(".controls button").all()) await button.click();
  await page.locator('#awaited_promise .state[data-state="rejected"]').waitFor();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wider, 0, "the page is no wider than the screen");
}

/** A module that is no WebAssembly: the page says so, and no button pretends to work. */
async function broken(page, baseUrl, assert) {
  await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "this is no wasm" }));
  await page.goto(baseUrl);
  await page.locator('#status[data-state="failed"]').waitFor();
  assert.match(await page.locator("#status").textContent(), /could not be started \(.*cargo xtask demo/);
  assert.equal(await page.locator(".controls button:enabled").count(), 0);
  await page.close();
}
