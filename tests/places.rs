//! Bodies of one name in two cities stay two, and a body of one city is one
//! however its documents write it, from the documents to the answers.

mod common;

use common::{folder, handover, stdout};

const WUHAN: &str = "武汉市机构改革方案\n\n\
    （2019年1月10日）\n\n\
    一、组建市农业农村局。将市农业局的职责，以及市水务局的农田水利建设项目管理职责整合，组建市农业农村局，作为市政府工作部门。不再保留市农业局。\n\
    二、将市经济和信息化委员会的盐业管理职责划给市农业农村局。\n";
const CHANGSHA: &str = "长沙市机构改革方案\n\n\
    （2019年2月20日）\n\n\
    一、市农业局增加农产品质量安全监督管理职责。\n\
    二、将市农业局的渔业管理职责划给市水务局。\n";

fn data() -> tempfile::TempDir {
    let dated = |title: &str, date: &str| format!("title = \"{title}\"\nissued = {date}\n");
    folder(&[
        ("data/wuhan/source.txt", WUHAN.as_bytes()),
        ("data/wuhan/instrument.toml", dated("武汉市机构改革方案", "2019-01-10").as_bytes()),
        ("data/changsha/source.txt", CHANGSHA.as_bytes()),
        ("data/changsha/instrument.toml", dated("长沙市机构改革方案", "2019-02-20").as_bytes()),
    ])
}

fn told(here: &tempfile::TempDir, args: &[&str]) -> String {
    let data = here.path().join("data");
    let mut all = vec!["-d", data.to_str().unwrap(), "--lang", "zh"];
    all.extend(args);
    stdout(&all)
}

#[test]
fn the_end_of_one_leaves_the_other_alive() {
    let here = data();
    assert!(told(&here, &["show", "武汉市农业局"]).contains("已不存在"));
    let other = told(&here, &["show", "长沙市农业局"]);
    assert!(other.contains("存续") && other.contains("农产品质量安全"), "{other}");
    assert!(!other.contains("农田水利") && !other.contains("武汉"), "{other}");
}

#[test]
fn duties_go_to_the_body_of_the_same_city() {
    let here = data();
    let fishery = told(&here, &["trace", "渔业管理"]);
    assert!(fishery.contains("现由：长沙市水务局"), "{fishery}");
    let salt = told(&here, &["trace", "盐业管理"]);
    assert!(salt.contains("现由：武汉市农业农村局"), "{salt}");
    let changes = told(&here, &["diff", "@2019-01-01", "@2019-12-31"]);
    assert!(changes.contains("武汉市农业农村局") && !changes.contains(" 市农业局"), "{changes}");
}

