//! The destinations of links, parsed; whether what they name exists is for `site` to say.

use crate::finding::{Code, Finding};
use crate::source::Span;

/// Where a link leads, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// `notice:key/2019-06-01#clause`; version and clause may be left out.
    Notice { key: String, version: Option<String>, clause: Option<String> },
    /// `#clause`, in the same text.
    Clause(String),
    /// A file beside the text.
    Attachment(String),
    /// An absolute URL with an allowed scheme.
    Url(String),
}

/// Why a destination is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It is not there.
    Empty,
    /// It is a path of the site, or leads out of the folder of its version.
    Path,
    /// Its scheme is not allowed.
    Scheme,
    /// It is not well formed.
    Malformed,
}

impl Problem {
    /// The finding about a destination with this problem.
    pub fn finding(self, written: &str, span: Span) -> Finding {
        match self {
            Problem::Empty => Finding::new(Code::LinkEmpty, span),
            Problem::Path => Finding::new(Code::LinkPath, span).with("url", written),
            Problem::Scheme => {
                Finding::new(Code::LinkBadScheme, span).with("scheme", scheme(written).unwrap_or_default())
            }
            Problem::Malformed => Finding::new(Code::LinkMalformed, span).with("url", written),
        }
    }
}

/// Parses the destination of a link in a text.
///
/// # Errors
/// Says what is wrong with it.
pub fn parse(written: &str) -> Result<Destination, Problem> {
    if matches!(written.trim(), "" | "#" | "notice:") {
        return Err(Problem::Empty);
    }
    if let Some(rest) = written.strip_prefix("notice:") {
        let (path, clause) = match rest.split_once('#') {
            Some((path, clause)) => (path, Some(clause.to_owned()).filter(|clause| !clause.is_empty())),
            None => (rest, None),
        };
        let path = path.trim_end_matches('/');
        let (key, version) = match path.split_once('/') {
            Some((key, version)) => (key, Some(version.to_owned())),
            None => (path, None),
        };
        return Ok(Destination::Notice { key: key.to_owned(), version, clause });
    }
    if let Some(clause) = written.strip_prefix('#') {
        return Ok(Destination::Clause(clause.to_owned()));
    }
    match scheme(written) {
        Some(_) => check_url(written).map(|()| Destination::Url(written.to_owned())),
        None if written.starts_with("//") || written.starts_with("www.") => Err(Problem::Malformed),
        None if written.starts_with('/') || written.starts_with("../") => Err(Problem::Path),
        None => Ok(Destination::Attachment(written.strip_prefix("./").unwrap_or(written).to_owned())),
    }
}

/// Whether an absolute URL has an allowed scheme and is well formed.
///
/// # Errors
/// Says what is wrong with it.
pub fn check_url(written: &str) -> Result<(), Problem> {
    match scheme(written).map(str::to_ascii_lowercase).as_deref() {
        Some("http" | "https") => {
            let url = url::Url::parse(written).map_err(|_| Problem::Malformed)?;
            // Without both slashes a browser may take the rest for a path of the page's own host.
            let is_absolute = written.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//"));
            let whole = is_absolute && url.has_host() && !written.contains(char::is_whitespace);
            if whole { Ok(()) } else { Err(Problem::Malformed) }
        }
        Some("mailto") if written.contains('@') => Ok(()),
        Some("tel") if written.bytes().any(|b| b.is_ascii_digit()) => Ok(()),
        Some("mailto" | "tel") => Err(Problem::Malformed),
        Some(_) => Err(Problem::Scheme),
        None => Err(Problem::Malformed),
    }
}

/// The scheme of a URL (RFC 3986, section 3.1), if it has one.
pub fn scheme(written: &str) -> Option<&str> {
    let (scheme, _) = written.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    is_scheme.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations() {
        let notice = |key: &str, version: Option<&str>, clause: Option<&str>| {
            Ok(Destination::Notice {
                key: key.into(),
                version: version.map(Into::into),
                clause: clause.map(Into::into),
            })
        };
        for (written, expected) in [
            ("notice:privacy", notice("privacy", None, None)),
            ("notice:privacy#retention", notice("privacy", None, Some("retention"))),
            ("notice:privacy/2019-06-01#a", notice("privacy", Some("2019-06-01"), Some("a"))),
            ("#retention", Ok(Destination::Clause("retention".into()))),
            ("terms.en.pdf", Ok(Destination::Attachment("terms.en.pdf".into()))),
            ("./terms.pdf", Ok(Destination::Attachment("terms.pdf".into()))),
            ("https://example.com/a", Ok(Destination::Url("https://example.com/a".into()))),
            ("mailto:a@example.com", Ok(Destination::Url("mailto:a@example.com".into()))),
            ("mailto:nobody", Err(Problem::Malformed)),
            ("https://", Err(Problem::Malformed)),
            ("//example.com/", Err(Problem::Malformed)),
            ("https:/example.com/", Err(Problem::Malformed)),
            ("https:example.com", Err(Problem::Malformed)),
            ("www.example.com", Err(Problem::Malformed)),
            ("notice:privacy/", notice("privacy", None, None)),
            ("notice:privacy/2019-06-01/#", notice("privacy", Some("2019-06-01"), None)),
            ("", Err(Problem::Empty)),
            ("notice:", Err(Problem::Empty)),
            ("/en/privacy/", Err(Problem::Path)),
            ("../2019-06-01/terms.pdf", Err(Problem::Path)),
            ("javascript:alert(1)", Err(Problem::Scheme)),
            ("JavaScript:alert(1)", Err(Problem::Scheme)),
            ("data:text/html,x", Err(Problem::Scheme)),
        ] {
            assert_eq!(parse(written), expected, "{written}");
        }
    }
}
