//! `quotelint quotes`: the quote sheet.

use super::args::{Quotes, SheetFormat};
use super::console::Console;
use super::progress::Progress;
use super::{Failure, Outcome, drafts};
use quotelint::article::Article;
use quotelint::emit::sheet::{Csv, jsonl, table};
use quotelint::lint::{Input, understand};
use std::io::Write;

pub(crate) fn run(args: &Quotes, console: &Console) -> Result<Outcome, Failure> {
    let session = drafts::open(&args.paths, &args.reading, &|_| Ok(()), console)?;
    let count = session.batches.iter().map(|batch| batch.inputs.len()).sum();
    let progress = Progress::new(count, console.is_quiet());
    let mut articles: Vec<(usize, Article)> = Vec::with_capacity(count);
    for batch in session.batches {
        let (places, inputs): (Vec<usize>, Vec<Input>) = batch.inputs.into_iter().unzip();
        articles.extend(places.into_iter().zip(understand(&inputs, &batch.desk, &|| progress.tick())));
    }
    drop(progress);
    articles.sort_unstable_by_key(|(position, _)| *position);
    let mut out = console.out();
    let look = console.look();
    match args.format {
        SheetFormat::Table => {
            for (_, article) in &articles {
                table(article, look, &mut *out)?;
            }
        }
        SheetFormat::Jsonl => {
            for (_, article) in &articles {
                jsonl(article, &mut *out)?;
            }
        }
        SheetFormat::Csv => {
            let mut sheet = Csv::new(&mut *out)?;
            for (_, article) in &articles {
                sheet.article(article)?;
            }
            sheet.flush()?;
        }
    }
    out.flush()?;
    Ok(if session.undone { Outcome::Undone } else { Outcome::Clean })
}
