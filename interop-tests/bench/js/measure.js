// Measuring: ours and the peer's in random order, round after round, in one process; medians and their ratio.

/**
 * What is compared.
 * @typedef {object} Row
 * @property {string} id    as in docs/performance.md
 * @property {string} peer  what ours is compared with
 * @property {number} [per] how many things one turn does; figures are for one
 * @property {(turns: number) => unknown} ours    does it so many times; a promise if it waits
 * @property {(turns: number) => unknown} theirs
 * @property {() => unknown} check throws if the two do not give the same
 * @property {boolean} [waits] whether both give promises
 */

/** How long a sample takes, and how long everything runs before the first one counts, in milliseconds. */
const SAMPLE = 3;
const WARM_UP = 60;

/** @param {number[]} sorted @param {number} part between 0 and 1 */
function quantile(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/**
 * @param {(turns: number) => unknown} run
 * @param {number} turns
 */
async function time(run, turns) {
  const start = performance.now();
  const done = run(turns);
  if (done instanceof Promise) await done;
  return performance.now() - start;
}

/** Warms it up and finds how many turns make a sample. @param {(turns: number) => unknown} run */
async function calibrate(run) {
  let turns = 1;
  const end = performance.now() + WARM_UP;
  for (;;) {
    const took = await time(run, turns);
    if (took < SAMPLE / 2) turns *= 2;
    else if (performance.now() >= end) return Math.max(1, Math.round((turns * SAMPLE) / took));
  }
}

/** @template T @param {T[]} list */
function shuffled(list) {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/**
 * @param {Row[]} rows
 * @param {number} rounds
 * @param {(line: string) => void} progress
 */
export async function measure(rows, rounds, progress = () => {}) {
  for (const row of rows) await row.check();
  progress(`${rows.length} rows give what their peers give`);
  const variants = [];
  for (const row of rows) {
    for (const side of ['ours', 'theirs']) {
      variants.push({ row, side, run: row[side], turns: await calibrate(row[side]), samples: [] });
    }
  }
  progress('warmed up');
  for (let round = 0; round < rounds; round++) {
    for (const variant of shuffled(variants)) {
      const took = await time(variant.run, variant.turns);
      variant.samples.push((took * 1e6) / variant.turns / (variant.row.per ?? 1));
    }
    progress(`round ${round + 1} of ${rounds}`);
  }
  const figures = variants.map(({ row, side, samples }) => {
    samples.sort((a, b) => a - b);
    return { row, side, median: quantile(samples, 0.5), spread: quantile(samples, 0.9) / quantile(samples, 0.1) };
  });
  return rows.map((row) => {
    const [ours, theirs] = figures.filter((figure) => figure.row === row);
    return {
      id: row.id,
      ours_ns: ours.median,
      peer: row.peer,
      peer_ns: theirs.median,
      ratio: ours.median / theirs.median,
      spread: Math.max(ours.spread, theirs.spread),
    };
  });
}
