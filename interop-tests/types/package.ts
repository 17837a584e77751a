// The package that wasm-bindgen made, its declarations next to it: `interop()` is typed as it is imported.

import { interop, type Rust } from './interop_tests_app.js';
import { check, type Equal } from './equal.js';

const rust = interop();
check<Equal<typeof rust, Rust>>();

const sum = rust.invokeMethod('interop-tests-app', 'add', 1, 2);
check<Equal<typeof sum, number>>();
