// JavaScript calls a static function with an argument.

export const title = "A static function";
export const sentence =
  "Each argument is checked against the type that Rust declares.";

export const input = { label: "Name", value: "Sarah Jane" };

export const actions = [
  {
    label: "Call update_message",
    run: (rust, name) => rust.invokeMethod("gallery", "update_message", name),
  },
];
