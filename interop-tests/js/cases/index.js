// Every case that runs in Node and in Chromium. A `fatal` one ends its instance, so it gets one of its own; a `sync`
// one needs calls that a circuit has not: of Rust from JavaScript that wait, or the other way round.

import { cases as asynchronous } from './asynchronous.js';
import { cases as callbacks } from './callbacks.js';
import { cases as calls } from './calls.js';
import { cases as cancel } from './cancel.js';
import { cases as errors } from './errors.js';
import { cases as exported } from './exports.js';
import { cases as fatal } from './fatal.js';
import { cases as imports } from './imports.js';
import { cases as order } from './order.js';
import { cases as queue } from './queue.js';
import { cases as references } from './references.js';
import { cases as values } from './values.js';
import { cases as verbs } from './verbs.js';

/** The crate name of the test application. */
export const APP = 'interop-tests-app';

export const cases = [...calls, ...values, ...references, ...callbacks, ...exported, ...asynchronous, ...errors, ...imports, ...order, ...verbs, ...cancel, ...queue, ...fatal];
