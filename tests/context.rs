//! Who is meant: short documents, and whom their rows are about.

use handover::{extract::extract, model::Provision, source::Source};

/// A row in one line: clause, act, body, from → to, duty.
fn told(row: &Provision) -> String {
    let mut out = format!("{} {}", row.evidence.clause, row.act);
    if let Some(body) = &row.body {
        out += &format!(" [{body}]");
    }
    if row.from.is_some() || row.to.is_some() {
        let name = |name: &Option<String>| name.clone().unwrap_or_default();
        out += &format!(" {}→{}", name(&row.from), name(&row.to));
    }
    if let Some(duty) = &row.duty {
        out += &format!(": {duty}");
    }
    out.trim_start().to_owned()
}

#[track_caller]
fn says(text: &str, expected: &[&str]) {
    let said = extract(&Source::from_text("note", text), "note");
    let rows: Vec<String> = said.iter().flat_map(|said| &said.provisions).map(told).collect();
    assert_eq!(rows, expected, "{text}");
}

#[track_caller]
fn leaves(text: &str, rows: &[&str], residue: &[&str]) {
    says(text, rows);
    let said = extract(&Source::from_text("note", text), "note");
    let left: Vec<&str> =
        said.iter().flat_map(|said| &said.residue).map(|left| left.quote.as_str()).collect();
    assert_eq!(left, residue, "{text}");
}

#[test]
fn whoever_gave_first_gives_what_the_sentence_goes_on_with() {
    says(
        "国务院机构改革方案\n将科学技术部的农村科技职责划入农业农村部，将社会发展规划职责分别划入国家发展改革委、\
         生态环境部等部门。\n将高新区规划职责划入工业和信息化部。\n",
        &[
            "transfer 科学技术部→农业农村部: 农村科技",
            "transfer 科学技术部→国家发展改革委: 社会发展规划",
            "transfer 科学技术部→生态环境部: 社会发展规划",
            "transfer →工业和信息化部: 高新区规划",
        ],
    );
    says(
        "市水务局主要职责内设机构和人员编制规定\n一、职责调整\n\
         (一)将市环保局的水功能区划职责划入市水务局，将污水监测职责划给市城管局。\n",
        &[
            "一/(一) transfer 市环保局→市水务局: 水功能区划",
            "一/(一) transfer 市水务局→市城管局: 污水监测",
        ],
    );
}

#[test]
fn what_a_clause_goes_on_with_is_of_whoever_was_named_before_it() {
    says(
        "临江市机构改革方案\n一、组建市甲局；承担防汛抗旱工作；市乙局负责排水管网维护。",
        &[
            "一 establish [市甲局]", "一 assign [市甲局]: 防汛抗旱工作",
            "一 assign [市乙局]: 排水管网维护",
        ],
    );
    leaves(
        "临江市机构改革方案\n一、市甲局由市政府管理；承担相应责任；市乙局负责排水管网维护。",
        &["一 affiliate [市甲局] →市政府", "一 assign [市乙局]: 排水管网维护"],
        &["承担相应责任"],
    );
}

#[test]
fn whoever_governs_a_body_goes_on_being_spoken_of() {
    says(
        "市机构改革方案\n组建市委社工部。市委社工部作为市委职能部门，统一领导市信访局。\
         划入市委组织部的社会组织党建职责。\n",
        &[
            "establish [市委社工部]",
            "classify [市委社工部]: 市委职能部门",
            "affiliate [市信访局] →市委社工部",
            "transfer 市委组织部→市委社工部: 社会组织党建",
        ],
    );
    says("2月8日 新区管委会挂牌，为省政府派出机构。", &["classify [新区管委会]: 省政府派出机构"]);
}

#[test]
fn what_becomes_of_a_body_after_others_were_moved_is_not_told_of_it() {
    leaves(
        "市交通运输局历史沿革\n1956年3月，市公路处划归省交通厅领导。1958年下放，并入市交通局。\n",
        &["affiliate [市公路处] →省交通厅"],
        &["并入市交通局", "1958年下放"],
    );
}

#[test]
fn what_goes_in_behind_a_body_that_was_placed_goes_to_its_superior() {
    says(
        "组建市审批局。将市信息中心划归市审批局管理，政务公开职责由市府办划入。",
        &[
            "establish [市审批局]",
            "affiliate [市信息中心] →市审批局",
            "transfer 市府办→市审批局: 政务公开",
        ],
    );
    says(
        "武警黄金部队并入自然资源部；武警水电部队转为国有企业，由国务院国资委管理。",
        &[
            "merge [武警黄金部队] →自然资源部",
            "classify [武警水电部队]: 国有企业",
            "affiliate [武警水电部队] →国务院国资委",
        ],
    );
}

#[test]
fn we_are_whoever_is_a_body_of_that_kind() {
    leaves(
        "市融媒体中心职能配置、内设机构和人员编制规定\n一、我局更名为市审批局。\n",
        &[],
        &["我局更名为市审批局"],
    );
}

#[test]
fn what_an_item_is_about_is_known_to_its_whole_sentence() {
    says(
        "市机构改革通知\n一、市委机构\n1．市委编办。作为市委办事机构，归口市委组织部管理，规格为正处级。\n",
        &[
            "一/1 classify [市委编办]: 市委办事机构",
            "一/1 affiliate [市委编办] →市委组织部",
            "一/1 classify [市委编办]: 正处级",
        ],
    );
}

#[test]
fn its_further_duties_are_of_whoever_gave_before() {
    says(
        "市机构改革方案\n一、机构设置\n（一）市公安局。市消防大队承担的消防审核职责移交市住建局，其灭火救援职责转至市救援大队。\n",
        &[
            "一/(一) transfer 市消防大队→市住建局: 消防审核",
            "一/(一) transfer 市消防大队→市救援大队: 灭火救援",
        ],
    );
}

#[test]
fn what_ended_together_gives_what_is_named_next_together() {
    says(
        "撤销省公路局、省航道局，其行政职能划入省交通厅，公益职能交由新组建的省公路中心承担。",
        &[
            "abolish [省公路局]",
            "abolish [省航道局]",
            "transfer 省公路局→省交通厅: 行政职能",
            "transfer 省航道局→省交通厅: 行政职能",
            "transfer 省公路局→省公路中心: 公益职能",
            "transfer 省航道局→省公路中心: 公益职能",
        ],
    );
}

