//! An async Rust function awaits a promise of JavaScript.

use interop_runtime::prelude::*;

// A module given by its specifier is imported by the first call, and `rename_all`
// spells the names as JavaScript does: `answerLater`.
#[js_import(module = "./scenes/awaited_promise.js", rename_all = "camelCase")]
extern "js" {
    async fn answer_later(question: &str) -> Result<String, InteropError>;
}

/// While the promise is pending, so is the one that JavaScript got for this call,
/// and the page stays responsive. A rejection comes out of `.await` as an `Err`.
#[js_invokable]
async fn ask(question: &str) -> Result<String, InteropError> {
    let answer = answer_later(question).await?;
    Ok(format!("JavaScript answered: {answer}"))
}
