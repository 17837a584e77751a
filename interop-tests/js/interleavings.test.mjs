// Random sequences of create, clone, call, await, cancel, dispose, drop and collect, in Node.

import { createRequire } from 'node:module';
import { test } from 'node:test';

import { interleave } from './interleavings.js';

const rust = createRequire(import.meta.url)(process.env.INTEROP_APP).interop();
const SEEDS = process.env.INTEROP_APP_PROFILE === 'release' ? 60 : 10;

test(`${SEEDS} sequences of 2,000 steps`, async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    try {
      await interleave(rust, seed, 2000);
    } catch (error) {
      throw new Error(`seed ${seed}: ${error.message}`, { cause: error });
    }
  }
});