#[test]
fn what_goes_into_an_item_goes_to_the_body_it_is_about() {
    says(
        "临海市机构改革方案\n一、机构设置\n（一）市农业农村局。市委农办设在市农业农村局。市渔业局并入后，加挂市渔业局牌子。\n\
         （二）市发展和改革局。划出招商引资职能，交由市商务局承担。\n（三）市行政执法局。撤销，其职责划入市住建局。\n",
        &[
            "一/(一) locate [市委农办] →市农业农村局",
            "一/(一) merge [市渔业局] →市农业农村局",
            "一/(一) nameplate [市农业农村局] →市渔业局",
            "一/(二) transfer 市发展和改革局→市商务局: 招商引资",
            "一/(三) abolish [市行政执法局]",
            "一/(三) transfer 市行政执法局→市住建局",
        ],
    );
    leaves(
        "将武警森林部队职责划入应急管理部，武警森林部队转到地方后，列应急管理部序列，承担森林灭火任务。",
        &["transfer 武警森林部队→应急管理部", "assign [武警森林部队]: 森林灭火任务"],
        &["武警森林部队转到地方后，列应急管理部序列"],
    );
    leaves(
        "保留市安委会；市爱卫会与市创卫指挥部合并，办公室设在市卫健局。",
        &["retain [市安委会]"],
        &["市爱卫会与市创卫指挥部合并，办公室设在市卫健局"],
    );
}

#[test]
fn a_body_that_receives_is_whoever_is_spoken_of_now() {
    says(
        "2002年3月，市劳动局与市人事局合并，组建市人劳局，原市社保局划归其管理。",
        &[
            "merge [市劳动局] →市人劳局", "merge [市人事局] →市人劳局", "establish [市人劳局]",
            "affiliate [市社保局] →市人劳局",
        ],
    );
}

#[test]
fn what_is_divided_again_is_one_body() {
    says(
        "1965年，县农业局、林业局、水利局合并为县农水局，1972年又分设为县农业局、县林业局、县水利局。",
        &[
            "merge [县农业局] →县农水局", "merge [县林业局] →县农水局",
            "merge [县水利局] →县农水局", "establish [县农水局]", "split [县农水局] →县农业局",
            "split [县农水局] →县林业局", "split [县农水局] →县水利局",
        ],
    );
}

#[test]
fn a_row_about_nobody_is_left() {
    leaves("1990年，列入市委工作机构序列。", &[], &["列入市委工作机构序列"]);
    leaves("将其并入。", &[], &["将其并入"]);
}

#[test]
fn an_item_may_open_with_the_body_it_is_about() {
    says(
        "市人民政府机构改革方案\n一、综合部门\n\
         1、发展计划委员会。由计划委员会更名。市物价局并入，挂物价局牌子。\n\
         2、国土资源局。以土地管理局、地质矿产局为基础组建。\n\
         3、交通局。保留。\n\
         4、老龄工作委员会办公室，设在民政局。\n",
        &[
            "一/1 rename [计划委员会] →发展计划委员会",
            "一/1 merge [市物价局] →发展计划委员会",
            "一/1 nameplate [发展计划委员会] →物价局",
            "一/2 establish [国土资源局]",
            "一/2 merge [土地管理局] →国土资源局",
            "一/2 merge [地质矿产局] →国土资源局",
            "一/3 retain [交通局]",
            "一/4 locate [老龄工作委员会办公室] →民政局",
        ],
    );
}

#[test]
fn a_sentence_that_ends_like_a_name_is_no_name() {
    says(
        "一、党委机构\n1．市委统战部统一领导市民族宗教事务局。将市外侨局的侨务管理职责划入市委统战部。\n",
        &[
            "一/1 affiliate [市民族宗教事务局] →市委统战部",
            "一/1 transfer 市外侨局→市委统战部: 侨务管理",
        ],
    );
}

#[test]
fn a_township_has_units_and_stations() {
    says(
        "青山县云岭镇职能配置、内设机构和人员编制规定\n\
         第一条 中共青山县云岭镇委员会、青山县云岭镇人民政府为正科级。\n\
         第二条 云岭镇的主要职责是：\n（一）负责消防安全监督管理。\n\
         第三条 云岭镇设置下列党政机构：\n（一）党政办公室。负责机关日常运转工作。\n\
         第四条 设置下列事业单位，为镇人民政府所属公益一类事业单位，机构规格为股级：\n\
         （一）党群服务中心。承担政务服务工作。核定事业编制8名，设主任1名。\n\
         第五条 云岭镇行政编制32名。\n",
        &[
            "第一条 classify [中共青山县云岭镇委员会]: 正科级",
            "第一条 classify [青山县云岭镇人民政府]: 正科级",
            "第二条/(一) assign [青山县云岭镇]: 负责消防安全监督管理",
            "第三条/(一) unit [青山县云岭镇] →党政办公室: 负责机关日常运转工作",
            "第四条/(一) assign [党群服务中心]: 政务服务工作",
            "第四条/(一) staffing [党群服务中心]: 事业编制",
            "第四条/(一) staffing [党群服务中心]: 主任",
            "第五条 staffing [青山县云岭镇]: 行政编制",
        ],
    );
}

#[test]
fn an_item_with_a_verb_of_its_own_is_no_bare_duty() {
    leaves(
        "市医药局职能配置、内设机构和人员编制规定\n一、职责调整\n(一)下放的职责\n\
         1．将广告审批工作下放给用户。\n2．将广告审批下放给省、自治区、直辖市医药管理部门。\n3．直属企业的经营管理权。\n",
        &[
            "一/(一)/2 transfer 市医药局→省、自治区、直辖市医药管理部门: 广告审批",
            "一/(一)/3 transfer 市医药局→: 直属企业的经营管理权",
        ],
        &["将广告审批工作下放给用户"],
    );
}

#[test]
fn a_name_is_completed_with_a_place_and_nothing_else() {
    says(
        "撤销机械委和电子工业部，成立机械电子工业部。",
        &["abolish [机械委]", "abolish [电子工业部]", "establish [机械电子工业部]"],
    );
    says(
        "青山县卫生和计划生育局职能配置、内设机构和人员编制规定\n一、将原计划生育局的职责划入该局。\n二、卫生和计划生育局承担医政管理工作。\n",
        &[
            "一 transfer 计划生育局→青山县卫生和计划生育局",
            "二 assign [青山县卫生和计划生育局]: 医政管理工作",
            "一 abolish [计划生育局]",
        ],
    );
}

#[test]
fn a_reply_calls_its_addressee_you() {
    says(
        "关于调整机构编制事项的批复\n县交通局：\n经研究，现批复如下：\n\
         一、你局机关增挂县铁路办公室牌子，增加铁路建设协调职责，核增副局长职数1名。\n\
         二、组建县执法大队，核定事业编制28名（从县公路站划转12名），设大队长1名。主要职责任务：承担路政执法。\n",
        &[
            "一 nameplate [县交通局] →县铁路办公室",
            "一 add [县交通局]: 铁路建设协调",
            "一 staffing [县交通局]: 副局长职数",
            "二 establish [县执法大队]",
            "二 staffing [县执法大队]: 事业编制",
            "二 staffing [县执法大队]: 大队长",
            "二 assign [县执法大队]: 承担路政执法",
        ],
    );
}

