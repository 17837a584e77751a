// The page: a card for each scene, then the Rust that they call.
import * as arrayByName from "./scenes/array_by_name.js";
import * as awaitedPromise from "./scenes/awaited_promise.js";
import * as clickCounter from "./scenes/click_counter.js";
import * as counterClass from "./scenes/counter_class.js";
import * as errors from "./scenes/errors.js";
import * as exportedMessage from "./scenes/exported_message.js";
import * as importedClass from "./scenes/imported_class.js";
import * as importedMessage from "./scenes/imported_message.js";
import * as listItems from "./scenes/list_items.js";
import * as objectReference from "./scenes/object_reference.js";
import * as staticFunction from "./scenes/static_function.js";
import * as values from "./scenes/values.js";
import { makeCard } from "./shell/card.js";
import { element } from "./shell/element.js";

// In the order of the page. The key is the name of the scene's files: src/<key>.rs and scenes/<key>.js.
const scenes = {
  array_by_name: arrayByName,
  object_reference: objectReference,
  list_items: listItems,
  static_function: staticFunction,
  imported_message: importedMessage,
  imported_class: importedClass,
  exported_message: exportedMessage,
  counter_class: counterClass,
  click_counter: clickCounter,
  errors,
  awaited_promise: awaitedPromise,
  values,
};

const status = document.querySelector("#status");
const cards = Object.entries(scenes).map(([name, scene]) => makeCard(name, scene));
document.querySelector("#scenes").append(...cards.map((card) => card.node));
document.querySelector("#contents").append(
  ...Object.entries(scenes).map(([name, { title }]) => element("li", {}, element("a", { href: `#${name}` }, title))),
);
followAddress();
for (const card of cards) card.showSource();

try {
  // Imported here and not above, so that a missing file is a message and not an empty page.
  const { default: init, interop } = await import("./pkg/gallery.js");
  await init();
  const rust = interop();
  await Promise.all(cards.map((card) => card.start(rust)));
  status.dataset.state = "ready";
  status.textContent = `Ready: Rust runs ${rust.host} as WebAssembly. Press any button.`;
} catch (error) {
  console.warn(error);
  status.dataset.state = "failed";
  status.setAttribute("role", "alert");
  status.textContent =
    `The WebAssembly module could not be started (${error?.message ?? error}). ` +
    "Build and serve this page with “cargo xtask demo”, and use a browser of the last two years.";
}

/** The cards were not there yet when the browser looked for the place that the address names. */
function followAddress() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  place?.scrollIntoView();
}
