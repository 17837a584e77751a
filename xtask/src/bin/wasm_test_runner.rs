//! What `cargo test --target wasm32-unknown-unknown` starts for each test program: wasm-bindgen's own runner.
//!
//! `.cargo/config.toml` names it. Without settings the tests run in Node; `cargo xtask test-wasm` sets what makes
//! it serve them to a browser as well.

use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-test-runner: {error:#}");
            ExitCode::FAILURE
        }
    }
}
