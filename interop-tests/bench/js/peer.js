// What wasm-bindgen's imports call: the same functions that ours are given.

export function add(a, b) {
  return a + b;
}

export function take(text) {
  return text.length;
}

export async function ready(x) {
  return x + 1;
}
