//! Messages of a JavaScript that keeps to the format: what mutations start from.

use interop_runtime::InteropError;
use interop_runtime::testing::{FakeJs, FakeValue};
use interop_tests_arbitrary::value;

use crate::world::World;

/// Messages that a JavaScript which keeps to the format sends, each on a connection of its own.
pub(crate) fn honest() -> Vec<(&'static str, Vec<u8>)> {
    let mut messages = Vec::new();
    let mut add = |target, message: Result<Vec<u8>, InteropError>| {
        messages.push((target, message.expect("an honest value can be sent")));
    };
    // In JavaScript's notation; single quotes, which it has not, for the eye.
    let sent = |texts: &[&str]| {
        let parse = |text: &&str| text.replace('\'', "\"").parse().expect("a value");
        FakeJs::new().message(texts.iter().map(parse).collect::<Vec<FakeValue>>())
    };
    for seed in 0..60 {
        add("echo", FakeJs::new().message((value(seed),)));
        add("any", FakeJs::new().message((value(seed + 100),)));
    }
    add("nothing", sent(&[]));
    add(
        "anything_twice",
        sent(&[
            "new Map([[1, 'a'], [[2, 'b'], {}], [[2, 'c'], []]])",
            "[{a: 1n}, {a: 2}]",
        ]),
    );
    add(
        "numbers",
        sent(&["1", "-2", "3", "-4n", "5n", "0.5", "null", "true"]),
    );
    add(
        "texts",
        sent(&[
            "'first'",
            "'ž'",
            "undefined",
            "['', 'x', 'žž', 'x'.repeat(300)]",
        ]),
    );
    add(
        "bytes",
        sent(&[
            "new Uint8Array([1, 2, 3])",
            "new Uint8Array([])",
            "null",
            "new Uint8Array([9])",
        ]),
    );
    add(
        "bigints",
        sent(&[
            "-1n",
            "340282366920938463463374607431768211455n",
            "[0n, 18446744073709551615n]",
        ]),
    );
    add(
        "dates",
        sent(&["new Date(0)", "[new Date(8640000000000000), new Date(-1)]"]),
    );
    add(
        "arrays",
        sent(&[
            "[new Float32Array([0.5, -1]), new BigUint64Array([1n]), new Int8Array([1, -1]), [1, 2, 3], new BigInt64Array([-5n])]",
        ]),
    );
    add(
        "maps",
        sent(&[
            "new Map([[1, 'one'], [-2, 'two']])",
            "{a: [1, 2], b: []}",
            "new Map([['x', 1], [true, 2], [3, 4], [[1, 'y'], 5]])",
            "new Map([[[1, 'a'], undefined], [[1, 'b'], undefined]])",
        ]),
    );
    add(
        "buffered",
        sent(&[
            "[true, 1.5, 'text', new Date(5), 7n, {inner: 'Nothing'}, new Uint8Array([1])]",
            "{kind: 'On', level: 2, inner: {Bool: true}}",
            "{t: 'Two', c: [1, 'x']}",
            "{id: 1, userName: 'Amy', inner: 'Nothing', scores: [1], 'key 1': {I8: 1}}",
        ]),
    );
    add(
        "trees",
        sent(&[
            "{name: 'a', children: [{name: 'b', children: [], parent: null}, {name: 'c', parent: null}], parent: {name: 'd'}}",
            "[{id: 1, tags: ['x', 'y']}, {id: 2, tags: []}]",
        ]),
    );
    add(
        "json",
        sent(&[
            "{a: [1, -1, 0.5, null, true, 'x', {b: {}}], c: new Map([['d', 1]]), e: new Int16Array([1, 2])}",
        ]),
    );
    add(
        "ignores",
        sent(&[
            "[{a: new Date(1)}, new Map([[1, 2]]), 1n, new Float64Array([NaN])]",
            "undefined",
        ]),
    );
    add("references", World::with_objects().references());
    messages
}
