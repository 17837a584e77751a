// A task of the benchmark in Node: node --expose-gc node.mjs SITE REQUEST
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { printProgress } from './driver.mjs';

const [site, text] = process.argv.slice(2);
const folder = pathToFileURL(`${site}/`);
const { run } = await import(new URL('js/run.js', folder).href);

/** @param {string} pkg a folder of the site with a generated package */
async function load(pkg) {
  const peer = await import(new URL(`${pkg}/interop_bench.js`, folder).href);
  const wasm = await peer.default({ module_or_path: await readFile(new URL(`${pkg}/interop_bench_bg.wasm`, folder)) });
  return { peer, memory: wasm.memory };
}

function heap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

console.log(JSON.stringify(await run(JSON.parse(text), { load, heap, progress: printProgress('Node') })));
