// The cases in Node. Those that end their instance run in a worker each, which loads one of its own.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

import { cases } from './cases/index.js';

// Relative specifiers resolve against the working directory.
process.chdir(new URL('..', import.meta.url).pathname);

const app = createRequire(import.meta.url)(process.env.INTEROP_APP);
const rust = app.interop();

for (const { name, run, fatal } of cases) {
  test(name, async () => {
    if (!fatal) return run({ rust, again: app.interop });
    const worker = new Worker(new URL('./support/fatal_worker.mjs', import.meta.url), { workerData: name });
    const [failure] = await once(worker, 'message');
    await worker.terminate();
    assert.equal(failure, undefined);
  });
}
