//! When each version of a notice applies, and what that makes it on a given day.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::site::Version;

/// What a version is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Upcoming,
    InForce,
    /// A later version has taken its place.
    Superseded,
    /// It was the last when the notice was repealed, or would have come after that.
    Repealed,
}

impl Status {
    /// Its name in templates and in machine-readable output.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Upcoming => "upcoming",
            Status::InForce => "in-force",
            Status::Superseded => "superseded",
            Status::Repealed => "repealed",
        }
    }
}

/// Sets the last day and the status of versions that are sorted by date, and returns the index of the one to show.
///
/// A version applies from its effective date until the day before the next one's, or before the repeal.
pub fn place(versions: &mut [Version], repealed: Option<Date>, date: Date) -> usize {
    let starts: Vec<Date> = versions.iter().map(|version| version.effective).collect();
    let mut shown = 0;
    for (i, version) in versions.iter_mut().enumerate() {
        let next = starts.get(i + 1).copied();
        let end = [next, repealed].into_iter().flatten().min();
        version.until = end.and_then(|end| end.checked_sub(1.day()).ok());
        version.status = match end {
            Some(end) if end <= date && Some(end) == repealed => Status::Repealed,
            Some(end) if end <= date => Status::Superseded,
            _ if date < version.effective => Status::Upcoming,
            _ => Status::InForce,
        };
        if version.status != Status::Upcoming && version.applies() {
            shown = i;
        }
    }
    shown
}
