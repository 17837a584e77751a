// The result of a call as it arrives: pending, a value, or an error with all that it says.
import { element } from "./element.js";
import { describeError, format } from "./format.js";

/** @typedef {{ label: string, run: () => unknown }} Call */

/** @returns {{ node: HTMLElement, show(call: Call, next?: Call): Promise<void> }} */
export function makeResult() {
  const node = element("div", { class: "result", role: "status" }, element("p", { class: "quiet" }, "No call yet."));
  let latest = 0;

  /** Makes a call, then the next one if there is one, and shows what comes of them, unless a later call was shown meanwhile. */
  async function show(call, next) {
    latest += 1;
    const mine = latest;
    const rows = describe(call, await settle(call, (pending) => node.replaceChildren(...describe(call, pending))));
    if (next) rows.push(...describe(next, await settle(next)));
    if (mine === latest) node.replaceChildren(...rows);
  }
  return { node, show };
}

/** @typedef {{ state: string, value?: unknown, error?: unknown }} Outcome */

/**
 * What became of a call: it returned or threw, or its promise was fulfilled or rejected.
 * @param {Call} call
 * @param {(outcome: Outcome) => void} [whilePending]
 * @returns {Promise<Outcome>}
 */
async function settle({ run }, whilePending) {
  let returned;
  try {
    returned = run();
  } catch (error) {
    return { state: "threw", error };
  }
  if (!(returned instanceof Promise)) return { state: "returned", value: returned };
  whilePending?.({ state: "pending", value: "a promise that is not settled yet" });
  try {
    return { state: "fulfilled", value: await returned };
  } catch (error) {
    return { state: "rejected", error };
  }
}

/** @param {Call} call @param {Outcome} outcome */
function describe({ label }, outcome) {
  const head = element(
    "p",
    { class: "call" },
    element("span", { class: "label" }, label),
    " ",
    element("span", { class: "state", "data-state": outcome.state }, outcome.state),
  );
  const shown = "error" in outcome ? describeError(outcome.error) : outcome.value;
  return [head, value(shown)];
}

/** A plain object is shown field by field, a stack folded; anything else is text. */
function value(shown) {
  if (Object.prototype.toString.call(shown) !== "[object Object]") {
    return element("p", { class: "value" }, format(shown));
  }
  const rows = Object.entries(shown).flatMap(([name, field]) => {
    const absent = field === null || field === undefined;
    const text = absent ? element("span", { class: "quiet" }, "none") : String(field);
    const folded = () => element("details", {}, element("summary", {}, "show"), element("pre", { tabindex: "0" }, text));
    return [
      element("dt", {}, name),
      element("dd", { "data-field": name }, name === "stack" && !absent ? folded() : text),
    ];
  });
  return element("dl", {}, ...rows);
}
