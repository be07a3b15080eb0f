//! What holds of every document, whatever the text: the map is right for every byte, and blocks are in order.

use proptest::prelude::*;
use quotelint::document::{Document, Format};
use quotelint::text::{EditSet, File, ProseSpan, Span};

/// Pieces that texts are put together from: words, marks and whatever trips a reader.
const PIECES: &[&str] = &[
    "harbour",
    "Mara Venn",
    "said",
    "the",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "``",
    "''",
    "â€œ",
    ",",
    ".",
    "?",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{C}",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{AD}",
    "\u{2028}",
    "\u{3000}",
    "é",
    "🎈",
    "*",
    "**",
    "_",
    "`",
    "~~",
    "# ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "| a | b |\n|---|---|\n| c | d |",
    "|",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "<!--",
    "-->",
    "<!-- quotelint-disable -->",
    "<br>",
    "<p>",
    "</p>",
    "<div>\n",
    "<b>",
    "<script>",
    "&quot;",
    "&ldquo;",
    "&#8220;",
    "&#150;",
    "&amp;",
    "&nLl;",
    "&nbsp;",
    "\\",
    "\\\"",
    "https://example.org/a_b",
    "://",
    "<https://example.org>",
    "---\n",
    "---\ntitle: x\n---\n",
    "+++\n",
    "[^1]",
    "[^1]: ",
    "VENN: ",
    "Q. ",
    "A. ",
    "Q: I ",
    "[00:12:34] ",
    "00:12:34\n",
    "Mara Venn (00:12):\n",
    "OKORO: Yes, I do.\n",
    "By Ida Voss\n",
    "Photo: Ida Voss / AP\n",
    "© 2031",
    "```\n",
    "\u{FEFF}",
    "\u{FFFC}",
    "\0",
    "- [ ] ",
    "===\n",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Holds the document of `text` against all that is promised of it.
fn check(text: &str, format: Format) {
    let document = Document::read(text, format);
    let prose = &document.prose;
    let mut at = (0, 0);
    for segment in document.map.segments() {
        let (from, to) = (segment.prose, segment.file);
        assert_eq!(from.start, at.0, "segments cover the prose");
        assert!(to.start >= at.1, "segments follow the file");
        assert!(
            prose.is_char_boundary(from.end)
                && text.is_char_boundary(to.start)
                && text.is_char_boundary(to.end)
        );
        if segment.in_step {
            assert_eq!(from.len(), to.len());
            for (p, f) in from.of(prose).bytes().zip(to.of(text).bytes()) {
                // what parts two blocks may be a mark: the `|` between cells
                let white = p == b'\n' || (p == b' ' && (f.is_ascii_whitespace() || f == 0x0B));
                assert!(p == f || white, "bytes run in step: {:?} {:?}", from.of(prose), to.of(text));
            }
        }
        at = (from.end, to.end);
    }
    assert_eq!(at.0, prose.len(), "segments cover the prose");

    let mut end = None;
    for (index, block) in document.blocks.iter().enumerate() {
        let words = document.words(block.span);
        assert!(end.is_none_or(|end| block.span.start == end + 1), "one `\\n` between two blocks");
        assert!(!words.is_empty() && !words.contains(['\n', '\r']) && words.trim() == words, "{words:?}");
        assert!(block.span.covers(block.body) && document.words(block.body).len() <= words.len());
        for part in [block.label, block.time].into_iter().flatten() {
            assert!(
                block.span.covers(part) && part.end <= block.body.start && !document.words(part).is_empty()
            );
        }
        assert!(block.turn.is_none_or(|turn| turn <= index && document.blocks[turn].label.is_some()));
        assert_eq!(document.block_at(block.span.start), Some(index));
        end = Some(block.span.end);
    }
    assert_eq!(end.unwrap_or(0), prose.len());

    for (start, c) in prose.char_indices() {
        let span = document.span(ProseSpan::new(start, start + c.len_utf8()));
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{c:?} at {span:?}");
        if !c.is_whitespace() {
            assert!(!span.is_empty());
            let back = document.prose_at(span.start).expect("prose leads back to prose");
            assert!(back <= start, "{c:?}: {back} {start}");
        }
    }
    for (at, _) in text.char_indices() {
        if let Some(prose_at) = document.prose_at(at) {
            assert!(prose_at < prose.len() && prose.is_char_boundary(prose_at));
        }
    }
    for span in document.links.iter().map(|link| link.span).chain(document.emphasis.iter().copied()) {
        assert!(!span.is_empty() && !document.words(span).contains('\n'), "{:?}", document.words(span));
    }
    for comment in &document.comments {
        let all = comment.span.of(text);
        assert!(all.starts_with("<!--"), "{all:?}");
        assert!(
            document
                .prose_at(comment.span.start)
                .is_none_or(|at| prose[at..].starts_with(['\n', ' ', '\u{FFFC}']))
        );
    }
    assert!(
        document.comments.windows(2).all(|two| two[0].span.end <= two[1].span.start),
        "comments in order"
    );
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 600,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_map_is_right_in_markdown(text in text()) {
        check(&text, Format::Markdown);
    }

    #[test]
    fn the_map_is_right_in_plain_copy(text in text()) {
        check(&text, Format::Plain);
    }

    #[test]
    fn any_bytes_are_a_file_whose_spans_lead_to_disk(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let file = File::new("a", bytes.clone());
        prop_assert_eq!(file.bytes(), &bytes[..]);
        let mut last = 0;
        for (at, c) in file.text().char_indices() {
            let disk = file.on_disk(Span::new(at, at + c.len_utf8()));
            prop_assert!(disk.start == last && disk.end > disk.start);
            last = disk.end;
        }
        prop_assert_eq!(last, bytes.len());
        prop_assert_eq!(file.with(&EditSet::default()).unwrap(), bytes);
        check(file.text(), Format::Plain);
        check(file.text(), Format::Markdown);
    }
}
