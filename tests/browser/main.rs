//! The proof sheet in a real Chromium: opened, filtered, clicked through, read by keyboard, by ear, on a telephone and on
//! paper. `.ci/run` installs the browser and runs these; they leave pictures behind, for people to look at.

#[path = "../common/mod.rs"]
mod common;

mod chromium;

use chromium::Chromium;
use common::Newsroom;

const DRAFT: &str = "# Harbour to be sold\n\n\
    OSTERBY — The council voted on Monday, after three hours of talks with the islanders.\n\n\
    “We are going to sell the harbour, and 14 boats will stay,” Ingrid Lindqvist, the mayor, told the BBC.\n\n\
    “The tide waits for nobody,” said Arne Falk, the pilot. “I have a boat to mind.”\n\n\
    The paper folded in the spring.\n\n\
    “Nobody has ever said a word like it.” The hall fell silent at that.\n\n\
    “There will be a ferry in every port by winter,” said Britt Sand, who runs the ferries.\n";

const TRANSCRIPT: &str = "COUNCIL OF OSTERBY, 3 May 2031\n\n\
    MS. LINDQVIST: Thank you. We are not going to sell the harbour, and 40 boats will stay.\n\n\
    MR. FALK: The tide waits for nobody. I have a boat to mind.\n";

/// A page of two drafts, opened.
fn opened() -> (Newsroom, Chromium) {
    let room = Newsroom::new()
        .with("drafts/harbour.md", DRAFT)
        .with("drafts/quiet.md", "Nobody said a word.\n\nThe tide went out.\n")
        .with("sources/council.txt", TRANSCRIPT);
    room.run("check drafts --sources sources --output proof.html").ends(1);
    let mut browser = Chromium::start();
    browser.open(&room.path("proof.html"));
    (room, browser)
}

/// Numbers of the cards that are to be seen.
fn cards(browser: &mut Chromium) -> String {
    browser.text(
        "[...document.querySelectorAll('.card[id]')].filter((c) => c.checkVisibility()).map((c) => c.id.slice(4)).join(' ')",
    )
}

fn told(browser: &mut Chromium) -> String {
    browser.text("document.querySelector('#filters output').textContent")
}

fn focus(browser: &mut Chromium) -> String {
    browser.text("document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.name || document.activeElement.tagName")
}

#[test]
#[ignore = "needs Chromium"]
fn it_opens_without_a_complaint_and_asks_nobody() {
    let (_room, mut browser) = opened();
    assert_eq!(browser.text("document.title"), "2 drafts – proof sheet");
    assert_eq!(cards(&mut browser), "1 2 3 4 5");
    let picture = browser.picture("wide");
    assert!(picture.len() > 20_000, "a page with something on it");
    for key in ["j", "j", "k", "/"] {
        browser.press(key);
    }
    assert_eq!(browser.troubles(), [""; 0]);
}

#[test]
#[ignore = "needs Chromium"]
fn filters_leave_what_was_asked_for_and_say_how_many() {
    let (_room, mut browser) = opened();
    browser.click("input[value=changed]");
    assert_eq!((cards(&mut browser).as_str(), told(&mut browser).as_str()), ("1", "1 of 5 quotations"));
    assert!(!browser.text("document.querySelector('main').innerText").contains("OSTERBY — The council"));
    assert_eq!(browser.eval("document.getElementById('d2').hidden"), true, "a draft without any goes");
    browser.click("input[value=verified]");
    assert_eq!(cards(&mut browser), "1 2 3");
    browser.picture("filtered");
    browser.click("#filters button");
    assert_eq!((cards(&mut browser).as_str(), told(&mut browser).as_str()), ("1 2 3 4 5", ""));
    browser.choose("[name=who]", "Arne Falk");
    assert_eq!(cards(&mut browser), "2 3");
    browser.click("#filters button");
    browser.choose("[name=rule]", "not-in-sources");
    assert_eq!(cards(&mut browser), "4 5");
    browser.click("input[value=verified]");
    assert_eq!(cards(&mut browser), "", "filters narrow each other");
}

#[test]
#[ignore = "needs Chromium"]
fn words_are_searched_from_the_keyboard() {
    let (_room, mut browser) = opened();
    browser.press("/");
    assert_eq!(focus(&mut browser), "words");
    browser.write("FERRY in");
    assert_eq!((cards(&mut browser).as_str(), told(&mut browser).as_str()), ("5", "1 of 5 quotations"));
    browser.press("Escape");
    assert_eq!(cards(&mut browser), "1 2 3 4 5");
}

