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
  list_items: [
    ["Ask all four", "returned", '["Item 1", "Item 2", "Item 3", "Item 4"]'],
    ["Make new ones", "returned", "There are four new items."],
  ],
  static_function: [["Call update_message", "returned", "Sarah Jane, UpdateMessage Called!"]],
  imported_message: [["Call welcome_message", "returned", "Olá do Rust!"]],
  imported_class: [
    ["A lamp at 40 %", "fulfilled", "The lamp by the window shines at 40 %."],
    ["A lamp at 140 %", "rejected", { code: "JsException", message: /no lamp is that bright/, cause: /^RangeError/ }],
  ],
  exported_message: [["Call update_page", "fulfilled", "Olá do Rust!"]],
  counter_class: [
    ["new Counter(1)", "returned", counter("1", "2", "new Counter(1)")],
    ["Counter.at(41)", "returned", counter("41", "82", "Counter.at(41)")],
    ["increment()", "returned", counter("42", "84", "Counter.at(41)")],
    ["value = 10", "returned", counter("10", "20", "Counter.at(41)")],
    ["dispose()", "returned", /^Disposed\./],
  ],
  click_counter: [
    ["Add the listener", "returned", /^Rust is listening\./],
    ["Remove the listener", "returned", "Rust has counted 0 and listens no longer."],
  ],
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
  values: [
    ["A bigint", "returned", "1152921504606846977n"],
    ["A Date", "returned", "Date 1970-01-02T00:00:00.000Z"],
    ["A typed array", "returned", "Float32Array [1, -2]"],
    ["A Map", "returned", 'Map {3 → "one", 5 → "three"}'],
    [
      "A misspelt field",
      "threw",
      { code: "TypeMismatch", message: /missing field `font_size`; `fontSize` was sent/, path: "args[0]" },
    ],
    ["Half a character", "threw", { code: "InvalidString", message: /lone surrogate/, path: "args[0]" }],
    ["A circle", "threw", { code: "NotSerializable", message: /circular/, path: "args[0].itself" }],
  ],
};

/** The properties of a counter, as the page shows them. */
function counter(value, double, label) {
  return { value, double, label, instanceof: "true" };
}

export async function run({ page, context, baseUrl, assert }) {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, baseUrl);
  const alive = await stats(page);
  await everyButton(page, assert);
  await disposedHelper(page, assert);
  await listItems(page, assert);
  await usedCounter(page, assert);
  await countedClicks(page, assert);
  await pendingPromise(page, assert);
  await realSources(page, assert);
  await keyboard(page, assert);
  // The helper, four items and a counter, as in the beginning; no listener, no element and no call.
  assert.deepEqual(alive, { rustObjects: 6, jsObjects: 0, pendingCalls: 0 });
  assert.deepEqual(await stats(page), alive);
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
  if (!("code" in result)) return;
  const stack = card.locator('[data-field="stack"] details');
  assert.equal(await stack.evaluate((details) => details.open), false, `${what}: the stack is folded`);
}

async function press(card, label) {
  await card.getByRole("button", { name: label, exact: true }).click();
  await settled(card, label);
}

async function disposedHelper(page, assert) {
  const card = page.locator("#object_reference");
  await press(card, "Dispose");
  await press(card, "Greet");
  await matches(card, "threw", { code: "Disposed" }, "Greet after Dispose", assert);
  await press(card, "Make another");
  await press(card, "Greet");
  await matches(card, "returned", "Hello, Amy Pond!", "Greet with another helper", assert);
}

/** The second item, then all the others by keyboard, then new ones. */
async function listItems(page, assert) {
  const card = page.locator("#list_items");
  const texts = ["Item 1", "Item 2", "Item 3", "Item 4"];
  const buttons = ["Update item 1", "Update item 2", "Update item 3", "Update item 4"];
  const shows = async (wantedTexts, wantedButtons, what) => {
    assert.deepEqual(await card.locator("li span").allTextContents(), wantedTexts, what);
    assert.deepEqual(await card.locator("li button").allTextContents(), wantedButtons, what);
    await press(card, "Ask all four");
    const known = wantedTexts.map((text) => JSON.stringify(text)).join(", ");
    await matches(card, "returned", `[${known}]`, `${what}, in Rust`, assert);
  };
  await shows(texts, buttons, "four items");

  await press(card, "Update item 2");
  await matches(card, "returned", "UpdateMessage Called!", "Update item 2", assert);
  await shows(texts.with(1, "UpdateMessage Called!"), buttons.toSpliced(1, 1), "the second is updated");

  await card.getByRole("button", { name: "Update item 1" }).focus();
  for (const key of ["Enter", "Tab", "Space", "Tab", "Enter"]) await page.keyboard.press(key);
  await shows(texts.map(() => "UpdateMessage Called!"), [], "all are updated");

  await press(card, "Make new ones");
  await shows(texts, buttons, "new ones");
}

async function usedCounter(page, assert) {
  const card = page.locator("#counter_class");
  await press(card, "dispose()");
  for (const label of ["increment()", "value = 10"]) {
    await press(card, label);
    await matches(card, "threw", { code: "Disposed" }, `${label} after dispose()`, assert);
  }
  await press(card, "new Counter(1)");
  await press(card, "increment()");
  await press(card, "increment()");
  await matches(card, "returned", counter("3", "6", "new Counter(1)"), "a counter after another", assert);
}

/** A click is counted while the listener is there, once, and whoever clicks. */
async function countedClicks(page, assert) {
  const card = page.locator("#click_counter");
  const click = (times) => card.getByRole("button", { name: "Click me" }).click({ clickCount: times });
  const count = card.locator("output");
  await click(2);
  assert.equal(await count.textContent(), "0", "nobody listens yet");
  await press(card, "Add the listener");
  await click(3);
  await page.keyboard.press("Space");
  assert.equal(await count.textContent(), "4");
  await press(card, "Add the listener");
  assert.equal(await count.textContent(), "0", "it counts from the start again");
  await click(2);
  assert.equal(await count.textContent(), "2", "the first listener is gone");
  for (const what of ["removed", "removed again"]) {
    await press(card, "Remove the listener");
    await matches(card, "returned", "Rust has counted 2 and listens no longer.", what, assert);
    await click(5); // an error in a listener would be one of the page
    assert.equal(await count.textContent(), "2", what);
  }
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

/** What is alive. The page and the test see the same instance. */
function stats(page) {
  return page.evaluate(async () => {
    const { interop } = await import("./pkg/gallery.js");
    const { rustObjects, jsObjects, pendingCalls } = interop().stats();
    return { rustObjects, jsObjects, pendingCalls };
  });
}

async function phone(page, baseUrl, assert) {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, baseUrl);
  const places = () => page.locator("article").evaluateAll((cards) => cards.map((card) => card.offsetTop));
  const before = await places();
  for (const button of (await page.locator("#list_items li button").all()).reverse()) await button.click();
  for (const button of await page.locator(".controls button").all()) {
    await button.click();
    assert.deepEqual(await places(), before, `nothing moves at “${await button.textContent()}”`);
  }
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
