//! Markdown: what a reader of the page sees is prose, and nothing else is.

use quotelint::document::BlockKind::{
    BlockQuote, Byline, Caption, Heading, ListItem, Paragraph, TableCell, Trailer,
};
use quotelint::document::{BlockKind, Document, Format, OMITTED};
use quotelint::text::ProseSpan;

fn read(text: &str) -> Document {
    Document::read(text, Format::Markdown)
}

fn kinds(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|block| (block.kind, document.words(block.span))).collect()
}

/// The text of the file behind `words` of the prose.
fn source<'t>(document: &Document, text: &'t str, words: &str) -> &'t str {
    let at = document.prose.find(words).expect("words in the prose");
    document.span(ProseSpan::new(at, at + words.len())).of(text)
}

#[test]
fn emphasis_links_escapes_and_entities_become_prose_with_a_way_back() {
    let text = r#"&ldquo;We saw *nothing* but \"fog\",&#8221; [Oona **Brandt**](https://quay.example/a "t") said &amp; left."#;
    let document = read(text);
    assert_eq!(document.prose, r#"“We saw nothing but "fog",” Oona Brandt said & left."#);
    assert_eq!(source(&document, text, "“"), "&ldquo;");
    assert_eq!(source(&document, text, "”"), "&#8221;");
    assert_eq!(source(&document, text, "\"fog\""), "\"fog\\\"");
    assert_eq!(source(&document, text, "saw nothing but"), "saw *nothing* but");
    assert_eq!(document.words(document.links[0].span), "Oona Brandt");
    assert_eq!(document.links[0].target, "https://quay.example/a");
    let emphasis: Vec<_> = document.emphasis.iter().map(|&span| document.words(span)).collect();
    assert_eq!(emphasis, ["nothing", "Brandt"]);
    let at = text.find("fog").unwrap();
    assert_eq!(document.prose_at(at), document.prose.find("fog"));
    assert_eq!(document.prose_at(text.find("quay.example").unwrap()), None);
}

#[test]
fn quotation_marks_are_left_as_they_are() {
    let text = "\"Straight,\" she said -- 'and' ``so'' on... “Curly.”";
    assert_eq!(read(text).prose, text);
}

#[test]
fn code_urls_html_and_pictures_are_no_prose() {
    let text = "Run `x --y` on <https://a.example> or https://b.example/c_d_e, <b>now</b>![alt](p.png).\n\n\
```\n\"code\"\n```\n\n    \"indented\"\n\n<script>\nvar a = \"b\";\n</script>\n";
    assert_eq!(read(text).prose, format!("Run {OMITTED} on {OMITTED} or {OMITTED}, now{OMITTED}."));
}

#[test]
fn comments_are_found_wherever_they_stand() {
    let text = "\
<!-- one -->
Copy <!-- two --> goes on
<!-- three -->
and on.

- item <!-- four -->
- <!-- five -->

> quoted <!-- six -->
>
> <!--
> seven
> -->

| a | b <!-- eight --> |
|---|---|
| c | d |

<div><!-- nine --></div>

`<!-- code -->`
";
    let document = read(text);
    let found: Vec<_> = document.comments.iter().map(|comment| comment.text.as_str()).collect();
    assert_eq!(
        found,
        ["one", "two", "three", "four", "five", "six", ">\u{20}seven\n>", "eight", "nine"]
            .map(|s| { if s.starts_with('>') { "> seven\n>" } else { s } })
    );
    assert!(
        document
            .comments
            .iter()
            .all(|c| c.span.of(text).starts_with("<!--") && c.span.of(text).ends_with("-->"))
    );
}

#[test]
fn blocks_are_what_they_are() {
    let text = "\
# Ferry late *again*

The ferry was late.

> “We saw nothing.”
> It was fog.
>
> - a chair

1. First item

   goes on
2. Second

| Name | Words |
|------|-------|
| Voss | “No.” |

![The quay](q.png)

*The quay on Monday. Ida Voss*

![The horn](h.png)
*The horn.*

Setext
======

Text[^1] ends.

[^1]: A note.
";
    let document = read(text);
    assert_eq!(
        kinds(&document),
        [
            (Heading, "Ferry late again"),
            (Paragraph, "The ferry was late."),
            (BlockQuote, "“We saw nothing.” It was fog."),
            (BlockQuote, "a chair"),
            (ListItem, "First item"),
            (ListItem, "goes on"),
            (ListItem, "Second"),
            (TableCell, "Name"),
            (TableCell, "Words"),
            (TableCell, "Voss"),
            (TableCell, "“No.”"),
            (Caption, "The quay"),
            (Caption, "The quay on Monday. Ida Voss"),
            (Caption, "The horn The horn."),
            (Heading, "Setext"),
            (Paragraph, "Text ends."),
            (Paragraph, "A note."),
        ]
    );
}

#[test]
fn hard_and_soft_breaks_are_spaces() {
    let text = "One line\ntwo lines  \nthree\\\nfour<br>five\r\nsix";
    let document = read(text);
    assert_eq!(document.prose, "One line two lines three four five six");
    assert_eq!(source(&document, text, "line two"), "line\ntwo");
}

#[test]
fn front_matter_is_kept_apart() {
    for (text, front) in [
        (
            "---\ntitle: \"Ferry\"\nquotelint: ignore\n---\n\nLate.",
            "---\ntitle: \"Ferry\"\nquotelint: ignore\n---",
        ),
        ("+++\ntitle = \"Ferry\"\n+++\nLate.", "+++\ntitle = \"Ferry\"\n+++"),
        ("\u{FEFF}---\r\na: b\r\n...\r\nLate.", "---\r\na: b\r\n..."),
        ("---\n---\nLate.", "---\n---"),
    ] {
        let document = read(text);
        assert_eq!(document.prose, "Late.", "{text:?}");
        assert_eq!(document.front_matter.map(|span| span.of(text)), Some(front));
    }
    let document = read("---\n\n“Late,” she said.\n\n---\n\nEnd.");
    assert_eq!(document.front_matter, None);
    assert_eq!(document.prose, "“Late,” she said.\nEnd.");
}

#[test]
fn words_between_html_tags_are_read() {
    let text = "\
<blockquote><p>&ldquo;No <em>boat</em>.&rdquo;</p>
<footer>Share</footer></blockquote>

<figure>
<img src=\"a.png\" alt=\"x > y\">
<figcaption>The quay.</figcaption>
</figure>

<!-- hidden --> “Seen,” she said.
";
    let document = read(text);
    assert_eq!(
        kinds(&document),
        [
            (BlockQuote, "“No boat.”"),
            (Trailer, "Share"),
            (Caption, "The quay."),
            (Paragraph, "“Seen,” she said."),
        ]
    );
    assert_eq!(source(&document, text, "“No boat.”"), "&ldquo;No <em>boat</em>.&rdquo;");
}

#[test]
fn bylines_and_trailers_are_known_in_markdown_too() {
    let text = "# Ferry late\n\n*By Mara Venn*\n\nThe ferry was late.\n\n*Subscribe to our newsletter.*\n";
    let kinds: Vec<_> = read(text).blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [Heading, Byline, Paragraph, Trailer]);
}

#[test]
fn emphasis_is_the_same_in_markdown_and_in_html() {
    let emphasised = |text: &str, format| {
        let document = Document::read(text, format);
        document.emphasis.iter().map(|span| document.words(*span).to_owned()).collect::<Vec<_>>()
    };
    let page = "<p>“I <em>never <b>once</b></em> saw &amp; <i>no one</i> <b></b>told me.”</p><p><b>Left open</p><p>So.</p>";
    assert_eq!(emphasised(page, Format::Html), ["never once", "no one"]);
    assert_eq!(
        emphasised("“I *never **once*** saw & _no one_ told me.”", Format::Markdown),
        ["never once", "no one"]
    );
}
