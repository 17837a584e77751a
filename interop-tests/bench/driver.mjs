// What the drivers of both engines have in common.

/** One line that is written over, where somebody looks. @param {string} engine */
export function printProgress(engine) {
  return (line) => process.stderr.isTTY && process.stderr.write(`\r  ${engine}: ${line}`.padEnd(78));
}
