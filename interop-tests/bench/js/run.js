// The tasks of the benchmark, the same in every engine.

import { effort, measure } from './measure.js';
import { heldBy } from './memory.js';
import { namesRow } from './names.js';
import { makeRows } from './rows/index.js';
import { scale } from './scale.js';

/**
 * What an engine's driver gives.
 * @typedef {object} Engine
 * @property {(pkg: string) => Promise<{ peer: any, memory: WebAssembly.Memory }>} load
 * @property {() => number} heap bytes of live JavaScript, after a collection
 * @property {(line: string) => void} progress
 */

/**
 * @param {{ task: 'time' | 'names' | 'memory' | 'scale', rounds: number, only: string[], side?: 'ours' | 'theirs' }} request
 * @param {Engine} engine
 */
export async function run(request, engine) {
  switch (request.task) {
    case 'time': {
      const { peer } = await engine.load('pkg');
      const rows = makeRows(peer).filter(({ id }) => request.only.includes(id));
      return await measure(rows, effort(request.rounds), engine.progress);
    }
    case 'names':
      return await measure([await namesRow(engine)], effort(request.rounds), engine.progress);
    case 'memory':
      return await heldBy(request.side, engine);
    case 'scale':
      return await scale(effort(request.rounds), engine);
    default:
      throw new Error(`there is no task ${request.task}`);
  }
}
