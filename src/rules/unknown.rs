//! A name that nothing bears, and the name that was probably meant.

/// Nothing of that kind has that name.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("unknown {kind} `{name}`{}", self.did_you_mean())]
pub struct UnknownName {
    /// What was looked for: *rule or group*, *option*, *preset*.
    pub kind: &'static str,
    /// The name as written.
    pub name: String,
    /// The known name nearest to it, where one is near.
    pub suggestion: Option<String>,
}

impl UnknownName {
    /// `name` is none of `known`.
    pub fn new<'a>(kind: &'static str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        Self { kind, name: name.to_owned(), suggestion: nearest(name, known).map(str::to_owned) }
    }

    fn did_you_mean(&self) -> String {
        self.suggestion.as_ref().map_or_else(String::new, |name| format!(", did you mean `{name}`?"))
    }
}

/// The nearest of `known`, by edits with transpositions (Damerau–Levenshtein), if a third of its
/// letters or fewer differ. Of two equally near, the first.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // longer than any name by far: not worth the square of its length
    if name.len() > 80 {
        return None;
    }
    let asked = name.to_lowercase().replace(['_', ' '], "-");
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&asked, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
