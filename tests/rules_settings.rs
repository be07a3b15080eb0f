//! Which rules run: page, preset, config and command line, each overruling the one before.

use quotelint::rules::{OptionError, OptionValue, Preset, Settings, Severity, all, find};

#[test]
fn a_page_gives_the_level_and_a_user_overrules_it() {
    let mut settings = Settings::preset(Preset::Ap);
    assert_eq!(settings.level("loaded-verb"), Some(Severity::Note));
    settings.set_level("loaded-verb", Some(Severity::Error)).unwrap();
    assert_eq!(settings.level("loaded-verb"), Some(Severity::Error));
    settings.set_level("attribution", None).unwrap();
    assert_eq!(settings.level("loaded-verb"), None);
    assert_eq!(settings.level("reversed-mark"), Some(Severity::Warning));
    assert_eq!(settings.level("no-such-rule"), None);
}

#[test]
fn select_runs_nothing_else_and_wakes_a_rule_named_by_itself() {
    let mut settings = Settings::preset(Preset::Ap);
    settings.set_level("mixed-marks", None).unwrap();
    settings.select(&["marks"]).unwrap();
    assert_eq!(settings.level("orphan-quotation"), None);
    assert_eq!(settings.level("mixed-marks"), None, "a group leaves off what is off");
    settings.select(&["mixed-marks"]).unwrap();
    assert_eq!(settings.level("mixed-marks"), Some(Severity::Note));
    settings.ignore(&["mixed-marks"]).unwrap();
    assert_eq!(settings.level("mixed-marks"), None, "what is ignored stays out");
}

#[test]
fn a_wrong_name_says_what_was_probably_meant() {
    let mut settings = Settings::default();
    let error = settings.select(&["orphan-quotes"]).unwrap_err();
    assert_eq!(error.to_string(), "unknown rule or group `orphan-quotes`, did you mean `orphan-quotation`?");
    assert_eq!(settings.ignore(&["zebra"]).unwrap_err().suggestion, None);
    assert_eq!("guardain".parse::<Preset>().unwrap_err().suggestion.as_deref(), Some("guardian"));
}

#[test]
fn an_option_has_a_kind_and_a_value_in_each_preset() {
    let rule = find("missing-comma").unwrap();
    let side = |settings: &Settings| settings.options(rule)["side"].clone();
    assert_eq!(side(&Settings::preset(Preset::Ap)), OptionValue::Text("inside".into()));
    let mut settings = Settings::preset(Preset::Wikipedia);
    assert_eq!(side(&settings), OptionValue::Text("outside".into()));
    settings.set_option("missing-comma", "side", OptionValue::Text("inside".into())).unwrap();
    assert_eq!(side(&settings), OptionValue::Text("inside".into()));
    let wrong = settings.set_option("missing-comma", "side", OptionValue::Number(1)).unwrap_err();
    assert_eq!(wrong.to_string(), "`side` of `missing-comma` takes a text");
    let unknown = settings.set_option("missing-comma", "sides", OptionValue::Number(1)).unwrap_err();
    assert!(matches!(unknown, OptionError::Unknown(name) if name.suggestion.as_deref() == Some("side")));
}

#[test]
fn every_preset_has_a_level_for_every_rule() {
    for preset in Preset::all() {
        assert_eq!(preset.name().parse::<Preset>(), Ok(*preset));
        assert!(all().iter().any(|rule| rule.page().level(*preset).is_some()));
    }
}
