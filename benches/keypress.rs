//! How long an editor waits after a key press: from the change of a draft of 100 KB, sent to the real server, to the diagnostics of the
//! changed text, received. Only the rest that the server waits for the next key is left out. The promise: 50 ms.
#![allow(missing_docs)] // criterion's macros make public functions

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../tests/lsp/editor.rs"]
#[allow(dead_code)] // its tests use the rest
mod editor;
#[path = "pipeline/news.rs"]
#[allow(dead_code)]
mod news;

use common::Newsroom;
use criterion::{Criterion, criterion_group, criterion_main};
use editor::{Editor, able};

const KB: usize = 1_000;

/// Types a letter in the middle of `draft`, in its prose or in a quotation, and takes it back, again and again.
fn types(c: &mut Criterion, name: &str, room: &Newsroom, draft: &str) {
    let middle = draft.lines().count() / 2;
    let mut below = draft.lines().enumerate().skip(middle);
    let (line, column) = below
        .find_map(|(line, text)| Some((line as u64, text.chars().position(|c| c == '“')? as u64)))
        .expect("a quotation below the middle");
    for (place, column) in [("in the prose", 0), ("in a quotation", column + 4)] {
        let mut editor = Editor::resting(room, &able(), 0);
        let found = editor.open_as("draft.txt", "plaintext", draft).len();
        assert!(found > 0, "a draft without findings is no test");
        let mut typed = false;
        c.bench_function(&format!("key press {place}, 100 KB, {name}"), |b| {
            b.iter(|| {
                let (end, letter) = if typed { (column + 1, "") } else { (column, "x") };
                typed = !typed;
                editor.types("draft.txt", [line, column, line, end], letter);
                editor.found("draft.txt").len()
            });
        });
    }
}

fn key_presses(c: &mut Criterion) {
    let draft = news::Newsroom::new(5).article(100 * KB);
    types(c, "no sources", &Newsroom::new(), &draft);
    for (name, files) in [("1 MB of sources", 2), ("10 MB of sources", 20)] {
        let mut newsroom = news::Newsroom::new(6);
        let mut room = Newsroom::new().with("quotelint.toml", "sources = [\"sources\"]\n");
        let mut said = Vec::new();
        for at in 0..files {
            let (transcript, quotes) = newsroom.transcript(500 * KB, 1_000 / files);
            room = room.with(&format!("sources/{at}.txt"), transcript);
            said.extend(quotes);
        }
        let mut draft = newsroom.draft(&said);
        let end = draft.match_indices("\n\n").map(|(at, _)| at).take_while(|at| *at < 100 * KB).last();
        draft.truncate(end.unwrap_or(0));
        types(c, name, &room, &draft);
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = key_presses
}
criterion_main!(benches);
