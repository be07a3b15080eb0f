//! What the speed promises are about: reading, finding and attributing over invented news, one article end to
//! end, and 1,000 quotations against 5 MB of sources.
#![allow(missing_docs)] // criterion's macros make public functions

#[path = "pipeline/news.rs"]
mod news;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use news::Newsroom;
use quotelint::attribution::{Attributions, Draft};
use quotelint::document::{Document, Format};
use quotelint::lexicon::Lexicon;
use quotelint::quotation::Quotations;
use quotelint::sources::Sources;
use quotelint::text::File;
use std::fs;
use std::hint::black_box;
use std::process::Command;
use std::sync::Arc;

const MB: usize = 1_000_000;

fn read(text: &str, lexicon: &Lexicon) -> Draft {
    Draft::read(Arc::new(File::new("draft.txt", text.as_bytes().to_vec())), Format::Plain, lexicon)
}

/// Each room alone and all together, over 4 MB in articles of 6 KB.
fn rooms(c: &mut Criterion) {
    let lexicon = Lexicon::built_in();
    let corpus = Newsroom::new(1).corpus(4 * MB);
    let documents: Vec<_> = corpus.iter().map(|text| Document::read(text, Format::Plain)).collect();
    let quotations: Vec<_> = documents.iter().map(|d| Quotations::find(d, &lexicon)).collect();
    let quoted: usize = quotations.iter().flat_map(|q| &q.all).map(|q| q.span.len()).sum();
    let bytes: usize = corpus.iter().map(String::len).sum();
    assert!((20..40).contains(&(100 * quoted / bytes)), "{quoted} of {bytes} bytes stand in quotation marks");

    let mut group = c.benchmark_group("news");
    group.throughput(Throughput::Bytes(bytes as u64)).sampling_mode(SamplingMode::Flat).sample_size(20);
    group.bench_function("document", |b| {
        b.iter(|| {
            corpus
                .iter()
                .map(|text| Document::read(black_box(text), Format::Plain).blocks.len())
                .sum::<usize>()
        });
    });
    group.bench_function("quotation", |b| {
        b.iter(|| {
            documents.iter().map(|d| Quotations::find(black_box(d), &lexicon).all.len()).sum::<usize>()
        });
    });
    group.bench_function("attribution", |b| {
        let pairs = || documents.iter().zip(&quotations);
        b.iter(|| {
            pairs().map(|(d, q)| Attributions::find(black_box(d), q, &lexicon).all.len()).sum::<usize>()
        });
    });
    group.bench_function("all three", |b| {
        b.iter(|| {
            corpus.iter().map(|text| read(black_box(text), &lexicon).attributions.all.len()).sum::<usize>()
        });
    });
    group.finish();
}

/// One article: by the library, and by a process of its own that checks it, which pays for the word lists too.
fn article(c: &mut Criterion) {
    let text = Newsroom::new(2).article(6_000);
    let folder = tempfile::tempdir().expect("a folder for the draft");
    let draft = folder.path().join("draft.txt");
    fs::write(&draft, &text).expect("the draft is written");
    let mut group = c.benchmark_group("article of 6 KB");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("with word lists", |b| b.iter(|| read(black_box(&text), &Lexicon::built_in())));
    let lexicon = Lexicon::built_in();
    group.bench_function("word lists ready", |b| b.iter(|| read(black_box(&text), &lexicon)));
    group.bench_function("quotelint check", |b| {
        b.iter(|| {
            Command::new(env!("CARGO_BIN_EXE_quotelint")).arg("check").arg(&draft).output().expect("it runs")
        });
    });
    group.finish();
}

/// 1,000 quotations against 5 MB of transcripts.
fn sources(c: &mut Criterion) {
    let lexicon = Lexicon::built_in();
    let mut newsroom = Newsroom::new(3);
    let folder = tempfile::tempdir().expect("a folder for the sources");
    let mut said = Vec::new();
    for at in 0..10 {
        let (transcript, quotes) = newsroom.transcript(MB / 2, 100);
        fs::write(folder.path().join(format!("{at}.txt")), transcript).expect("a source is written");
        said.extend(quotes);
    }
    let drafts = vec![read(&newsroom.draft(&said), &lexicon)];
    assert!((950..1_050).contains(&drafts[0].quotations.all.len()), "{}", drafts[0].quotations.all.len());
    let paths = [folder.path().to_path_buf()];
    let loaded = Sources::load(&paths);

    let mut group = c.benchmark_group("1,000 quotations, 5 MB of sources");
    group.throughput(Throughput::Bytes(5 * MB as u64)).sampling_mode(SamplingMode::Flat).sample_size(20);
    group.bench_function("load", |b| b.iter(|| Sources::load(black_box(&paths))));
    group.bench_function("verify", |b| b.iter(|| loaded.verify(black_box(&drafts), &lexicon)));
    group.finish();
}

/// A campaign's archive: 900 quotations in 60 drafts against 30 MB of transcripts in 1,200 files, on two cores; and half
/// of both, since nothing may grow faster than drafts and sources do.
fn archive(c: &mut Criterion) {
    let lexicon = Lexicon::built_in();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("two threads");
    let mut group = c.benchmark_group("archive");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    for (name, files) in [("450 quotations, 15 MB", 600_u32), ("900 quotations, 30 MB", 1_200)] {
        let mut newsroom = Newsroom::new(4);
        let folder = tempfile::tempdir().expect("a folder for the sources");
        let mut said = Vec::new();
        for at in 0..files {
            // three files of four are quoted once
            let (transcript, quotes) = newsroom.transcript(25_000, usize::from(at % 4 != 0));
            fs::write(folder.path().join(format!("{at}.txt")), transcript).expect("a source is written");
            said.extend(quotes);
        }
        let drafts: Vec<Draft> = said.chunks(15).map(|said| read(&newsroom.draft(said), &lexicon)).collect();
        let paths = [folder.path().to_path_buf()];
        group.throughput(Throughput::Bytes(25_000 * u64::from(files)));
        group.bench_function(name, |b| {
            b.iter(|| pool.install(|| Sources::load(black_box(&paths)).verify(&drafts, &lexicon)));
        });
    }
    group.finish();
}

criterion_group!(benches, rooms, article, sources, archive);
criterion_main!(benches);
