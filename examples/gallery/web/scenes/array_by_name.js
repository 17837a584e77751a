// JavaScript calls Rust by name and receives an array.

export const title = "An array, by name";
export const sentence =
  "JavaScript calls a Rust function by its name and gets an array.";

export const actions = [
  {
    label: "Call return_array",
    run: (rust) => rust.invokeMethod("gallery", "return_array"),
  },
  {
    label: "Call differentMethodName",
    run: (rust) => rust.invokeMethod("gallery", "differentMethodName"),
  },
  {
    // An async function of Rust is a promise here.
    label: "Await return_array_async",
    run: (rust) => rust.invokeMethodAsync("gallery", "return_array_async"),
  },
  {
    // A plain function can be called either way.
    label: "Await differentMethodName",
    run: (rust) => rust.invokeMethodAsync("gallery", "differentMethodName"),
  },
];
