// Writes what was played to the folder that INTEROP_REPORT names, for the table that `cargo xtask test` prints.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One line of a host's file: the row, and how many cases were run, not applicable, covered elsewhere, failed. */
const line = ([row, { run, notApplicable = 0, elsewhere = 0, failed = 0 }]) => [row, run, notApplicable, elsewhere, failed].join(' ');

/**
 * @param {string} host
 * @param {string} table `calls` or `values`
 * @param {Record<string, { run: number, notApplicable?: number, elsewhere?: number, failed?: number }>} counts by row
 */
export async function writeReport(host, table, counts) {
  const folder = process.env.INTEROP_REPORT;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${host}.${table}.txt`), `${Object.entries(counts).map(line).join('\n')}\n`);
}

/** `values in Node debug: 900 cases run, …`. */
export function summary(host, table, counts) {
  const sum = (key) => Object.values(counts).reduce((total, count) => total + (count[key] ?? 0), 0);
  return `${table} in ${host}: ${sum('run')} cases run, ${sum('notApplicable')} not applicable, `
    + `${sum('elsewhere')} covered elsewhere, ${sum('failed')} failed`;
}

/** Counts of the same rows in several files are one. */
export function added(counts) {
  const total = {};
  for (const [row, count] of counts.flatMap(Object.entries)) {
    const sum = (total[row] ??= {});
    for (const [key, value] of Object.entries(count)) sum[key] = (sum[key] ?? 0) + value;
  }
  return total;
}
