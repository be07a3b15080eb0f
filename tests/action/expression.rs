//! `${{ … }}` as a runner reads it, as far as the action uses it: names, texts, `!`, `==`, `!=`, `&&`, `||`, brackets.
//! Anything else is a fault of the test: it never guesses.
//!
//! <https://docs.github.com/actions/reference/workflows-and-actions/expressions>

use serde_json::Value;
use std::iter::Peekable;
use std::vec::IntoIter;

/// What an expression stands for, its names looked up in `contexts` (`github`, `inputs`, `steps`).
pub(crate) fn value(expression: &str, contexts: &Value) -> Value {
    let mut reader = Reader { tokens: tokens(expression).into_iter().peekable(), contexts };
    let value = reader.or();
    assert_eq!(reader.tokens.next(), None, "left over in `{expression}`");
    value
}

/// Whether an `if:` holds; it may be written with or without `${{ }}`.
pub(crate) fn holds(condition: &str, contexts: &Value) -> bool {
    let bare = condition.trim();
    let bare = bare.strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}")).unwrap_or(bare);
    truth(&value(bare, contexts))
}

/// `text` with its `${{ … }}` filled in.
pub(crate) fn filled(text: &str, contexts: &Value) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${{") {
        let (expression, after) = after.split_once("}}").expect("an expression ends");
        out.push_str(before);
        match value(expression, contexts) {
            Value::Null => {}
            Value::String(text) => out.push_str(&text),
            other => out.push_str(&other.to_string()),
        }
        rest = after;
    }
    out + rest
}

#[derive(PartialEq, Debug)]
enum Token {
    Name(String),
    Text(String),
    Sign(&'static str),
}

fn tokens(expression: &str) -> Vec<Token> {
    const SIGNS: [&str; 7] = ["&&", "||", "==", "!=", "!", "(", ")"];
    let mut tokens = Vec::new();
    let mut rest = expression.trim_start();
    while !rest.is_empty() {
        let token = if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            rest = &rest[sign.len()..];
            Token::Sign(sign)
        } else if let Some(text) = rest.strip_prefix('\'') {
            let (text, after) = text.split_once('\'').expect("a text ends");
            assert!(!after.starts_with('\''), "a mark within a text is not read here: {expression}");
            rest = after;
            Token::Text(text.to_owned())
        } else {
            let part = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
            assert!(end > 0, "`{rest}` is not read here");
            let (name, after) = rest.split_at(end);
            rest = after;
            Token::Name(name.to_owned())
        };
        tokens.push(token);
        rest = rest.trim_start();
    }
    tokens
}

struct Reader<'a> {
    tokens: Peekable<IntoIter<Token>>,
    contexts: &'a Value,
}

impl Reader<'_> {
    fn takes(&mut self, sign: &'static str) -> bool {
        self.tokens.next_if_eq(&Token::Sign(sign)).is_some()
    }

    /// `a || b` is the first of them that counts as true, else the last: not a truth value.
    fn or(&mut self) -> Value {
        let mut left = self.and();
        while self.takes("||") {
            let right = self.and();
            left = if truth(&left) { left } else { right };
        }
        left
    }

    fn and(&mut self) -> Value {
        let mut left = self.equal();
        while self.takes("&&") {
            let right = self.equal();
            left = if truth(&left) { right } else { left };
        }
        left
    }

    fn equal(&mut self) -> Value {
        let left = self.single();
        if self.takes("==") {
            Value::Bool(same(&left, &self.single()))
        } else if self.takes("!=") {
            Value::Bool(!same(&left, &self.single()))
        } else {
            left
        }
    }

    fn single(&mut self) -> Value {
        if self.takes("!") {
            return Value::Bool(!truth(&self.single()));
        }
        if self.takes("(") {
            let value = self.or();
            assert!(self.takes(")"), "a bracket is open");
            return value;
        }
        match self.tokens.next().expect("an expression goes on") {
            Token::Text(text) => Value::String(text),
            Token::Name(name) => self.look_up(&name),
            Token::Sign(sign) => panic!("`{sign}` is not read here"),
        }
    }

    /// What is not there is null; a context that is not there is a fault.
    fn look_up(&self, name: &str) -> Value {
        match name {
            "true" => return Value::Bool(true),
            "false" => return Value::Bool(false),
            "null" => return Value::Null,
            _ => {}
        }
        let mut parts = name.split('.');
        let context = parts.next().expect("a name has a first part");
        let mut value = self.contexts.get(context).unwrap_or_else(|| panic!("no context `{context}`"));
        for part in parts {
            value = value.get(part).unwrap_or(&Value::Null);
        }
        value.clone()
    }
}

fn truth(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::String(text) => !text.is_empty(),
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::Array(_) | Value::Object(_) => true,
    }
}

/// Texts are compared without case; things of different kinds as numbers.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::String(left), Value::String(right)) => left.eq_ignore_ascii_case(right),
        _ => (number(left) - number(right)).abs() < f64::EPSILON,
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Null => 0.0,
        Value::Bool(value) => f64::from(u8::from(*value)),
        Value::Number(number) => number.as_f64().unwrap_or(f64::NAN),
        Value::String(text) if text.is_empty() => 0.0,
        Value::String(text) => text.parse().unwrap_or(f64::NAN),
        Value::Array(_) | Value::Object(_) => f64::NAN,
    }
}

#[test]
fn expressions_mean_what_they_mean_to_a_runner() {
    let contexts =
        serde_json::json!({"inputs": {"fail-on": "never"}, "steps": {}, "github": {"event": {"n": 3}}});
    let is = |expression: &str, expected: Value| {
        assert_eq!(value(expression, &contexts), expected, "{expression}");
    };
    is("inputs.fail-on", "never".into());
    is("steps.check.outputs.errors || '0'", "0".into());
    is("inputs.fail-on == 'NEVER' && github.event.n == '3'", true.into());
    is("!(steps.check.outputs.sarif != '')", true.into());
    is("steps.gone == '0'", true.into());
    assert_eq!(filled("a ${{ inputs.fail-on }} b${{ steps.x }}", &contexts), "a never b");
}
