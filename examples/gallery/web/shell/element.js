// element: makes a DOM node in one expression.

/**
 * @param {string} tag
 * @param {Record<string, unknown>} attributes a function is a listener for the event of that name; undefined and false are left out
 * @param {...(Node | string)} children
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}
