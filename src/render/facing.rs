//! The HTML of two texts side by side, row by row.

use crate::content::language::LanguageId;
use crate::render::html::{Page, Writer};
use crate::render::typeset;
use crate::site::facing::{self, Facing};
use crate::site::{Site, Version};

/// The rows of two texts of a version, in a page in the language of the first. `source` is the language that the notice
/// is drafted in.
pub fn rows(pages: [Page; 2], version: &Version, source: LanguageId, html: &mut String) {
    let site = pages[0].site;
    let languages = pages.map(|page| page.language);
    let Facing { passages, rows } = facing::facing(version, source, languages, pages[0].sources);
    let mut printed = [String::new(), String::new()];
    let [first, second] = &mut printed;
    let mut writers = [Writer::new(pages[0], first), Writer::new(pages[1], second)];
    let mut in_footnotes = false;
    for row in &rows {
        if row.footnotes && !in_footnotes {
            in_footnotes = true;
            html.push_str("<section class=\"footnotes\" aria-labelledby=\"_footnotes\">\n<div class=\"row\">\n");
            for (writer, language) in writers.iter_mut().zip(languages) {
                writer.footnotes_heading();
                cell(site, language, language, &writer.take(), html);
            }
            html.push_str("</div>\n");
        }
        html.push_str("<div class=\"row\">\n");
        for (side, language) in languages.into_iter().enumerate() {
            if row.sides[side].is_empty() {
                let body = no_counterpart(site, language, languages[0]);
                cell(site, language, languages[0], &body, html);
            } else {
                writers[side].passages(row.sides[side].iter().map(|&passage| &passages[side][passage]));
                cell(site, language, language, &writers[side].take(), html);
            }
        }
        html.push_str("</div>\n");
    }
    if in_footnotes {
        html.push_str("</section>\n");
    }
}

/// What stands in one language, with its name, which is seen where cells stand one below the other. `words` is the
/// language of what is in the cell.
pub fn cell(site: &Site, language: LanguageId, words: LanguageId, body: &str, html: &mut String) {
    let lang = |language| format!(" lang=\"{}\" dir=\"{}\"", site.lang(language), site.locales[language].dir());
    let name_lang = if words == language { String::new() } else { lang(language) };
    html.push_str(&format!("<div class=\"cell\"{}>\n<p class=\"language\"{name_lang}>", lang(words)));
    typeset::print(site, language, &site.locales[language].name, html);
    html.push_str("</p>\n");
    html.push_str(body);
    html.push_str("</div>\n");
}

/// Says, in the language of the page, that another has nothing to show.
pub fn no_counterpart(site: &Site, language: LanguageId, page: LanguageId) -> String {
    let name = site.language_name(language, page);
    let said = site.locales[page].message("no-counterpart", &[("language", name)]);
    let mut html = "<p class=\"no-counterpart\">".to_owned();
    typeset::print(site, page, &said, &mut html);
    html + "</p>\n"
}
