//! What the READMEs show is what the program says.

mod common;

use std::fs;

use common::{handover, seen};

#[test]
fn every_example_in_the_readmes_is_true() {
    for name in ["README.md", "README.zh.md"] {
        let text = fs::read_to_string(name).unwrap();
        let mut count = 0;
        for (command, shown) in examples(&text) {
            let args: Vec<_> = command.split_whitespace().collect();
            let all = seen(&args);
            assert!(
                matches(&shown, &all),
                "{name}: `handover {command}` says\n{all}\nnot\n{shown}"
            );
            count += 1;
        }
        assert!(count >= 4, "{name} shows {count} examples");
    }
}

#[test]
fn every_link_leads_somewhere() {
    for name in ["README.md", "README.zh.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(name).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(
                link.starts_with("http") || fs::metadata(link).is_ok(),
                "{name} links to {link}, which is not there"
            );
        }
    }
}

#[test]
fn the_chinese_readme_shows_the_same_commands() {
    let commands = |name: &str| {
        let text = fs::read_to_string(name).unwrap();
        let plain = |(command, _): (String, String)| command.replace(" --lang zh", "");
        examples(&text).into_iter().map(plain).collect::<Vec<_>>()
    };
    assert_eq!(commands("README.md"), commands("README.zh.md"));
}

#[test]
fn the_two_commands_come_first() {
    let text = fs::read_to_string("README.md").unwrap();
    let first = text.split("```sh\n").nth(1).unwrap().split("```").next().unwrap();
    let commands: Vec<_> = first.lines().filter_map(|line| line.split(" #").next()).collect();
    assert_eq!(
        commands.iter().map(|c| c.trim()).collect::<Vec<_>>(),
        ["cargo run --release -- report", "cargo test"]
    );
    handover().arg("report").arg("--help").assert().success();
}

/// Each `$ handover …` of a console block, with what is shown below it.
fn examples(text: &str) -> Vec<(String, String)> {
    text.split("```console\n$ handover ")
        .skip(1)
        .map(|block| {
            let block = block.split("```").next().unwrap_or("");
            let (command, shown) = block.split_once('\n').unwrap_or((block, ""));
            (command.to_owned(), shown.trim_end().to_owned())
        })
        .collect()
}

/// A line `…` stands for lines left out.
fn matches(shown: &str, all: &str) -> bool {
    let mut rest = all;
    for (place, part) in shown.split("…\n").map(|part| part.trim_end_matches("\n…")).enumerate()
    {
        match rest.find(part.trim_end()) {
            Some(0) => rest = &rest[part.trim_end().len()..],
            Some(at) if place > 0 => rest = &rest[at + part.trim_end().len()..],
            _ => return false,
        }
    }
    true
}
