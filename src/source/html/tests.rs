//! Pages as Chinese agencies publish them, in small.

use super::*;

fn lines(html: &str) -> Vec<String> {
    read(html).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn blocks_and_breaks_end_lines() {
    let html =
        "<div><p>一、划入的职责</p><p>（一）将原<b>信息</b>产业部<br>的职责</p>二、划出</div>三、";
    assert_eq!(
        lines(html),
        ["一、划入的职责", "（一）将原信息产业部", "的职责", "二、划出", "三、"]
    );
}

#[test]
fn white_space_of_the_markup_is_not_the_authors() {
    let html = "<p>\n   国务院\n   办公厅  Office\n of  State&nbsp;&nbsp;\n</p>\n<p>　　二、</p>";
    assert_eq!(lines(html), ["国务院办公厅 Office of State", "　　二、"]);
}

#[test]
fn chrome_is_left_out_and_the_article_is_not() {
    let html = "<html><head><title>通知_某县政府</title><script>var a='<p>';</script>\
        <style>p{}</style></head><body><header><a>登录</a></header><nav><ul><li>首页</ul></nav>\
        <form><input><button>搜索</button></form><!-- 注 --><article><header><h1>通知</h1>\
        <span>2018年</span></header><p>撤销甲局。</p></article><aside>热点</aside>\
        <div style='display: none'>隐藏</div><noscript>请开启</noscript><footer>版权</footer></body>";
    assert_eq!(lines(html), ["通知", "2018年", "撤销甲局。"]);
}

#[test]
fn an_article_inside_a_form_is_kept() {
    let html = "<form id=aspnetForm><nav>首页</nav><h3>方案</h3><p>撤销甲局。</p></form>";
    assert_eq!(lines(html), ["方案", "撤销甲局。"]);
    let html = "<div><nav><a>首页</a><div><p>撤销甲局。</p><p>组建乙局。</p>";
    assert_eq!(lines(html), ["首页", "撤销甲局。", "组建乙局。"]);
    assert_eq!(lines("<nav>首页</nav>"), ["首页"]);
}

#[test]
fn an_end_tag_ends_what_was_left_open_inside() {
    let html = "<body><div><nav>首页</div><p>撤销甲局。</p><p>组建乙局。";
    assert_eq!(lines(html), ["撤销甲局。", "组建乙局。"]);
}

#[test]
fn tables_of_values_and_tables_for_layout() {
    let html = "<table><tr><th>划出<br>部门</th><th>职责</th></tr>\
        <tr><td rowspan=2><p>甲部</p></td><td>盐业管理</td></tr><tr><td></td><td>电业</td></tr></table>";
    assert_eq!(lines(html), ["划出部门\t职责", "甲部\t盐业管理", "甲部\t电业"]);
    let html = "<table><tr><td>栏目<td><table><tr><td><p>标题</p><p>一、</p><p>二、</p>\
        </td></tr></table></table>尾";
    assert_eq!(lines(html), ["栏目", "标题", "一、", "二、", "尾"]);
}

#[test]
fn lists_show_the_numbers_a_browser_shows() {
    let html = "<ol start=3><li><p>甲</p><li>乙<ul><li>丙</ul><li>丁</ol>";
    assert_eq!(lines(html), ["3. 甲", "4. 乙", "丙", "5. 丁"]);
}

#[test]
fn letters_beside_the_text_are_not_in_it() {
    let html = "<p><ruby>郴<rp>(</rp><rt>chēn</rt><rp>)</rp></ruby>州<span style='display:none'>x</span>市</p>";
    assert_eq!(lines(html), ["郴州市"]);
}

#[test]
fn a_title_that_stands_nowhere_else_is_kept() {
    assert_eq!(lines("<title>机构改革方案-某网</title><p>一、</p>"), ["机构改革方案", "一、"]);
    assert_eq!(lines("<title>改革方案_某网</title><p>改革<br>方案</p>"), ["改革", "方案"]);
}

#[test]
fn preformatted_text_keeps_its_lines() {
    assert_eq!(lines("<pre>  一、  甲\r\n二、乙</pre>"), ["  一、  甲", "二、乙"]);
}

#[test]
fn references_run_over_pieces() {
    let html = format!("<p>{}&ldquo;三定&rdquo;</p>", "x".repeat(PIECE - 6));
    assert!(lines(&html)[0].ends_with("x“三定”"));
}

#[test]
fn deep_and_broken_markup_is_survived() {
    let endless = "<div>".repeat(1_000_000);
    assert!(matches!(read(&endless), Err(ReadError::Damaged { .. })));
    let deep = "<div><table><tr><td><ol><li>".repeat(20_000) + "底";
    assert_eq!(lines(&deep).concat().matches('底').count(), 1);
    assert_eq!(lines("</p></td><tr><td>甲</table></div>乙<p>丙<"), ["甲乙", "丙<"]);
}

#[test]
fn a_page_is_known_by_how_it_starts() {
    for page in [
        "<!DOCTYPE HTML><p>", "\u{FEFF} <html>", "<!-- x --><div class=a>",
        "<?xml version='1.0'?><html>",
    ] {
        assert!(is_page(page), "{page}");
    }
    for text in ["<某局>", "一、<p>", "<?xml version='1.0'?><a/>", "<pdf>", ""] {
        assert!(!is_page(text), "{text}");
    }
    assert!(is_piece_of_page("甲<br>乙<br>丙<br>"));
    assert!(!is_piece_of_page("甲 < 乙"));
}
