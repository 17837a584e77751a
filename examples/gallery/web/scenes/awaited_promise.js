// An async Rust function awaits a promise of JavaScript.

export const title = "An awaited promise";
export const sentence =
  "Rust awaits JavaScript: the call is pending first, then settled.";
export const mayFail = true;

/** Rust imports this function, by this file's specifier and its name. */
export async function answerLater(question) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  if (question === "") throw new TypeError("there was no question");
  return "very well, thank you";
}

export const actions = [
  {
    label: "Ask “How are you?”",
    run: (rust) => rust.invokeMethodAsync("gallery", "ask", "How are you?"),
  },
  {
    // The promise is rejected: an Err in Rust, which passes it on to us again.
    label: "Ask nothing",
    run: (rust) => rust.invokeMethodAsync("gallery", "ask", ""),
  },
];
