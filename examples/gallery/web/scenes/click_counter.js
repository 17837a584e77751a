// A Rust closure is the click listener of a button, for as long as a guard in Rust lives.
import { element } from "../shell/element.js";

export const title = "A callback";
export const sentence =
  "A Rust closure counts the clicks on a button until it is removed.";

// No listener yet: only Rust adds one.
const button = element(
  "button",
  { type: "button", disabled: true },
  "Click me",
);
const count = element("output", {}, "0");

export function stage() {
  return element("p", { class: "clicks" }, button, " Counted in Rust: ", count);
}

export function start(rust) {
  button.disabled = false;
  rust.registerModule("clickCounter", {
    showCount(number) {
      count.textContent = number;
    },
  });
}

export const actions = [
  {
    label: "Add the listener",
    run(rust) {
      rust.invokeMethod("gallery", "add_listener", button);
      return "Rust is listening. Click the button above.";
    },
  },
  {
    label: "Remove the listener",
    run(rust) {
      const clicks = rust.invokeMethod("gallery", "remove_listener");
      return `Rust has counted ${clicks} and listens no longer.`;
    },
  },
];
