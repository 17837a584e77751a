// Starts the test application; a test awaits `ready` in the page and uses `rust`, which `again` must give too.
import init, { interop } from "./pkg/interop_tests_app.js";

globalThis.ready = init().then((wasm) => {
  globalThis.wasm = wasm;
  globalThis.rust = interop();
  globalThis.again = interop;
});
