//! What a row of a table says.

use std::{collections::BTreeMap, ops::Range};

use super::{Kind, Table, Told, header::Column};
use crate::{
    extract::{
        Document, UNPLACED,
        notes::{Note, provision},
    },
    grammar::{Slot, duties, party_list},
    lexicon::{is_class, is_rank, words},
    model::{Act, Evidence, Provision, Scope},
};

/// What reads the rows: the name in the table of provisions.
const TABLE: &str = "table";

/// A row while it is read.
pub(super) struct Row<'r> {
    text: &'r str,
    header: &'r [(Column, Range<usize>)],
    cells: &'r [Range<usize>],
    evidence: Evidence,
}

/// What a row says; `None` where it is not understood.
pub(super) type Said = Option<Vec<Provision>>;

impl Table {
    /// What the rows of the table say, and which of them are not understood.
    pub fn read(&self, document: &Document<'_>) -> Told {
        let clause = &document.outline.blocks[self.blocks.start].clause;
        let mut told = Told::default();
        let sources = self.sources(document.text());
        let above = if self.kind == Kind::Items { self.said_above(document) } else { None };
        for cells in &self.rows {
            let row = self.row(document, clause, cells);
            if row.sums_up() {
                continue;
            }
            let said = match self.kind {
                Kind::Moves => row.moves(),
                Kind::Ends => row.ends(),
                Kind::Changes => row.changes(&sources),
                Kind::Posts => row.posts(),
                Kind::Notes => row.notes(),
                Kind::Items => row.item(above),
            };
            match said {
                Some(said) => {
                    told.provisions.extend(said);
                    told.left.extend(row.unread_remark(self.kind, above));
                }
                None => told.left.push(whole(cells)),
            }
        }
        told
    }

    fn row<'r>(
        &'r self,
        document: &Document<'r>,
        clause: &str,
        cells: &'r [Range<usize>],
    ) -> Row<'r> {
        let evidence = document.evidence("", whole(cells));
        let mut row = Row { text: document.text(), header: &self.header, cells, evidence };
        let number = row.cell(Column::Number).filter(|number| number.len() <= 4);
        row.evidence.clause = match number {
            Some(number) if !clause.is_empty() => format!("{clause}/{number}"),
            Some(number) => number.to_owned(),
            None => clause.to_owned(),
        };
        row
    }

    /// What became of whom, by the name of what is there now: several rows may
    /// name one.
    fn sources(&self, text: &str) -> BTreeMap<String, Vec<String>> {
        let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
        if self.kind != Kind::Changes {
            return out;
        }
        for cells in &self.rows {
            let row = Row { text, header: &self.header, cells, evidence: Evidence::default() };
            let (olds, news) = (names(row.before()), names(row.after()));
            if let [new] = &news[..] {
                out.entry(new.clone()).or_default().extend(olds);
            }
        }
        out
    }
}

fn whole(cells: &[Range<usize>]) -> Range<usize> {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return 0..0 };
    first.start..filled.next_back().map_or(first.end, |last| last.end)
}

