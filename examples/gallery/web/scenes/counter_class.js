// A Rust struct is a class in JavaScript, with properties and methods.

export const title = "A class";
export const sentence =
  "JavaScript makes instances of a Rust struct and uses them as its own.";
export const mayFail = true;

let Counter;
let counter;

export async function start(rust) {
  // Nested as the modules of Rust are: this is src/counter_class.rs.
  const exports = await rust.getExports("gallery");
  ({ Counter } = exports.counter_class);
  counter = new Counter(1);
}

/** Each of these properties is read from the object in Rust. */
const read = () => ({
  value: counter.value,
  double: counter.double,
  label: counter.label,
  instanceof: counter instanceof Counter,
});

/** Afterwards there is one instance, as before. */
function replace(made) {
  counter.dispose();
  counter = made;
  return read();
}

export const actions = [
  {
    label: "new Counter(1)",
    run: () => replace(new Counter(1)),
  },
  {
    label: "Counter.at(41)",
    run: () => replace(Counter.at(41)),
  },
  {
    label: "increment()",
    run() {
      counter.increment();
      return read();
    },
  },
  {
    label: "value = 10",
    run() {
      counter.value = 10;
      return read();
    },
  },
  {
    label: "dispose()",
    run() {
      counter.dispose();
      return "Disposed. Press increment() to see what a late call gets.";
    },
  },
];
