//! The proof sheet as a file: what stands on it, and that nothing of a draft or a source can be more than words. What a
//! browser makes of it is for `tests/browser/`.

use crate::common::Newsroom;

const DRAFT: &str = "# Harbour to be sold\n\n\
    “We are going to sell the harbour, and 40 boats will stay,” Ingrid Lindqvist, the mayor, told the BBC.\n\n\
    “The tide waits for nobody,” said Arne Falk, the pilot.\n\n\
    The paper folded.\n\n“Nobody has ever said a word like it.” The hall fell silent at that.\n";

const TRANSCRIPT: &str = "COUNCIL OF OSTERBY, 3 May 2031\n\n\
    MS. LINDQVIST: Thank you. We are not going to sell the harbour, and 40 boats will stay.\n\n\
    MR. FALK: The tide waits for nobody.\n";

fn room() -> Newsroom {
    Newsroom::new().with("draft.md", DRAFT).with("sources/council.txt", TRANSCRIPT)
}

fn sheet(room: &Newsroom, arguments: &str) -> String {
    let run = room.run(&format!("check --format html --fail-on error {arguments}"));
    assert!(run.code < 2, "{}", run.err);
    is_well_formed(&run.out);
    run.out
}

/// Every element that opens closes, in its turn, and nothing has two attributes or ids of one name.
#[track_caller]
fn is_well_formed(page: &str) {
    let void = ["meta", "input", "br", "link"];
    let mut open: Vec<&str> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("it begins as a page");
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let (tag, behind) = rest.split_once('>').expect("a tag ends");
        rest = behind;
        let name = tag.split_whitespace().next().expect("a tag has a name").trim_start_matches('/');
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "…{}", behind.chars().take(80).collect::<String>());
            continue;
        }
        ids.extend(tag.split(" id=\"").skip(1).filter_map(|id| id.split('"').next()).map(str::to_owned));
        if ["style", "script"].contains(&name) {
            rest = rest.split_once(&format!("</{name}>")).expect("it ends").1;
        } else if !void.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
}

/// The page without its own style, script and policy.
fn body(page: &str) -> &str {
    let body = page.split_once("<body>").expect("a body").1;
    body.split_once("<script>").expect("its script").0
}

#[test]
fn each_quotation_has_a_mark_in_the_copy_and_a_card_beside_it() {
    let page = sheet(&room(), "draft.md --sources sources");
    for (number, state) in [(1, "changed"), (2, "verified"), (3, "absent")] {
        assert!(page.contains(&format!("<mark class=\"{state}\" id=\"d1-m{number}\">")), "{number}\n{page}");
        assert!(page.contains(&format!("<article class=\"card {state}\" id=\"d1-q{number}\"")), "{number}");
    }
    assert!(page.contains("<h3 class=\"heading\" dir=\"auto\">Harbour to be sold</h3>"), "{page}");
    assert!(page.contains("(source: </span>not<"), "the lost word is put in\n{page}");
    assert!(page.contains("<span class=\"gap\""), "and its place in the copy is shown");
    assert!(page.contains("<span class=\"via\"> via <bdi>the BBC</bdi>"), "{page}");
    assert!(page.contains("a negation is lost"), "what was found");
    assert!(page.contains("quote the words of the source"), "what to do");
    assert!(page.contains("<code>--unsafe-fixes</code>"), "how it is mended");
    assert!(page.contains("<dt id=\"rule-meaning-changed\""), "what the rule is for");
}

#[test]
fn the_bar_counts_every_quotation_once() {
    let page = sheet(&room(), "draft.md --sources sources");
    assert_eq!(page.matches("<rect ").count(), 3);
    assert!(page.contains("viewBox=\"0 0 3 1\""), "{page}");
    assert!(page.contains("<rect class=\"verified\" x=\"0\" width=\"1\""), "{page}");
    assert!(page.contains("<b>1</b> absent"), "{page}");
}

#[test]
fn a_run_without_sources_says_that_nothing_was_checked() {
    let page = sheet(&room(), "draft.md");
    assert!(page.contains("<mark class=\"unchecked\" id=\"d1-m1\">"), "{page}");
    assert!(page.contains("no sources were given"), "{page}");
}

#[test]
fn several_drafts_share_one_page() {
    let room = room();
    room.write("quiet.md", "Nobody said a word.\n");
    room.write("empty.md", "");
    let page = sheet(&room, "draft.md quiet.md empty.md --sources sources");
    for section in ["<section class=\"draft\" id=\"d1\"", "<a href=\"#d2\">", "id=\"d3\""] {
        assert!(page.contains(section), "{section}");
    }
    assert!(page.contains("no quotations"), "{page}");
}

