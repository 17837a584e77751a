// The two sources of a scene, exactly as they are built and served, in tabs.
import { element } from "./element.js";
import { colour } from "./highlight.js";

/**
 * @param {string} name of the scene's files
 * @param {string} title
 */
export function makeSource(name, title) {
  const files = [
    { language: "Rust", key: "rust", path: `src/${name}.rs` },
    { language: "JavaScript", key: "js", path: `scenes/${name}.js` },
  ];
  const tabs = files.map(({ language, key, path }) => {
    const attributes = { type: "button", role: "tab", id: `${name}-${key}-tab`, "aria-controls": `${name}-${key}` };
    return element("button", attributes, language, " ", element("span", { class: "path" }, path));
  });
  const panels = files.map(({ key }) => {
    const attributes = { role: "tabpanel", id: `${name}-${key}`, "aria-labelledby": `${name}-${key}-tab`, tabindex: "0" };
    return element("pre", attributes, element("code", { "data-language": key }));
  });
  const list = element("div", { class: "tabs", role: "tablist", "aria-label": `Source of “${title}”` }, ...tabs);

  function select(index) {
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      panels[at].hidden = at !== index;
    });
  }
  tabs.forEach((tab, index) => tab.addEventListener("click", () => select(index)));
  // As everywhere: Tab reaches the list, the arrows move within it.
  list.addEventListener("keydown", (event) => {
    const to = { ArrowRight: 1, ArrowLeft: 0, End: 1, Home: 0 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    select(to);
    tabs[to].focus();
  });
  select(0);

  async function load() {
    await Promise.all(files.map(async ({ key, path }, index) => {
      const code = panels[index].firstChild;
      code.replaceChildren(...colour(await text(path), key));
    }));
  }
  return { node: element("div", { class: "source" }, list, ...panels), load };
}

/** @param {string} path */
async function text(path) {
  try {
    const answer = await fetch(`./${path}`);
    return answer.ok ? await answer.text() : `${path} was not found (${answer.status})`;
  } catch (error) {
    return `${path} could not be read: ${error.message}`;
  }
}
