// Every case that runs in Node and in Chromium. A `fatal` one ends its instance, so it gets one of its own; a `sync`
// one needs what a circuit has not: calls that wait, of Rust from JavaScript or the other way round, or the files that
// wasm carries.

import { cases as asynchronous } from './asynchronous.js';
import { cases as blazor } from './blazor.js';
import { cases as callbacks } from './callbacks.js';
import { cases as calls } from './calls.js';
import { cases as cancel } from './cancel.js';
import { cases as classesEnd } from './classes_end.js';
import { cases as classesMembers } from './classes_members.js';
import { cases as classesPassing } from './classes_passing.js';
import { cases as errors } from './errors.js';
import { cases as exported } from './exports.js';
import { cases as fatal } from './fatal.js';
import { cases as importKinds } from './import_kinds.js';
import { cases as imports } from './imports.js';
import { cases as order } from './order.js';
import { cases as queue } from './queue.js';
import { cases as references } from './references.js';
import { cases as values } from './values.js';
import { cases as verbs } from './verbs.js';

/** The crate name of the test application. */
export const APP = 'interop-tests-app';

export const cases = [...calls, ...values, ...references, ...callbacks, ...exported, ...classesMembers, ...classesPassing, ...classesEnd, ...asynchronous, ...errors, ...imports, ...importKinds, ...order, ...verbs, ...cancel, ...queue, ...blazor, ...fatal];
