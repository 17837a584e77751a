//! Exported structs by value: `T`, `Option<T>` and `Vec<T>`, moved in when the function runs, and out when it returns.
#![allow(clippy::missing_errors_doc, clippy::must_use_candidate)] // for generated code only

use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize};

use crate::__private::Args;
use crate::call::Outcome;
use crate::codec::CodecError;
use crate::connection::encode_outcome;
use crate::error::InteropError;
use crate::exported::{Exported, OwnRoad as _};
use crate::reference::RustObjectRef;

/// What a signature may hold instances in.
pub trait Instances: Sized {
    /// The same with a reference in the place of each.
    type References: Serialize;
    /// Puts each where JavaScript can be given a reference to it.
    fn into_references(self) -> Self::References;
    /// On their way out as a result.
    fn encode(self) -> Outcome {
        encode_outcome(&self.into_references())
    }
    /// Promises each to this argument.
    fn claim(references: &Self::References, claimed: &mut Vec<Claim>) -> Result<(), InteropError>;
    /// Moves each out of its reference, which is gone from then on.
    fn move_out(references: Self::References) -> Result<Self, InteropError>;
}

/// Gives the promise back, for when the call is refused.
type Claim = Box<dyn FnOnce()>;

impl<T: Exported> Instances for T {
    type References = RustObjectRef<T>;

    fn into_references(self) -> RustObjectRef<T> {
        RustObjectRef::new(self)
    }

    fn encode(self) -> Outcome {
        RustObjectRef::new(self).encode_own()
    }

    fn claim(reference: &RustObjectRef<T>, claimed: &mut Vec<Claim>) -> Result<(), InteropError> {
        reference.claim()?;
        let reference = reference.clone();
        claimed.push(Box::new(move || reference.unclaim()));
        Ok(())
    }

    fn move_out(reference: RustObjectRef<T>) -> Result<T, InteropError> {
        reference.take()
    }
}

impl<I: Instances> Instances for Option<I> {
    type References = Option<I::References>;

    fn into_references(self) -> Self::References {
        self.map(I::into_references)
    }

    fn claim(references: &Self::References, claimed: &mut Vec<Claim>) -> Result<(), InteropError> {
        let mut some = references.iter();
        some.try_for_each(|references| I::claim(references, claimed))
    }

    fn move_out(references: Self::References) -> Result<Self, InteropError> {
        references.map(I::move_out).transpose()
    }
}

impl<I: Instances> Instances for Vec<I> {
    type References = Vec<I::References>;

    fn into_references(self) -> Self::References {
        self.into_iter().map(I::into_references).collect()
    }

    fn claim(references: &Self::References, claimed: &mut Vec<Claim>) -> Result<(), InteropError> {
        let mut all = references.iter();
        all.try_for_each(|references| I::claim(references, claimed))
    }

    fn move_out(references: Self::References) -> Result<Self, InteropError> {
        references.into_iter().map(I::move_out).collect()
    }
}

/// An argument that is moved when all the others are there: a call that is refused moves nothing.
pub struct ToMove<I: Instances> {
    references: Option<I::References>,
    claimed: Vec<Claim>,
}

impl<I: Instances<References: for<'de> Deserialize<'de>>> ToMove<I> {
    /// Receives the references.
    pub fn take<A: Args>(args: &mut A) -> Result<Self, InteropError> {
        let references = args.take::<I::References>()?;
        // Filled step by step, so that what was claimed is given back when the next one is refused.
        let mut moved = Self {
            references: None,
            claimed: Vec::new(),
        };
        I::claim(&references, &mut moved.claimed)?;
        moved.references = Some(references);
        Ok(moved)
    }
}

impl<I: Instances> Drop for ToMove<I> {
    fn drop(&mut self) {
        for unclaim in self.claimed.drain(..) {
            unclaim();
        }
    }
}

/// Refuses `&[T]` of instances. An inherent `check` wins over [`PlainSlice`].
pub struct Slice<T>(PhantomData<T>);

/// Of everything else.
pub trait PlainSlice {
    /// It can be borrowed.
    fn check() {}
}
impl<T> PlainSlice for Slice<T> {}

impl<I: Instances> Slice<I> {
    /// Never compiles.
    pub fn check()
    where
        I: Contiguous,
    {
    }
}

/// Implemented by nothing.
#[diagnostic::on_unimplemented(
    message = "a list of instances cannot be borrowed as a slice",
    label = "each instance is an object of its own",
    note = "write `Vec<T>` to move them, or `&[RustObjectRef<T>]` to borrow one after the other"
)]
pub trait Contiguous {}

/// An argument on its way into the user's function. An inherent `give` wins over [`GiveValue`].
pub struct Given<T>(pub T);

/// Of every argument that is there already.
pub trait GiveValue<T> {
    /// The argument.
    fn give(self) -> Result<T, InteropError>;
}

impl<T> GiveValue<T> for Given<T> {
    #[inline]
    fn give(self) -> Result<T, InteropError> {
        Ok(self.0)
    }
}

impl<I: Instances> Given<ToMove<I>> {
    /// Moves the instances out of their references.
    pub fn give(mut self) -> Result<I, InteropError> {
        let references = self.0.references.take();
        references.map_or_else(|| unreachable!("taken once"), I::move_out)
    }
}

/// An instance inside of data: it is moved as soon as it is read.
pub fn move_object<'de, T: Exported, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let object = RustObjectRef::<T>::deserialize(deserializer)?;
    object.take().map_err(CodecError::carry)
}
