//! Runs the program as a person would, and writes down what was seen.

#![allow(dead_code)] // each test file uses a part

use std::{
    fs,
    path::{Path, PathBuf},
};

use assert_cmd::Command;

/// The first document alone: a folder with one instrument.
pub const FIRST: &str = "graph-data/miit-2008";

/// The program, in the project's folder, with nothing of the tester's locale.
pub fn handover() -> Command {
    let mut command = Command::cargo_bin("handover").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "HANDOVER_DATA", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.env("NO_COLOR", "1");
    command
}

/// What one run showed: its standard output, then what it said on standard
/// error, then its exit status if that is not 0.
pub fn seen(args: &[&str]) -> String {
    written_down(handover().args(args))
}

/// The same for a run in another folder, whose name is written as `[DIR]`.
pub fn seen_in(folder: &Path, args: &[&str]) -> String {
    let seen = written_down(handover().current_dir(folder).args(args));
    seen.replace(&folder.display().to_string(), "[DIR]")
}

/// The same with something to read on standard input.
pub fn seen_reading(input: &[u8], args: &[&str]) -> String {
    written_down(handover().args(args).write_stdin(input))
}

fn written_down(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let mut seen = String::from_utf8(output.stdout).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    if !said.is_empty() {
        seen.push_str("-- stderr --\n");
        seen.push_str(&said);
    }
    match output.status.code() {
        Some(0) => {}
        code => seen.push_str(&format!("-- status {} --\n", code.unwrap_or(-1))),
    }
    seen.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Standard output of a run that must succeed.
pub fn stdout(args: &[&str]) -> String {
    let output = handover().args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A folder with these files in it.
pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

/// Every file below a folder, in order.
pub fn files_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(folder)];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}
