// The application that starts anew after a panic, in Node: each way to end, and a thousand generations.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { cases, generations } from './restart/cases.js';

const app = createRequire(import.meta.url)(process.env.INTEROP_RESTART);

/** What an end writes to the console is expected here. */
async function quietly(run) {
  const { error } = console;
  console.error = () => {};
  try {
    await run();
  } finally {
    console.error = error;
  }
}

for (const { name, run } of cases) test(name, () => quietly(() => run(app)));

test('A4, A18: 1,000 generations, and memory stays flat', () => quietly(async () => {
  await generations(app, 200);
  globalThis.gc();
  const before = process.memoryUsage().rss;
  await generations(app, 1000);
  globalThis.gc();
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  assert.ok(grown < 64, `grown by ${grown} MiB`);
}));
