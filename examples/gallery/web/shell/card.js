// A card: the scene's words, its stage if it has one, its buttons, the result of the last one, and its source.
//
// A scene is a module that exports
//   title, sentence   what it shows
//   actions           [{ label, run(rust, text) }]: a button each; what `run` returns or throws is the result,
//                     a promise is awaited
//   start(rust)       optional: what to do once, before any button works; a promise is awaited
//   stage(perform)    optional: makes a node of the scene's own, which stands above the buttons;
//                     perform({ label, run }) makes a call as a button does
//   input             optional: { label, value }, a text field whose text `run` gets
//   nextCall          optional: { label, run(rust) }, made after every action, to show that calls still work
//   mayFail           optional: true leaves room for an error below the buttons
import { element } from "./element.js";
import { makeResult } from "./result.js";
import { makeSource } from "./source.js";

/**
 * @param {string} name of the scene's files
 * @param {Record<string, any>} scene
 * @returns {{ node: HTMLElement, start(rust: object): Promise<void>, showSource(): Promise<void> }}
 */
export function makeCard(name, scene) {
  const result = makeResult();
  const source = makeSource(name, scene.title);
  const field = scene.input && makeField(name, scene.input);
  let rust;

  function perform({ label, run }) {
    const next = scene.nextCall && { label: scene.nextCall.label, run: () => scene.nextCall.run(rust) };
    result.show({ label, run: () => run(rust, field?.input.value) }, next);
  }

  // In a form, Enter in the field presses the first button.
  const buttons = scene.actions.map((action, index) => {
    const type = index === 0 && field ? "submit" : "button";
    const press = () => perform(action);
    return element("button", { type, disabled: true, click: type === "button" && press }, action.label);
  });
  const submit = (event) => {
    event.preventDefault();
    perform(scene.actions[0]);
  };
  const controls = element("form", { class: "controls", submit }, ...(field ? [field.node] : []), ...buttons);

  const heading = `${name}-title`;
  const room = [scene.mayFail && "may-fail", scene.nextCall && "shows-next"];
  const node = element(
    "article",
    { class: ["card", ...room].filter(Boolean).join(" "), id: name, "aria-labelledby": heading },
    element(
      "div",
      { class: "live" },
      element("h2", { id: heading }, scene.title),
      element("p", {}, scene.sentence),
      ...(scene.stage ? [scene.stage(perform)] : []),
      controls,
      result.node,
    ),
    source.node,
  );
  return {
    node,
    async start(instance) {
      rust = instance;
      await scene.start?.(rust);
      for (const button of buttons) button.disabled = false;
    },
    showSource: source.load,
  };
}

/** @param {string} name @param {{ label: string, value: string }} input */
function makeField(name, { label, value }) {
  const id = `${name}-field`;
  const input = element("input", { id, type: "text", value, autocomplete: "off", spellcheck: "false" });
  return { input, node: element("div", { class: "field" }, element("label", { for: id }, label), input) };
}
