//! How many columns a text takes, and where its lines may break.

/// Columns that one character takes on a terminal, and roughly in a drawing:
/// two for wide ones, none for marks that sit on others.
pub fn of_char(c: char) -> usize {
    match c as u32 {
        0..=0x1f | 0x7f..=0x9f | 0x300..=0x36f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0x33ff
        | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff
        | 0xa000..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// Columns that a text takes.
///
/// ```
/// use handover::render::width;
/// assert_eq!(width::of("工信部 MIIT"), 11);
/// ```
pub fn of(text: &str) -> usize {
    text.chars().map(of_char).sum()
}

/// Characters that no line may begin with.
const NOT_FIRST: &str = "，。、；：！？）》」』”’)]}%,.;:!?…";

/// Characters that no line may end with.
const NOT_LAST: &str = "（《「『“‘([{";

/// Breaks a text into lines of at most `columns`.
///
/// Wide characters may part anywhere but before a closing or after an opening
/// mark; a line that can end behind a comma in its last third does; words of
/// letters and digits stay whole where they fit a line.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(4);
    let chars: Vec<char> = text.chars().collect();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let full = fitting(&chars[start..], columns);
        let end = if start + full == chars.len() {
            chars.len()
        } else {
            start + break_at(&chars[start..], full)
        };
        let line: String = chars[start..end].iter().collect();
        lines.push(line.trim().to_owned());
        start = end;
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// How many characters fit; at least one.
fn fitting(chars: &[char], columns: usize) -> usize {
    let mut used = 0;
    let fits = chars.iter().take_while(|&&c| {
        used += of_char(c);
        used <= columns
    });
    fits.count().max(1)
}

/// Where to break a line of which `full` characters fit, and more follow.
fn break_at(chars: &[char], full: usize) -> usize {
    let may = |at: usize| {
        let (before, after) = (chars[at - 1], chars[at]);
        let in_word = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
        !in_word && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before)
    };
    let behind_comma = |at: &usize| "，；。、, ".contains(chars[at - 1]) && may(*at);
    let last_third = full - full / 3;
    (last_third..=full)
        .rev()
        .filter(|&at| at > 0)
        .find(behind_comma)
        .or_else(|| (1..=full).rev().find(|&at| may(at)))
        .unwrap_or(full)
}

/// A text cut to `columns`, with … where something is gone.
pub fn cut(text: &str, columns: usize) -> String {
    if of(text) <= columns {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let keep = fitting(&chars, columns.saturating_sub(1).max(1));
    let kept: String = chars[..keep].iter().collect();
    format!("{}…", kept.trim_end_matches(['，', '、', '；']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_behind_commas_and_never_before_them() {
        let text = "研究提出工业发展战略，拟订工业行业规划和产业政策并组织实施";
        assert_eq!(
            wrap(text, 26),
            ["研究提出工业发展战略，", "拟订工业行业规划和产业政策", "并组织实施"]
        );
        for columns in 1..40 {
            for line in wrap(text, columns) {
                assert!(!line.starts_with('，'), "{columns}: {line}");
            }
        }
    }

    #[test]
    fn words_stay_whole_and_nothing_is_lost() {
        assert_eq!(wrap("the ministry of industry", 13), ["the ministry", "of industry"]);
        let long = "a".repeat(50);
        assert_eq!(wrap(&long, 10).concat(), long);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn cutting_says_that_it_cut() {
        assert_eq!(cut("工业和信息化部", 9), "工业和信…");
        assert_eq!(cut("工信部", 9), "工信部");
    }
}
