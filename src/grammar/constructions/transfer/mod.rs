//! A duty moves: `将A的D划给B`, `其中D划给B`, `D由A划入B`, `原由A负责的D改由B负责`,
//! `将A的职责、B的D1、D2职责整合，组建X`, and their lists (`具体包括：…`).

mod list;
mod phrase;
mod rows;
mod said;
mod wordings;

pub(crate) use list::list_rows;
use phrase::Phrase;
pub(crate) use phrase::may_move;
use wordings::EXAMPLES;

use super::{Construction, Example};
use crate::{
    grammar::duties::split_exceptions,
    grammar::{Here, Open, Slot, party_list},
    lexicon::words,
    model::{Act, Scope},
};

/// See the module.
pub struct Transfer;

impl Construction for Transfer {
    fn name(&self) -> &'static str {
        "transfer"
    }

    fn cues(&self) -> &'static [&'static str] {
        &[
            "划", "交", "并", "归", "下放", "调整", "隶", "纳入", "由", "整合", "上收", "赋予",
            "转", "移至", "集中", "回",
        ]
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let phrase = Phrase::at(here);
        let moved = phrase.find(here)?;
        let mut rows = moved.rows(here, &phrase)?;
        let mut end = moved.end;
        if let Some((losers, after)) = loses_it(here, end) {
            let unsaid = |row: &Open| matches!(row.from, Slot::Own | Slot::Unstated);
            let gave = |row: &Open| !unsaid(row) && losers.contains(&row.from);
            let mut transfers = rows.iter_mut().filter(|row| row.act == Act::Transfer);
            match &losers[..] {
                [loser] => {
                    transfers.filter(|row| unsaid(row)).for_each(|row| row.from = loser.clone());
                    end = after;
                }
                // Several that were named before lose nothing more.
                _ if transfers.all(|row| gave(row)) => end = after,
                _ => {}
            }
        }
        // 将下列职责划入X：D1；D2: nothing but the list says what.
        if rows.iter().any(|row| row.duty.as_deref().is_some_and(list::is_announced)) {
            let (rows, end) = list::announced(here, end, &rows)?;
            return Some((rows, here.end_after(end)));
        }
        if let Some((except, after)) = trailing_exception(here, end) {
            for row in rows.iter_mut().filter(|row| row.act == Act::Transfer) {
                row.except.extend(except.iter().cloned());
            }
            end = after;
        }
        if let Some((listed, list_end)) = list::spelt_out(here, &moved, &rows) {
            for row in rows.iter_mut().filter(|row| row.scope == Some(Scope::Part)) {
                row.scope = Some(Scope::Listed);
            }
            rows.extend(listed);
            end = list_end;
        }
        Some((rows, here.end_after(end)))
    }

    fn examples(&self) -> &'static [Example] {
        EXAMPLES
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "林场承担的社会管理职能移交属地政府。",
            "人事关系暂不划转。",
            "市档案局由市政府直属调整为市委办公室管理。",
            "每个乡镇整合组建农业综合服务中心。",
            "市物价检查所随职责整体转隶市市场监管局。",
            "其安全监管职责尚未移交县安监局。",
            "县食药局由省垂直管理划归县政府管理。",
            "县广电局原拟划归县文化局。",
            "承担县编委日常工作，归口县委组织部管理。",
            "县农机局的职责一部分划入县农业农村局，一部分划入县应急局。",
            "本届广交会共有八百家企业到会。",
            "县双拥办由县民政局划转至县退役军人局，县军休所、县烈士陵园随同划转。",
            "市盐务局行使的监督职权，依照《食盐办法》的规定，改由市市场监管局行使。",
            "法律规定由行政机关承担的职责，由组建后的行政机关承担。",
            "有关法律规定的职责，由划入职责的行政机关承担。",
            "涉及其他部门职责的，由有关部门负责。",
            "省政府参事室、省文史研究馆机构规格不变，由省政府办公厅管理。",
            "将公安消防部队、武警森林部队退出现役，成建制划归应急管理部。",
            "人员工资关系划转街道。",
            "县规划监察大队的执法案卷移交县综合执法局。",
            "市农业机械化学校撤并到市农业职业学院。",
            "将犯罪嫌疑人移交公安局。",
            "罚没物资全部移交财政部门处理。",
            "需要划转编制的，可以先划转、后核定。",
            "《国务院关于将A部职责划入B部的通知》已经印发。",
            "行政机构的设立、撤销或者合并，由本级人民政府提出方案。",
            "粮油门市部移交街道使用。",
            "收缴违规资金划归财政专户。",
            "划分工业类别，按照职责分工将检查结果及时通报有关部门。",
            "国家邮政局改由交通运输部管理。",
            "原由市、区两级分别承担的药品零售执法，调整为由区级承担。",
            "将环境监测站、环境监察支队的机构编制上收至省环保厅。",
            "社会事务职能从开发区剥离，移交东风镇政府。",
            "撤销县爱卫办事业单位建制，职责回归机关。",
            "驻开发区的规划、国土、安监分局划归开发区管委会管理。",
            "原属水利电力部的华北、东北、西北电业管理局划归能源部。",
            "新组建的省应急管理厅整合了省安监局、省公安厅消防管理等多个部门的职能。",
            "从各单位划转来的干部要尽快熟悉业务。",
            "整合资源力量，设立便民服务中心。",
            "整合执法队伍职责。",
            "整合有关部门的职责和力量。",
            "全部退出现役，成建制划归公安机关。",
            "市教育局将市体育学校移交市体育局管理。",
            "市农业局将更名为市农业农村局。",
            "专家建议将市旅游局职责划入市文化局。",
            "市国资委所属企业党组织关系移交市委组织部。",
            "将国有林场由县林业局管理调整为乡镇管理。",
            "市第一中学由市教育局直属管理调整为高新区管委会管理。",
            "弱化对企业人事工作的直接管理，下放给企业。",
            "加强轨道交通运营管理。",
            "国家药监局改由卫生部管理，相应对食品安全监管队伍进行整合。",
            "不再承担公路路政管理的具体工作，将其交由市公路局承担。",
        ]
    }
}

