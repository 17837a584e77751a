// JavaScript that the application carries: it outlives the instances.

let asked = 0;

export function ask() {
  asked += 1;
  return asked;
}
