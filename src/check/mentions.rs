//! What two passages mention, in two languages: each value, insert and link needs its partner.

use crate::check::order::{Passage, exchanged};
use crate::content::language::LanguageId;
use crate::finding::{Code, Finding, Findings};
use crate::locale::values::Value;
use crate::site::SiteScope;
use crate::site::alignment::unmatched;
use crate::site::blocks::{Mention, What};
use crate::source::Span;

/// Two languages that are compared.
pub struct Between<'a> {
    pub scope: &'a SiteScope<'a>,
    /// The source language and the other, each with what findings call it: the name of its file.
    pub languages: [(LanguageId, String); 2],
}

impl Between<'_> {
    /// A finding for each mention that has no partner. Two of one kind are told as one: this value there, that one here.
    /// `places` are those of the passages; `same` says which mentions say the same.
    pub fn mentions(
        &self,
        there: &[Mention],
        here: &[Mention],
        places: (Span, Span),
        same: impl Fn(&What, &What) -> bool,
        findings: &mut Findings,
    ) {
        // Mostly both mention the same in the same order.
        if there.len() == here.len() && there.iter().zip(here).all(|(a, b)| same(&a.what, &b.what)) {
            return;
        }
        let (firm_there, firm_here);
        let (mut there, mut here) = (there, here);
        if there.iter().chain(here).any(is_missed) {
            firm_there = self.firm(there, self.languages[1].0, places.1);
            firm_here = self.firm(here, self.languages[0].0, places.0);
            (there, here) = (&firm_there, &firm_here);
        }
        let Some((mut alone_there, mut alone_here)) = unmatched(there, here, &same) else {
            findings.extend(self.exchanged(there, here, places, same));
            return;
        };
        match (alone_there.is_empty(), alone_here.is_empty()) {
            (true, _) => alone_here.retain(|&j| !self.is_said_in_brackets(&here[j], there, places.0)),
            (_, true) => alone_there.retain(|&i| !self.is_said_in_brackets(&there[i], here, places.1)),
            _ => {}
        }
        alone_there.retain(|&i| {
            let goes_without = |j: &usize| leaves_out_unit(there, i, &here[*j]) || leaves_out_unit(here, *j, &there[i]);
            let counterpart = alone_here.iter().position(goes_without);
            counterpart.map(|at| alone_here.remove(at)).is_none()
        });
        let joined = [self.with_words(there, &mut alone_there), self.with_words(here, &mut alone_here)];
        let [there, here] = &joined;
        let mut found = Findings::default();
        let mut rest = Vec::new();
        // Where in the translation a difference was told.
        let mut told = Vec::new();
        for i in alone_there {
            let near = alone_here.iter().position(|&j| are_near(&here[j].what, &there[i].what));
            match near {
                Some(at) => {
                    let other = &here[alone_here.remove(at)];
                    told.push(other.span);
                    found.push(self.difference(Some(&there[i]), Some(other), places));
                }
                None => rest.push(i),
            }
        }
        for i in rest {
            let other = (!alone_here.is_empty()).then(|| &here[alone_here.remove(0)]);
            told.extend(other.map(|other| other.span));
            found.push(self.difference(Some(&there[i]), other, places));
        }
        for j in alone_here {
            if !told.iter().any(|&told| self.adjoins(told, here[j].span)) {
                found.push(self.difference(None, Some(&here[j]), places));
            }
            told.push(here[j].span);
        }
        // In "5 to 10 days", what the five counts is told with the ten.
        let is_alike = |finding: &Finding| {
            ["alike", "shared"].iter().any(|side| finding.values.contains(&("side", (*side).into())))
        };
        let others: Vec<Code> = found.iter().filter(|finding| !is_alike(finding)).map(|finding| finding.code).collect();
        findings.extend(found.into_iter().filter(|finding| !is_alike(finding) || !others.contains(&finding.code)));
    }

    /// A finding if two mentions of one kind were exchanged in passages that mention the same.
    fn exchanged(
        &self,
        there: &[Mention],
        here: &[Mention],
        places: (Span, Span),
        same: impl Fn(&What, &What) -> bool,
    ) -> Option<Finding> {
        let same = |a: &Mention, b: &Mention| same(&a.what, &b.what);
        let passage = |mentions, which: usize, place: Span| Passage {
            locale: &self.scope.locales[self.languages[which].0],
            mentions,
            text: self.scope.sources.slice(place),
            place,
        };
        let near = |a: &Mention, b: &Mention| are_near(&a.what, &b.what);
        let passages = (passage(there, 0, places.0), passage(here, 1, places.1));
        let (one, other) = exchanged(&passages.0, &passages.1, same, near)?;
        Some(self.told("exchanged", Some(one), Some(other), places))
    }

    /// Mentions of which those that are missed although they are in words are firm, but where the other text says what
    /// they count without a number.
    fn firm(&self, mentions: &[Mention], other: LanguageId, place: Span) -> Vec<Mention> {
        let is_said = |mention: &Mention| match &mention.what {
            What::Value(value) => {
                let locale = &self.scope.locales[other];
                locale.names_unit(self.scope.sources.slice(place), value, self.scope.common)
            }
            _ => false,
        };
        let firm = |mention: &Mention| mention.firm || is_missed(mention) && !is_said(mention);
        mentions.iter().map(|mention| Mention { firm: firm(mention), ..mention.clone() }).collect()
    }

    /// Mentions of which brackets that say another number than the words before them have those words: "thirty (60) days".
    /// The words are then not `alone`.
    fn with_words(&self, mentions: &[Mention], alone: &mut Vec<usize>) -> Vec<Mention> {
        let mut joined = mentions.to_vec();
        let all = alone.clone();
        alone.retain(|&at| {
            let Some(next) = mentions.get(at + 1).filter(|_| all.contains(&(at + 1))) else { return true };
            let words = mentions[at].span;
            let between = Span { start: words.end.min(next.span.start), end: next.span.start, ..words };
            let [between, brackets] = [between, next.span].map(|span| self.scope.sources.slice(span));
            let is_part = between.trim().is_empty() && brackets.starts_with('(');
            if is_part {
                joined[at + 1].span.start = words.start;
            }
            !is_part
        });
        joined
    }

    /// Whether the other text has the letter of a reference without the word for what it refers to: "(a) or (b), but not
    /// (c)". `others` are what it mentions, at `place`.
    fn is_said_in_brackets(&self, reference: &Mention, others: &[Mention], place: Span) -> bool {
        let What::Value(Value::Reference(letters)) = &reference.what else { return false };
        let text = self.scope.sources.slice(place);
        let is_free = |at: usize| {
            let at = place.start + at as u32;
            !others.iter().any(|other| (other.span.start..other.span.end).contains(&at))
        };
        let mut places = text.match_indices(letters.as_str()).map(|(at, _)| at);
        letters.bytes().all(|byte| byte.is_ascii_lowercase())
            && places.any(|at| {
                let is_whole =
                    !text[..at].ends_with(char::is_alphanumeric) && text[at + letters.len()..].starts_with(')');
                is_whole && is_free(at)
            })
    }

    /// Whether hardly anything stands between two values: a slip in a date or a telephone number leaves two.
    fn adjoins(&self, told: Span, other: Span) -> bool {
        let (first, second) = if told.start <= other.start { (told, other) } else { (other, told) };
        let between = Span { start: first.end.min(second.start), end: second.start, ..first };
        let between = self.scope.sources.slice(between);
        between.chars().count() <= 2 && !between.contains(['|', '\n'])
    }

    fn difference(&self, there: Option<&Mention>, here: Option<&Mention>, places: (Span, Span)) -> Finding {
        let written = |mention: &Mention| self.scope.sources.slice(mention.span);
        let side = match (there, here) {
            (Some(there), Some(here)) if is_alike(written(there), written(here)) => "alike",
            (Some(there), Some(here)) if shares_unit((there, written(there)), (here, written(here))) => "shared",
            (Some(_), Some(_)) => "both",
            (Some(_), None) => "source",
            _ => "translation",
        };
        self.told(side, there, here, places)
    }

    /// A finding that tells what one text or both have, `side` saying how.
    fn told(&self, side: &str, there: Option<&Mention>, here: Option<&Mention>, places: (Span, Span)) -> Finding {
        let written = |mention: &Mention| self.scope.sources.slice(mention.span);
        let codes = [there, here].map(|side| side.map(|mention| code_of(&mention.what)));
        // Of so many hours and so many days neither is a time of day.
        let code = match codes {
            [Some(Code::ParityTime), Some(Code::ParityQuantity)] => Code::ParityQuantity,
            [there, here] => there.or(here).unwrap_or(Code::ParityNumber),
        };
        let mut finding =
            Finding::new(code, here.map_or_else(|| self.scope.sources.first_line(places.1), |mention| mention.span));
        finding = finding.with("side", side);
        if let Some(there) = there {
            finding = finding.with("there", written(there));
        }
        if let Some(here) = here {
            finding = finding.with("here", written(here));
        }
        let place = there.map_or_else(|| self.scope.sources.first_line(places.0), |mention| mention.span);
        self.named(finding).label("there", place)
    }

    /// A finding about something, of a kind, that stands in one text only: in the source, or in the other. Each place is
    /// where it is or would be.
    pub fn one_sided(&self, in_source: bool, kind: &str, there: Span, here: Span) -> Finding {
        let code = if in_source { Code::ParityMissingBlock } else { Code::ParityExtraBlock };
        self.named(Finding::new(code, here).with("kind", kind).with("count", 1)).label("there", there)
    }

    /// Adds what the two are called.
    pub fn named(&self, finding: Finding) -> Finding {
        finding.with("source", self.languages[0].1.as_str()).with("translation", self.languages[1].1.as_str())
    }
}

