// The page of the benchmark: chromium.mjs calls `run`.
import { run } from './js/run.js';

/** @param {string} pkg a folder of the site with a generated package */
async function load(pkg) {
  const module = await import(new URL(`${pkg}/interop_bench.js`, document.baseURI).href);
  const wasm = await module.default();
  return { peer: module, memory: wasm.memory };
}

function heap() {
  gc();
  return performance.memory.usedJSHeapSize;
}

globalThis.run = (request) => run(request, { load, heap, progress: (line) => console.log(line) });
