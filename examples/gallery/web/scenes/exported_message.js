// Rust calls JavaScript, which gets its text from a function that Rust exports.

export const title = "A message from an export";
export const sentence =
  "Rust calls a JavaScript function, which gets its text from Rust.";

let rust;
let message;

const CallRust1 = {
  async setMessage() {
    const exports = await rust.getExports("gallery");
    message = exports.exported_message.get_message_from_rust();
  },
};

export function start(instance) {
  rust = instance;
  rust.registerModule("CallRust1", CallRust1);
}

export const actions = [
  {
    // JavaScript calls Rust, which calls setMessage above.
    label: "Call update_page",
    async run() {
      message = "nobody set a message";
      await rust.invokeMethodAsync("gallery", "update_page");
      return message;
    },
  },
];
