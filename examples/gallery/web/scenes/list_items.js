// Four items, each with a helper object that changes that item and no other.
import { element } from "../shell/element.js";

export const title = "A list of objects";
export const sentence =
  "Each item has a Rust object of its own: its button changes that item only.";

const list = element("ul", { class: "items" });
let items = [];
let press;

export function stage(perform) {
  press = perform;
  return list;
}

export function start(rust) {
  items = rust.invokeMethod("gallery", "make_list_items");
  list.replaceChildren(...items.map(row));
}

function row({ text, helper }, index) {
  const label = `Update item ${index + 1}`;
  const message = element("span", { tabindex: "-1" }, text);
  const run = () => {
    message.textContent = helper.invokeMethod("update_message");
    message.focus(); // the keyboard goes on from here, as the button is gone
    button.remove();
    return message.textContent;
  };
  const click = () => press({ label, run });
  const button = element("button", { type: "button", click }, label);
  return element("li", {}, message, button);
}

export const actions = [
  {
    // What the four objects know, whatever the page shows.
    label: "Ask all four",
    run: () => items.map(({ helper }) => helper.invokeMethod("text")),
  },
  {
    label: "Make new ones",
    run(rust) {
      for (const { helper } of items) helper.dispose();
      start(rust);
      return "There are four new items.";
    },
  },
];
