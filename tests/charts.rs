//! Tables that tell of bodies and duties: what each row says, and what is shown.

use handover::{
    extract::extract,
    model::{Provision, Scope},
    source::{ReadOptions, Source},
};

/// A row in one line: clause, act, body, from → to, duty.
fn told(row: &Provision) -> String {
    let name = |name: &Option<String>| name.clone().unwrap_or_default();
    let mut out = format!("{} {}", row.evidence.clause, row.act);
    if row.body.is_some() {
        out += &format!(" [{}]", name(&row.body));
    }
    if row.from.is_some() || row.to.is_some() {
        out += &format!(" {}→{}", name(&row.from), name(&row.to));
    }
    if let Some(duty) = &row.duty {
        out += &format!(": {duty}");
    }
    out.trim_start().to_owned()
}

#[track_caller]
fn says(file: &str, text: &str, rows: &[&str], residue: &[&str]) {
    let source = Source::read(file, text.as_bytes(), &ReadOptions::default()).unwrap();
    let said = extract(&source, "note");
    let read: Vec<String> = said.iter().flat_map(|said| &said.provisions).map(told).collect();
    assert_eq!(read, rows, "{text}");
    let left: Vec<&str> =
        said.iter().flat_map(|said| &said.residue).map(|left| left.quote.as_str()).collect();
    assert_eq!(left, residue, "{text}");
}

#[test]
fn what_was_before_and_what_is_there_now() {
    says(
        "plan.md",
        "# 关于县机构改革的说明\n\n| 序号 | 改革前 | 改革后 | 备注 |\n|---|---|---|---|\n\
         | 1 | 县农业局、县畜牧局 | 县农业农村局 | 整合组建 |\n| 2 | 县旅游局 | 县文旅局 | 更名 |\n\
         | 3 | 县教育局 | 县教育局 | 保留 |\n| 4 | 无 | 县医保局 | 新组建 |\n| 5 | 县物价局 | | 撤销 |\n\
         | 6 | 县安监局 | 县应急局 | |\n| 7 | 县地震局 | 并入县应急局 | |\n\
         | 8 | 县环保局 | 县生态环境局 | 更名，由市生态环境局管理 |\n| 合计 | 8 | 6 | |\n",
        &[
            "1 merge [县农业局] →县农业农村局",
            "1 merge [县畜牧局] →县农业农村局",
            "1 establish [县农业农村局]",
            "2 rename [县旅游局] →县文旅局",
            "3 retain [县教育局]",
            "4 establish [县医保局]",
            "5 abolish [县物价局]",
            "7 merge [县地震局] →县应急局",
            "8 rename [县环保局] →县生态环境局",
            "8 affiliate [县生态环境局] →市生态环境局",
        ],
        &["6\t县安监局\t县应急局"],
    );
    says(
        "plan.txt",
        "县直单位名称变更说明\n原名称,现名称\n县农技站,县农技推广中心\n县林业站、县木材站,县林业服务中心\n",
        &[
            "rename [县农技站] →县农技推广中心", "merge [县林业站] →县林业服务中心",
            "merge [县木材站] →县林业服务中心", "establish [县林业服务中心]",
        ],
        &[],
    );
    says(
        "plan.txt",
        "县直单位调整说明\n序号 原机构 新机构 备注\n1 县农业局 县农业农村局 更名\n2 县林业局 县林业局 保留\n",
        &["1 rename [县农业局] →县农业农村局", "2 retain [县林业局]"],
        &[],
    );
}

#[test]
fn cells_that_reach_over_rows_and_headers_of_two_lines() {
    says(
        "list.html",
        "<html><body><h1>县部门职责划转方案</h1><table>\
         <tr><th rowspan=2>序号</th><th rowspan=2>划出部门</th><th rowspan=2>划入部门</th>\
         <th colspan=2>划转事项</th></tr><tr><th>职责</th><th>依据</th></tr>\
         <tr><td>1</td><td rowspan=2>县民政局</td><td>县退役军人局</td><td>优抚安置</td>\
         <td rowspan=2>方案</td></tr><tr><td>2</td><td>县医保局</td><td>医疗救助</td></tr>\
         <tr><td>3</td><td>县发改局</td><td>县医保局</td><td>药品价格管理</td><td>方案</td></tr>\
         </table></body></html>",
        &[
            "1 transfer 县民政局→县退役军人局: 优抚安置",
            "2 transfer 县民政局→县医保局: 医疗救助",
            "3 transfer 县发改局→县医保局: 药品价格管理",
        ],
        &[],
    );
    says(
        "list.html",
        "<html><body><h1>县机构撤并方案</h1><table><tr><td>撤销机构</td><td>承接机构</td></tr>\
         <tr><td>县招商局</td><td rowspan=2>县商务局</td></tr><tr><td>县粮食局</td></tr>\
         <tr><td>县物价局</td><td>县发改局、县市场监管局</td></tr></table></body></html>",
        &[
            "abolish [县招商局]", "transfer 县招商局→县商务局", "abolish [县粮食局]",
            "transfer 县粮食局→县商务局", "abolish [县物价局]", "transfer 县物价局→县发改局",
            "transfer 县物价局→县市场监管局",
        ],
        &[],
    );
}

