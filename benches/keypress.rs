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

/// Types a letter in the middle of `draft` and takes it back, again and again.
fn types(c: &mut Criterion, name: &str, room: &Newsroom, draft: &str) {
    let mut editor = Editor::resting(room, &able(), 0);
    let found = editor.open_as("draft.txt", "plaintext", draft).len();
    let line = draft.lines().count() as u64 / 2;
    let mut typed = false;
    c.bench_function(&format!("key press, 100 KB, {name}"), |b| {
        b.iter(|| {
            let (at, letter) = if typed { ([line, 0, line, 1], "") } else { ([line, 0, line, 0], "x") };
            typed = !typed;
            editor.types("draft.txt", at, letter);
            editor.found("draft.txt").len()
        });
    });
    assert!(found > 0, "a draft without findings is no test");
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
