//! Who may use whom, as `ARCHITECTURE.md` draws it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Each module of the library with the modules it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("lang", &[]),
    ("source", &["lang"]),
    ("diagnostic", &["lang", "source"]),
    ("model", &["source"]),
    ("outline", &["source", "diagnostic", "lexicon"]),
    ("lexicon", &["model"]),
    ("grammar", &["source", "lexicon", "outline", "model", "diagnostic"]),
    ("extract", &["source", "diagnostic", "model", "outline", "lexicon", "grammar"]),
    ("dataset", &["lang", "source", "model", "diagnostic", "lexicon"]),
    ("graph", &["model", "diagnostic"]),
    ("analysis", &["lang", "graph", "model", "diagnostic", "source"]),
    ("render", &["lang", "analysis", "graph", "model", "diagnostic", "source", "extract"]),
    ("corpus", &["load", "dataset", "extract", "outline", "source"]),
    ("store", &["lang", "analysis", "dataset", "graph", "model", "diagnostic", "source"]),
    (
        "load",
        &[
            "lang", "store", "analysis", "dataset", "extract", "graph", "model", "diagnostic",
            "source", "render",
        ],
    ),
];

#[test]
fn every_module_uses_only_what_lies_below_it() {
    for (module, allowed) in MAY_USE {
        for file in files_of(module) {
            for used in paths_after(&code(&file), "crate::") {
                assert!(
                    used == *module || allowed.contains(&used.as_str()),
                    "{} uses crate::{used}; `{module}` may use {allowed:?}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_module_has_its_place() {
    let placed: BTreeSet<_> = MAY_USE.iter().map(|(module, _)| (*module).to_owned()).collect();
    for entry in fs::read_dir(source_folder()).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(
            placed.contains(&name) || ["lib", "main", "cli"].contains(&name.as_str()),
            "`{name}` has no layer: add it here and to ARCHITECTURE.md"
        );
    }
}

#[test]
fn the_library_neither_prints_nor_reads_the_environment_nor_exits() {
    let refused =
        ["println!", "eprintln!", "print!(", "std::env", "env::var", "process::exit", "io::stdout"];
    for (module, _) in MAY_USE {
        for file in files_of(module) {
            let code = code(&file);
            for word in refused {
                assert!(!code.contains(word), "{} uses {word}", file.display());
            }
        }
    }
}

#[test]
fn every_file_is_written_atomically_and_a_closed_pipe_panics_nobody() {
    for file in MAY_USE.iter().map(|(module, _)| *module).chain(["cli"]).flat_map(files_of) {
        let code = code(&file).replace("anstream::println!", "").replace("anstream::eprintln!", "");
        for word in ["fs::write(", "File::create", "println!", "eprintln!", "print!("] {
            assert!(!code.contains(word), "{} uses {word}", file.display());
        }
    }
}

#[test]
fn no_node_index_leaves_the_graph() {
    for (module, _) in MAY_USE.iter().filter(|(module, _)| *module != "graph") {
        for file in files_of(module) {
            assert!(!code(&file).contains("petgraph"), "{} uses petgraph", file.display());
        }
    }
}

#[test]
fn the_command_line_sees_the_public_library_only() {
    for file in files_of("cli") {
        for used in paths_after(&code(&file), "crate::") {
            assert_eq!(used, "cli", "{} uses crate::{used}", file.display());
        }
    }
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of a module, whether it is a folder, a file, or both.
fn files_of(module: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let single = source_folder().join(format!("{module}.rs"));
    if single.is_file() {
        files.push(single);
    }
    let mut open = vec![source_folder().join(module)];
    while let Some(folder) = open.pop() {
        let Ok(listing) = fs::read_dir(&folder) else { continue };
        for entry in listing {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// A file's code: without comments, and without the tests at its end.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    if file.file_stem().is_some_and(|name| name == "tests") {
        return String::new();
    }
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The first name of every path that begins with `prefix`, groups opened:
/// of `crate::{model::Act, source::Span}` both `model` and `source`.
fn paths_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            names.extend(names_in_group(group));
        } else {
            names.insert(first_name(rest));
        }
    }
    names.remove("");
    names
}

fn names_in_group(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut depth, mut part) = (0, String::new());
    for character in group.chars() {
        match character {
            '}' if depth == 0 => break,
            ',' if depth == 0 => names.push(std::mem::take(&mut part)),
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => part.push(character),
        }
    }
    names.push(part);
    names.iter().map(|part| first_name(part.trim())).collect()
}

fn first_name(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn groups_are_opened() {
    let names = paths_after("use crate::{\n    model::{Act, Span},\n    source,\n};", "crate::");
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["model", "source"]);
}