#[test]
#[ignore = "needs Chromium"]
fn keys_lead_from_quotation_to_quotation_and_can_be_turned_off() {
    let (_room, mut browser) = opened();
    browser.press("Tab");
    assert_eq!(focus(&mut browser), "#drafts", "the first stop leads past the filters");
    browser.press("Enter");
    browser.press("j");
    assert_eq!(focus(&mut browser), "d1-q1");
    assert_eq!(browser.text("document.querySelector('mark.here').id"), "d1-m1");
    browser.press("j");
    browser.press("j");
    browser.press("k");
    assert_eq!(focus(&mut browser), "d1-q2");
    let shown = browser.eval("(() => { const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight })()");
    assert_eq!(shown, true, "and it is to be seen");
    browser.press("Enter");
    assert_eq!(focus(&mut browser), "#d1-q2", "from the card to the number in the copy");
    browser.press("Enter");
    assert_eq!(focus(&mut browser), "d1-q2", "and back");
    browser.click(".keys summary");
    browser.click("[name=keys]");
    browser.press("j");
    assert_ne!(focus(&mut browser), "d1-q3");
}

#[test]
#[ignore = "needs Chromium"]
fn copy_and_cards_are_clicked_through() {
    let (_room, mut browser) = opened();
    browser.click("#d1-m2 + a.number");
    assert_eq!(focus(&mut browser), "d1-q2");
    browser.click("#d1-q2 a.number");
    assert_eq!(focus(&mut browser), "#d1-q2");
    browser.click("#d1-m1");
    assert_eq!(focus(&mut browser), "d1-q1", "the words themselves lead there, too");
    browser.click("#d1-q1 a.rule");
    assert!(browser.text("location.hash").starts_with("#rule-"));
    browser.click("#d1-q2 summary");
    assert_eq!(browser.eval("document.querySelector('#d1-q2 blockquote').checkVisibility()"), true);
    // a link to what a filter hides shows it
    browser.click("input[value=absent]");
    browser.eval("location.hash = '#d1-q1'");
    assert_eq!(browser.troubles(), [""; 0]);
    assert_eq!(focus(&mut browser), "d1-q1");
}

#[test]
#[ignore = "needs Chromium"]
fn cards_stand_beside_their_paragraphs_or_below_them() {
    let (_room, mut browser) = opened();
    let beside = "(() => { const p = document.getElementById('d1-m1').closest('p').getBoundingClientRect(), \
         c = document.getElementById('d1-q1').getBoundingClientRect(); return [c.left - p.right, c.top - p.top, c.top - p.bottom]; })()";
    let place = browser.eval(beside);
    assert!(place[0].as_f64() > Some(0.0) && place[1].as_f64().is_some_and(|by| by.abs() < 12.0), "{place}");
    for width in [900, 390, 320] {
        browser.size(width, 800);
        let place = browser.eval(beside);
        assert!(place[2].as_f64() >= Some(0.0), "{width}: {place}");
        let wide = browser.eval(
            "[...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && \
             e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.tagName + '.' + e.className)",
        );
        assert_eq!(wide, serde_json::json!([]), "{width}: nothing stands out on the right");
    }
    let next = "document.getElementById('d1-q3').getBoundingClientRect().bottom - \
         [...document.querySelectorAll('p')].find((p) => p.innerText.startsWith('The paper')).getBoundingClientRect().top";
    assert!(browser.number(next) <= 0.0, "what follows in the copy follows below the cards");
    browser.size(390, 800);
    browser.picture("narrow");
}

#[test]
#[ignore = "needs Chromium"]
fn every_word_has_contrast_in_the_light_and_in_the_dark() {
    let (_room, mut browser) = opened();
    for scheme in ["light", "dark"] {
        browser.shows_on("screen", scheme);
        let faint = browser.eval(include_str!("contrast.js"));
        assert_eq!(faint, serde_json::json!([]), "{scheme}");
        browser.picture(scheme);
    }
}

