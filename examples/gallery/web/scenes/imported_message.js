// Rust calls a function of a JavaScript module that the page registered.

export const title = "An imported message";
export const sentence =
  "Rust declares a function of a JavaScript module and calls it.";

const CallJavaScript1 = {
  getMessage() {
    return "Olá do Rust!";
  },
};

export function start(rust) {
  rust.registerModule("CallJavaScript1", CallJavaScript1);
}

export const actions = [
  {
    // JavaScript calls Rust, which calls getMessage above.
    label: "Call welcome_message",
    run: (rust) => rust.invokeMethod("gallery", "welcome_message"),
  },
];
