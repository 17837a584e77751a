// The cases that need no sync calls, over the pipes of a native process.

import { after, test } from 'node:test';

import { cases } from '../cases/index.js';
import { callAsync } from '../support/async_only.mjs';
import { connectStdio } from '../support/stdio.mjs';

// Relative specifiers resolve against the working directory.
process.chdir(new URL('../..', import.meta.url).pathname);

const { rust } = await connectStdio();
callAsync(rust);
const again = () => rust;

for (const { name, run } of cases.filter(({ sync, fatal }) => !sync && !fatal)) {
  test(name, () => run({ rust, again }));
}

after(() => rust.dispose());
