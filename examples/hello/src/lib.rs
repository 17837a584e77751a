//! The smallest application: JavaScript calls Rust by name, and Rust calls JavaScript by name.

use interop_runtime::prelude::*;

/// Called by `web/hello.js`, as `rust.invokeMethod("hello", "greet", name)`.
#[js_invokable]
pub fn greet(name: &str) -> Result<String, InteropError> {
    Ok(format!("Good {}, {name}!", time_of_day()?))
}

// A function of the module that `web/hello.js` registers.
#[js_import("timeOfDay", module = "clock")]
fn time_of_day() -> Result<String, InteropError>;

#[cfg(test)]
mod tests {
    use interop_runtime::testing::FakeJs;

    #[test]
    fn greets_by_the_time_of_day() {
        let fake = FakeJs::new();
        fake.on("clock#timeOfDay", |_| Ok("evening"));

        let greeting: String = fake.invoke("hello", "greet", ("Amy",)).unwrap();

        assert_eq!(greeting, "Good evening, Amy!");
        assert_eq!(fake.calls("clock#timeOfDay").len(), 1);
    }
}
