// The JavaScript that this library carries: whoever links the library in has it, and imports nothing.

/** How often this file was evaluated. */
globalThis.libraryGreeterLoads = (globalThis.libraryGreeterLoads ?? 0) + 1;

export let version = '1.0';

export const settings = { theme: 'light' };

export async function getMessage() {
  return 'Hello from the JavaScript of the library!';
}

export function upgrade() {
  version = '1.1';
}

export class Greeter {
  #name;
  visits = 0;

  constructor(name) {
    this.#name = name;
  }

  greet(greeting) {
    this.visits += 1;
    return `${greeting}, ${this.#name}!`;
  }
}