#[test]
fn a_title_in_two_lines_names_one_agency() {
    says(
        "临 江 市 水 务 局 主 要 职 责 内 设 机 构\n和 人 员 编 制 规 定\n\n一、职责调整\n\
         (一)水上交通监管职责划给市交通局。\n二、内设机构\n(一)农村水利科、供排水科\n",
        &[
            "一/(一) transfer 临江市水务局→市交通局: 水上交通监管",
            "二/(一) unit [临江市水务局] →农村水利科",
            "二/(一) unit [临江市水务局] →供排水科",
        ],
    );
}

#[test]
fn nobody_is_placed_in_itself() {
    says(
        "县国资局并入县财政局，为县财政局内设机构。",
        &["merge [县国资局] →县财政局", "classify [县国资局]: 县财政局内设机构"],
    );
    says("省交通厅管理的省公路局，由副厅级事业单位改为厅内设机构。", &[]);
}

#[test]
fn what_announces_units_is_no_unit() {
    says(
        "中共青河县委组织部职能配置、内设机构和人员编制规定\n第一条 县委组织部内设机构：\n\
         (一)组织一室。负责农村基层党建。\n(二)干部室。负责干部考察。\n",
        &[
            "第一条/(一) unit [中共青河县委组织部] →组织一室: 负责农村基层党建",
            "第一条/(二) unit [中共青河县委组织部] →干部室: 负责干部考察",
        ],
    );
}

#[test]
fn whoever_takes_all_of_a_body_must_be_known() {
    leaves(
        "1968年9月，县军管会接管县工业局，行使工业局职权。",
        &[],
        &["行使工业局职权", "县军管会接管县工业局"],
    );
}

#[test]
fn of_two_pairs_of_plates_both_stand_where_the_clause_says() {
    says(
        "市政府台办与市委台办、市网信办与市委网信办，一个机构两块牌子，列入市委工作机关序列。",
        &[
            "nameplate [市政府台办] →市委台办",
            "nameplate [市网信办] →市委网信办",
            "classify [市政府台办]: 市委工作机关序列",
            "classify [市网信办]: 市委工作机关序列",
        ],
    );
}

#[test]
fn who_signs_a_list_of_bodies_is_not_in_it() {
    says(
        "临江市机构设置方案\n一、市政府直属机构\n市统计局\n市体育局\n市政府\n2019年3月1日\n",
        &["一 classify [市统计局]: 市政府直属机构", "一 classify [市体育局]: 市政府直属机构"],
    );
}

#[test]
fn names_on_lines_have_done_to_them_what_the_line_above_says() {
    says(
        "临江县关于调整工作机构的决定\n决定撤销：\n县信息中心\n县招商局\n决定设立：\n县数据局\n",
        &["abolish [县信息中心]", "abolish [县招商局]", "establish [县数据局]"],
    );
    says(
        "临江县关于调整工作机构的决定\n新设立的机构\n县数据局\n撤销的机构\n县招商局\n",
        &["establish [县数据局]", "abolish [县招商局]"],
    );
    says(
        "关于县政府机构调整的通知\n一、撤销下列机构：\n1.县信息中心\n2.县招商局\n二、县水务局设下列机构：\n\
         办公室\n水政科\n",
        &[
            "一/1 abolish [县信息中心]", "一/2 abolish [县招商局]", "二 unit [县水务局] →办公室",
            "二 unit [县水务局] →水政科",
        ],
    );
    leaves(
        "关于县政府机构调整的通知\n一、将下列机构合并：\n县文化局、县旅游局\n",
        &[],
        &["县文化局、县旅游局"],
    );
}

#[test]
fn a_line_that_opens_with_what_is_done_is_a_paragraph_of_its_own() {
    says(
        "中央关于机构的决议\n撤销第一商业部、第二商业部\n设立商业部、粮食部，撤销供销总社\n\
         设立煤炭工业部、电力工业部、石油工业部、化学工业部\n",
        &[
            "abolish [第一商业部]", "abolish [第二商业部]", "establish [商业部]",
            "establish [粮食部]", "abolish [供销总社]", "establish [煤炭工业部]",
            "establish [电力工业部]", "establish [石油工业部]", "establish [化学工业部]",
        ],
    );
}

#[test]
fn marks_and_counting_words_before_an_item_are_no_part_of_it() {
    says(
        "县机构改革要点\n——组建县数据局。\n●撤销县信息中心。\n· 一是组建县投资局。二是将县经信局的招商职责划入县投资局。\n",
        &[
            "establish [县数据局]", "abolish [县信息中心]", "establish [县投资局]",
            "transfer 县经信局→县投资局: 招商",
        ],
    );
}

#[test]
fn a_text_about_several_bodies_is_about_none_of_them() {
    leaves(
        "——加强能源管理机构。组建国家能源局。\n——组建交通运输部。不再保留交通部。\n",
        &["establish [国家能源局]", "establish [交通运输部]", "abolish [交通部]"],
        &["加强能源管理机构"],
    );
    leaves(
        "1970年4月，改名为县革命委员会档案馆。1981年12月，成立县档案局。\n",
        &["establish [县档案局]"],
        &["改名为县革命委员会档案馆"],
    );
}

#[test]
fn items_numbered_before_a_year_are_items() {
    says(
        "县档案局机构沿革\n1、1980年5月，成立县档案科。\n2、1984年9月，县档案科更名为县档案局。\n",
        &["1 establish [县档案科]", "2 rename [县档案科] →县档案局"],
    );
}

#[test]
fn work_is_told_with_the_body_whose_it_is() {
    says(
        "保留市食品安全委员会，具体工作由市市场监管局承担。保留市双拥办，日常工作由市民政局承担。",
        &[
            "retain [市食品安全委员会]",
            "assign [市市场监管局]: 市食品安全委员会具体工作",
            "retain [市双拥办]",
            "assign [市民政局]: 市双拥办日常工作",
        ],
    );
}

#[test]
fn a_body_named_as_new_or_as_former_is_whom_the_sentence_speaks_of() {
    says(
        "新组建的区民生局，承接区民政局的救助管理职责。",
        &["transfer 区民政局→区民生局: 救助管理"],
    );
    says("县水利局的前身为县水利科，1956年改称县水利局。", &["rename [县水利科] →县水利局"]);
}

#[test]
fn what_a_body_is_ends_what_it_answers_for() {
    says(
        "组建市金融局。统一负责除证券业之外的金融监管工作，统筹防范金融风险，作为市政府工作部门。",
        &[
            "establish [市金融局]",
            "classify [市金融局]: 市政府工作部门",
            "assign [市金融局]: 金融监管工作，统筹防范金融风险",
        ],
    );
}

