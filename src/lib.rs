//! quotelint: a linter for quotations.
//!
//! One way through: bytes → [`document`] → [`quotation`] → [`attribution`] → [`sources`] → [`article`] →
//! [`rules`] → [`suppress`] → [`config`] → [`ledger`], [`baseline`] → [`fix`] and [`emit`]. [`lint`] leads a draft
//! through them up to its findings; what is done with those is for the program. Each room
//! imports only rooms before it in this line, and the two that lie under all: [`text`] and [`lexicon`].

pub mod lexicon;
pub mod text;

pub mod article;
pub mod attribution;
pub mod baseline;
pub mod config;
pub mod document;
pub mod emit;
pub mod fix;
pub mod ledger;
pub mod lint;
pub mod quotation;
pub mod rules;
pub mod sources;
pub mod suppress;
pub mod trial;
