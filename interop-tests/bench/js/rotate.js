// The loop that calls by names. It is imported once for each package: what is shared is compiled for all of them, and costs all.

/** A call by each of the names in turn. @param {any} rust @param {string} crate @param {string[]} names */
export function rotating(rust, crate, names) {
  return (turns) => {
    let sum = 0;
    for (let i = 0, at = 0; i < turns; i++) {
      sum += rust.invokeMethod(crate, names[at], i, 2);
      if (++at === names.length) at = 0;
    }
    return sum;
  };
}
