//! The command line.

use quotelint::article::Article;
use quotelint::attribution::Draft;
use quotelint::document::Format;
use quotelint::lexicon::Lexicon;
use quotelint::sources::Sources;
use quotelint::text::File;
use std::io::{self, Write};
use std::sync::Arc;

fn main() -> io::Result<()> {
    let (mut files, mut sources) = (Vec::new(), Vec::new());
    let mut args = std::env::args().skip(2);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--format" => drop(args.next()),
            "--sources" => sources.extend(args.next().map(Into::into)),
            _ => files.push(arg),
        }
    }
    let lexicon = Lexicon::built_in();
    let mut drafts = Vec::new();
    for path in files {
        let file = Arc::new(File::new(&path, std::fs::read(&path)?));
        drafts.push(Draft::read(file, Format::of(path.as_ref()), &lexicon));
    }
    let loaded = (!sources.is_empty()).then(|| Arc::new(Sources::load(&sources)));
    let mut verified = loaded.as_ref().map(|s| s.verify(&drafts, &lexicon)).unwrap_or_default();
    let mut out = io::stdout().lock();
    for (i, draft) in drafts.into_iter().enumerate() {
        let verifications = verified.get_mut(i).map(std::mem::take).unwrap_or_default();
        quotelint::emit::sheet::jsonl(&Article { draft, verifications, sources: loaded.clone() }, &mut out)?;
    }
    out.flush()
}
