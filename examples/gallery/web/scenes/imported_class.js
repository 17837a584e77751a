// Rust makes an object of a JavaScript class, and uses its property and its methods.

export const title = "An imported class";
export const sentence =
  "Rust makes a lamp of a JavaScript class, sets its brightness and switches it on.";
export const mayFail = true;

export class Lamp {
  #place;
  #brightness = 100;
  #isOn = false;

  constructor(place) {
    this.#place = place;
  }

  set brightness(percent) {
    if (percent > 100) throw new RangeError("no lamp is that bright");
    this.#brightness = percent;
  }

  switchOn() {
    this.#isOn = true;
  }

  get description() {
    return this.#isOn
      ? `The lamp ${this.#place} shines at ${this.#brightness} %.`
      : `The lamp ${this.#place} is off.`;
  }
}

export const actions = [
  {
    label: "A lamp at 40 %",
    run: (rust) => rust.invokeMethodAsync("gallery", "light_a_lamp", 40),
  },
  {
    // The setter throws, Rust passes the error on, and it arrives here again.
    label: "A lamp at 140 %",
    run: (rust) => rust.invokeMethodAsync("gallery", "light_a_lamp", 140),
  },
];
