// The tables of interop-tests/values/, read from the disk.

import { readFile, readdir } from 'node:fs/promises';

import { readSweep } from './sweep.js';
import { readCases } from './tables.js';

const FOLDER = new URL('../../values/', import.meta.url);

/**
 * @param {boolean} [wide] whether a usize of the host has 64 bits
 * @returns {Promise<{ name: string, cases: import('./tables.js').Case[] }[]>} a part for each file
 */
export async function readTables(wide = false) {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(files.map(async (name) => {
    const text = await readFile(new URL(name, FOLDER), 'utf8');
    return { name, cases: name.startsWith('sweep') ? readSweep(name, text, wide) : readCases(name, text) };
  }));
}