#[test]
fn bodies_and_what_is_said_of_each() {
    says(
        "list.md",
        "# 关于县机构设置的说明\n\n| 序号 | 机构名称 | 机构类别 | 规格 | 加挂牌子 | 备注 |\n|---|---|---|---|---|---|\n\
         | 一 | 县委机构 | | | | |\n| 1 | 县委办公室 | 县委工作机关 | 正科级 | 县档案局、县保密局 | |\n\
         | 2 | 县委编办 | 县委工作机关 | 正科级 | | 归口县委组织部管理 |\n\
         | 3 | 县司法局 | 县政府工作部门 | 正科级 | — | 重新组建 |\n\
         | 4 | 县文旅局 | 县政府工作部门 | 正科级 | 无 | 由两家单位合并 |\n",
        &[
            "1 classify [县委办公室]: 县委工作机关",
            "1 classify [县委办公室]: 正科级",
            "1 nameplate [县委办公室] →县档案局",
            "1 nameplate [县委办公室] →县保密局",
            "2 classify [县委编办]: 县委工作机关",
            "2 classify [县委编办]: 正科级",
            "2 affiliate [县委编办] →县委组织部",
            "3 classify [县司法局]: 县政府工作部门",
            "3 classify [县司法局]: 正科级",
            "3 establish [县司法局]",
            "4 classify [县文旅局]: 县政府工作部门",
            "4 classify [县文旅局]: 正科级",
        ],
        &["由两家单位合并"],
    );
}

#[test]
fn a_header_that_ends_like_a_title_is_none() {
    says(
        "list.md",
        "| 原单位 | 新单位 | 说明 |\n|---|---|---|\n| 县交通局 | 县交通运输局 | 更名 |\n\
         | 县公路站 | 县公路中心 | 整合组建 |\n| 县运管所 | 县公路中心 | 整合组建 |\n\n\
         | 事项名称 | 原实施部门 | 现实施部门 |\n|---|---|---|\n| 施工许可 | 县住建局 | 县行政审批局 |\n\n\
         | 职责 | 移交单位 | 接收单位 | 移交时间 |\n|---|---|---|---|\n| 燃气管理 | 县住建局 | 县城管局 | 2019年3月 |\n",
        &[
            "rename [县交通局] →县交通运输局",
            "merge [县公路站] →县公路中心",
            "establish [县公路中心]",
            "merge [县运管所] →县公路中心",
            "transfer 县住建局→县行政审批局: 施工许可",
            "transfer 县住建局→县城管局: 燃气管理",
        ],
        &[],
    );
}

#[test]
fn cells_that_are_sentences() {
    says(
        "plan.html",
        "<html><body><h1>市政府部门沿革一览</h1><table><tr><th>时间</th><th>变动</th><th>备注</th></tr>\
         <tr><td>1983.10</td><td>市农业局、市林业局合并为市农林局</td><td></td></tr>\
         <tr><td>2001年12月</td><td>市乡镇企业局并入市农业局</td><td>市委〔2001〕3号</td></tr>\
         <tr><td>2010.4</td><td>不再保留市畜牧局。</td><td>业务划走</td></tr>\
         <tr><td>2019.1</td><td>组建市农业农村局</td><td>主要领导任命</td></tr></table></body></html>",
        &[
            "merge [市农业局] →市农林局", "merge [市林业局] →市农林局", "establish [市农林局]",
            "merge [市乡镇企业局] →市农业局", "abolish [市畜牧局]", "establish [市农业农村局]",
        ],
        &["业务划走", "主要领导任命"],
    );
}

#[test]
fn a_remark_that_moves_all_duties_moves_the_whole() {
    let text = "# 关于县机构设置的说明\n\n| 序号 | 机构名称 | 备注 |\n|---|---|---|\n\
                | 1 | 县招商局 | 职责划归县商务局 |\n";
    let source = Source::read("list.md", text.as_bytes(), &ReadOptions::default()).unwrap();
    let said = extract(&source, "note");
    let scopes: Vec<Option<Scope>> = said[0].provisions.iter().map(|row| row.scope).collect();
    assert_eq!(scopes, [Some(Scope::Whole)]);
}