#[test]
fn what_is_said_of_a_body_before_its_first_act_is_left_over() {
    leaves(
        "新组建的区民生局，承接区民政局的救助管理职责。",
        &["transfer 区民政局→区民生局: 救助管理"],
        &["新组建的区民生局"],
    );
    leaves(
        "县水利局前身是县水利科，1956年改称县水利局。",
        &["rename [县水利科] →县水利局"],
        &["县水利局前身是县水利科"],
    );
}

#[test]
fn a_bare_item_that_opens_with_its_verb_says_who_gives() {
    says(
        "临水市林业局主要职责内设机构和人员编制规定\n一、职责调整\n（一）划入的职责\n\
         1．从市园林局划入古树名木保护职责。\n2．划入市农业局的草原防火职责。\n\
         3．承接省林业厅下放的木材检疫职责。\n（二）将市国土局的下列职责划入：\n1．湿地调查。\n\
         （三）不再承担的职责\n1．森林公园评级。\n",
        &[
            "一/(一)/1 transfer 市园林局→临水市林业局: 古树名木保护",
            "一/(一)/2 transfer 市农业局→临水市林业局: 草原防火",
            "一/(一)/3 transfer 省林业厅→临水市林业局: 木材检疫",
            "一/(二)/1 transfer 市国土局→临水市林业局: 湿地调查",
            "一/(三)/1 cancel [临水市林业局]: 森林公园评级",
        ],
    );
}

#[test]
fn what_is_set_up_by_words_not_understood_is_nobody_else() {
    leaves(
        "高新区管委会机构编制方案\n一、派驻机构\n\
         市公安局、市自然资源局在高新区设立公安分局、自然资源分局，为市局派出机构。\n",
        &[],
        &["市公安局、市自然资源局在高新区设立公安分局、自然资源分局，为市局派出机构"],
    );
}

#[test]
fn units_may_be_named_before_their_count() {
    says(
        "县商务局主要职责内设机构和人员编制规定\n一、内设机构\n\
         县商务局内设办公室、市场股、外贸股等3个职能股室。\n",
        &["一 unit [县商务局] →办公室", "一 unit [县商务局] →市场股", "一 unit [县商务局] →外贸股"],
    );
}

#[test]
fn a_plate_behind_the_name_of_a_unit_is_no_duty() {
    leaves(
        "县商务局主要职责内设机构和人员编制规定\n一、内设机构\n\
         （一）办公室。加挂信访股牌子。负责机关运转。\n（二）人事股：负责人事。\n\
         纪检监察机构按有关规定设置。\n",
        &[
            "一/(一) unit [县商务局] →办公室: 负责机关运转",
            "一/(一) nameplate [办公室] →信访股",
            "一/(二) unit [县商务局] →人事股: 负责人事",
        ],
        &["纪检监察机构按有关规定设置"],
    );
}

#[test]
fn the_posts_of_a_reply_are_those_of_the_one_body_it_sets_up() {
    says(
        "关于同意设立江滨区数据中心的批复\n一、同意设立江滨区数据中心，相当于正科级。\n\
         二、核定事业编制15名。\n",
        &[
            "一 establish [江滨区数据中心]",
            "一 classify [江滨区数据中心]: 相当于正科级",
            "二 staffing [江滨区数据中心]: 事业编制",
        ],
    );
}

#[test]
fn a_kind_of_bodies_is_no_body_that_items_are_about() {
    says(
        "秀水镇主要职责内设机构和人员编制规定\n一、机构设置\n（一）党政机构\n\
         1．党政办公室（挂人大办公室牌子）。主要职责：负责日常事务。\n（二）事业机构\n\
         1．文化中心（加挂广播站牌子）。由原文化站、电影队合并组建。\n\
         2．财政所，为县财政局派出机构。\n",
        &[
            "一/(一)/1 unit [秀水镇] →党政办公室: 负责日常事务",
            "一/(一)/1 nameplate [党政办公室] →人大办公室",
            "一/(二)/1 nameplate [文化中心] →广播站",
            "一/(二)/1 merge [文化站] →文化中心",
            "一/(二)/1 merge [电影队] →文化中心",
            "一/(二)/1 establish [文化中心]",
            "一/(二)/2 classify [财政所]: 县财政局派出机构",
        ],
    );
}

#[test]
fn a_plate_kept_after_a_transfer_hangs_where_the_duty_went() {
    says(
        "市委编办归口市委组织部管理。将市人社局的公务员管理职责划入市委组织部，对外保留市公务员局牌子。",
        &[
            "affiliate [市委编办] →市委组织部",
            "transfer 市人社局→市委组织部: 公务员管理",
            "nameplate [市委组织部] →市公务员局",
        ],
    );
}

#[test]
fn a_committee_is_one_with_and_without_its_last_letters() {
    says(
        "市卫生健康委员会负责医疗监管。市卫生健康委牵头负责疫情处置。",
        &["assign [市卫生健康委员会]: 医疗监管", "assign [市卫生健康委员会]: 疫情处置"],
    );
}

#[test]
fn a_street_office_has_one_name_in_its_regulation() {
    says(
        "南湖街道党工委、办事处职能配置、内设机构和人员编制规定\n一、主要职责\n（一）加强基层治理。\n",
        &["一/(一) assign [南湖街道]: 加强基层治理"],
    );
}

#[test]
fn what_is_done_with_units_is_no_list_of_them() {
    says(
        "关于县检察院机构设置的通知\n一、内设机构调整\n（一）将侦查监督科、公诉科整合为第一检察部。\n\
         （二）办公室、行政装备科合并为综合业务部。\n（三）控告科职责并入第五检察部。\n\
         （四）政工科更名为政治部，加挂机关党委牌子。\n",
        &[
            "一/(一) merge [侦查监督科] →第一检察部",
            "一/(一) merge [公诉科] →第一检察部",
            "一/(一) establish [第一检察部]",
            "一/(二) merge [办公室] →综合业务部",
            "一/(二) merge [行政装备科] →综合业务部",
            "一/(二) establish [综合业务部]",
            "一/(三) transfer 控告科→第五检察部",
            "一/(四) rename [政工科] →政治部",
            "一/(四) nameplate [政治部] →机关党委",
        ],
    );
}

#[test]
fn a_reply_about_the_posts_of_one_body_is_about_it() {
    says(
        "关于市疾控中心有关机构编制事项的批复\n市卫健委：\n一、市疾控中心为公益一类事业单位。\n\
         二、内设机构：办公室、检验科。\n三、核定事业编制80名。\n\
         四、你委监督处更名为综合监督处。\n",
        &[
            "一 classify [市疾控中心]: 公益一类事业单位",
            "二 unit [市疾控中心] →办公室",
            "二 unit [市疾控中心] →检验科",
            "三 staffing [市疾控中心]: 事业编制",
            "四 rename [监督处] →综合监督处",
        ],
    );
}

