// The rows in Node: node --expose-gc node.mjs PKG ROUNDS ONLY
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { measure } from './measure.js';
import { makeRows } from './rows/index.js';

const [pkg, rounds, only = ''] = process.argv.slice(2);
const peer = await import(pathToFileURL(`${pkg}/interop_bench.js`).href);
await peer.default({ module_or_path: await readFile(`${pkg}/interop_bench_bg.wasm`) });
const rows = makeRows(peer).filter(({ id }) => id.includes(only));
const figures = await measure(rows, Number(rounds), (line) => process.stderr.isTTY && process.stderr.write(`\r  Node: ${line}   `));
console.log(JSON.stringify(figures));
