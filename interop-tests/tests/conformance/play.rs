//! Plays the steps of a case on the test host.

use std::future::poll_fn;
use std::task::Poll;

use interop_runtime::testing::{FakeJs, FakeRustObject, FakeValue};
use serde_json::Value;

use crate::in_flight::{Call, InFlight, Outcome};
use crate::steps::{check_error, one_for_each, shown};
use crate::values::{Values, text};

type Checked = Result<(), String>;

/// Twice, as a page calls: each call waits for its result, and each call is given a promise.
pub(crate) fn case(description: &Value, case: &Value) -> Checked {
    for promises in [false, true] {
        let fake = FakeJs::new();
        let mut play = Play {
            fake: &fake,
            description,
            promises,
            values: Values::default(),
        };
        let played = play.all(&case["steps"]);
        for object in play.values.all() {
            fake.dispose(object);
        }
        played?;
        match fake.live_objects() {
            (0, 0) => {}
            (rust, js) => return Err(format!("{rust} and {js} objects are left alive")),
        }
    }
    Ok(())
}

struct Play<'a> {
    fake: &'a FakeJs,
    description: &'a Value,
    promises: bool,
    values: Values,
}

/// What is called: a function of a crate, or a method.
enum Target<'a> {
    Function(&'a str, &'a str),
    Method(FakeRustObject, &'a str),
}

impl<'a> Play<'a> {
    fn all(&mut self, steps: &Value) -> Checked {
        let steps = steps.as_array().ok_or("a case without steps")?;
        steps.iter().try_for_each(|step| self.step(step))
    }

    fn step(&mut self, step: &Value) -> Checked {
        let Some(each) = step.get("each") else {
            return self.one(step);
        };
        let steps = one_for_each(step, each)?;
        if step.get("at_once").is_none() {
            return steps.iter().try_for_each(|step| self.one(step));
        }
        let outcomes = self.at_once(&steps, step.get("meanwhile"))?;
        let mut pairs = steps.iter().zip(&outcomes);
        pairs.try_for_each(|(step, outcome)| self.check(step, outcome))
    }

    fn one(&mut self, step: &Value) -> Checked {
        if let Some(name) = step.get("dispose") {
            self.fake.dispose(self.values.named(text(name)?)?);
            return Ok(());
        }
        let outcome = self.outcome(step)?;
        self.check(step, &outcome)
    }

    fn outcome(&self, step: &Value) -> Result<Outcome, String> {
        let wanted = step.get("async").and_then(Value::as_bool);
        if wanted.unwrap_or(self.promises) {
            return Ok(self.fake.run(self.promise(step)?));
        }
        let args = self.args(step)?;
        Ok(match self.target(step)? {
            Target::Function(name, id) => self.fake.invoke(name, id, args),
            Target::Method(object, id) => self.fake.invoke_method(object, id, args),
        })
    }

    fn promise<'s>(&self, step: &'s Value) -> Result<Call<'s>, String>
    where
        'a: 's,
    {
        let (fake, args) = (self.fake, self.args(step)?);
        Ok(match self.target(step)? {
            Target::Function(name, id) => Box::pin(fake.invoke_async(name, id, args)),
            Target::Method(object, id) => Box::pin(fake.invoke_method_async(object, id, args)),
        })
    }

    /// Starts all calls, plays the steps of `meanwhile`, and waits for all results.
    fn at_once(
        &mut self,
        steps: &[Value],
        meanwhile: Option<&Value>,
    ) -> Result<Vec<Outcome>, String> {
        let calls = steps.iter().map(|step| self.promise(step));
        let mut calls = InFlight::new(calls.collect::<Result<_, _>>()?);
        let fake = self.fake;
        fake.run(poll_fn(|context| Poll::Ready(calls.poll(context))));
        if let Some(steps) = meanwhile {
            self.all(steps)?;
        }
        fake.run(poll_fn(|context| match calls.poll(context) {
            0 => Poll::Ready(()),
            _ => Poll::Pending,
        }));
        Ok(calls.outcomes())
    }

    fn args(&self, step: &Value) -> Result<Vec<FakeValue>, String> {
        let args = step.get("args").and_then(Value::as_array);
        let args = args.into_iter().flatten();
        args.map(|value| self.values.send(value)).collect()
    }

    fn target<'s>(&self, step: &'s Value) -> Result<Target<'s>, String>
    where
        'a: 's,
    {
        if let Some(identifier) = step.get("call") {
            let name = step.get("crate").unwrap_or(&self.description["crate"]);
            return Ok(Target::Function(text(name)?, text(identifier)?));
        }
        let method = text(step.get("method").ok_or("a step that calls nothing")?)?;
        let (object, identifier) = method.split_once('.').ok_or("object.identifier")?;
        Ok(Target::Method(self.values.named(object)?, identifier))
    }

    fn check(&mut self, step: &Value, outcome: &Outcome) -> Checked {
        let checked = match (outcome, step.get("expect_error")) {
            (Ok(value), None) => self.values.check(value, &step["expect"]),
            (Err(error), Some(expected)) => check_error(error, expected),
            (Ok(value), Some(_)) => Err(format!("it was not refused, and gave {value:?}")),
            (Err(error), None) => Err(error.to_string()),
        };
        let mode = if self.promises { "async" } else { "sync" };
        checked.map_err(|failure| format!("{mode} {}: {failure}", shown(step)))?;
        match outcome {
            Ok(_) => Ok(()),
            Err(_) => self.one(&self.description["healthy"]),
        }
    }
}