#[test]
fn what_one_does_in_a_division_goes_on_behind_a_comma() {
    says(
        "县发改局主要职责内设机构和人员编制规定\n一、其他事项\n（一）与县自然资源局的职责分工。\
         县发改局组织拟订发展规划，统筹空间规划的编制。县自然资源局组织编制国土空间规划，并监督实施。\n",
        &[
            "一/(一) assign [县发改局]: 组织拟订发展规划，统筹空间规划的编制",
            "一/(一) assign [县自然资源局]: 组织编制国土空间规划，并监督实施",
        ],
    );
}

#[test]
fn what_becomes_of_a_body_is_told_of_whom_the_clause_before_is_about() {
    leaves(
        "1998年，市市场局成立。值得注意的是，市房产局不再作为工作部门，改为由市住建局管理的部门管理机构。",
        &[
            "establish [市市场局]", "affiliate [市房产局] →市住建局",
            "classify [市房产局]: 部门管理机构",
        ],
        &["值得注意的是，市房产局不再作为工作部门"],
    );
    leaves(
        "1955年1月，成立县文物局，主管文物事业；划出图书馆事业部分，仍由县社会文化局管理。",
        &["establish [县文物局]", "assign [县文物局]: 文物事业"],
        &["划出图书馆事业部分，仍由县社会文化局管理"],
    );
}

#[test]
fn a_day_begins_anew_after_a_body_was_moved() {
    leaves(
        "2002年，县畜牧局并入县农业局。2005年，县农经站重新划归县农业局管理。2012年挂县农机局牌子。",
        &["merge [县畜牧局] →县农业局", "affiliate [县农经站] →县农业局"],
        &["2012年挂县农机局牌子"],
    );
    says(
        "将县农经站划归县农业局管理。加挂县农村能源站牌子。",
        &["affiliate [县农经站] →县农业局", "nameplate [县农经站] →县农村能源站"],
    );
}

#[test]
fn what_goes_along_and_what_was_said_before_is_no_duty() {
    leaves(
        "出租车管理由市建设局转交市交通局，人员编制随职责同步划转。",
        &["transfer 市建设局→市交通局: 出租车管理"],
        &["人员编制随职责同步划转"],
    );
    leaves(
        "市旅游局设立导游考试中心。该事务交由市旅游协会办理。",
        &["establish [导游考试中心]"],
        &["该事务交由市旅游协会办理"],
    );
    says("邮电部改为信息部，继续行使原来的职责。", &["rename [邮电部] →信息部"]);
}

#[test]
fn what_becomes_of_a_body_is_not_told_from_paragraph_to_paragraph() {
    leaves(
        "2009年，县征稽所撤销。\n1950年7月接管旧卫生院，改为县人民卫生院。",
        &["abolish [县征稽所]"],
        &["1950年7月接管旧卫生院，改为县人民卫生院"],
    );
    leaves(
        "1978年，药政股从县卫生局划出，与县医药公司组成县医药管理局，隶属县卫生局领导。",
        &["split [县卫生局] →药政股", "affiliate [县医药管理局] →县卫生局"],
        &["与县医药公司组成县医药管理局"],
    );
}

#[test]
fn whoever_goes_on_with_a_duty_is_named_before_it() {
    says(
        "县水利局承担的水旱灾害监测预警工作由其继续承担。",
        &["assign [县水利局]: 水旱灾害监测预警工作"],
    );
    leaves(
        "县自然资源局派驻乡镇的国土资源所、县林业局派驻的林业工作站下放乡镇管理。",
        &[],
        &["县自然资源局派驻乡镇的国土资源所、县林业局派驻的林业工作站下放乡镇管理"],
    );
}

#[test]
fn a_body_is_not_below_itself() {
    leaves(
        "县应急局主要职责内设机构和人员编制规定\n一、其他\n县应急局另有应急指挥平台一处，为县应急局所属公益一类事业单位，正股级。",
        &[],
        &["为县应急局所属公益一类事业单位", "正股级", "县应急局另有应急指挥平台一处"],
    );
    leaves(
        "市水务局内设办公室、规划科2个机构，均为正科级。",
        &["unit [市水务局] →办公室", "unit [市水务局] →规划科"],
        &["均为正科级"],
    );
}

#[test]
fn duties_of_both_are_of_the_two_that_were_named() {
    says(
        "市甲局、市丙局撤销，两局职责由市乙局行使。",
        &[
            "abolish [市甲局]", "abolish [市丙局]", "transfer 市甲局→市乙局",
            "transfer 市丙局→市乙局",
        ],
    );
    leaves("两局职责由市乙局行使。", &[], &["两局职责由市乙局行使"]);
}

#[test]
fn a_body_that_stands_alone_again_is_not_the_one_it_had_gone_into() {
    leaves(
        "1970年县物资站并入县工业局，1974年单设，称县物资局，1984年改为县物资公司，加挂县物资局牌子。",
        &["merge [县物资站] →县工业局"],
        &["1974年单设，称县物资局，1984年改为县物资公司，加挂县物资局牌子"],
    );
    leaves(
        "1970年县物资站并入县工业局，1984年改为县经济局。",
        &["merge [县物资站] →县工业局"],
        &["1984年改为县经济局"],
    );
}

#[test]
fn a_body_made_of_others_is_the_one_that_is_renamed() {
    for text in [
        "1961年，县甲局与县乙局合并，成立县丙局，1972年改称县丁局。",
        "1961年，县甲局、县乙局合并为县丙局，1972年改称县丁局。",
    ] {
        let rows = [
            "merge [县甲局] →县丙局", "merge [县乙局] →县丙局", "establish [县丙局]",
            "rename [县丙局] →县丁局",
        ];
        says(text, &rows);
    }
}

#[test]
fn who_ended_on_a_day_is_whom_the_text_is_about() {
    says(
        "1978年成立县社队企业局，1984年改称县乡企局。2001年12月撤销，职能并入县经贸局。",
        &[
            "establish [县社队企业局]", "rename [县社队企业局] →县乡企局", "abolish [县乡企局]",
            "transfer 县乡企局→县经贸局",
        ],
    );
}

#[test]
fn the_number_of_a_record_is_no_part_of_a_name() {
    says(
        "全宗号 35 县物资局\n1984年改为县物资公司。\n全宗号 41 县乡企局\n2001年12月撤销，业务归县经贸局。",
        &[
            "rename [县物资局] →县物资公司", "abolish [县乡企局]",
            "transfer 县乡企局→县经贸局: 业务",
        ],
    );
}

#[test]
fn of_bodies_listed_below_one_none_stands_below_another() {
    says(
        "县卫健局主要职责内设机构和人员编制规定\n一、其他事项\n（一）管理县卫生监督所、县疾控中心。\n",
        &["一/(一) affiliate [县卫生监督所] →县卫健局", "一/(一) affiliate [县疾控中心] →县卫健局"],
    );
}