/// `…，X不再承担该职责` after the verb's clause: X gave, or several did.
fn loses_it(here: &Here<'_>, end: usize) -> Option<(Vec<Slot>, usize)> {
    let rest = here.sentence()[end..].strip_prefix('，')?;
    let clause = &rest[..rest.find(['，', '。', '；']).unwrap_or(rest.len())];
    let (at, verb) = words!["不再承担", "不再负责", "不再行使", "不再履行"].first_inside(clause)?;
    let what = clause[at + verb.len()..]
        .trim_start_matches(['该', '此', '上', '述', '项', '相', '关', '原', '行', '政']);
    let losers = party_list(&clause[..at])?.slots;
    let known = matches!(what, "" | "职责" | "职能" | "工作" | "职权");
    known.then(|| (losers, end + '，'.len_utf8() + clause.len()))
}

/// `…，但D除外`, `…，不含D` after the verb's clause.
fn trailing_exception(here: &Here<'_>, end: usize) -> Option<(Vec<String>, usize)> {
    let rest = here.sentence()[end..].strip_prefix('，')?;
    let clause = &rest[..rest.find(['，', '。', '；']).unwrap_or(rest.len())];
    let bare = clause.trim_start_matches('但');
    let what = bare
        .strip_suffix("除外")
        .or_else(|| bare.strip_prefix("不含"))
        .or_else(|| bare.strip_prefix("不包括"))?;
    let what = what.trim_start_matches('其').trim_start_matches("中");
    (!what.is_empty()).then(|| (split_exceptions(what), end + '，'.len_utf8() + clause.len()))
}
