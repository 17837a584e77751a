use interop_runtime::prelude::*;

#[js_import(modul = "greeter")]
pub fn greet(name: &str) -> Result<String, InteropError>;

#[js_import]
extern "C" {
    pub async fn load(id: u32) -> Result<Vec<String>, InteropError>;
    pub(crate) fn log(message: &str);
}

async fn everything() -> Result<usize, InteropError> {
    log(&greet("Amy")?);
    Ok(load(7).await?.len())
}

fn main() {
    drop(everything());
}
