//! Finds the type of a case, and sets a double up for each of its places.

use std::collections::HashMap;

use interop_runtime::testing::{FakeJs, FakeValue};

use crate::play::{Checked, Play};
use crate::table::{Case, Outcome};
use crate::values::{CRATE, Scope};

type Listed = (String, String, Vec<String>);

pub(crate) struct Player {
    /// The struct that carries a type, and the places that it has.
    types: HashMap<String, (String, Vec<String>)>,
}

impl Player {
    pub(crate) fn new() -> Self {
        let types: Result<Vec<Listed>, _> = FakeJs::new().invoke(CRATE, "types", ());
        let types = types.expect("the types").into_iter();
        let types = types.map(|(name, slug, places)| (without_spaces(&name), (slug, places)));
        Player {
            types: types.collect(),
        }
    }

    pub(crate) fn play(&self, case: &Case) -> Checked {
        let found = self.types.get(&without_spaces(&case.of));
        let (slug, places) = found.ok_or_else(|| format!("there is no type {}", case.of))?;
        let missing = case.value == "missing";
        let is_played = |place: &String| {
            if case.places.is_empty() {
                !missing || place == "top" || place == "field"
            } else {
                case.places.contains(place)
            }
        };
        let mut played = places.iter().filter(|place| is_played(place)).peekable();
        played.peek().ok_or("it is played nowhere")?;
        played.try_for_each(|place| {
            let played = play_at(place, case, slug);
            played.map_err(|failure| format!("{place}: {failure}"))
        })
    }
}

fn without_spaces(name: &str) -> String {
    name.replace(' ', "")
}

fn play_at(place: &str, case: &Case, slug: &str) -> Checked {
    let fake = FakeJs::new();
    let expected = match &case.outcome {
        Outcome::Value(text) => Some(text.as_str()),
        _ => None,
    };
    let scope = Scope::new(&fake, &[&case.value, expected.unwrap_or_default()]);
    let value = match case.value.as_str() {
        "missing" => None,
        text => Some(scope.value(text)?),
    };
    let expected = match (&case.outcome, expected) {
        (Outcome::Same, _) => value.clone(),
        (_, expected) => expected.map(|text| scope.value(text)).transpose()?,
    };
    fake.on("values#identity", |args| Ok(args.value(0).clone()));
    let produced = value.clone().unwrap_or(FakeValue::Undefined);
    fake.on("conformance.produce", move |_| Ok(produced.clone()));
    let play = Play {
        fake: &fake,
        case,
        slug,
        value,
        expected,
    };
    play.at(place)?;
    scope.dispose(&fake);
    match fake.live_objects() {
        (0, 0) => Ok(()),
        (rust, js) => Err(format!("{rust} and {js} objects are left alive")),
    }
}
