//! Dates as a language writes them out.

use std::fmt;
use std::ops::Range;

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::fieldsets::YMD;
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter, parts};
use jiff::civil::Date;
use writeable::{Part, PartsWrite, Writeable as _};

use super::{Locale, Tag};

/// Writes days of the Gregorian calendar, the only one in which Recto dates notices.
pub(super) type Formatter = FixedCalendarDateTimeFormatter<Gregorian, YMD>;

/// The formatter of a locale, for the CLDR's long form.
pub(super) fn formatter(tag: &Tag) -> Result<Formatter, DateTimeFormatterLoadError> {
    Formatter::try_new(tag.into(), YMD::long())
}

impl Locale {
    /// A day in the language's long form, as plain text. A single space between the day and the month is a no-break
    /// space, and the first of the month is written as the language data has it.
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = (date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs());
        let Ok(gregorian) = IcuDate::try_new_gregorian(year, month, day) else {
            return date.to_string(); // the two calendars are the same: this does not happen
        };
        let mut parts = Parts::default();
        if self.dates.format(&gregorian).write_to_parts(&mut parts).is_err() {
            return date.to_string(); // a string takes whatever is written
        }
        let Parts { mut text, day, month } = parts;
        let between = day.end.min(month.end)..day.start.max(month.start);
        let mut changes = Vec::new();
        let mut spaces = text.get(between.clone()).unwrap_or_default().match_indices(' ');
        if let (Some((space, _)), None) = (spaces.next(), spaces.next()) {
            let space = between.start + space;
            changes.push((space..space + 1, "\u{a0}"));
        }
        if let Some(first) = self.language.first_day.as_deref().filter(|_| &text[day.clone()] == "1") {
            changes.push((day, first));
        }
        changes.sort_by_key(|(range, _)| range.start);
        for (range, with) in changes.into_iter().rev() {
            text.replace_range(range, with);
        }
        text
    }
}

/// A date being written, with the places of its day and its month.
#[derive(Default)]
struct Parts {
    text: String,
    day: Range<usize>,
    month: Range<usize>,
}

impl fmt::Write for Parts {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

impl PartsWrite for Parts {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        let start = self.text.len();
        write(self)?;
        let range = start..self.text.len();
        match part {
            parts::DAY => self.day = range,
            parts::MONTH => self.month = range,
            _ => {}
        }
        Ok(())
    }
}