/// Whether a mention that is not firm is missed all the same.
fn is_missed(mention: &Mention) -> bool {
    !mention.firm && matches!(&mention.what, What::Value(value) if value.is_missed())
}

/// Whether two mentions are of one kind, so that one was probably written for the other.
fn are_near(a: &What, b: &What) -> bool {
    let of_time = |code| matches!(code, Code::ParityTime | Code::ParityQuantity);
    let codes = (code_of(a), code_of(b));
    codes.0 == codes.1 || of_time(codes.0) && of_time(codes.1)
}

/// Whether two values are written with the same signs, whatever spaces are between.
fn is_alike(a: &str, b: &str) -> bool {
    let signs = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    signs(a) == signs(b)
}

/// Whether two differ in no more than in what they count, and one takes that from another that it stands before: the five
/// in "5 to 10 days".
fn shares_unit(there: (&Mention, &str), here: (&Mention, &str)) -> bool {
    let amount = |mention: &Mention| match &mention.what {
        What::Value(value) => value.amount().map(str::to_owned),
        _ => None,
    };
    let is_bare = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,'’-−".contains(c));
    amount(there.0).is_some_and(|count| amount(here.0) == Some(count)) && (is_bare(there.1) || is_bare(here.1))
}

/// Whether the mention at a place is a number alone that counts what one before it does, so that another text may say it
/// with what it counts: "60 days, and a smaller one 90".
fn leaves_out_unit(mentions: &[Mention], at: usize, whole: &Mention) -> bool {
    let (What::Value(Value::Number(number)), What::Value(whole)) = (&mentions[at].what, &whole.what) else {
        return false;
    };
    whole.amount() == Some(number) && mentions[..at].iter().any(|before| counts_same(&before.what, whole))
}

