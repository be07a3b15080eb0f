//! A real editor: Neovim, without a screen. `.ci/run` sees to it that there is one.

use crate::common::Newsroom;
use crate::diagnostics::{CHANGED, HEARING};
use std::process::Command;

#[test]
#[ignore = "needs Neovim; .ci/run runs it"]
fn neovim_opens_a_draft_mends_it_and_goes_to_the_source() {
    let page = include_str!("../../.github/EDITORS.md");
    let blocks = page.split("```lua\n").skip(1).filter_map(|rest| rest.split("```").next());
    let set_ups: Vec<&str> = blocks.collect();
    assert_eq!(set_ups.len(), 2);
    let room = Newsroom::new()
        .with("set-up-1.lua", set_ups[0])
        .with("set-up-2.lua", set_ups[1])
        .with("quotelint.toml", "sources = [\"sources/\"]\n")
        .with("sources/hearing.txt", format!("{HEARING}\nFALK: We are out of balloons until the spring.\n"))
        .with("draft.md", format!("{CHANGED}\n🎈🎈 ”We are out of balloons until the spring,” Falk said.\n"))
        .with("morning.lua", include_str!("neovim.lua"));
    let done = Command::new("nvim")
        .args(["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile morning.lua"])
        .current_dir(room.path(""))
        .env("HOME", room.path("home"))
        .env("XDG_STATE_HOME", room.path("home"))
        .env("XDG_CACHE_HOME", room.path("home"))
        .env("XDG_DATA_HOME", room.path("home"))
        .env("XDG_CONFIG_HOME", room.path("home"))
        .env("LC_ALL", "C.UTF-8")
        .env("QUOTELINT", env!("CARGO_BIN_EXE_quotelint"))
        .output()
        .expect("nvim is installed: `apt-get install neovim`");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    assert!(!said.contains("Error"), "{said}");
}
