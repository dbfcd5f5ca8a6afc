//! Allowances: findings that editors have allowed, at one block and with a reason.

use crate::content::allowance::Allowance;
use crate::finding::{Code, Finding, Findings};
use crate::site::Site;
use crate::site::blocks::Block;
use crate::source::{Sources, Span};

/// Leaves out the findings that are allowed at the block at which they, or one of their further places, stand. An
/// allowance that allows nothing is a finding itself.
pub fn allow(site: &Site, findings: Findings, sources: &Sources) -> Findings {
    let mut allowances: Vec<(&Allowance, Span, bool)> = Vec::new();
    for version in site.notices.iter().flat_map(|notice| &notice.versions) {
        for (language, text) in version.texts.iter() {
            if !text.body.allowances.is_empty() {
                let blocks = version.blocks(language, sources);
                let covers = |allowance: &Allowance| covered(allowance, &blocks).unwrap_or(allowance.code.span);
                allowances.extend(text.body.allowances.iter().map(|allowance| (allowance, covers(allowance), false)));
            }
            allowances.extend(text.front.allowances.iter().map(|allowance| (allowance, text.front.span, false)));
        }
    }
    if allowances.is_empty() {
        return findings;
    }
    let mut left = Findings::default();
    for finding in findings {
        let places: Vec<Span> = finding.places().collect();
        let mut allowed = false;
        for (allowance, block, used) in &mut allowances {
            if allowance.code.value == finding.code && places.iter().any(|place| place.is_within(*block)) {
                (allowed, *used) = (true, true);
            }
        }
        if !allowed {
            left.push(finding);
        }
    }
    for (allowance, ..) in allowances.iter().filter(|(_, _, used)| !used) {
        let code = allowance.code.value.as_str();
        left.push(Finding::new(Code::AllowanceUnused, allowance.code.span).with("code", code));
    }
    left
}

/// The block that an allowance is for: the one it stands in, else the next.
fn covered(allowance: &Allowance, blocks: &[Block]) -> Option<Span> {
    let holds = |block: &&Block| {
        let (start, end) = (block.events.start as usize, block.events.end as usize);
        if allowance.inline { start <= allowance.event && allowance.event <= end } else { allowance.event <= start }
    };
    let found = blocks.iter().filter(holds);
    // Footnotes come last among the blocks, wherever they are written.
    let nearest = |block: &&Block| block.events.start.abs_diff(allowance.event as u32);
    found.min_by_key(nearest).map(|block| block.span)
}
