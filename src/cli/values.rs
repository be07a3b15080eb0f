//! What a rule weighs and how its options stand: under a style guide, and here.

use super::here::Here;
use quotelint::rules::{OptionValue, Page, Preset, Rule, Settings, Severity};

/// A value as settings are written.
pub(crate) fn shown(value: &OptionValue) -> String {
    match value {
        OptionValue::Number(number) => number.to_string(),
        OptionValue::Switch(switch) => switch.to_string(),
        OptionValue::Text(text) => format!("\"{text}\""),
        OptionValue::Words(words) => format!("{words:?}"),
    }
}

/// A weight as settings are written.
pub(crate) fn weight(level: Option<Severity>) -> &'static str {
    level.map_or("off", Severity::name)
}

/// The rule's weight, then its options, under each style guide, the default first.
pub(crate) fn table(page: &Page) -> Vec<(Preset, Vec<String>)> {
    let row = |preset: &Preset| {
        let options = page
            .options
            .iter()
            .map(|option| format!("{} = {}", option.name, shown(page.option_value(*preset, option))));
        (*preset, std::iter::once(weight(page.level(*preset)).to_owned()).chain(options).collect())
    };
    Preset::all().iter().map(row).collect()
}

/// What `preset` wants, and how that differs from the default.
pub(crate) fn under(page: &Page, preset: Preset) -> String {
    let default = Preset::default();
    let table = table(page);
    let row = |wanted: Preset| table.iter().find(|(preset, _)| *preset == wanted).map(|(_, row)| row);
    let (Some(there), Some(ours)) = (row(preset), row(default)) else { return String::new() };
    if there == ours {
        let same = if preset == default { ", the default" } else { ", as under ap, the default" };
        return format!("under {preset}: {}{same}", there.join(", "));
    }
    let parts: Vec<String> = there
        .iter()
        .zip(ours)
        .map(|(there, ours)| {
            if there == ours {
                there.clone()
            } else {
                format!("{there} ({default}, the default: {})", value(ours))
            }
        })
        .collect();
    format!("under {preset}: {}", parts.join(", "))
}

/// `side = "inside"` → `"inside"`.
fn value(entry: &str) -> &str {
    entry.split_once(" = ").map_or(entry, |(_, value)| value)
}

/// What differs from its style guide by the settings that hold here.
pub(crate) fn here(rule: &Rule, here: &Here) -> Option<String> {
    let path = here.path.as_ref()?;
    let changes = changes(rule, &here.settings, here.settings.base());
    (!changes.is_empty()).then(|| format!("here, by {}: {}", path.display(), changes.join(", ")))
}

/// The weight and the options of `rule` that are not those of `preset`, each with what it is there.
pub(crate) fn changes(rule: &Rule, settings: &Settings, preset: Preset) -> Vec<String> {
    let page = rule.page();
    let mut changes = Vec::new();
    let level = settings.level(&rule.name);
    if level != page.level(preset) {
        changes.push(format!("{} ({preset}: {})", weight(level), weight(page.level(preset))));
    }
    let options = settings.options(rule);
    for option in &page.options {
        if let Some(value) = options.get(option.name.as_str())
            && value != page.option_value(preset, option)
        {
            let then = shown(page.option_value(preset, option));
            changes.push(format!("{} = {} ({preset}: {then})", option.name, shown(value)));
        }
    }
    changes
}