#[test]
fn names_of_units_are_listed_once() {
    says(
        "县卫健局主要职责内设机构和人员编制规定\n一、内设机构\n县卫健局内设办公室、医政股2个股室。\n\
         （一）办公室。负责文电。\n（二）医政股。负责医疗。\n",
        &["一/(一) unit [县卫健局] →办公室: 负责文电", "一/(二) unit [县卫健局] →医政股: 负责医疗"],
    );
}

#[test]
fn a_name_that_is_called_otherwise_is_told_whole() {
    says(
        "市文化和旅游局（以下简称市文旅局）是市政府工作部门。太原市水务局（以下简称水务局）为正处级。\
         市文旅局负责文物保护。水务局负责节水。",
        &[
            "classify [市文化和旅游局]: 市政府工作部门",
            "classify [太原市水务局]: 正处级",
            "assign [市文化和旅游局]: 文物保护",
            "assign [太原市水务局]: 节水",
        ],
    );
}

#[test]
fn of_several_addressees_the_one_of_that_kind_is_called_you() {
    says(
        "关于组建省大数据局的批复\n省工业和信息化厅、省发展改革委：\n一、将你厅承担的大数据发展职责划入省大数据局。",
        &["一 transfer 省工业和信息化厅→省大数据局: 大数据发展"],
    );
    says(
        "关于组建省大数据局的批复\n省工业和信息化厅、省科技厅：\n一、将你厅承担的大数据发展职责划入省大数据局。",
        &["一 transfer →省大数据局: 大数据发展"],
    );
}

#[test]
fn what_ended_before_something_else_was_said_is_another_story() {
    says(
        "撤销煤炭部、石油部，组建能源部；撤销水电部，其电力管理职责并入能源部。",
        &[
            "abolish [煤炭部]", "abolish [石油部]", "establish [能源部]", "abolish [水电部]",
            "transfer 水电部→能源部: 电力管理",
        ],
    );
}

#[test]
fn what_is_gathered_without_a_receiver_goes_to_whoever_was_set_up() {
    says(
        "清源市机构改革方案\n一、组建市文旅局。整合市文广局的文化管理职责和市旅游委的职责。不再保留市文广局。",
        &[
            "一 establish [市文旅局]",
            "一 transfer 市文广局→市文旅局: 文化管理",
            "一 transfer 市旅游委→市文旅局",
            "一 abolish [市文广局]",
        ],
    );
    says(
        "清源市机构改革方案\n一、撤销市文广局。整合市文广局的文化管理职责和市旅游委的职责。",
        &["一 abolish [市文广局]"],
    );
}

#[test]
fn bodies_listed_behind_a_class_are_of_it() {
    says(
        "清源市机构设置方案\n一、改革后，市政府设置工作部门3个：办公室、市监察局（与市纪委机关合署办公）、市水务局。\n\
         二、保留市政府特设机构1个，即：市国资委。\n三、撤销市政府派出机构2个：市驻沪办、市驻京办。",
        &[
            "一 classify [市政府办公室]: 市政府工作部门",
            "一 classify [市监察局]: 市政府工作部门",
            "一 classify [市水务局]: 市政府工作部门",
            "一 locate [市监察局] →市纪委机关",
            "二 classify [市国资委]: 市政府特设机构",
        ],
    );
}

#[test]
fn an_item_names_the_body_that_is_set_up_below_it() {
    says(
        "县机构改革方案\n一、组建的机构\n(一)组建县交通局、县住建局。\n(二)县人社局。组建。将县人事局、县劳动局的职责划入该局。",
        &[
            "一/(一) establish [县交通局]", "一/(一) establish [县住建局]",
            "一/(二) establish [县人社局]", "一/(二) transfer 县人事局→县人社局",
            "一/(二) transfer 县劳动局→县人社局",
        ],
    );
}

#[test]
fn a_preamble_that_decides_is_no_list_of_addressees() {
    says(
        "关于设立国家粮食储备局的通知\n各省人民政府，各部委：\n国务院决定设立国家粮食储备局，现就有关问题通知如下：\n一、国家粮食储备局是国务院直属机构。",
        &["establish [国家粮食储备局]", "一 classify [国家粮食储备局]: 国务院直属机构"],
    );
}

#[test]
fn aims_behind_the_end_of_a_body_are_not_its() {
    says(
        "改革主要内容\n不再保留甲监管委员会。深化地方监管体制改革。优化农业农村部职责。",
        &["abolish [甲监管委员会]"],
    );
    says(
        "国务院机构改革方案\n甲监管委员会调整为国务院直属机构。完善国有资本管理体制。",
        &["classify [甲监管委员会]: 国务院直属机构"],
    );
    says(
        "改革主要内容\n组建甲监管总局，不再保留乙监管委员会。地方设立的监管机构专司监管职责，不再加挂工作局牌子。",
        &["establish [甲监管总局]", "abolish [乙监管委员会]"],
    );
}

#[test]
fn names_below_an_item_of_the_same_numbering_are_its_list() {
    says(
        "机构沿革\n1. 决定撤销：\n1. 重工业部\n2. 第三机械工业部\n2. 决定设立：\n1. 国家经济委员会\n3. 1958年，撤销国家建设委员会。",
        &[
            "1 abolish [重工业部]", "2 abolish [第三机械工业部]", "1 establish [国家经济委员会]",
            "3 abolish [国家建设委员会]",
        ],
    );
}

#[test]
fn what_was_once_there_is_a_name_without_the_word() {
    says("机构沿革\n曾设县旅游局，1999年撤销。", &["abolish [县旅游局]"]);
}

#[test]
fn a_name_above_what_became_of_it_is_whom_the_story_is_about() {
    says(
        "县志·机构\n县农技站\n成立于1954年，1969年撤销，职能归生产组。\n县文化站\n1979年由俱乐部改建，2003年并入县文化馆。",
        &[
            "establish [县农技站]", "abolish [县农技站]", "transfer 县农技站→生产组",
            "merge [县文化站] →县文化馆",
        ],
    );
}

#[test]
fn what_is_decided_below_the_lead_of_a_reply_is_read() {
    says(
        "关于成立省政务局的批复\n你局《关于组建省政务局的请示》收悉。经省政府研究，现批复如下：\n同意成立省政务局，为省政府办公厅管理的副厅级行政机构，规格不变。\n将省机关局承担的政务大厅建设管理职责划入省政务局，相应划转。",
        &[
            "establish [省政务局]",
            "affiliate [省政务局] →省政府办公厅",
            "classify [省政务局]: 副厅级行政机构",
            "transfer 省机关局→省政务局: 政务大厅建设管理",
        ],
    );
}

