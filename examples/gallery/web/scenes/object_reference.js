// JavaScript holds a Rust object, calls a method of it, and disposes it.

export const title = "An object, by reference";
export const sentence =
  "JavaScript calls the methods of a Rust object until it disposes it.";
export const mayFail = true;

let helper;

export function start(rust) {
  helper = rust.invokeMethod("gallery", "HelloHelper.make", "Amy Pond");
}

export const actions = [
  {
    label: "Greet",
    run: () => helper.invokeMethod("get_hello_message"),
  },
  {
    // The object ends in Rust too, now and not when garbage is collected.
    label: "Dispose",
    run() {
      helper.dispose();
      return "Disposed. Greet once more to see what a late call gets.";
    },
  },
  {
    label: "Make another",
    run(rust) {
      helper.dispose(); // a second time is nothing
      start(rust);
      return "There is a new helper.";
    },
  },
];
