//! tests follow
use crate::run::Result;
pub(crate) fn run() -> Result {
    Ok(())
}
