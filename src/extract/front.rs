//! What stands around the text: title, number, dates, issuer.

use std::{ops::Range, sync::LazyLock};

use jiff::civil::Date;
use memchr::memmem::Finder;

use super::{
    Document,
    own::{name_before, names_some, own_agency},
};
use crate::{
    grammar::party_list,
    lexicon::{find, is_agency, words},
    model::Instrument,
    outline::BlockKind,
    source::{chinese_number, figured_day, is_byline},
};

/// What the front matter tells.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub instrument: Instrument,
    /// To whom it is sent: whom it calls 你局.
    pub addressees: Vec<String>,
    /// Short name → full name, as the text itself gives them.
    pub aliases: Vec<(String, String)>,
    /// Where the title stands.
    pub title: Range<usize>,
}

impl FrontMatter {
    pub fn agency(&self) -> Option<&str> {
        self.instrument.agency.as_deref()
    }
}

pub(super) fn read(document: &Document<'_>) -> FrontMatter {
    let text = document.text();
    let front = &document.outline.front;
    let titled = |range: &Option<Range<usize>>| {
        let title = text[range.clone().unwrap_or_default()].replace('\n', "");
        title.trim_matches(['*', '#', ' ']).to_owned()
    };
    let (title, headline) = (titled(&front.title), titled(&front.headline));
    let mut aliases = abbreviations(document);
    let agency = own_agency(document, &title, &headline, &mut aliases);
    let around = lines_around(document);
    let (issued, note) = issued(&around);
    FrontMatter {
        instrument: Instrument {
            number: number(&around),
            issuer: issuer(document, &title, &around),
            issued,
            note,
            effective: effective(document),
            basis: basis(document),
            agency,
            title: if title.is_empty() { headline } else { title },
            ..Instrument::default()
        },
        addressees: addressees(&around),
        aliases,
        title: front.title.clone().or_else(|| front.headline.clone()).unwrap_or_default(),
    }
}

/// Lines before and after the text that are no sentences of it.
fn lines_around(document: &Document<'_>) -> Vec<String> {
    let text = document.text();
    let outline = document.outline;
    let after_title = outline
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Furniture)
        .map(|block| block.whole.clone());
    outline
        .front
        .lines
        .iter()
        .chain(outline.front.notice.iter())
        .cloned()
        .chain(after_title)
        .map(|range| text[range].to_owned())
        .collect()
}

/// The bodies to which a reply or a notice is sent: `市住房和城乡建设局：`.
fn addressees(lines: &[String]) -> Vec<String> {
    let named = lines.iter().find_map(|line| line.trim().strip_suffix('：')).unwrap_or("");
    let each: Vec<&str> = named.split(['、', '，']).collect();
    let all = each.iter().all(|name| is_agency(name) && !names_some(name));
    each.into_iter().filter(|_| all).map(str::to_owned).collect()
}

/// `X(以下简称Y)`, anywhere in the document.
fn abbreviations(document: &Document<'_>) -> Vec<(String, String)> {
    static CALLED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("称"));
    let mut out = Vec::new();
    if CALLED.find(document.text().as_bytes()).is_none() {
        return out;
    }
    for block in &document.outline.blocks {
        let text = &document.text()[block.text.clone()];
        for at in memchr::memchr_iter(b'(', text.as_bytes()) {
            let inner = &text[at + 1..];
            let Some(short) = words!["以下简称", "简称", "以下称"].strip_opening(inner)
            else {
                continue;
            };
            let Some(short) = short.split([')', '，']).next() else { continue };
            let short = short.trim_start_matches('为').trim_matches(['“', '”', '"']);
            if let Some(full) =
                name_before(&text[..at]).filter(|full| full != short && !short.is_empty())
            {
                out.push((short.to_owned(), full));
            }
        }
    }
    out
}

/// `国发〔2008〕11号`, as printed but with one kind of bracket.
fn number(lines: &[String]) -> Option<String> {
    lines.iter().filter(|line| !line.contains("ICP") && !line.contains("备案")).find_map(|line| {
        let end = line.find('号').filter(|&at| at > 0)?;
        let open = line[..end].rfind(['[', '('])?;
        let year: String = line[open + 1..].chars().take(4).collect();
        let plausible = year.len() == 4
            && year.starts_with(['1', '2'])
            && year.bytes().all(|b| b.is_ascii_digit());
        let start = line[..open]
            .rfind([' ', '：', '，'])
            .map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
        let word = &line[start..open];
        let short = (2..=12).contains(&word.chars().count());
        (plausible && short).then(|| {
            let close = if line[open..].starts_with('[') { ']' } else { ')' };
            line[start..end + '号'.len_utf8()]
                .replacen(&line[open..=open], "〔", 1)
                .replacen(close, "〕", 1)
        })
    })
}