#[test]
fn the_page_loads_nothing_and_runs_nothing_but_its_own_script() {
    let page = sheet(&room(), "draft.md --sources sources");
    let policy = page.split_once("Content-Security-Policy\" content=\"").expect("a policy").1;
    let policy = policy.split_once('"').expect("it ends").0;
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(policy.ends_with("base-uri 'none'; form-action 'none'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    for way_out in
        ["http://", "https://", "src=", "url(", "@import", "<link", " style=", "innerHTML", "eval("]
    {
        assert!(!page.contains(way_out), "{way_out}");
    }
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
}

#[test]
fn nothing_in_a_draft_or_a_source_is_markup() {
    let evil = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>";
    let draft = format!(
        "<p>“We will sell \"&gt;&lt;script&gt;alert(2)&lt;/script&gt; the harbour,” said Ann “&lt;b&gt;” Lee’&gt;.</p>\n\
         <p><a href=\"javascript:alert(3)\">“Read this and weep, all of you,”</a> she said.</p>\n<!-- {evil} -->\n"
    );
    let source = format!("ANN LEE {evil}: We will keep {evil} the harbour. Read this and weep, all of us.\n");
    let room = Newsroom::new()
        .with("drafts/a \"b\" 'c' <i>&amp;.html", draft)
        .with(
            "drafts/plain.txt",
            format!("“We {evil} sell it all by Monday,” said {evil} Bo Berg.\n\n{evil}\n"),
        )
        .with("sources/\"><svg onload=alert(4)>.txt", source);
    let page = sheet(&room, "drafts --sources sources");
    let body = body(&page);
    for dead in
        ["<script", "<img", "<svg onload", "<b>”", "<i>", "</style", "href=\"javascript", "<a href=\"j"]
    {
        assert!(!body.contains(dead), "{dead}\n{body}");
    }
    assert!(body.contains("&lt;script&gt;alert(1)"), "it is shown as words\n{body}");
    let targets = body.split("href=\"").skip(1);
    assert!(targets.clone().all(|target| target.starts_with('#')), "links stay on the page");
    assert!(targets.count() > 4);
    for tag in body.split('<').skip(1).filter_map(|tag| tag.split('>').next()) {
        let quoted = tag.split('"').step_by(2).collect::<String>();
        assert!(!quoted.contains(" on"), "no element has a script: {tag}");
    }
}

#[test]
fn what_turns_words_round_or_hides_them_is_shown() {
    let room = Newsroom::new()
        .with("a.txt", "“The \u{202e}harbour\u{202c} stays\u{1b}[2J, all of it,” said Ann Lee, the mayor.\n");
    let page = sheet(&room, "a.txt");
    assert!(page.contains("<span class=\"control\">U+202E</span>"), "{page}");
    for hidden in ['\u{202e}', '\u{202c}', '\u{1b}'] {
        assert!(!page.contains(hidden));
    }
}

#[test]
fn any_draft_gives_a_whole_page() {
    for draft in [
        "",
        "\u{feff}",
        "\"",
        "“““ ‘‘‘ ”",
        "“a ‘b “c ‘d’ e” f’ g,” said Ann Lee.",
        "**“We *will* sell** it,* all of it,” said **Ann** Lee.\n\n> “Set off”\n\n- “One,” said Bo.\n\n| “a” | b |\n|--|--|\n| “c” | d |\n",
        "ANN LEE: We will “sell” it.\n\nBO BERG: `code` and https://example.org/ and ![a](b.png) “we stay,” he said.",
        "“We will sell it,\n\n“and then we will go,\n\n“all of us,” said Ann Lee, the mayor.",
    ] {
        for name in ["a.md", "a.txt", "a.html"] {
            let room = Newsroom::new().with(name, draft).with("s/s.txt", "ANN LEE: We shall sell it.\n");
            let page = sheet(&room, &format!("{name} --sources s"));
            let (marks, cards) = (page.matches("<mark ").count(), page.matches("\" id=\"d1-q").count());
            assert_eq!(marks, cards, "{name}: {draft}");
        }
    }
}

#[test]
fn a_page_grows_as_its_drafts_do() {
    let size = |quotations: u32| {
        let boat = |n: u32| format!("“Boat number {n} stays in the harbour this winter,” said Ann Lee.\n\n");
        let draft: String = (0..quotations).map(boat).collect();
        sheet(&Newsroom::new().with("a.md", draft), "a.md").len()
    };
    let (few, many) = (size(100), size(1000));
    assert!(many < 10 * few, "{few} bytes, {many} bytes");
}

#[test]
fn the_same_run_writes_the_same_page() {
    let room = room();
    let page = || sheet(&room, "draft.md --sources sources");
    assert_eq!(page(), page());
}

#[test]
fn a_redacted_page_shows_no_passage() {
    let page = sheet(&room(), "draft.md --sources sources --redact");
    assert!(page.contains("The words of the source are blotted out."), "{page}");
    for word in ["council.txt", "MR. FALK", "MS. LINDQVIST", "Thank you", ">not<"] {
        assert!(!page.contains(word), "{word}\n{page}");
    }
    assert!(page.contains("source 1"), "{page}");
}
