//! Pages on which a body tells of itself: 机构概况, 机构职能, 部门决算.

use handover::{
    extract::extract,
    model::Provision,
    source::{ReadOptions, Source},
};

/// A row in one line: clause, act, body, to, duty, count.
fn told(row: &Provision) -> String {
    let of = |name: &Option<String>| name.clone().unwrap_or_default();
    let mut out = format!("{} {} [{}]", row.evidence.clause, row.act, of(&row.body));
    if let Some(to) = &row.to {
        out += &format!(" →{to}");
    }
    if let Some(duty) = &row.duty {
        out += &format!(": {duty}");
    }
    if let Some(count) = row.count {
        out += &format!(" {count}");
    }
    out.trim_start().to_owned()
}

#[track_caller]
fn says(source: &Source, rows: &[&str], residue: &[&str]) {
    let said = extract(source, "page");
    let read: Vec<String> = said.iter().flat_map(|said| &said.provisions).map(told).collect();
    let left: Vec<&str> =
        said.iter().flat_map(|said| &said.residue).map(|left| left.quote.as_str()).collect();
    assert_eq!(read, rows);
    assert_eq!(left, residue);
}

fn page(html: &str) -> Source {
    Source::read("page.html", html.as_bytes(), &ReadOptions::default()).expect("a page")
}

#[test]
fn a_body_tells_what_it_does_below_its_name() {
    says(
        &page(
            "<html><head><title>汤山县粮食局概况</title></head><body><a class=\"curr\">机构概况</a>\
             <h2>汤山县粮食局概况</h2><p>根据《云省粮食局主要职责内设机构和人员编制规定》(云政办〔2013〕8号)，\
             我局主要工作职责如下：</p><p>01 贯彻执行粮食流通的法律、法规，起草有关规划并监督实施。</p>\
             <p>02 负责粮食收购许可的监督管理。</p><p>03 参与粮食储备工作</p>\
             <p>地址：汤山县人民路1号 电话：0372-6200000</p></body></html>",
        ),
        &[
            "01 assign [汤山县粮食局]: 贯彻执行粮食流通的法律、法规，起草有关规划并监督实施",
            "02 assign [汤山县粮食局]: 负责粮食收购许可的监督管理",
            "03 assign [汤山县粮食局]: 参与粮食储备工作",
        ],
        &[],
    );
}

#[test]
fn headings_on_a_page_need_no_numbers() {
    says(
        &page(
            "<html><head><title>机构职责-云江县水利局</title></head><body><h2>机构职责</h2>\
             <p>云江县水利局贯彻落实党中央关于水利工作的方针政策。主要职责：</p>\
             <p>1、负责保障水资源的合理开发利用。</p><p>2、组织实施水利工程建设。</p>\
             <p>有关职责分工。县水利局对水土流失防治负责，县自然资源局负责土地整治。</p>\
             <p>内设机构：</p><p>办公室：负责机关日常工作。</p><p>水政股：负责水资源监督。</p>\
             <p>人员编制：县水利局机关行政编制12名。设局长1名。</p></body></html>",
        ),
        &[
            "机构职责/1 assign [云江县水利局]: 负责保障水资源的合理开发利用",
            "机构职责/2 assign [云江县水利局]: 组织实施水利工程建设",
            "有关职责分工 assign [云江县水利局]: 水土流失防治",
            "有关职责分工 assign [县自然资源局]: 土地整治",
            "内设机构 unit [云江县水利局] →办公室: 负责机关日常工作",
            "内设机构 unit [云江县水利局] →水政股: 负责水资源监督",
            "人员编制 staffing [云江县水利局]: 机关行政编制 12",
            "人员编制 staffing [云江县水利局]: 局长 1",
        ],
        &[],
    );
}

#[test]
fn the_accounts_of_a_body_tell_its_duties_and_posts() {
    says(
        &Source::from_text(
            "page",
            "云岭市林业和草原局2022年度部门决算\n第一部分 云岭市林业和草原局概况\n一、主要职能\n\
             云岭市林业和草原局贯彻落实方针政策，主要职责是：\n(一)负责林业和草原的监督管理。\n\
             (二)组织造林绿化工作。\n二、部门基本情况\n(一)机构设置情况\n\
             我部门共设置2个内设机构，包括：办公室、政策法规科。所属单位2个，分别是：\n\
             1.云岭市林业科学研究所\n2.云岭市国有林场\n(二)人员编制情况\n\
             云岭市林业和草原局2022年末实有人员编制79人。其中：行政编制29人，事业编制50人。\n",
        ),
        &[
            "一/(一) assign [云岭市林业和草原局]: 负责林业和草原的监督管理",
            "一/(二) assign [云岭市林业和草原局]: 组织造林绿化工作",
            "二/(一) unit [云岭市林业和草原局] →办公室",
            "二/(一) unit [云岭市林业和草原局] →政策法规科",
            "二/(二) staffing [云岭市林业和草原局]: 实有人员编制 79",
            "二/(二) staffing [云岭市林业和草原局]: 行政编制 29",
            "二/(二) staffing [云岭市林业和草原局]: 事业编制 50",
        ],
        &["所属单位2个，分别是"],
    );
}

#[test]
fn units_may_stand_in_a_table() {
    says(
        &page(
            "<html><body><h1>云岭市民政局机构职能</h1><p>单位名称：云岭市民政局</p>\
             <p>一、主要职责</p><p>(一)拟订民政事业发展规划。</p><p>二、内设机构</p>\
             <table><tr><th>序号</th><th>科室名称</th><th>主要职责</th><th>联系电话</th></tr>\
             <tr><td>1</td><td>办公室</td><td>负责机关日常运转工作，承担文电、会务、机要、档案等工作。</td>\
             <td>0871-1</td></tr><tr><td>2</td><td>社会救助科</td><td></td><td>0871-2</td></tr></table>\
             </body></html>",
        ),
        &[
            "一/(一) assign [云岭市民政局]: 拟订民政事业发展规划",
            "二 unit [云岭市民政局] →办公室: 负责机关日常运转工作，承担文电、会务、机要、档案等工作",
            "二 unit [云岭市民政局] →社会救助科",
        ],
        &[],
    );
}

#[test]
fn a_row_of_a_table_is_no_sentence() {
    says(
        &Source::from_text(
            "page",
            "市级事项目录\n序号\t甲\t乙\t丙\t丁\n1\t户外广告审批\t市城管局\t《条例》\t下放至各区管理\n\
             2\t市农业局\t负责农田水利工作，指导农村水利建设。\n",
        ),
        &["assign [市农业局]: 农田水利工作，指导农村水利建设"],
        &[
            "市级事项目录",
            "序号\t甲\t乙\t丙\t丁",
            "1\t户外广告审批\t市城管局\t《条例》\t下放至各区管理",
        ],
    );
}
