//! The numbers that Word prints before paragraphs.

/// A number in one of Word's formats, by the format's name in the file; an
/// unknown format is printed as a plain number. `None` for a bullet.
pub(super) fn number(format: &str, value: u32) -> Option<String> {
    Some(match format {
        "bullet" => return None,
        "none" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => {
            counted(value, "〇一二三四五六七八九", ["", "十", "百", "千"])
        }
        "chineseLegalSimplified" => counted(value, "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"]),
        "ideographLegalTraditional" => {
            counted(value, "零壹貳參肆伍陸柒捌玖", ["", "拾", "佰", "仟"])
        }
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            in_digits(value, "〇一二三四五六七八九")
        }
        "decimalFullWidth" | "decimalFullWidth2" => in_digits(value, "０１２３４５６７８９"),
        "decimalZero" => format!("{value:02}"),
        "ideographTraditional" => cyclic(value, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cyclic(value, "子丑寅卯辰巳午未申酉戌亥"),
        "ideographEnclosedCircle" => from_row(value, '㊀', 10),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => from_row(value, '①', 20),
        "decimalEnclosedParen" => from_row(value, '⑴', 20),
        "decimalEnclosedFullstop" => from_row(value, '⒈', 20),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperLetter" => letters(value, b'A'),
        "lowerLetter" => letters(value, b'a'),
        _ => value.to_string(),
    })
}

/// 三百二十一, with one zero for a gap and 十 for 一十 at the start.
fn counted(value: u32, digits: &str, units: [&str; 4]) -> String {
    let digits: Vec<char> = digits.chars().collect();
    if value == 0 || value > 9999 {
        return value.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for place in (0..4u32).rev() {
        let digit = (value / 10u32.pow(place) % 10) as usize;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push('零');
        }
        if !(place == 1 && digit == 1 && out.is_empty()) {
            out.push(digits[digit]);
        }
        out.push_str(units[place as usize]);
    }
    out
}

fn in_digits(value: u32, digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    value.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect()
}

fn cyclic(value: u32, row: &str) -> String {
    let place = value.saturating_sub(1) as usize;
    row.chars().nth(place).map_or_else(|| value.to_string(), String::from)
}

/// A sign from a row of signs in Unicode.
fn from_row(value: u32, first: char, length: u32) -> String {
    if !(1..=length).contains(&value) {
        return value.to_string();
    }
    char::from_u32(first as u32 + value - 1).map_or_else(|| value.to_string(), String::from)
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value > 3999 {
        return value.to_string();
    }
    let mut rest = value;
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            out.push_str(sign);
            rest -= worth;
        }
    }
    out
}

/// a to z, then aa to zz, as Word counts.
fn letters(value: u32, first: u8) -> String {
    if value == 0 || value > 780 {
        return value.to_string();
    }
    let letter = char::from(first + ((value - 1) % 26) as u8);
    String::from(letter).repeat(((value - 1) / 26 + 1) as usize)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn as_word_prints_them() {
        let cases = [
            ("chineseCounting", 1, "一"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 12, "十二"),
            ("chineseCountingThousand", 20, "二十"),
            ("chineseCountingThousand", 105, "一百零五"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 2008, "二千零八"),
            ("chineseLegalSimplified", 3, "叁"),
            ("ideographDigital", 20, "二〇"),
            ("ideographTraditional", 3, "丙"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "21"),
            ("decimalFullWidth", 12, "１２"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerLetter", 27, "aa"),
            ("decimalZero", 7, "07"),
            ("decimal", 4_000_000_000, "4000000000"),
            ("unheardOf", 5, "5"),
            ("none", 5, ""),
        ];
        for (format, value, expected) in cases {
            assert_eq!(number(format, value).as_deref(), Some(expected), "{format} {value}");
        }
        assert_eq!(number("bullet", 1), None);
    }

    #[test]
    fn no_number_is_too_small_or_too_large() {
        for format in [
            "chineseCounting", "ideographZodiac", "upperLetter", "upperRoman",
            "decimalEnclosedParen", "ideographDigital",
        ] {
            for value in [0, 1, 9999, 10_000, u32::MAX] {
                assert!(number(format, value).is_some());
            }
        }
    }
}
