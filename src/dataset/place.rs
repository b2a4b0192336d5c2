//! Which place a document speaks of: the city that a 市农业局 is of.

use crate::{
    lexicon::{agency_len, place_prefix},
    model::Instrument,
};

const LEVELS: &[char] = &['省', '市', '县', '区', '州', '旗'];

/// The parts of a place, widest first: 湖北省, 武汉市.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<String>);

impl Place {
    /// Cuts `湖北省武汉市` into its parts.
    pub fn new(place: &str) -> Self {
        let mut parts = vec![String::new()];
        let mut letters = place.chars().peekable();
        while let Some(letter) = letters.next() {
            let last = parts.last_mut().expect("never empty");
            last.push(letter);
            // A part is a name and its level: 区 alone begins 区…, ends nothing,
            // and 荆州市 and 沙市区 have names that end like a level.
            let named = last.chars().nth(1).is_some();
            let goes_on = letters.peek().is_none_or(|next| LEVELS.contains(next));
            if LEVELS.contains(&letter) && named && !goes_on {
                parts.push(String::new());
            }
        }
        parts.retain(|part| !part.is_empty());
        Place(parts)
    }

    /// Its parts, widest first.
    pub fn parts(&self) -> &[String] {
        &self.0
    }
}

/// The place of an instrument: stated, or else that with which its issuer, the
/// agency it is about, or its title begins.
pub fn place_of(instrument: &Instrument) -> Option<String> {
    let titled = || {
        let (place, rest) = leading_place(&instrument.title)?;
        let governs = GOVERNS.iter().any(|word| rest.starts_with(word));
        (governs || agency_len(rest).is_some()).then_some(place)
    };
    let place = instrument.place.as_deref();
    let place = place.or_else(|| place_in(instrument.issuer.as_deref()?));
    let place = place.or_else(|| place_in(instrument.agency.as_deref()?)).or_else(titled);
    place.map(str::to_owned)
}

fn place_in(name: &str) -> Option<&str> {
    leading_place(name).map(|(place, _)| place)
}

/// What follows the place in a title that speaks of the bodies of the place.
const GOVERNS: &[&str] = &[
    "人民政府", "政府", "机构", "党政", "党和", "委", "深化", "省级", "市级", "县级", "区级",
    "省直", "市直", "县直", "区直", "事业单位", "行政", "关于", "各",
];

/// What may stand before a place: 中共武汉市委, 关于武汉市….
const BEFORE: &[&str] = &["中国共产党", "中共", "关于", "印发", "《", "〈", "<", "“"];

/// What ends like a place and is none: 社区, 开发区, 城市.
const NO_PLACE: &[&str] = &[
    "开发区", "试验区", "实验区", "示范区", "保税区", "合作区", "园区", "社区", "地区", "灾区",
    "矿区", "林区", "牧区", "库区", "校区", "辖区", "城区", "特区", "行政区", "城市", "直辖市",
    "各省", "各市", "各县", "各区", "全省", "全市", "全县", "全区", "本省", "本市", "本县", "本区",
    "我省", "我市", "我县", "我区",
];

/// What no name of a place begins with: 国家…, 撤销县水利局.
const NEVER_OPEN: &[&str] = &[
    "国", "中央", "全国", "地方", "撤", "设立", "组建", "重新组建", "成立", "调整", "合并", "核减",
    "核定", "核增", "增设", "增加", "新设", "新组建", "取消", "划转", "恢复", "明确", "印发",
];

/// Names of places have at most so many characters, with their level:
/// 新疆维吾尔自治区, 积石山保安族东乡族撒拉族自治县.
const LONGEST: usize = 16;

/// The place with which a text begins, and what follows it: 湖北省武汉市.
pub(super) fn leading_place(text: &str) -> Option<(&str, &str)> {
    let mut text = text.trim();
    while let Some(rest) = BEFORE.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest.trim_start();
    }
    let mut end = 0;
    while let Some(part) = leading_part(&text[end..]) {
        end += part.len();
    }
    (end > 0).then(|| text.split_at(end))
}

/// One part of a place: a name and its level.
fn leading_part(text: &str) -> Option<&str> {
    for (count, (at, letter)) in text.char_indices().enumerate().take(LONGEST) {
        if !('\u{4e00}'..='\u{9fff}').contains(&letter) {
            return None;
        }
        let (part, rest) = text.split_at(at + letter.len_utf8());
        let level = LEVELS.contains(&letter) && (count > 1 || count == 1 && letter == '县');
        if !level || rest.is_empty() {
            continue;
        }
        // 国家市场…: the letter opens another word.
        if place_prefix(&text[at..]).is_none() {
            continue;
        }
        let opens_another = NEVER_OPEN.iter().any(|word| part.starts_with(word));
        let none = opens_another || NO_PLACE.iter().any(|word| part.ends_with(word));
        return (!none).then_some(part);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_parts() {
        for (place, parts) in [
            ("武汉市", vec!["武汉市"]),
            ("湖北省武汉市", vec!["湖北省", "武汉市"]),
            ("内蒙古自治区通辽市", vec!["内蒙古自治区", "通辽市"]),
            ("荆州市沙市区", vec!["荆州市", "沙市区"]),
        ] {
            assert_eq!(Place::new(place).parts(), parts);
        }
    }

    #[test]
    fn the_issuer_the_agency_or_the_title_tells_the_place() {
        let of = |issuer: &str, agency: &str, title: &str| {
            let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let (issuer, agency) = (text(issuer), text(agency));
            place_of(&Instrument { issuer, agency, title: title.into(), ..Instrument::default() })
        };
        for (issuer, agency, title, place) in [
            ("武汉市人民政府办公厅", "", "", "武汉市"),
            ("中共武汉市委 武汉市人民政府", "", "", "武汉市"),
            ("中共清江市东湖区委机构编制委员会", "", "", "清江市东湖区"),
            ("", "新宁县农业农村局", "", "新宁县"),
            ("", "忠县水务局", "", "忠县"),
            ("", "延边朝鲜族自治州水利局", "", "延边朝鲜族自治州"),
            ("", "内蒙古自治区通辽市科学技术局", "", "内蒙古自治区通辽市"),
            ("", "", "武汉市机构改革方案", "武汉市"),
            ("", "", "关于湖北省深化机构改革的实施意见", "湖北省"),
            ("", "", "中共长沙市委关于机构改革的通知", "长沙市"),
            ("", "", "《临海省省级机构改革方案》", "临海省"),
            ("", "", "青禾县应急管理局挂牌成立", "青禾县"),
        ] {
            assert_eq!(
                of(issuer, agency, title).as_deref(),
                Some(place),
                "{issuer}{agency}{title}"
            );
        }
        for (issuer, agency, title) in [
            ("国务院办公厅", "", ""),
            ("第十三届全国人民代表大会第一次会议", "", ""),
            ("", "国家市场监督管理总局", ""),
            ("", "省、自治区、直辖市邮政管理局", ""),
            ("", "城市管理局", ""),
            ("", "", "国务院机构改革方案"),
            ("", "", "经济技术开发区机构设置"),
            ("", "", "各市机构改革方案"),
            ("", "", "关于调整城市管理职责的通知"),
            ("", "", "高新区市政设施条例"),
            ("", "", "关于核减县水利局编制的通知"),
            ("", "", "撤销县水利局的批复"),
        ] {
            assert_eq!(of(issuer, agency, title), None, "{issuer}{agency}{title}");
        }
    }
}
