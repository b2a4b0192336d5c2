//! Character references: `&nbsp;`, `&#12288;`, `&#x3000;`.

/// The names that Chinese pages use. Another name stays as it is printed,
/// which loses nothing.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"),
    ("zwnj", ""),
    ("zwj", ""),
    ("shy", ""),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("lang", "〈"),
    ("rang", "〉"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("middot", "·"),
    ("bull", "•"),
    ("times", "×"),
    ("divide", "÷"),
    ("deg", "°"),
    ("sect", "§"),
    ("para", "¶"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("yen", "¥"),
    ("permil", "‰"),
    ("plusmn", "±"),
    ("larr", "←"),
    ("rarr", "→"),
    ("uarr", "↑"),
    ("darr", "↓"),
];

/// The names that browsers take without the semicolon as well.
const WITHOUT_SEMICOLON: &[&str] = &["nbsp", "amp", "lt", "gt", "quot", "middot", "copy"];

/// Longer than any reference that is decoded.
const LONGEST: usize = 12;

/// Replaces the references in a text. Linear.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match reference(rest, &mut out) {
            Some(used) => rest = &rest[used..],
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

/// Decodes the reference that follows a `&`; how long it was.
fn reference(rest: &str, out: &mut String) -> Option<usize> {
    let window = &rest.as_bytes()[..rest.len().min(LONGEST)];
    if let Some(end) = memchr::memchr(b';', window) {
        let name = rest.get(..end)?;
        if let Some(number) = name.strip_prefix('#') {
            out.push(numbered(number)?);
            return Some(end + 1);
        }
        if let Some((_, value)) = NAMED.iter().find(|(known, _)| *known == name) {
            out.push_str(value);
            return Some(end + 1);
        }
    }
    let name = WITHOUT_SEMICOLON.iter().find(|name| rest.starts_with(**name))?;
    // `&copyright` and `?a=1&lt=2` are no references.
    if matches!(
        rest.as_bytes().get(name.len()),
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'=')
    ) {
        return None;
    }
    out.push_str(NAMED.iter().find(|(known, _)| known == name)?.1);
    Some(name.len())
}

/// The character of a numeric reference; 128 to 159 mean Windows 1252, as
/// every browser has it.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match code {
        0 => None,
        0x80..=0x9F => {
            let byte = [code as u8];
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next()
        }
        0xA0 => Some(' '),
        _ => char::from_u32(code),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references() {
        let cases = [
            ("A&amp;B &lt;p&gt;", "A&B <p>"),
            ("&nbsp;&nbsp;国务院&emsp;令", "  国务院\u{2003}令"),
            ("&#12288;&#x3000;&#X4E00;", "\u{3000}\u{3000}一"),
            ("&ldquo;三定&rdquo;&#8212;&#151;", "“三定”——"),
            ("&nbsp国务院&nbsp", " 国务院 "),
            ("?a=1&lt=2&copyright", "?a=1&lt=2&copyright"),
            ("&unknown; &; &#; &#0; &#x110000; &", "&unknown; &; &#; &#0; &#x110000; &"),
            ("&国务院办公厅;", "&国务院办公厅;"),
        ];
        for (from, to) in cases {
            assert_eq!(decode(from), to);
        }
    }
}
