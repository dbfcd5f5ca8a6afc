//! Numbers and what is made of them: percentages, sums, durations, sizes of files.
//!
//! Digits, separators, signs and plural categories are the CLDR's. Decimals print as they were written.

use std::borrow::Cow;
use std::time::Duration;

use fixed_decimal::{Decimal, Sign};
use icu_decimal::DecimalFormatter;
use serde::Deserialize;

use super::Locale;
use super::language::Forms;

/// A unit of time in which notices give durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

impl Unit {
    /// Its name in language data, and in YAML.
    pub fn key(self) -> &'static str {
        match self {
            Unit::Hours => "hours",
            Unit::Days => "days",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
            Unit::Years => "years",
        }
    }

    /// The abbreviation in the CLDR's root locale, for a language that does not name the unit.
    fn symbol(self) -> &'static str {
        match self {
            Unit::Hours => "h",
            Unit::Days => "d",
            Unit::Weeks => "w",
            Unit::Months => "m",
            Unit::Years => "y",
        }
    }
}

impl Locale {
    /// A number with the language's separators. Not for years, which are never grouped.
    pub fn number(&self, number: &Decimal) -> String {
        self.decimals.format(number).to_string()
    }

    /// A percentage: the number 5 is five per cent.
    pub fn percent(&self, number: &Decimal) -> String {
        let pattern = self.language.percent.as_deref().unwrap_or("{number}\u{a0}%");
        pattern.replace("{number}", &self.number(number))
    }

    /// A sum. `currency` is an ISO 4217 code, or a sign where no currency is named. A code prints as a sign only where
    /// the sign means this currency and no other, else by its name, else as it is.
    pub fn money(&self, amount: &Decimal, currency: &str) -> String {
        let patterns = &self.language.money;
        let (pattern, key, text) = match self.language.currencies.get(currency) {
            Some(known) => match known.sign.as_deref().filter(|_| self.is_understood(known.regions.as_deref())) {
                Some(sign) => (&patterns.sign, "{sign}", sign),
                None => (&patterns.name, "{name}", self.form(&known.name, amount)),
            },
            None if is_code(currency) => (&patterns.code, "{code}", currency),
            None => (&patterns.sign, "{sign}", currency),
        };
        let pattern = pattern.as_deref().map_or_else(|| Cow::from(format!("{{amount}}\u{a0}{key}")), Cow::from);
        let (minus, amount) = self.minus_and_number(amount);
        format!("{minus}{}", pattern.replace(key, text).replace("{amount}", &amount))
    }

    /// A length of time, "180 days"; the unit has the plural form that the number asks for.
    pub fn duration(&self, number: &Decimal, unit: Unit) -> String {
        let forms = self.language.units.get(&unit);
        self.counted(number, forms.map_or(unit.symbol(), |forms| self.form(forms, number)))
    }

    /// The size of a file, in the unit in which it has at most three digits before the decimal sign; below ten with one
    /// decimal. A thousand bytes make a kilobyte, as the International System of Units has it.
    pub fn file_size(&self, bytes: u64) -> String {
        let fallback = ["kB", "MB", "GB"].map(String::from);
        let rounded = |amount: u128, step: u128| (amount + step / 2) / step;
        let (bytes, mut step, mut unit) = (u128::from(bytes), 1, None);
        for larger in self.language.sizes.as_deref().unwrap_or(&fallback) {
            if rounded(bytes, step) < 1000 {
                break;
            }
            step *= 1000;
            unit = Some(larger.as_str());
        }
        let tenths = rounded(bytes * 10, step);
        let mut size = Decimal::from(if tenths < 100 { tenths } else { rounded(bytes, step) * 10 });
        size.multiply_pow10(-1);
        size.absolute.trim_end();
        let smallest = || self.language.bytes.as_ref().map_or("B", |forms| self.form(forms, &size));
        self.counted(&size, unit.unwrap_or_else(smallest))
    }

    /// A time that something took: in seconds, with two decimals below ten.
    pub fn seconds(&self, time: Duration) -> String {
        let hundredths = (time.as_millis() + 5) / 10;
        let mut seconds = Decimal::from(if hundredths < 1000 { hundredths } else { (hundredths + 50) / 100 * 100 });
        seconds.multiply_pow10(-2);
        if hundredths >= 1000 {
            seconds.absolute.trim_end();
        }
        self.counted(&seconds, "s")
    }

    /// The same in whole milliseconds, to be compared with others.
    pub fn milliseconds(&self, time: Duration) -> String {
        self.counted(&Decimal::from(time.as_millis() as u64), "ms")
    }

    /// A number and what it counts, which a line break does not part.
    fn counted(&self, number: &Decimal, what: &str) -> String {
        format!("{}\u{a0}{what}", self.number(number))
    }

    /// The plural form that a number asks for.
    fn form<'a>(&self, forms: &'a Forms, number: &Decimal) -> &'a str {
        forms.get(self.plurals.category_for(number))
    }

    /// Whether the locale is in one of the regions; none means everywhere.
    fn is_understood(&self, regions: Option<&[String]>) -> bool {
        regions.is_none_or(|regions| self.region.as_ref().is_some_and(|region| regions.contains(region)))
    }

    /// The locale's minus sign if the number is negative, and the number without it.
    fn minus_and_number(&self, number: &Decimal) -> (String, String) {
        let positive = self.number(&number.clone().with_sign(Sign::None));
        let signed = self.number(number);
        let minus = signed.strip_suffix(&positive).unwrap_or("-");
        (minus.to_owned(), positive)
    }
}

/// The decimal sign and the sign between groups of digits.
pub(super) fn separators(decimals: &DecimalFormatter) -> (char, char) {
    let mut sample = Decimal::from(12_345_678);
    sample.multiply_pow10(-1);
    let signs: Vec<char> = decimals.format(&sample).to_string().chars().filter(|c| !c.is_numeric()).collect();
    let (decimal, group) = (signs.last().copied(), signs.first().copied());
    (decimal.unwrap_or('.'), group.filter(|_| signs.len() > 1).unwrap_or('\u{a0}'))
}

/// Whether a currency is named by a code rather than a sign.
fn is_code(currency: &str) -> bool {
    currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase())
}
