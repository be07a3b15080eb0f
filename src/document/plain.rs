//! Plain copy.

use super::{Block, BlockKind, Document};
use crate::text::{ProseSpan, Span};

pub(super) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let body = line.trim();
        if body.is_empty() {
            continue;
        }
        let lead = line.len() - line.trim_start().len();
        let file = Span::new(start + lead, start + lead + body.len());
        if !document.prose.is_empty() {
            let here = document.prose.len();
            document.prose.push('\n');
            document.map.push(ProseSpan::new(here, here + 1), Span::new(start.saturating_sub(1), start));
        }
        let prose = ProseSpan::new(document.prose.len(), document.prose.len() + body.len());
        document.prose.push_str(body);
        document.map.push(prose, file);
        document.blocks.push(Block { kind: BlockKind::Paragraph, span: prose, label: None, time: None });
    }
    document
}