/// Who signed, or whom the notice's title names.
fn issuer(document: &Document<'_>, title: &str, lines: &[String]) -> Option<String> {
    let text = document.text();
    let notice = document.outline.front.notice.clone().map(|range| text[range].to_owned());
    for title in notice.iter().map(String::as_str).chain([title]) {
        if let Some(at) = find(title, "关于").filter(|&at| at > 0)
            && party_list(&title[..at]).is_some()
        {
            return Some(title[..at].trim().to_owned());
        }
    }
    let dated = lines.iter().position(|line| date(line).is_some())?;
    lines[..dated].last().filter(|line| is_agency(line)).cloned()
}

/// The day that the document tells; else the day on which the page with it was
/// published, and that it is this one.
fn issued(around: &[String]) -> (Option<Date>, Option<String>) {
    let (bylines, own): (Vec<&str>, Vec<&str>) = around
        .iter()
        .map(String::as_str)
        .partition(|line| is_byline(line) && !line.contains("成文"));
    if let Some(told) = own.iter().find_map(|line| date(line)) {
        return (Some(told), None);
    }
    let figured = |line: &str| {
        let (_, year, month, day) = figured_day(line)?;
        Date::new(year, month, day).ok()
    };
    let published = bylines.iter().find_map(|line| date(line).or_else(|| figured(line)));
    (published, published.map(|_| "日期为网页的发布日期".to_owned()))
}

/// A day written in figures or in Chinese numerals.
pub(super) fn date(line: &str) -> Option<Date> {
    let year_end = line.find('年')?;
    let year_start = line[..year_end]
        .rfind(|c: char| !c.is_ascii_digit() && !"〇○零O一二三四五六七八九".contains(c))
        .map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
    let rest = &line[year_end + '年'.len_utf8()..];
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    let figure =
        |text: &str| text.trim().parse::<u32>().ok().or_else(|| chinese_number(text.trim()));
    Date::new(
        i16::try_from(figure(&line[year_start..year_end])?).ok()?,
        i8::try_from(figure(month)?).ok()?,
        i8::try_from(figure(day)?).ok()?,
    )
    .ok()
    .filter(|date| (1900..2200).contains(&date.year()))
}

/// `自2019年3月15日起施行`
fn effective(document: &Document<'_>) -> Option<Date> {
    static BEGINS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("起"));
    BEGINS.find(document.text().as_bytes())?;
    document.outline.blocks.iter().find_map(|block| {
        let text = &document.text()[block.text.clone()];
        BEGINS.find(text.as_bytes())?;
        words!["起施行", "起执行"].first_inside(text)?;
        let at = text.find("起施行").or_else(|| text.find("起执行"))?;
        let start = text[..at].rfind('自')?;
        date(&text[start..at])
    })
}

/// The instruments that the preamble rests on.
fn basis(document: &Document<'_>) -> Vec<String> {
    let text = document.text();
    let Some(opening) = document.outline.blocks.iter().find(|block| {
        let said = &text[block.text.clone()];
        words!["根据", "依据", "按照", "为"].open(said) && said.contains('，')
    }) else {
        return Vec::new();
    };
    let said = &text[opening.text.clone()];
    let first = said.split('。').next().unwrap_or("");
    let mut out = Vec::new();
    for (at, _) in first.match_indices('《') {
        let Some(len) = first[at..].find('》') else { continue };
        let end = at + len + '》'.len_utf8();
        let number = first[end..]
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(')'))
            .map(|(inner, _)| inner)
            .filter(|inner| inner.ends_with('号'));
        out.push(match number {
            Some(number) => format!("{}({number})", &first[at..end]),
            None => first[at..end].to_owned(),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers() {
        assert_eq!(date("2008年7月11日"), Date::new(2008, 7, 11).ok());
        assert_eq!(date("(一九九五年六月十二日)"), Date::new(1995, 6, 12).ok());
        assert_eq!(date("二○○九年九月三十日"), Date::new(2009, 9, 30).ok());
        assert_eq!(date("2009年2月30日"), None);
        assert_eq!(
            number(&["安政办发[2009]118号".to_owned()]).as_deref(),
            Some("安政办发〔2009〕118号")
        );
        assert_eq!(number(&["国发(2008)11号".to_owned()]).as_deref(), Some("国发〔2008〕11号"));
        assert_eq!(number(&["第3号楼".to_owned()]), None);
    }

    #[test]
    fn the_day_of_the_page_stands_in_for_none() {
        let told = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let (day, note) = issued(&lines);
            (day.map(|day| day.to_string()).unwrap_or_default(), note.is_some())
        };
        let of_page = "发布时间：2019-03-20 来源：市政府办公室";
        assert_eq!(told(&[of_page, "2019年3月15日"]), ("2019-03-15".to_owned(), false));
        assert_eq!(told(&[of_page]), ("2019-03-20".to_owned(), true));
        assert_eq!(told(&["发布日期：2019年3月20日"]), ("2019-03-20".to_owned(), true));
        assert_eq!(told(&["来源：市政府办公室"]), (String::new(), false));
        assert_eq!(told(&["发布时间：2019-13-20"]), (String::new(), false));
    }
}
