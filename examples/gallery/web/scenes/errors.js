// Errors cross in both directions and say what went wrong; the next call works.

export const title = "Errors, both ways";
export const sentence =
  "A failure says what went wrong and where, and the next call works.";
export const mayFail = true;

const tea = { items: [{ quantity: 2 }, { quantity: 1 }] };
const wrongType = { items: [{ quantity: 2 }, { quantity: "one" }] };
const tooMuch = { items: [{ quantity: 2 }, { quantity: 300 }] };

export function start(rust) {
  rust.registerModule("shop", {
    openDoor() {
      throw new RangeError("the shop opens at nine");
    },
  });
}

// Nothing is caught here: the page shows what is thrown.
export const actions = [
  {
    label: "Rust returns an error",
    run: (rust) => rust.invokeMethod("gallery", "parse_port", "http"),
  },
  {
    label: "Wrong type",
    run: (rust) => rust.invokeMethod("gallery", "count_items", wrongType),
  },
  {
    label: "Number out of range",
    run: (rust) => rust.invokeMethod("gallery", "count_items", tooMuch),
  },
  {
    // Rust catches it, and returns what it knows as a plain object.
    label: "JavaScript throws",
    run: (rust) => rust.invokeMethod("gallery", "visit_shop"),
  },
];

// After each of them, a correct call shows that all is well.
export const nextCall = {
  label: "The next call, count_items",
  run: (rust) => rust.invokeMethod("gallery", "count_items", tea),
};
