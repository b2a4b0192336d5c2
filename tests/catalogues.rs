//! Catalogues of duties in tables: what is cancelled, handed down, held.

use handover::{
    extract::extract,
    model::Provision,
    source::{ReadOptions, Source},
};

/// A row in one line: clause, act, body, from → to, duty.
fn told(row: &Provision) -> String {
    let of = |name: &Option<String>| name.clone().unwrap_or_default();
    let who = match &row.body {
        Some(body) => body.clone(),
        None => format!("{}→{}", of(&row.from), of(&row.to)),
    };
    format!("{} {} {who}: {}", row.evidence.clause, row.act, of(&row.duty))
}

#[track_caller]
fn says(html: &str, rows: &[&str], residue: &[&str]) {
    let source =
        Source::read("page.html", html.as_bytes(), &ReadOptions::default()).expect("a page");
    let said = extract(&source, "page");
    let read: Vec<String> = said.iter().flat_map(|said| &said.provisions).map(told).collect();
    let left: Vec<&str> =
        said.iter().flat_map(|said| &said.residue).map(|left| left.quote.as_str()).collect();
    assert_eq!((read, left), (rows.iter().map(|&row| row.to_owned()).collect(), residue.to_vec()));
}

fn table(title: &str, rows: &[&str]) -> String {
    let row = |row: &&str| format!("<tr><td>{}</td></tr>", row.replace('|', "</td><td>"));
    let rows: String = rows.iter().map(row).collect();
    format!("<html><body><h1>{title}</h1><table>{rows}</table></body></html>")
}

#[test]
fn a_column_says_what_is_decided_of_each() {
    says(
        &table(
            "国务院关于取消和下放一批行政审批项目的决定",
            &[
                "序号|项目名称|审批部门|其他共同审批部门|设定依据|处理决定|备注",
                "1|远程教育网校审批|教育部|无|《决定》|取消|",
                "2|省际水路运输许可|交通运输部|无|《条例》|下放至省级人民政府交通运输行政主管部门|",
                "3|煤层气管道审批|国家能源局|国家发展改革委|《条例》|取消|",
                "4|无船承运业务审批|交通运输部||《条例》|取消后改为备案|",
                "5|甲种许可|农业部||《条例》|委托省农业厅实施|试行一年",
            ],
        ),
        &[
            "1 cancel 教育部: 远程教育网校审批",
            "2 transfer 交通运输部→省级人民政府交通运输行政主管部门: 省际水路运输许可",
            "3 cancel 国家能源局: 煤层气管道审批",
            "3 cancel 国家发展改革委: 煤层气管道审批",
            "5 entrust 农业部→省农业厅: 甲种许可",
        ],
        &["4\t无船承运业务审批\t交通运输部\t\t《条例》\t取消后改为备案", "试行一年"],
    );
}

#[test]
fn the_title_says_it_of_all() {
    says(
        &table(
            "省政府决定取消的行政审批项目目录",
            &[
                "序号|项目名称|审批部门|设定依据|备注",
                "1|甲种许可|省农业厅|《条例》|",
                "2|乙种许可|省林业厅|《条例》|",
            ],
        ),
        &["1 cancel 省农业厅: 甲种许可", "2 cancel 省林业厅: 乙种许可"],
        &["省政府决定取消的行政审批项目目录"],
    );
    says(
        &table(
            "市自然资源局权责清单",
            &[
                "序号|职权名称|职权类别|实施主体|备注",
                "1|采矿权登记|行政许可|市自然资源局|",
                "2|违法占地处罚|行政处罚|市自然资源局|委托县级实施",
            ],
        ),
        &["1 assign 市自然资源局: 采矿权登记", "2 assign 市自然资源局: 违法占地处罚"],
        &["市自然资源局权责清单", "委托县级实施"],
    );
}

#[test]
fn a_header_in_two_lines_says_who_had_a_duty_and_who_has_it() {
    says(
        "<html><body><h2>市级行政职权划转目录</h2><table>\
         <tr><td rowspan=2>序号</td><td rowspan=2>事项名称</td><td colspan=2>实施部门</td><td rowspan=2>备注</td></tr>\
         <tr><td>调整前</td><td>调整后</td></tr>\
         <tr><td>1</td><td>建筑施工许可</td><td>市住建局</td><td>市行政审批局</td><td></td></tr>\
         </table></body></html>",
        &["1 transfer 市住建局→市行政审批局: 建筑施工许可"],
        &["市级行政职权划转目录"],
    );
}

#[test]
fn what_is_decided_of_a_duty_is_not_told_where_nothing_says_so() {
    says(
        &table(
            "行政审批项目目录",
            &["序号|项目名称|审批部门|设定依据", "1|甲种许可|省农业厅|《条例》"],
        ),
        &[],
        &[
            "行政审批项目目录",
            "序号\t项目名称\t审批部门\t设定依据",
            "1\t甲种许可\t省农业厅\t《条例》",
        ],
    );
}