#[test]
#[ignore = "needs Chromium"]
fn it_prints_without_filters_and_with_every_passage() {
    let (_room, mut browser) = opened();
    let pdf = browser.paper("paper");
    assert!(pdf.starts_with(b"%PDF"));
    browser.shows_on("print", "dark");
    assert_eq!(browser.eval("document.getElementById('filters').checkVisibility()"), false);
    assert_eq!(browser.text("getComputedStyle(document.querySelector('.card')).breakInside"), "avoid");
    assert_eq!(browser.text("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)");
    let passage = "document.querySelector('#d1-q2 blockquote').getBoundingClientRect().height";
    assert!(browser.number(passage) > 10.0, "what is folded on a screen is open on paper");
}

#[test]
#[ignore = "needs Chromium"]
fn it_can_be_listened_to() {
    let (_room, mut browser) = opened();
    let heard = browser.read_aloud();
    let named = |role: &str| -> Vec<&str> {
        heard.iter().filter(|(is, _)| is == role).map(|(_, name)| name.as_str()).collect()
    };
    assert_eq!(named("search"), ["Filter the quotations"]);
    assert_eq!(named("navigation"), ["Drafts"]);
    assert_eq!((named("main").len(), named("status").len()), (1, 1));
    let cards = named("article");
    assert!(cards[0].starts_with("Quotation 1") && cards[0].contains("Changed – "), "{cards:?}");
    assert_eq!(named("insertion").len(), named("deletion").len() + 1, "one word is only put in");
    for role in ["checkbox", "combobox", "searchbox", "button", "link", "heading"] {
        assert!(!named(role).is_empty() && named(role).iter().all(|name| !name.is_empty()), "{role}");
    }
    assert!(named("link").iter().any(|name| name.contains("quotation 1") && name.contains("changed")));
}

#[test]
#[ignore = "needs Chromium"]
fn without_a_script_all_is_there_but_the_filters() {
    let (room, mut browser) = opened();
    browser.scripts(false);
    browser.open(&room.path("proof.html"));
    browser.scripts(true);
    assert_eq!(browser.eval("document.getElementById('filters').checkVisibility()"), false);
    assert_eq!(cards(&mut browser), "1 2 3 4 5");
    assert_eq!(browser.eval("document.querySelector('.top .legend').checkVisibility()"), true);
}

#[test]
#[ignore = "needs Chromium"]
fn nothing_of_a_draft_or_a_source_runs() {
    let deed = "document.documentElement.dataset.owned=1;alert(1)";
    let evil =
        format!("</style></script><script>{deed}</script><img src=x onerror=\"{deed}\"><svg onload={deed}>");
    let draft = format!(
        "“We {evil} will sell it,” said Ann {evil} Lee.\n\n“Read [this](javascript:{deed}) and weep,” she said.\n\n{evil}\n"
    );
    let room = Newsroom::new()
        .with("drafts/\"><img src=x onerror=alert(1)>.txt", draft)
        .with("sources/'\"><script>alert(1)<.txt", format!("ANN LEE {evil}: We {evil} will keep it.\n"));
    room.run("check drafts --sources sources --output proof.html").ends(1);
    let mut browser = Chromium::start();
    browser.open(&room.path("proof.html"));
    browser.eval("document.querySelectorAll('main *').forEach((e) => e.click?.())");
    assert_eq!(browser.troubles(), [""; 0]);
    assert_eq!(browser.eval("document.documentElement.dataset.owned ?? null"), serde_json::Value::Null);
    assert_eq!(browser.eval("document.scripts.length"), 1);
    assert_eq!(browser.eval("document.querySelectorAll('img, iframe, object, embed, link').length"), 0);
    // and had anything got in, the policy would hold it
    browser.eval(
        "(() => { const d = document.createElement('div'); d.innerHTML = '<img src=x onerror=\"document.documentElement.dataset.owned=1\">'; \
         document.body.append(d); const s = document.createElement('script'); s.textContent = 'document.documentElement.dataset.owned=1'; \
         document.body.append(s); return 0; })()",
    );
    assert!(!browser.troubles().is_empty(), "the policy says so");
    assert_eq!(browser.eval("document.documentElement.dataset.owned ?? null"), serde_json::Value::Null);
    assert_eq!(browser.eval("fetch('data:,x').then(() => 'sent', () => 'refused')"), "refused");
}

#[test]
#[ignore = "needs Chromium"]
fn a_thousand_quotations_are_filtered_as_five_are() {
    let boat = |n: u32| format!("“Boat number {n} stays in the harbour this winter,” said Ann Lee.\n\n");
    let draft: String = (0..1000).map(boat).collect();
    let room = Newsroom::new().with("long.md", draft);
    room.run("check long.md --output proof.html");
    let mut browser = Chromium::start();
    browser.open(&room.path("proof.html"));
    browser.press("/");
    browser.write("number 99");
    assert_eq!(told(&mut browser), "11 of 1000 quotations");
    browser.press("Escape");
    for _ in 0..3 {
        browser.press("j");
    }
    assert_eq!(focus(&mut browser), "d1-q3");
}