impl<'r> Row<'r> {
    /// What stands in a column; nothing where its cell says that there is none.
    pub(super) fn cell(&self, wanted: Column) -> Option<&'r str> {
        let at = self.header.iter().position(|(column, _)| *column == wanted)?;
        let said = self.text[self.cells.get(at)?.clone()].trim();
        (!is_nothing(said)).then_some(said)
    }

    fn before(&self) -> &'r str {
        self.cell(Column::Old).or_else(|| self.cell(Column::OldName)).unwrap_or("")
    }

    fn after(&self) -> &'r str {
        self.cell(Column::New).or_else(|| self.cell(Column::NewName)).unwrap_or("")
    }

    /// 合计, 小计: the row counts those above.
    fn sums_up(&self) -> bool {
        let sums = |cell: &Range<usize>| {
            words!["合计", "总计", "小计", "共计"].open(self.text[cell.clone()].trim())
        };
        self.cells.iter().take(2).any(sums) || self.cells.iter().all(Range::is_empty)
    }

    pub(super) fn says(&self, act: Act) -> Provision {
        let mut provision = Provision::new(UNPLACED, act, self.evidence.clone());
        provision.construction = TABLE.to_owned();
        provision
    }

    pub(super) fn about(&self, act: Act, body: &str, to: Option<&str>) -> Provision {
        Provision { body: Some(body.to_owned()), to: to.map(str::to_owned), ..self.says(act) }
    }

    fn transfer(&self, from: &str, to: &str, duty: Option<&str>, scope: Scope) -> Provision {
        Provision {
            from: Some(from.to_owned()),
            to: Some(to.to_owned()),
            duty: duty.map(str::to_owned),
            scope: Some(scope),
            ..self.says(Act::Transfer)
        }
    }

    /// 划出单位, 划入单位, 划转职责
    fn moves(&self) -> Said {
        let duty = self.cell(Column::Duty)?;
        let from = self.cell(Column::From).or_else(|| self.cell(Column::Old))?;
        let to = self.cell(Column::To).or_else(|| self.cell(Column::New))?;
        let (froms, tos) = (names(from), names(to));
        let mut out = Vec::new();
        for from in &froms {
            for to in &tos {
                for duty in duties(duty) {
                    let mut row = self.transfer(from, to, Some(&duty.text), Scope::Listed);
                    row.except = duty.except;
                    out.push(row);
                }
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// 撤销机构, 承接机构
    fn ends(&self) -> Said {
        let ended = names(self.cell(Column::Ended)?);
        let tos = self.cell(Column::To).map_or(Some(Vec::new()), |to| {
            let tos = names(to);
            (!tos.is_empty()).then_some(tos)
        })?;
        let mut out = Vec::new();
        for body in &ended {
            out.push(self.about(Act::Abolish, body, None));
            for to in &tos {
                match self.cell(Column::Duty) {
                    Some(duty) => out.extend(duties(duty).into_iter().map(|duty| Provision {
                        except: duty.except,
                        ..self.transfer(body, to, Some(&duty.text), Scope::Listed)
                    })),
                    None => {
                        let scope = if tos.len() > 1 { Scope::Part } else { Scope::Whole };
                        out.push(self.transfer(body, to, None, scope));
                    }
                }
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// 改革前, 改革后
    fn changes(&self, sources: &BTreeMap<String, Vec<String>>) -> Said {
        let (before, after) = (self.before(), self.after());
        let remark = self.cell(Column::Remark).unwrap_or("");
        let (olds, news) = (names(before), names(after));
        // 县农业局 | 并入县林业局: what became of it is said in words.
        if let ([old], true, false) = (&olds[..], news.is_empty(), after.is_empty()) {
            return self.note(old, after);
        }
        if olds.is_empty() != before.is_empty() || news.is_empty() != after.is_empty() {
            return None;
        }
        match (&olds[..], &news[..]) {
            ([], [_, ..]) if is_made(remark) || self.says_none_before() => {
                Some(news.iter().map(|new| self.about(Act::Establish, new, None)).collect())
            }
            ([_, ..], []) if words!["撤销", "不再保留", "取消"].open(remark) => {
                Some(olds.iter().map(|old| self.about(Act::Abolish, old, None)).collect())
            }
            ([old], [new]) if old == new => Some(self.note(new, remark).unwrap_or_default()),
            ([_, ..], [new]) => {
                let mut rows = self.became(&olds, new, remark, sources)?;
                rows.extend(self.note(new, &besides(remark)).unwrap_or_default());
                Some(rows)
            }
            _ => None,
        }
    }

    /// Whether the column of what was there says 无.
    fn says_none_before(&self) -> bool {
        let at = self.header.iter().position(|(column, _)| *column == Column::Old);
        let cell = at.and_then(|at| self.cells.get(at));
        cell.is_some_and(|cell| is_nothing(&self.text[cell.clone()]) && !cell.is_empty())
    }

    fn became(
        &self,
        olds: &[String],
        new: &str,
        remark: &str,
        sources: &BTreeMap<String, Vec<String>>,
    ) -> Said {
        let several = sources.get(new).is_some_and(|olds| olds.len() > 1);
        let renamed = words!["更名", "改名", "改称", "改为"].open(remark);
        let named = self.cell(Column::OldName).is_some() && self.cell(Column::NewName).is_some();
        let made = words!["整合", "合并", "组建", "新组建", "重新组建"].open(remark);
        let goes_on = sources.get(new).is_some_and(|olds| olds.iter().any(|old| old == new));
        let others: Vec<&String> = olds.iter().filter(|old| *old != new).collect();
        let merged = |establishes: bool| {
            let rows = others.iter().map(|old| self.about(Act::Merge, old, Some(new)));
            let made = establishes.then(|| self.about(Act::Establish, new, None));
            Some(rows.chain(made).collect())
        };
        match olds {
            [old] if (renamed || named) && !several => {
                Some(vec![self.about(Act::Rename, old, Some(new))])
            }
            _ if several || olds.len() > 1 => merged(!goes_on),
            _ if made => merged(true),
            _ if remark.starts_with("并入") => merged(false),
            // What one became of the other, nothing says.
            _ => None,
        }
    }

    /// What words beside a name say of it.
    fn note(&self, name: &str, said: &str) -> Said {
        let rows = Note { name, said, place: 0..0 }.rows()?;
        Some(rows.into_iter().map(|open| provision(open, self.evidence.clone(), TABLE)).collect())
    }

    /// 机构名称, 机构规格, 加挂牌子, 备注
    fn notes(&self) -> Said {
        let bodies = names(self.cell(Column::Body).unwrap_or(""));
        let [body] = &bodies[..] else {
            return self.cell(Column::Body).is_none().then(Vec::new);
        };
        let mut out = Vec::new();
        let columns = self.header.iter().zip(self.cells);
        for (_, cell) in columns.filter(|((column, _), _)| *column == Column::Class) {
            let class = self.text[cell.clone()].trim();
            if is_class(class) || is_rank(class) {
                let row = self.about(Act::Classify, body, None);
                out.push(Provision { duty: Some(class.to_owned()), ..row });
            }
        }
        if let Some(plates) = self.cell(Column::Plate) {
            let plates = words!["加挂", "挂"].strip_opening(plates).unwrap_or(plates);
            let plates = names(plates.trim_end_matches("牌子").trim_end_matches('的'));
            out.extend(plates.iter().map(|plate| self.about(Act::Nameplate, body, Some(plate))));
        }
        if let Some(remark) = self.cell(Column::Remark) {
            out.extend(self.note(body, remark).unwrap_or_default());
        }
        Some(out)
    }

    /// A remark that says what becomes of the body and is not understood.
    fn unread_remark(&self, kind: Kind, above: Option<Act>) -> Option<Range<usize>> {
        let is_remark = |(column, _): &(Column, Range<usize>)| *column == Column::Remark;
        if kind == Kind::Items {
            // 处理决定 is read, and 备注 beside it is not.
            let at = self.header.iter().rposition(is_remark)?;
            let other = above.is_some() || self.header.iter().position(is_remark) != Some(at);
            let place = self.cells.get(at).filter(|_| other)?.clone();
            return (!is_nothing(self.text[place.clone()].trim())).then_some(place);
        }
        let at = self.header.iter().position(is_remark)?;
        let place = self.cells.get(at)?.clone();
        let said = self.cell(Column::Remark)?;
        let body = match kind {
            Kind::Notes => names(self.cell(Column::Body)?),
            Kind::Changes => names(self.after()),
            _ => return None,
        };
        let [name] = &body[..] else { return None };
        let rest = if kind == Kind::Changes { besides(said) } else { said.to_owned() };
        let note = Note { name, said: &rest, place: 0..0 };
        (note.says_something() && note.rows().is_none()).then_some(place)
    }

    fn posts(&self) -> Said {
        let bodies = names(self.cell(Column::Body).unwrap_or(""));
        let body = bodies.first()?;
        let counted = self.header.iter().zip(self.cells);
        let counted = counted.filter(|((column, _), _)| *column == Column::Posts);
        let rows = counted.filter_map(|((_, kind), cell)| {
            let said = self.text[cell.clone()].trim_end_matches(['名', '人', '个']).trim();
            Some(Provision {
                duty: Some(self.text[kind.clone()].to_owned()),
                count: Some(said.parse().ok()?),
                ..self.about(Act::Staffing, body, None)
            })
        });
        Some(rows.collect())
    }
}

/// A remark without which way one body became the other.
fn besides(remark: &str) -> String {
    let way = words![
        "更名", "改名", "改称", "改为", "整合", "合并", "组建", "新组建", "重新组建", "整合组建",
        "合并组建", "并入", "新设", "新设立", "新成立", "整合设立", "职责整合", "机构整合", "撤并",
    ];
    let pieces = remark.split(['，', '；', '、', '。']).filter(|piece| !way.are(piece.trim()));
    pieces.collect::<Vec<_>>().join("，")
}

/// 新组建, 新设立
fn is_made(remark: &str) -> bool {
    words!["新组建", "新设", "新成立", "组建", "设立", "增设"].open(remark)
}

fn is_nothing(cell: &str) -> bool {
    cell.is_empty()
        || matches!(cell, "无" | "/" | "\\" | "空")
        || cell.chars().all(|c| "-—－".contains(c))
}

/// The bodies of a cell; what is no list of bodies is no body.
pub(super) fn names(cell: &str) -> Vec<String> {
    let slots = party_list(cell).map(|list| list.slots);
    slots.into_iter().flatten().filter_map(Slot::into_name).collect()
}
