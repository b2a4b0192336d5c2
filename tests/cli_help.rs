//! The command line as its own help tells it: the reference is a snapshot.

mod common;

use common::{handover, stdout};
use insta::{assert_snapshot, with_settings};

const COMMANDS: &[&str] = &[
    "extract", "diagram", "trace", "show", "diff", "check", "align", "report", "serve", "index",
    "completions",
];

#[test]
fn the_reference() {
    let mut pages = stdout(&["--help"]);
    for command in COMMANDS {
        pages.push_str(&format!("\n════ handover {command} ════\n\n"));
        // The global options are told once, above.
        let page = stdout(&[command, "--help"]);
        pages.push_str(&without_global_options(&page));
    }
    with_settings!({ omit_expression => true }, { assert_snapshot!(pages) });
}

/// What stands for itself: names of commands, options, values and formats. All
/// other words of the Chinese pages are Chinese.
#[test]
fn the_reference_in_chinese() {
    let mut pages = stdout(&["--help", "--lang", "zh"]);
    for command in COMMANDS {
        pages.push_str(&format!("\n════ handover {command} ════\n\n"));
        pages.push_str(&stdout(&[command, "-h", "--lang", "zh"]));
    }
    for english in ["Usage", "Options", "Commands", "Arguments", "Print", "default", "values"] {
        assert!(!pages.contains(english), "{english}");
    }
    with_settings!({ omit_expression => true }, { assert_snapshot!(pages) });
}

#[test]
fn every_command_has_an_example() {
    for command in COMMANDS {
        let page = stdout(&[command, "--help"]);
        let examples = page.split("Examples:\n").nth(1).unwrap_or_default();
        assert!(examples.contains(command), "{command} has no example");
    }
}

#[test]
fn data_may_be_named_before_or_after_the_command_or_in_the_environment() {
    let before = stdout(&["-d", "graph-data/miit-2008", "check", "--format", "json"]);
    let after = stdout(&["check", "--format", "json", "-d", "graph-data/miit-2008"]);
    assert_eq!(before, after);
    let named = handover()
        .env("HANDOVER_DATA", "graph-data/miit-2008")
        .args(["check", "--format", "json"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(named.stdout).unwrap(), before);
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = stdout(&["completions", shell]);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} lacks {command}");
        }
    }
}

#[test]
fn there_is_a_man_page_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    handover().args(["completions", "man", "--out"]).arg(folder.path()).assert().success();
    for command in COMMANDS {
        let page = folder.path().join(format!("handover-{command}.1"));
        let page = std::fs::read_to_string(page).unwrap();
        assert!(page.contains(".TH"), "{command}");
    }
    assert!(stdout(&["completions", "man"]).contains(".TH handover"));
}

fn without_global_options(page: &str) -> String {
    let (before, rest) = page.split_once("Global options:\n").unwrap();
    let after = rest.find("Examples:\n").map_or("", |at| &rest[at..]);
    format!("{before}{after}")
}
