//! `quotelint quotes`: the quote sheet.

use super::args::{Quotes, SheetFormat};
use super::console::Console;
use super::progress::Progress;
use super::{Failure, Outcome, drafts};
use quotelint::article::Article;
use quotelint::attribution::{Attributions, Why};
use quotelint::emit::sheet::{Csv, jsonl, table};
use quotelint::emit::why::why;
use quotelint::lint::{Input, understand};
use std::io::Write;

pub(crate) fn run(args: &Quotes, console: &Console) -> Result<Outcome, Failure> {
    let session = drafts::open(&args.paths, &args.reading, &|_| Ok(()), console)?;
    let count = session.batches.iter().map(|batch| batch.inputs.len()).sum();
    let progress = Progress::new(count, console.is_quiet());
    let mut articles: Vec<(usize, Article)> = Vec::with_capacity(count);
    let (mut reasons, mut order): (Vec<Vec<Why>>, Vec<usize>) = (Vec::new(), Vec::new());
    for batch in session.batches {
        let (places, inputs): (Vec<usize>, Vec<Input>) = batch.inputs.into_iter().unzip();
        let understood = understand(&inputs, &batch.desk, &|| progress.tick());
        if args.why {
            reasons.extend(
                understood.iter().map(|article| Attributions::why(&article.draft, &batch.desk.lexicon)),
            );
            order.extend(&places);
        }
        articles.extend(places.into_iter().zip(understood));
    }
    drop(progress);
    articles.sort_unstable_by_key(|(position, _)| *position);
    let mut out = console.out();
    let look = console.look();
    if args.why {
        let mut reasons: Vec<_> = order.into_iter().zip(reasons).collect();
        reasons.sort_unstable_by_key(|(position, _)| *position);
        for ((_, article), (_, whys)) in articles.iter().zip(&reasons) {
            why(article, whys, &mut *out)?;
        }
        out.flush()?;
        return Ok(if session.undone { Outcome::Undone } else { Outcome::Clean });
    }
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
