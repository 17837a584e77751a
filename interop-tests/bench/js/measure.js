// Measuring: everything in random order, round after round, in one process; medians, and the ratio of ours to the peer's.

/**
 * What is compared.
 * @typedef {object} Row
 * @property {string} id    as in docs/performance.md
 * @property {string} peer  what ours is compared with
 * @property {number} [per] how many things one turn does; figures are for one
 * @property {(turns: number) => unknown} ours    does it so many times; a promise if it waits
 * @property {(turns: number) => unknown} theirs
 * @property {() => unknown} check throws if the two do not give the same
 */

/**
 * What is timed.
 * @typedef {object} Variant
 * @property {(turns: number) => unknown} run
 * @property {number} [per]
 */

/**
 * @typedef {object} Effort
 * @property {number} rounds
 * @property {number} samples of each variant in a round; its median is the round's figure
 * @property {number} sample  how long one takes, in ms: a browser's clock has steps of 5 µs, and a system takes the
 *   processor away after some 3 ms if others want it too
 * @property {number} warmUp  how long everything runs before it counts, in ms
 */

/** @param {number} rounds @returns {Effort} one round only shows that it runs */
export function effort(rounds) {
  return rounds === 1 ? { rounds, samples: 1, sample: 0.2, warmUp: 0 } : { rounds, samples: 5, sample: 0.6, warmUp: 60 };
}

/** @param {number[]} list */
function sorted(list) {
  return list.sort((a, b) => a - b);
}

/** @param {number[]} list sorted @param {number} part between 0 and 1 */
function quantile(list, part) {
  return list[Math.min(list.length - 1, Math.floor(part * list.length))];
}

/** @param {(turns: number) => unknown} run @param {number} turns */
async function time(run, turns) {
  const start = performance.now();
  const done = run(turns);
  if (done instanceof Promise) await done;
  return performance.now() - start;
}

/** Warms it up and finds how many turns make a sample. @param {Variant['run']} run @param {Effort} effort */
async function calibrate(run, { sample, warmUp }) {
  let turns = 1;
  const end = performance.now() + warmUp;
  for (;;) {
    const took = await time(run, turns);
    if (took < sample / 2) turns *= 2;
    else if (performance.now() >= end) break;
  }
  for (;;) {
    // Whatever else the machine did made it longer. Of three, all may fall between two steps of a browser's clock.
    const took = Math.min(await time(run, turns), await time(run, turns), await time(run, turns));
    if (took >= sample / 4) return Math.max(1, Math.round((turns * sample) / took));
    turns *= 2;
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
 * The median of each in nanoseconds, and its spread: how many times the 10th percentile the 90th is.
 * @param {Variant[]} variants
 * @param {Effort} effort
 * @param {(line: string) => void} progress
 */
export async function medians(variants, effort, progress) {
  const all = [];
  for (const variant of variants) all.push({ variant, turns: await calibrate(variant.run, effort), figures: [] });
  for (let round = 1; round <= effort.rounds; round++) {
    for (const { variant, turns, figures } of shuffled(all)) {
      const samples = [];
      while (samples.length < effort.samples) samples.push(await time(variant.run, turns));
      figures.push((quantile(sorted(samples), 0.5) * 1e6) / turns / (variant.per ?? 1));
    }
    progress(`round ${round} of ${effort.rounds}`);
  }
  return all.map(({ figures }) => {
    sorted(figures);
    return { median: quantile(figures, 0.5), spread: quantile(figures, 0.9) / quantile(figures, 0.1) };
  });
}

/** @param {Row[]} rows @param {Effort} effort @param {(line: string) => void} progress */
export async function measure(rows, effort, progress) {
  for (const row of rows) await row.check();
  progress(`${rows.length} rows give what their peers give`);
  const variants = rows.flatMap(({ ours, theirs, per }) => [{ run: ours, per }, { run: theirs, per }]);
  const figures = await medians(variants, effort, progress);
  return rows.map(({ id, peer }, i) => {
    const [ours, theirs] = figures.slice(2 * i, 2 * i + 2);
    return {
      id,
      ours_ns: ours.median,
      peer,
      peer_ns: theirs.median,
      ratio: ours.median / theirs.median,
      spread: Math.max(ours.spread, theirs.spread),
    };
  });
}