#[test]
fn what_stands_below_the_duties_is_told_of_whom_it_names() {
    let head = "东山开发区管委会主要职责、内设机构和人员编制方案\n一、主要职责\n\
        东山开发区管委会行使下列职权：\n(一)编制开发区发展规划。\n(二)负责基础设施建设。\n";
    leaves(
        &format!("{head}原由东山区政府承担的社会事务管理职责，仍由东山区政府承担。"),
        &[
            "一/(一) assign [东山开发区管委会]: 编制开发区发展规划",
            "一/(二) assign [东山开发区管委会]: 负责基础设施建设",
        ],
        &["原由东山区政府承担的社会事务管理职责，仍由东山区政府承担"],
    );
    says(
        "东山经济技术开发区管理委员会机构编制方案\n一、主要职责\n(一)负责规划工作。\n\
         市场监管职责委托东山开发区管委会行使。",
        &[
            "一/(一) assign [东山经济技术开发区管理委员会]: 负责规划工作",
            "一/(一) entrust →东山开发区管委会: 市场监管",
        ],
    );
    says(
        &format!("{head}负责招商引资工作。"),
        &[
            "一/(一) assign [东山开发区管委会]: 编制开发区发展规划",
            "一/(二) assign [东山开发区管委会]: 负责基础设施建设",
            "一/(二) assign [东山开发区管委会]: 负责招商引资工作",
        ],
    );
}

#[test]
fn working_together_is_nobodys_new_weight() {
    leaves(
        "青河县卫生局主要职责内设机构和人员编制规定\n一、其他事项\n\
         (一)与县医保局的有关职责分工。县卫生局、县医保局等部门建立协商机制，提高医疗资源使用效率。",
        &[],
        &["县卫生局、县医保局等部门建立协商机制", "提高医疗资源使用效率"],
    );
}

#[test]
fn the_office_of_a_government_is_one_with_and_without_the_people() {
    says(
        "临江市人民政府办公厅主要职责内设机构和人员编制规定\n一、主要职责\n(一)负责市政府会议工作。\n\
         二、人员编制\n市政府办公厅机关行政编制120名。\n",
        &[
            "一/(一) assign [临江市人民政府办公厅]: 负责市政府会议工作",
            "二 staffing [临江市人民政府办公厅]: 机关行政编制",
        ],
    );
}

#[test]
fn what_several_new_bodies_take_is_of_none_of_them() {
    says(
        "县机构改革方案\n新设县数据局、县医保局，从县发改局划入智慧城市建设职责。\n",
        &["establish [县数据局]", "establish [县医保局]", "transfer 县发改局→: 智慧城市建设"],
    );
    says(
        "县机构改革方案\n新设县数据局，从县发改局划入智慧城市建设职责。\n",
        &["establish [县数据局]", "transfer 县发改局→县数据局: 智慧城市建设"],
    );
}

#[test]
fn an_item_says_behind_its_colon_or_in_brackets_what_becomes_of_its_body() {
    says(
        "县政府机构设置\n一、县政府工作部门\n1.县自然资源局：由县国土局职责、县住建局规划职责整合组建\n\
         2.县地震局(并入县应急管理局)\n3.县司法局(挂县普法办牌子)\n4.县工信局(县国资委)\n5.县数据局：新组建\n",
        &[
            "一/1 classify [县自然资源局]: 县政府工作部门",
            "一/1 establish [县自然资源局]",
            "一/1 transfer 县国土局→县自然资源局",
            "一/1 transfer 县住建局→县自然资源局: 规划",
            "一/2 merge [县地震局] →县应急管理局",
            "一/3 classify [县司法局]: 县政府工作部门",
            "一/3 nameplate [县司法局] →县普法办",
            "一/4 classify [县工信局(县国资委)]: 县政府工作部门",
            "一/5 classify [县数据局]: 县政府工作部门",
            "一/5 establish [县数据局]",
        ],
    );
    says(
        "县机构改革方案\n保留县委办公室(挂县档案局牌子)、县教育局。\n",
        &["retain [县委办公室]", "retain [县教育局]", "nameplate [县委办公室] →县档案局"],
    );
    leaves(
        "县机构改革方案\n保留县委办公室(原由县委、县政府分管)、县教育局。\n",
        &["retain [县委办公室]", "retain [县教育局]"],
        &["县委办公室(原由县委、县政府分管)"],
    );
}

#[test]
fn a_chart_is_no_furniture_of_a_page() {
    leaves(
        "县党政机构沿革\n民政局(1972年2月恢复)\n商业局(1972年2月成立，1981年撤销)\n计委(1973年—1984年)\n\
         民政局 1972年2月\n",
        &["establish [民政局]", "establish [商业局]", "abolish [商业局]"],
        &["计委(1973年—1984年)", "民政局 1972年2月"],
    );
}

#[test]
fn what_is_given_to_whom_it_is_of_stays_there() {
    says(
        "市政府通知\n市教育局承担的校外培训审批、市文旅局承担的艺术类培训审批，统一由市教育局负责。\n",
        &["retain [市教育局]: 校外培训审批", "transfer 市文旅局→市教育局: 艺术类培训审批"],
    );
    leaves(
        "市政府通知\n组建市数据局。\n老龄职责由市卫健局划转到市民政局，市老龄办同步划转。\n",
        &["establish [市数据局]", "transfer 市卫健局→市民政局: 老龄"],
        &["市老龄办同步划转"],
    );
}

#[test]
fn a_line_that_says_what_is_done_heads_nothing() {
    says(
        "县事业单位改革方案\n一、划转\n(一)县价格所由县发改局划入县市场监管局\n(二)县防汛办(由县水利局划入县应急局)\n\
         二、更名的事业单位\n(一)县交易所(更名为县交易中心，副科级)\n(二)县图书馆(保留)\n",
        &[
            "一/(一) affiliate [县价格所] 县发改局→县市场监管局",
            "一/(二) affiliate [县防汛办] 县水利局→县应急局",
            "二/(一) rename [县交易所] →县交易中心",
            "二/(一) classify [县交易中心]: 副科级",
            "二/(二) retain [县图书馆]",
        ],
    );
}

#[test]
fn a_chronicle_without_a_title_is_about_no_one_body() {
    leaves(
        "县委办公室\n县委组织部\n民政局\n1950年1月，设立县民政科。\n划入优抚工作职责。\n",
        &["establish [县民政科]"],
        &["划入优抚工作职责"],
    );
    leaves(
        "县民政科成立于1950年1月。\n1956年，县财政科改称县财政局。\n强化预算管理职责。\n",
        &["establish [县民政科]", "rename [县财政科] →县财政局"],
        &["强化预算管理职责"],
    );
}

