//! Which language the program speaks: what `--lang` says, else the locale.

use std::{env, ffi::OsString};

use handover::lang::Lang;

/// The language of a run. The arguments are looked through as they stand, so
/// that what is wrong with one of them can be told in the language of another.
pub fn of(arguments: &[OsString]) -> Lang {
    asked(arguments).unwrap_or_else(|| locale(|name| env::var(name).ok()))
}

/// The last `--lang` that names a language.
fn asked(arguments: &[OsString]) -> Option<Lang> {
    let words = || arguments.iter().map(|word| word.to_str().unwrap_or_default());
    let values = words().zip(words().skip(1)).filter_map(|(word, next)| match word {
        "--lang" => Some(next),
        _ => None,
    });
    let joined = words().filter_map(|word| word.strip_prefix("--lang="));
    values.chain(joined).filter_map(|value| value.parse().ok()).next_back()
}

/// The language of the locale: the first variable that is set decides.
fn locale(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty());
    match named {
        Some(value) if value.to_ascii_lowercase().starts_with("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let language = |set: &'static [(&str, &str)]| {
            locale(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        assert_eq!(language(&[("LANG", "zh_CN.UTF-8")]), Lang::Zh);
        assert_eq!(language(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]), Lang::En);
        assert_eq!(language(&[("LC_ALL", ""), ("LANG", "zh_TW")]), Lang::Zh);
        assert_eq!(language(&[]), Lang::En);
    }

    #[test]
    fn what_is_asked_for_is_found_among_other_arguments() {
        let asked = |words: &[&str]| {
            asked(&words.iter().map(|word| OsString::from(*word)).collect::<Vec<_>>())
        };
        assert_eq!(asked(&["handover", "trase", "--lang", "zh"]), Some(Lang::Zh));
        assert_eq!(asked(&["handover", "--lang=en", "check", "--no"]), Some(Lang::En));
        assert_eq!(asked(&["handover", "--lang", "fr", "check"]), None);
        assert_eq!(asked(&["handover", "--lang"]), None);
    }
}
