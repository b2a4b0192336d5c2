//! Markdown → the lines it stands for.
//!
//! Only the marks are taken away that no official text would print: those of
//! headings, emphasis, bullets, quotations, tables and links. Numbers of
//! lists are part of the text and stay.

/// Whether a text shows marks that only Markdown has.
pub(super) fn is_markdown(text: &str) -> bool {
    shows(text, MOST_LINES)
}

/// Whether one of the first lines of a text shows such a mark.
pub(super) fn shows(text: &str, lines: usize) -> bool {
    let end = memchr::memchr_iter(b'\n', text.as_bytes()).nth(lines - 1);
    let head = &text[..end.unwrap_or(text.len())];
    // Most texts hold none of the bytes that the marks are made of.
    let mut tried = 0;
    memchr::memchr3_iter(b'#', b'|', b'*', head.as_bytes()).any(|at| {
        if at < tried {
            return false;
        }
        let start = memchr::memrchr(b'\n', &head.as_bytes()[..at]).map_or(0, |end| end + 1);
        let len = memchr::memchr(b'\n', &head.as_bytes()[at..]).unwrap_or(head.len() - at);
        tried = at + len;
        let line = head[start..tried].trim_end_matches('\r');
        heading(line).is_some() || is_table_rule(line) || has_strong(line)
    })
}

/// As many lines tell whether a text is Markdown.
pub(super) const MOST_LINES: usize = 2000;

/// Reads Markdown. Linear.
pub(super) fn read(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            out.push_str(line);
        } else if !is_table_rule(line) {
            block(line, &mut out);
        }
        out.push('\n');
    }
    out
}

/// Takes the mark of a block from a line.
fn block(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(quoted) = rest.trim_start().strip_prefix('>') {
        rest = quoted.strip_prefix(' ').unwrap_or(quoted);
    }
    if let Some(title) = heading(rest) {
        inline(title, out);
    } else if let Some(row) = row(rest) {
        inline(&row, out);
    } else {
        inline(unbulleted(rest), out);
    }
}

/// The text of a heading: one to six `#`, a space, and the text.
fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let is_heading = (1..=6).contains(&level) && text.starts_with([' ', '\t']);
    let text = text.trim().trim_end_matches('#').trim_end();
    (is_heading && !text.is_empty()).then_some(text)
}

/// The line under a table's head: `|---|:--:|`.
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("---") && line.chars().all(|c| "|-: ".contains(c))
}

/// The cells of `| a | b |`, parted by tabs.
fn row(line: &str) -> Option<String> {
    let cells = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(cells.split('|').map(str::trim).collect::<Vec<_>>().join("\t"))
}

fn unbulleted(line: &str) -> &str {
    let text = line.trim_start();
    let bullet = ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark));
    bullet.map_or(line, str::trim_start)
}

/// Whether a pair of `**` holds text.
fn has_strong(line: &str) -> bool {
    let inside = line.split_once("**").and_then(|(_, rest)| rest.split_once("**"));
    inside.is_some_and(|(inside, _)| {
        !inside.is_empty() && inside.trim() == inside && !inside.starts_with('*')
    })
}

/// Takes emphasis, links and escapes from a line.
fn inline(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['*', '[', '!', '\\', '`']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((text, after)) = link(rest) {
            inline_plain(text, out);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("**").or_else(|| rest.strip_prefix('`')) {
            rest = after;
        } else if let Some(escaped) = escaped(rest) {
            out.push(escaped);
            rest = &rest[2..];
        } else {
            out.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
}

fn inline_plain(text: &str, out: &mut String) {
    out.extend(text.split("**"));
}

/// `[text](address)`, and a picture as nothing: the text and what follows.
fn link(rest: &str) -> Option<(&str, &str)> {
    let is_picture = rest.starts_with("![");
    let inside = rest.strip_prefix('!').unwrap_or(rest).strip_prefix('[')?;
    let end = inside.find([']', '['])?;
    let address = inside[end..].strip_prefix("](")?;
    let (address, after) = address.split_at(address.find([')', '('])?);
    let after = after.strip_prefix(')')?;
    let text = if is_picture { "" } else { &inside[..end] };
    (!address.contains(char::is_whitespace)).then_some((text, after))
}

fn escaped(rest: &str) -> Option<char> {
    let next = rest.strip_prefix('\\')?.chars().next()?;
    next.is_ascii_punctuation().then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_text_stays() {
        let cases = [
            ("## 一、主要职责", "一、主要职责"),
            ("- **划入**原信息产业部的职责", "划入原信息产业部的职责"),
            ("1. 划入", "1. 划入"),
            ("> 引文", "引文"),
            ("| 甲部 | 盐业 |", "甲部\t盐业"),
            ("见[通知](http://a/b)和![图](c.png)", "见通知和"),
            ("〔2008〕11号 [接上页](无)", "〔2008〕11号 接上页"),
            ("[接上页] 2*3 \\* a\\b", "[接上页] 2*3 * a\\b"),
            ("#标签", "#标签"),
        ];
        for (from, to) in cases {
            assert_eq!(read(from), format!("{to}\n"));
        }
    }

    #[test]
    fn plain_text_is_not_taken_for_markdown() {
        for text in ["一、主要职责\n- 甲\n* 乙", "#1 号", "2 ** 3", "注：****", "第1页 | 共2页"]
        {
            assert!(!is_markdown(text), "{text}");
        }
        for text in ["# 通知", "a\n| a | b |\n|---|---|", "本**县**"] {
            assert!(is_markdown(text), "{text}");
        }
    }
}
