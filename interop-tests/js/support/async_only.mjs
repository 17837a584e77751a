// Lets a case that was written for sync calls run over a circuit: each is made as its async twin, and awaited.

import { Interop } from '../../../interop-runtime/js/interop.js';
import { RustObjectRef } from '../../../interop-runtime/js/reference.js';
import { hosts } from './check.js';

/** For the rest of the process. @param {Interop} rust the only one there will be */
export function callAsync(rust) {
  hosts.areAsync = true;
  // Frames stay in order, so an answer comes after all that was asked for before. What that has set off on one side
  // may need another way there and back.
  hosts.settle = async () => {
    for (let trip = 0; trip < 3; trip++) await rust.invokeMethodAsync('interop-tests-app', 'add', 1, 1);
  };
  Interop.prototype.invokeMethod = Interop.prototype.invokeMethodAsync;
  RustObjectRef.prototype.invokeMethod = RustObjectRef.prototype.invokeMethodAsync;
}