#[test]
fn work_that_several_share_is_of_the_body_set_up() {
    says(
        "县委通知\n成立县数字经济领导小组，由县发改局、县工信局共同承担具体工作。\n",
        &[
            "establish [县数字经济领导小组]",
            "assign [县发改局]: 县数字经济领导小组具体工作",
            "assign [县工信局]: 县数字经济领导小组具体工作",
        ],
    );
}

#[test]
fn an_item_of_a_body_gives_what_it_hands_on() {
    says(
        "县机构改革方案\n县林业局：划入县国土局的湿地管理职责；划出森林防火职责给县应急局。\n\
         县司法局：县法制办并入，重新组建。\n",
        &[
            "transfer 县国土局→县林业局: 湿地管理",
            "transfer 县林业局→县应急局: 森林防火",
            "merge [县法制办] →县司法局",
            "establish [县司法局]",
        ],
    );
}

#[test]
fn a_former_body_that_keeps_a_duty_goes_on() {
    says(
        "临江市机构改革方案\n将原市甲局的职责划给市乙局。其中煤炭监管职责划给市甲局。\n",
        &["transfer 市甲局→市乙局", "retain [市甲局]: 煤炭监管"],
    );
}

#[test]
fn what_becomes_of_another_is_no_text_about_the_one_set_up() {
    says(
        "县级机构改革\n组建县农业大队。\n县粮食局改为县粮食总公司，行政职能移交县计委。\n",
        &[
            "establish [县农业大队]",
            "rename [县粮食局] →县粮食总公司",
            "transfer 县粮食局→县计委: 行政职能",
        ],
    );
}

#[test]
fn an_office_of_establishment_has_the_word_in_its_name() {
    says(
        "中共河西区委机构编制委员会办公室职能配置、内设机构和人员编制规定\n\
         第一条 根据《云江市河西区机构改革方案》，制定本规定。\n\
         第二条 区委编办是区委机构编制委员会的办事机构，为正处级。\n\
         第三条 区委编办的主要职责是：\n(一)统一管理全区机构编制工作。\n第四条 区委编办行政编制9名。\n",
        &[
            "第二条 classify [中共河西区委机构编制委员会办公室]: 办事机构",
            "第二条 classify [中共河西区委机构编制委员会办公室]: 正处级",
            "第三条/(一) assign [中共河西区委机构编制委员会办公室]: 统一管理全区机构编制工作",
            "第四条 staffing [中共河西区委机构编制委员会办公室]: 行政编制",
        ],
    );
}

#[test]
fn a_kind_alone_is_the_body_that_the_regulation_is_about() {
    says(
        "临山市城市管理执法支队主要职责内设机构和人员编制规定\n一、主要职责\n(一)宣传城市管理法律。\n\
         二、内设机构\n支队设综合科、法制科2个科室。\n三、人员编制\n支队事业编制120名。政委1名。\n",
        &[
            "一/(一) assign [临山市城市管理执法支队]: 宣传城市管理法律",
            "二 unit [临山市城市管理执法支队] →综合科",
            "二 unit [临山市城市管理执法支队] →法制科",
            "三 staffing [临山市城市管理执法支队]: 事业编制",
            "三 staffing [临山市城市管理执法支队]: 政委",
        ],
    );
}

#[test]
fn the_offices_of_a_township_may_be_counted() {
    says(
        "东江县柳林镇人民政府职能配置、内设机构和人员编制规定\n一、机构设置\n(一)镇党政机构设置2个：\n\
         1.党政办公室。主要承担综合协调等职责。挂人大办公室牌子。\n2.经济发展办公室。主要承担经济发展职责。\n\
         (二)镇事业单位设置1个：\n1.农业综合服务中心。主要承担农业技术推广工作。\n",
        &[
            "一/(一)/1 unit [东江县柳林镇人民政府] →党政办公室: 主要承担综合协调等职责",
            "一/(一)/1 nameplate [党政办公室] →人大办公室",
            "一/(一)/2 unit [东江县柳林镇人民政府] →经济发展办公室: 主要承担经济发展职责",
            "一/(二)/1 assign [农业综合服务中心]: 农业技术推广工作",
        ],
    );
}

#[test]
fn a_mass_organization_has_tasks() {
    says(
        "清河县总工会机构改革方案\n一、主要任务\n县总工会是县委领导下的群众组织。其主要任务是：\n\
         (一)维护职工合法权益，参与有关政策的制定。\n(二)负责工会经费的收缴。\n二、内设机构\n\
         根据上述任务，县总工会机关设2个职能部室：\n(一)办公室\n负责文电工作。\n(二)组织部\n负责组建工作。\n\
         三、人员编制\n县总工会机关核定编制11名。\n",
        &[
            "一/(一) assign [清河县总工会]: 维护职工合法权益，参与有关政策的制定",
            "一/(二) assign [清河县总工会]: 负责工会经费的收缴",
            "二/(一) unit [清河县总工会] →办公室: 负责文电工作",
            "二/(二) unit [清河县总工会] →组织部: 负责组建工作",
            "三 staffing [清河县总工会]: 编制",
        ],
    );
    says("清河县机构改革方案\n一、主要任务\n(一)优化党政机构设置。\n", &[]);
}

#[test]
fn a_zone_has_one_name_in_its_regulation() {
    says(
        "西山开发区党工委、管委会主要职责和机构编制方案\n一、主要职责\n(一)编制开发区总体规划。\n\
         二、工作机构\n(一)党政综合办公室(挂政策研究室牌子)\n负责党工委、管委会日常工作。\n\
         三、人员编制\n核定行政编制45名。管委会主任1名。\n",
        &[
            "一/(一) assign [西山开发区]: 编制开发区总体规划",
            "二/(一) unit [西山开发区] →党政综合办公室: 负责党工委、管委会日常工作",
            "二/(一) nameplate [党政综合办公室] →政策研究室",
            "三 staffing [西山开发区]: 行政编制",
            "三 staffing [西山开发区]: 管委会主任",
        ],
    );
}

#[test]
fn units_that_share_a_paragraph() {
    says(
        "青川县农业局主要职责内设机构和人员编制规定\n\n三、内设机构\n\
         （一）预案科、训练科。统筹预案建设。\n（二）科技股、法规股（合署）\n负责农技推广。\n负责法制工作。\n\
         （三）法规、科技科。承担法制工作。\n（四）宣传部、统战部联络股。负责联络。\n",
        &[
            "三/(一) unit [青川县农业局] →预案科: 统筹预案建设",
            "三/(一) unit [青川县农业局] →训练科: 统筹预案建设",
            "三/(二) unit [青川县农业局] →科技股: 负责农技推广。负责法制工作",
            "三/(二) unit [青川县农业局] →法规股: 负责农技推广。负责法制工作",
            "三/(三) unit [青川县农业局] →法规、科技科: 承担法制工作",
            "三/(四) unit [青川县农业局] →宣传部、统战部联络股: 负责联络",
        ],
    );
}
