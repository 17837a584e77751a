// Runs one case in an instance of its own; answers with what failed, or undefined.

import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

import { cases } from '../cases/index.js';

const app = createRequire(import.meta.url)(process.env.INTEROP_APP);
const { run } = cases.find(({ name }) => name === workerData);
try {
  await run({ rust: app.interop(), again: app.interop });
  parentPort.postMessage(undefined);
} catch (error) {
  parentPort.postMessage(String(error?.stack ?? error));
}