/// Whether a mention counts what a value does.
fn counts_same(mention: &What, value: &Value) -> bool {
    match (mention, value) {
        (What::Value(Value::Quantity { unit, .. }), Value::Quantity { unit: other, .. }) => unit == other,
        (What::Value(Value::Money { currency, .. }), Value::Money { currency: other, .. }) => currency == other,
        (What::Value(Value::Hours { length, .. }), Value::Hours { length: other, .. }) => *length && *other,
        (What::Value(Value::Percent(_)), Value::Percent(_)) => true,
        _ => false,
    }
}

/// The code of a difference in what is mentioned.
fn code_of(what: &What) -> Code {
    match what {
        What::Value(value) => match value {
            Value::Number(_) | Value::Decimal(_) => Code::ParityNumber,
            Value::Ordinal(_) => Code::ParityOrdinal,
            Value::Reference(_) => Code::ParityReference,
            Value::Percent(_) => Code::ParityPercentage,
            Value::Money { .. } => Code::ParityMoney,
            Value::Quantity { .. } => Code::ParityQuantity,
            Value::Hours { length: true, .. } => Code::ParityQuantity,
            Value::Hours { .. } => Code::ParityTime,
            Value::Date { .. } | Value::EitherDate { .. } => Code::ParityDate,
            Value::Email(_) => Code::ParityEmail,
            Value::Telephone(_) => Code::ParityTelephone,
            Value::Url(_) => Code::ParityUrl,
        },
        What::Insert(_) => Code::ParityInsert,
        What::Notice(_) | What::Clause(_) | What::Attachment(_) => Code::ParityLink,
    }
}