#[test]
fn a_name_without_its_city_names_no_single_body() {
    let here = data();
    let data = here.path().join("data");
    let output =
        handover().args(["-d", data.to_str().unwrap(), "show", "市水务局"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("武汉市水务局") && said.contains("长沙市水务局"), "{said}");
}

#[test]
fn nothing_is_given_by_a_body_that_ended_elsewhere() {
    let findings = told(&data(), &["check"]);
    assert!(!findings.contains("长沙市农业局已经"), "{findings}");
}

/// Documents of one city, each a file of the folder, and what is asked of them.
fn told_of(documents: &[(&str, &str)], args: &[&str]) -> String {
    let files: Vec<(String, &str)> =
        documents.iter().map(|(name, text)| (format!("data/{name}.txt"), *text)).collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    told(&folder(&files), args)
}

const PLAN: &str = "云江市机构改革方案\n\n（2018年12月20日）\n\n\
    一、组建市应急局。将市安监局的职责，市民政局的救灾职责整合，组建市应急局。\n";

#[test]
fn a_body_of_one_city_is_one_however_it_is_written() {
    let rules = "云江市应急局职能配置、内设机构和人员编制规定\n\n（2019年3月15日）\n\n\
        一、主要职责\n（一）指导防火工作。\n（二）负责防汛工作。\n";
    for own in ["云江市应急局", "北原省云江市应急局"] {
        let rules = rules.replace("云江市应急局", own);
        let body = told_of(&[("a", PLAN), ("b", &rules)], &["show", "云江市应急局"]);
        assert!(body.contains("原由云江市民政局承担"), "{body}");
        assert!(body.contains("指导防火工作"), "{body}");
    }
}

#[test]
fn names_have_their_place_wherever_the_document_tells_it() {
    let rescue = told_of(&[("a", PLAN)], &["trace", "救灾"]);
    assert!(rescue.contains("现由：云江市应急局"), "{rescue}");
    assert!(rescue.contains("将市安监局的职责，市民政局的救灾职责整合"), "{rescue}");
    let nowhere = "机构调整通知\n\n（2020年1月1日）\n\n\
        一、将市经委的盐业管理职责划给市水务局。\n";
    let salt = told_of(&[("a", nowhere)], &["trace", "盐业管理"]);
    assert!(salt.contains("现由：市水务局"), "{salt}");
}

#[test]
fn cities_added_one_by_one_to_a_file_stay_apart() {
    let here =
        folder(&[("wuhan/1.txt", WUHAN.as_bytes()), ("changsha/2.txt", CHANGSHA.as_bytes())]);
    let file = here.path().join("all.sqlite");
    let of = |args: &[&str]| stdout(&[&["-d"], args].concat());
    for city in ["wuhan", "changsha"] {
        let city = here.path().join(city);
        of(&[city.to_str().unwrap(), "index", "--add", "-o", file.to_str().unwrap()]);
    }
    let of = |args: &[&str]| of(&[&[file.to_str().unwrap(), "--lang", "zh"], args].concat());
    assert!(of(&["show", "武汉市农业局"]).contains("已不存在"));
    assert!(of(&["show", "长沙市农业局"]).contains("存续"));
    assert!(of(&["trace", "渔业管理"]).contains("现由：长沙市水务局"));
}

#[test]
fn a_document_is_not_put_in_the_place_of_another_of_its_name() {
    let plan =
        |city: &str| format!("{city}机构改革方案\n（2019年1月10日）\n一、组建市农业农村局。\n");
    let (wuhan, changsha) = (plan("武汉市"), plan("长沙市"));
    let later = wuhan.replace("10日", "11日");
    let here = folder(&[
        ("wuhan/plan.txt", wuhan.as_bytes()),
        ("changsha/plan.txt", changsha.as_bytes()),
        ("later/plan.txt", later.as_bytes()),
    ]);
    let file = here.path().join("all.sqlite");
    let add = |city: &str| {
        let (data, file) = (here.path().join(city), file.to_str().unwrap());
        let args = ["-d", data.to_str().unwrap(), "--lang", "zh", "index", "--add", "-o", file];
        let output = handover().args(args).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(add("wuhan").0, Some(0));
    let (code, said) = add("changsha");
    assert_eq!(code, Some(2));
    assert!(said.contains("“plan”是另一份文件：《武汉市机构改革方案》"), "{said}");
    assert_eq!(add("later").0, Some(0));
}

#[test]
fn a_district_is_one_with_and_without_its_city() {
    let plan = "东山区机构改革方案\n\n（2018年12月20日）\n\n\
        一、将区水务局的防汛职责划给区应急局。\n";
    let rules = "云江市东山区应急局主要职责、内设机构和人员编制规定\n\n（2019年3月15日）\n\n\
        一、主要职责\n（一）指导防火工作。\n（二）负责水库巡查工作。\n";
    let body = told_of(&[("a", plan), ("b", rules)], &["show", "云江市东山区应急局"]);
    assert!(body.contains("原由云江市东山区水务局承担") && body.contains("指导防火工作"), "{body}");
}

#[test]
fn a_document_that_tells_no_place_is_joined_with_none_and_named() {
    let rules = "云江市应急局主要职责、内设机构和人员编制规定\n\n（2019年3月15日）\n\n\
        一、主要职责\n（一）指导防火工作。\n（二）负责水库巡查工作。\n";
    let notice = "关于调整部分职责的通知\n\n（2020年1月1日）\n\n\
        一、将市应急局的救灾职责划给市水务局。\n";
    let documents = [("a", PLAN), ("b", rules), ("c", notice)];
    let findings = told_of(&documents, &["check"]);
    assert!(findings.contains("unknown-place") && findings.contains("place = "), "{findings}");
    let rescue = told_of(&documents, &["trace", "救灾"]);
    assert!(rescue.contains("云江市应急局"), "{rescue}");
    assert!(!rescue.contains("云江市水务局"), "{rescue}");
}

#[test]
fn what_people_know_stands_beside_loose_documents() {
    let rules = "云江市发展和改革委员会主要职责、内设机构和人员编制规定\n\n（2019年3月15日）\n\n\
        一、主要职责\n（一）拟订发展规划。\n（二）负责投资管理工作。\n";
    let notice = "关于调整部分职责的通知\n\n（2020年1月1日）\n\n\
        一、将市发改委的物价管理职责划给市水务局。\n";
    let plain = [("data/rules.txt", rules.as_bytes()), ("data/notice.txt", notice.as_bytes())];
    let findings = told(&folder(&plain), &["check"]);
    assert!(findings.contains("unknown-place") && !findings.contains("short-name"), "{findings}");
    let place = ("data/notice.toml", "place = \"云江市\"\n".as_bytes());
    let findings = told(&folder(&[plain[0], plain[1], place]), &["check"]);
    assert!(findings.contains("“云江市发改委”可能是云江市发展和改革委员会的简称"), "{findings}");
    let known = "[[agency]]\nname = \"云江市发展和改革委员会\"\naliases = [\"云江市发改委\"]\n";
    let known = ("data/agencies.toml", known.as_bytes());
    let here = folder(&[plain[0], plain[1], place, known]);
    let findings = told(&here, &["check"]);
    assert!(!findings.contains("short-name"), "{findings}");
    assert!(told(&here, &["trace", "物价管理"]).contains("原由：云江市发展和改革委员会"));
}
