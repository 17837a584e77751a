//! What a user's function returned as an error, as the error that JavaScript receives.

use std::cell::RefCell;
use std::error::Error;

use super::{ErrorCode, Fault, InteropError};

/// Longer chains are taken to go round in circles.
const MOST_SOURCES: usize = 128;

thread_local! {
    /// While the text of a foreign error is made: what one of ours said in it.
    static SPOKEN: RefCell<Option<Vec<(String, InteropError)>>> = const { RefCell::new(None) };
}

/// Turns a user's error into an `InteropError`.
///
/// An `InteropError` or a `Fault` is itself, also from within a chain of sources, so that a function
/// can pass on what a call to JavaScript gave it. Anything else is `RustError` with its text and the
/// texts of its sources.
pub(crate) fn error_from_box(error: Box<dyn Error>) -> InteropError {
    // Not cloned: this is what `?` gives most of the time.
    match error.downcast::<InteropError>() {
        Ok(own) => *own,
        Err(error) => error_from(&*error),
    }
}

fn error_from(error: &(dyn Error + 'static)) -> InteropError {
    let mut texts = Vec::new();
    let chain = std::iter::successors(Some(error), |&error| error.source());
    for error in chain.take(MOST_SOURCES) {
        match own(error) {
            Ok(own) => return own,
            Err(text) => texts.push(text),
        }
    }
    let causes = texts.split_off(1);
    InteropError::new(ErrorCode::RustError, texts.remove(0)).with_causes(causes)
}

/// An `anyhow::Error` knows more than its chain shows: what was attached with `context`.
#[cfg(feature = "anyhow")]
pub(crate) fn error_from_anyhow(error: &anyhow::Error) -> InteropError {
    let own = error.downcast_ref::<InteropError>().cloned();
    let own = own.or_else(|| {
        error
            .downcast_ref::<Fault>()
            .cloned()
            .map(InteropError::from)
    });
    own.unwrap_or_else(|| error_from(error.as_ref()))
}

/// The error of ours that this one is, or its text.
fn own(error: &(dyn Error + 'static)) -> Result<InteropError, String> {
    if let Some(own) = error.downcast_ref::<InteropError>() {
        return Ok(own.clone());
    }
    if let Some(fault) = error.downcast_ref::<Fault>() {
        return Ok(fault.clone().into());
    }
    // One that has no words but those of another is that other, whose source it gives as its own: a
    // box, or an enum with `#[error(transparent)]`. There is no other way to see it.
    let outer = SPOKEN.replace(Some(Vec::new()));
    let text = error.to_string();
    let spoken = SPOKEN.replace(outer).unwrap_or_default();
    let whole = spoken.into_iter().find(|(words, _)| *words == text);
    whole.map(|(_, own)| own).ok_or(text)
}

/// An error of ours was written out.
pub(super) fn spoken(text: &str, error: impl FnOnce() -> InteropError) {
    if SPOKEN.with_borrow(Option::is_none) {
        return;
    }
    let error = error();
    SPOKEN.with_borrow_mut(|spoken| {
        if let Some(spoken) = spoken {
            spoken.push((text.to_owned(), error));
        }
    });
}

#[cfg(test)]
mod tests {
    use std::fmt;

    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// Adds words of its own, or none.
    #[derive(Debug)]
    struct Wrapper(&'static str, Box<dyn Error + Send + Sync>);

    impl fmt::Display for Wrapper {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}{}", self.0, self.1)
        }
    }

    impl Error for Wrapper {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            match self.0 {
                "" => self.1.source(),
                _ => Some(&*self.1),
            }
        }
    }

    fn wrapped(text: &'static str, error: impl Into<Box<dyn Error + Send + Sync>>) -> Wrapper {
        Wrapper(text, error.into())
    }

    #[test]
    fn an_error_of_ours_is_found_however_it_is_wrapped() {
        let busy = || InteropError::new(ErrorCode::Busy, "come back later");
        let fault = || Fault::new("OutOfStock", "there is no tea left");
        let found = |error: Box<dyn Error>| error_from_box(error);
        for error in [
            found(Box::new(busy())),
            found(Box::new(Box::new(busy()))),
            found(Box::new(std::sync::Arc::new(busy()))),
            found(Box::new(wrapped("loading: ", busy()))),
            found(Box::new(wrapped("", busy()))),
            found(Box::new(wrapped(
                "",
                wrapped("loading: ", wrapped("", busy())),
            ))),
        ] {
            assert_eq!(
                (error.code(), error.message()),
                (ErrorCode::Busy, "come back later")
            );
        }
        for error in [
            found(Box::new(fault())),
            found(Box::new(wrapped("loading: ", fault()))),
            found(Box::new(wrapped("", fault()))),
        ] {
            assert_eq!(error.code(), ErrorCode::RustError);
            assert_eq!(error.fault(), Some("OutOfStock"));
            assert_eq!(error.message(), "there is no tea left");
        }
    }

    #[test]
    fn any_other_error_is_its_text_and_those_of_its_sources() {
        let error = error_from_box(Box::new(wrapped("outer, ", wrapped("middle, ", "inner"))));
        assert_eq!(error.code(), ErrorCode::RustError);
        assert_eq!(error.message(), "outer, middle, inner");
        assert_eq!(error.causes(), ["middle, inner", "inner"]);
        // Quoted and not passed on: the words are not all of it.
        let quoted = format!("failed: {}", InteropError::new(ErrorCode::Busy, "later"));
        assert_eq!(error_from_box(quoted.into()).code(), ErrorCode::RustError);
    }

    #[cfg(feature = "anyhow")]
    #[test]
    fn anyhow_keeps_its_chain_and_ours_in_it() {
        use anyhow::{Context, anyhow};

        // By its own road, and by that of any error that becomes a box, which callbacks take.
        let roads = [
            |error: anyhow::Error| error_from_anyhow(&error),
            |error: anyhow::Error| error_from_box(error.into()),
        ];
        for convert in roads {
            let plain = convert(anyhow!("inner").context("middle").context("outer"));
            assert_eq!(
                (plain.code(), plain.message()),
                (ErrorCode::RustError, "outer")
            );
            assert_eq!(plain.causes(), ["middle", "inner"]);

            let busy = || InteropError::new(ErrorCode::Busy, "come back later");
            let fault = || Fault::new("OutOfStock", "there is no tea left");
            assert_eq!(convert(busy().into()).code(), ErrorCode::Busy);
            assert_eq!(
                convert(anyhow!(busy()).context("outer")).code(),
                ErrorCode::Busy
            );
            assert_eq!(convert(fault().into()).fault(), Some("OutOfStock"));
            let wrapped = convert(anyhow!(fault()).context("middle").context("outer"));
            assert_eq!(wrapped.fault(), Some("OutOfStock"));
            let attached = Err::<(), _>(anyhow!("inner"))
                .context(fault())
                .context("outer");
            assert_eq!(convert(attached.unwrap_err()).fault(), Some("OutOfStock"));
        }
    }

    #[test]
    fn a_chain_that_goes_round_in_circles_ends() {
        #[derive(Debug)]
        struct Circular;
        impl fmt::Display for Circular {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("again")
            }
        }
        impl Error for Circular {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                Some(&Circular)
            }
        }
        let error = error_from_box(Box::new(Circular));
        assert_eq!(
            (error.message(), error.causes().len()),
            ("again", MOST_SOURCES - 1)
        );
    }
}
