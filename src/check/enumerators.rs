//! Whether two texts cite the same blocks by the same letters and numbers.

use crate::site::enumerators::{self, APART, Enumerator, Sign};

/// How the letters of two texts stand to each other, so that what only follows from one that differs is not told again:
/// letters that go on from it, and the other of two that are exchanged.
#[derive(Default)]
pub struct Enumerators {
    /// How much further those of the other text are.
    ahead: i32,
    /// The last ones of the source, or of the other text where it alone has them.
    last: Option<Sign>,
    /// One text alone has a block with one since.
    is_gap: bool,
}

impl Enumerators {
    /// Takes note of the enumerator of a block without counterpart.
    pub fn pass(&mut self, alone: Option<Enumerator>) {
        self.is_gap |= alone.is_some_and(|alone| matches!(alone.sign, Sign::Letters(_)));
    }

    /// Whether those of two blocks that correspond differ, and not only as those before them do.
    pub fn differ(&mut self, there: Option<&Enumerator>, here: Option<&Enumerator>) -> bool {
        let (ahead, sign) = match (there, here) {
            (Some(there), Some(here)) => (enumerators::ahead(&there.sign, &here.sign), &there.sign),
            (Some(one), None) | (None, Some(one)) if one.firm => (APART, &one.sign),
            _ => return false,
        };
        // Every list begins anew.
        let Sign::Letters(_) = sign else { return ahead != 0 };
        let goes_on = self.last.as_ref().is_some_and(|last| enumerators::ahead(last, sign) == 1);
        let follows = goes_on && ahead.abs() == self.ahead.abs() || self.is_gap && ahead != APART;
        *self = Enumerators { ahead, last: Some(sign.clone()), is_gap: false };
        ahead != 0 && !follows
    }
}
