//! How an instance is passed and returned: `&T`, `&mut T`, `T`, each optional, in lists and inside of data.

use super::*;

fn value(fake: &FakeJs, object: FakeRustObject) -> i32 {
    fake.get(object, "value").unwrap()
}

#[test]
fn borrowed() {
    let fake = FakeJs::new();
    let (one, two) = (coin(&fake, 1), coin(&fake, 2));
    let call = |name, with| fake.invoke_method::<i32>(one, name, vec![instance(with)]);
    assert_eq!(
        pass::<i32>(&fake, "shared", vec![instance(one)]).unwrap(),
        1
    );
    assert_eq!(
        pass::<i32>(&fake, "exclusive", vec![instance(one)]).unwrap(),
        2
    );
    assert_eq!(call("plus", two).unwrap(), 4);
    assert_eq!(call("take_from", two).unwrap(), 4);
    refused(call("take_from", one), ErrorCode::Busy, "`Coin.take_from`");
    let token: FakeRustObject = fake.invoke_export(CRATE, "passing.Token", ()).unwrap();
    for function in ["shared", "exclusive", "moved", "optional_shared"] {
        let wrong = pass::<FakeValue>(&fake, function, vec![instance(token)]);
        refused(
            wrong,
            ErrorCode::WrongType,
            "expected a reference to `Coin`",
        );
        let data = pass::<FakeValue>(&fake, function, vec![FakeValue::Number(1.0)]);
        refused(data, ErrorCode::TypeMismatch, "`args[0]`");
    }
}

#[test]
fn optional() {
    let fake = FakeJs::new();
    let coin = coin(&fake, 7);
    for function in ["optional_shared", "optional_exclusive", "optional_moved"] {
        for nothing in [vec![], vec![FakeValue::Null], vec![FakeValue::Undefined]] {
            let none: Option<i32> = pass(&fake, function, nothing).unwrap();
            assert_eq!(none, None, "{function}");
        }
    }
    let some = |function| pass::<Option<i32>>(&fake, function, vec![instance(coin)]);
    assert_eq!(some("optional_shared").unwrap(), Some(7));
    assert_eq!(some("optional_exclusive").unwrap(), Some(8));
    assert_eq!(some("optional_moved").unwrap(), Some(8));
    refused(
        some("optional_shared"),
        ErrorCode::Disposed,
        "moved into Rust",
    );
    let text: String = pass(&fake, "optional_plain", vec![text("a")]).unwrap();
    assert_eq!(text, r#"Some("a") None None"#);
}

#[test]
fn moved() {
    let fake = FakeJs::new();
    let (one, two) = (coin(&fake, 1), coin(&fake, 2));
    assert_eq!(pass::<i32>(&fake, "moved", vec![instance(one)]).unwrap(), 1);
    let read = fake.get::<i32>(one, "value");
    refused(
        read,
        ErrorCode::Disposed,
        "`Coin.value` was called on an object that was moved into Rust",
    );
    let again = pass::<i32>(&fake, "moved", vec![instance(one)]);
    refused(again, ErrorCode::Disposed, "moved into Rust");
    let twice = pass::<i32>(&fake, "two_moved", vec![instance(two), instance(two)]);
    refused(twice, ErrorCode::Busy, "another argument");
    let half = pass::<i32>(&fake, "two_moved", vec![instance(two), FakeValue::Null]);
    refused(half, ErrorCode::TypeMismatch, "`args[1]`");
    assert_eq!(value(&fake, two), 2, "a call that is refused moves nothing");
}

#[test]
fn in_lists() {
    let fake = FakeJs::new();
    let coins: Vec<_> = (1..=3).map(|value| coin(&fake, value)).collect();
    let list = || FakeValue::Array(coins.iter().copied().map(instance).collect());
    let factor = |factor: f64| vec![list(), FakeValue::Number(factor)];
    assert_eq!(pass::<i32>(&fake, "list_shared", vec![list()]).unwrap(), 6);
    refused(
        pass::<i32>(&fake, "list_moved", factor(0.5)),
        ErrorCode::OutOfRange,
        "`args[1]`",
    );
    assert_eq!(pass::<i32>(&fake, "list_shared", vec![list()]).unwrap(), 6);
    assert_eq!(pass::<i32>(&fake, "list_moved", factor(10.0)).unwrap(), 60);
    for gone in coins {
        refused(
            fake.get::<i32>(gone, "value"),
            ErrorCode::Disposed,
            "moved into Rust",
        );
    }
}

#[test]
fn inside_of_data() {
    let fake = FakeJs::new();
    let coin = coin(&fake, 9);
    let owner = ("owner".to_owned(), text("Amy"));
    let purse = FakeValue::Object(vec![owner, ("coin".to_owned(), instance(coin))]);
    let text: String = pass(&fake, "nested", vec![purse]).unwrap();
    assert_eq!(text, "Amy: 9");
    refused(
        fake.get::<i32>(coin, "value"),
        ErrorCode::Disposed,
        "moved into Rust",
    );
}

#[test]
fn results() {
    let fake = FakeJs::new();
    let of = |name, args| pass::<FakeRustObject>(&fake, name, args);
    let number = |number| vec![FakeValue::Number(number)];
    assert_eq!(value(&fake, of("results", number(3.0)).unwrap()), 3);
    refused(
        of("results", number(-1.0)),
        ErrorCode::RustError,
        "no coin is worth -1",
    );
    let none: FakeValue = pass(&fake, "optional_result", vec![]).unwrap();
    assert_eq!(none, FakeValue::Null);
    assert_eq!(value(&fake, of("optional_result", number(4.0)).unwrap()), 4);
    let list = fake.invoke_export_async(CRATE, "passing.list_result", ([5, 6],));
    let list: Vec<FakeRustObject> = fake.run(list).unwrap();
    assert_eq!(value(&fake, list[1]), 6);
    let optional = fake.invoke_export(CRATE, "passing.optional_list_result", ([8],));
    let optional: Option<Vec<FakeRustObject>> = optional.unwrap();
    assert_eq!(value(&fake, optional.unwrap()[0]), 8);
}
