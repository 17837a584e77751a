//! The end of an instance, and its use while it is in use.

use std::rc::Rc;

use super::*;

#[test]
fn dispose_twice_is_nothing_and_every_use_is_disposed() {
    let fake = FakeJs::new();
    let (coin, other) = (coin(&fake, 1), coin(&fake, 2));
    fake.dispose(coin);
    fake.dispose(coin);
    let text = "was called on an object that was disposed";
    refused(fake.get::<i32>(coin, "value"), ErrorCode::Disposed, text);
    refused(fake.set(coin, "value", 1), ErrorCode::Disposed, text);
    let plus = fake.invoke_method::<i32>(coin, "plus", vec![instance(other)]);
    refused(plus, ErrorCode::Disposed, text);
    for function in ["shared", "moved", "optional_shared"] {
        let passed = pass::<FakeValue>(&fake, function, vec![instance(coin)]);
        refused(passed, ErrorCode::Disposed, "was disposed");
    }
    assert_eq!(fake.get::<i32>(other, "value").unwrap(), 2);
}

/// A use of the coin while a method has it, as a function of the double.
fn during(
    method: &str,
    using: impl Fn(&FakeJs, FakeRustObject) -> Result<i32, InteropError> + 'static,
) -> InteropError {
    let fake = Rc::new(FakeJs::new());
    let coin = coin(&fake, 1);
    let inner = Rc::downgrade(&fake);
    fake.on("during", move |_| {
        using(&inner.upgrade().expect("the test holds it"), coin)
    });
    let function = vec![FakeValue::JsObject(fake.object("during"))];
    let error = fake
        .invoke_method::<i32>(coin, method, function)
        .unwrap_err();
    assert_eq!(fake.get::<i32>(coin, "value").unwrap(), 1, "still usable");
    error
}

#[test]
fn a_reentrant_use_is_busy_and_names_both_methods() {
    let read = |fake: &FakeJs, coin| fake.get::<i32>(coin, "value");
    let shared = |fake: &FakeJs, coin| pass(fake, "shared", vec![instance(coin)]);
    let exclusive = |fake: &FakeJs, coin| pass(fake, "exclusive", vec![instance(coin)]);
    let moved = |fake: &FakeJs, coin| pass(fake, "moved", vec![instance(coin)]);
    let busy = |error: InteropError, method: &str, user: &str| {
        let text = format!("`Coin.{method}` cannot run while `Coin.{user}` uses the object");
        refused::<()>(Err(error), ErrorCode::Busy, &text);
    };
    busy(during("hold", read), "value", "hold");
    busy(during("hold", shared), "argument", "hold");
    busy(during("hold", exclusive), "argument", "hold");
    busy(during("hold", moved), "move", "hold");
    busy(during("show", exclusive), "argument", "show");
    busy(during("show", moved), "move", "show");
}

#[test]
fn an_async_method_finishes_after_dispose() {
    let fake = FakeJs::new();
    let coin = coin(&fake, 1);
    fake.on_async("later", |_| std::future::ready(Ok(())));
    let function = vec![FakeValue::JsObject(fake.object("later"))];
    let held = fake.invoke_method_async::<i32>(coin, "hold_later", function);
    let value = fake.run(async {
        let mut held = std::pin::pin!(held);
        std::future::poll_fn(|context| {
            let _ = held.as_mut().poll(context);
            std::task::Poll::Ready(())
        })
        .await;
        fake.dispose(coin);
        held.await
    });
    assert_eq!(value.unwrap(), 2);
    refused(
        fake.get::<i32>(coin, "value"),
        ErrorCode::Disposed,
        "was disposed",
    );
}
