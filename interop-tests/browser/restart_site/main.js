// Starts the application that starts anew after a panic; a test awaits `ready` in the page.
import init, { interop } from "./pkg/interop_tests_restart.js";

globalThis.ready = init().then(() => {
  globalThis.app = { interop };
});
