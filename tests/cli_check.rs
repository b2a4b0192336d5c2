//! `handover check`: what does not add up.

mod common;

use std::collections::BTreeSet;

use common::{FIRST, handover, seen, stdout};
use handover::{
    analysis::check::rules,
    diagnostic::Diagnostic,
    render::json::{self, Findings},
};

fn findings() -> Vec<Diagnostic> {
    let text = stdout(&["-d", FIRST, "check", "--lang", "zh", "--format", "json"]);
    json::read::<Findings>(&text).unwrap().findings
}

#[test]
fn what_the_first_document_leaves_open_is_found() {
    let findings = findings();
    let about = |words: &[&str]| {
        findings
            .iter()
            .find(|finding| words.iter().all(|word| finding.message.contains(word)))
            .unwrap_or_else(|| panic!("nothing found about {words:?} in {findings:#?}"))
    };
    assert_eq!(about(&["核电管理"]).clause.as_deref(), Some("一/(二)"));
    assert_eq!(about(&["国家邮政局"]).clause.as_deref(), Some("一/(三)"));
    about(&["内设机构"]);
    about(&["人员编制"]);
}

#[test]
fn every_finding_has_a_code_a_place_and_a_hint() {
    for finding in findings() {
        assert!(finding.code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{finding:?}");
        assert!(finding.hint.is_some(), "{finding:?}");
        assert_eq!(finding.instrument.as_deref(), Some("miit-2008"), "{finding:?}");
    }
}

#[test]
fn a_finding_is_marked_in_its_line() {
    let seen = seen(&["-d", FIRST, "check", "--lang", "zh"]);
    assert!(seen.contains("╭─[graph-data/miit-2008/source.txt:"), "{seen}");
    assert!(seen.contains("核电管理"), "{seen}");
    assert!(seen.contains("─┬─"), "{seen}");
}

#[test]
fn colours_are_for_a_screen() {
    let folder = common::folder(&[]);
    let file = folder.path().join("findings.txt");
    let check = |arguments: &[&str]| {
        let mut check = handover();
        check.env_remove("NO_COLOR").args(["-d", FIRST, "check"]).args(arguments);
        String::from_utf8(check.output().unwrap().stdout).unwrap()
    };
    assert!(!check(&[]).contains('\u{1b}'), "a program reads it");
    assert!(check(&["--color", "always"]).contains('\u{1b}'), "colours were asked for");
    check(&["-o", &file.display().to_string()]);
    assert!(!std::fs::read_to_string(file).unwrap().contains('\u{1b}'), "a file was asked for");
}

#[test]
fn a_level_can_be_denied() {
    handover().args(["-d", FIRST, "check"]).assert().code(0);
    handover().args(["-d", FIRST, "check", "--deny", "note"]).assert().code(1);
}

#[test]
fn every_code_is_explained_in_both_languages_and_none_is_used_twice() {
    let mut codes = BTreeSet::new();
    for rule in rules() {
        assert!(codes.insert(rule.code), "{} is used twice", rule.code);
        for lang in ["zh", "en"] {
            let text = stdout(&["-d", FIRST, "check", "--explain", rule.code, "--lang", lang]);
            assert!(text.contains(rule.code) && text.lines().count() > 3, "{text}");
        }
    }
    for finding in findings() {
        assert!(codes.contains(finding.code.as_str()), "{} is not explained", finding.code);
    }
}
