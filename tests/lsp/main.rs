//! The language server as an editor sees it: the real program at the other end of a pipe, a folder for each story.

#[path = "../common/mod.rs"]
mod common;

mod editor;

mod actions;
mod columns;
mod diagnostics;
mod neovim;
mod reading;
mod reload;
mod staying;
