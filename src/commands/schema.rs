//! `recto schema`: the JSON Schema of a kind of file, for editors.

use super::Outcome;
use recto::content::written::{self, Kind};

/// The schema.
pub fn run(kind: Kind) -> Outcome {
    Outcome::answer(written::schema(kind))
}
