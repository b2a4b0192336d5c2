//! A made history of reorganisations, as large as wanted.
//!
//! Bodies give duties to one another, by name, in part or all at once; bodies
//! are set up, renamed, merged and abolished. The same size and seed give the
//! same history on every machine.

use std::{fs, io, path::Path};

use handover::{
    dataset::TableWriter,
    model::{Act, Evidence, History, HistoryBuilder, Instrument, InstrumentId, Provision, Scope},
    source::Span,
};
use jiff::{ToSpan, civil::Date};

/// How large a history is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// About how many provisions move something.
    pub transfers: usize,
    /// How many bodies there are at first.
    pub agencies: usize,
    /// How many duties there are at first.
    pub duties: usize,
    /// How many years it takes.
    pub years: usize,
}

impl Size {
    #[allow(dead_code)]
    /// A size of which all else follows from the number of transfers.
    pub const fn of(transfers: usize) -> Self {
        let agencies = 12 + transfers / 250;
        Size { transfers, agencies, duties: 60 + transfers / 10, years: 40 }
    }
}

/// Numbers that look random and are the same everywhere (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

const PLACES: &[&str] = &[
    "云山", "清河", "临江", "东阳", "南屏", "西陵", "北川", "安平", "永宁", "长乐", "新丰", "广德",
    "嘉禾", "平湖", "金沙", "玉泉",
];
const FIELDS: &[&str] = &[
    "盐业", "烟草", "邮政", "粮食", "林业", "水务", "渔业", "商务", "能源", "信访", "档案", "地质",
    "气象", "海洋", "测绘", "旅游", "统计", "审计", "物价", "民政", "农机", "纺织",
];
const VERBS: &[&str] =
    &["行政管理", "许可", "监督检查", "规划编制", "统计分析", "安全监管", "标准制定", "专营管理"];
const KINDS: &[&str] = &["局", "委员会", "办公室", "部"];

fn agency_name(number: usize) -> String {
    let (place, rest) = (PLACES[number % 16], number / 16);
    let (field, rest) = (FIELDS[rest % 22], rest / 22);
    let kind = KINDS[rest % 4];
    match rest / 4 {
        0 => format!("{place}{field}{kind}"),
        more => format!("{place}第{more}{field}{kind}"),
    }
}

/// The wording of a duty by its number.
pub fn duty_name(number: usize) -> String {
    let (field, rest) = (FIELDS[number % 22], number / 22);
    let (verb, rest) = (VERBS[rest % 8], rest / 8);
    let place = PLACES[rest % 16];
    match rest / 16 {
        0 => format!("{place}{field}{verb}"),
        more => format!("{place}{field}第{more}类{verb}"),
    }
}

struct Body {
    name: String,
    holds: Vec<usize>,
}

struct World {
    dice: Dice,
    bodies: Vec<Body>,
    alive: Vec<usize>,
    duties: usize,
    rows: Vec<Provision>,
}

impl World {
    fn new(size: Size, seed: u64) -> Self {
        let mut world = World {
            dice: Dice(seed),
            bodies: Vec::new(),
            alive: Vec::new(),
            duties: size.duties,
            rows: Vec::new(),
        };
        for _ in 0..size.agencies {
            world.new_body();
        }
        for duty in 0..size.duties {
            let holder = world.dice.below(size.agencies);
            world.bodies[holder].holds.push(duty);
        }
        world
    }

    fn new_body(&mut self) -> usize {
        let at = self.bodies.len();
        self.bodies.push(Body { name: agency_name(at), holds: Vec::new() });
        self.alive.push(at);
        at
    }

    fn some(&mut self, but: Option<usize>) -> usize {
        loop {
            let at = self.alive[self.dice.below(self.alive.len())];
            if Some(at) != but {
                return at;
            }
        }
    }

    fn name(&self, body: usize) -> Option<String> {
        Some(self.bodies[body].name.clone())
    }

    fn say(&mut self, row: Provision, quote: String) {
        let number = self.rows.len() + 1;
        let start = 100 * number as u32;
        let span = Span { start, end: start + quote.len() as u32 };
        let clause = format!("二/({})", number.min(60));
        self.rows.push(Provision { evidence: Evidence { clause, span, quote }, ..row });
    }

    fn row(act: Act) -> Provision {
        Provision::new(InstrumentId(0), act, Evidence::default())
    }

    /// Some named duties go from one body to another.
    fn batch(&mut self) {
        let from = self.some(None);
        let to = self.some(Some(from));
        for _ in 0..=self.dice.below(20) {
            if self.bodies[from].holds.is_empty() {
                return;
            }
            let at = self.dice.below(self.bodies[from].holds.len());
            let duty = self.bodies[from].holds[at];
            if self.dice.below(10) == 0 {
                self.part(from, to, duty);
            } else {
                self.bodies[from].holds.swap_remove(at);
                self.give(from, to, duty);
            }
        }
    }

    fn give(&mut self, from: usize, to: usize, duty: usize) {
        let wording = duty_name(duty);
        let (giver, receiver) = (&self.bodies[from].name, &self.bodies[to].name);
        let quote = format!("将{giver}的{wording}职责划给{receiver}。");
        let row = Provision {
            from: self.name(from),
            to: self.name(to),
            duty: Some(wording),
            scope: Some(Scope::Listed),
            ..World::row(Act::Transfer)
        };
        self.bodies[to].holds.push(duty);
        self.say(row, quote);
    }

    /// A part of a duty goes; the rest stays.
    fn part(&mut self, from: usize, to: usize, duty: usize) {
        let part = self.duties;
        self.duties += 1;
        let (wider, wording) = (duty_name(duty), duty_name(part));
        let receiver = &self.bodies[to].name;
        let quote = format!("{wider}中的{wording}职责划给{receiver}。");
        let row = Provision {
            from: self.name(from),
            to: self.name(to),
            duty: Some(wording),
            within: Some(wider),
            scope: Some(Scope::Part),
            ..World::row(Act::Transfer)
        };
        self.bodies[to].holds.push(part);
        self.say(row, quote);
    }

    fn establish(&mut self) -> usize {
        let new = self.new_body();
        let quote = format!("组建{}。", self.bodies[new].name);
        self.say(Provision { body: self.name(new), ..World::row(Act::Establish) }, quote);
        new
    }

    /// A new body, under another, with duties of others.
    fn create(&mut self) {
        let new = self.establish();
        let above = self.some(Some(new));
        let quote = format!("{}由{}管理。", self.bodies[new].name, self.bodies[above].name);
        let (body, to) = (self.name(new), self.name(above));
        self.say(Provision { body, to, ..World::row(Act::Affiliate) }, quote);
        for _ in 0..3 {
            let from = self.some(Some(new));
            for _ in 0..self.bodies[from].holds.len().min(8) / 2 {
                let at = self.dice.below(self.bodies[from].holds.len());
                let duty = self.bodies[from].holds.swap_remove(at);
                self.give(from, new, duty);
            }
        }
    }

    /// A body ends: one duty goes to one heir, all others to another.
    fn abolish(&mut self) {
        let old = self.some(None);
        let heir = self.some(Some(old));
        let other = self.some(Some(old));
        let mut except = Vec::new();
        if let Some(duty) = self.bodies[old].holds.pop() {
            self.give(old, other, duty);
            except.push(duty_name(duty));
        }
        let held = std::mem::take(&mut self.bodies[old].holds);
        self.bodies[heir].holds.extend(held);
        let (giver, receiver) = (self.bodies[old].name.clone(), self.bodies[heir].name.clone());
        let but = except.first().map_or(String::new(), |duty| format!("除{duty}以外"));
        let quote = format!("将{giver}{but}的职责划给{receiver}。");
        let row = Provision {
            from: self.name(old),
            to: self.name(heir),
            scope: Some(Scope::Whole),
            except,
            ..World::row(Act::Transfer)
        };
        self.say(row, quote);
        let body = self.name(old);
        self.say(Provision { body, ..World::row(Act::Abolish) }, format!("不再保留{giver}。"));
        self.alive.retain(|&body| body != old);
    }

    /// Two bodies become one new one.
    fn merge(&mut self) {
        let one = self.some(None);
        let two = self.some(Some(one));
        let new = self.establish();
        for old in [one, two] {
            let quote = format!("将{}并入{}。", self.bodies[old].name, self.bodies[new].name);
            let (body, to) = (self.name(old), self.name(new));
            self.say(Provision { body, to, ..World::row(Act::Merge) }, quote);
            let held = std::mem::take(&mut self.bodies[old].holds);
            self.bodies[new].holds.extend(held);
            self.alive.retain(|&body| body != old);
        }
    }

    fn rename(&mut self) {
        let old = self.some(None);
        let new = self.new_body();
        let quote = format!("{}更名为{}。", self.bodies[old].name, self.bodies[new].name);
        let (body, to) = (self.name(old), self.name(new));
        self.say(Provision { body, to, ..World::row(Act::Rename) }, quote);
        self.bodies[new].holds = std::mem::take(&mut self.bodies[old].holds);
        self.alive.retain(|&body| body != old);
    }

    /// One document's worth of changes.
    fn instrument(&mut self) -> Vec<Provision> {
        match self.dice.below(100) {
            0..82 => self.batch(),
            82..89 => self.create(),
            89..92 => self.abolish(),
            92..96 => self.merge(),
            _ => self.rename(),
        }
        std::mem::take(&mut self.rows)
    }
}

/// Instruments with their provisions, in time order, until `size` is reached.
pub fn documents(size: Size, seed: u64) -> impl Iterator<Item = (Instrument, Vec<Provision>)> {
    let mut world = World::new(size, seed);
    let (mut told, mut number) = (0, 0);
    let first = Date::constant(1980, 1, 1);
    std::iter::from_fn(move || {
        (told < size.transfers).then(|| {
            let rows = world.instrument();
            let day = told * size.years * 365 / size.transfers.max(1);
            told += rows.len().max(1);
            number += 1;
            let instrument = Instrument {
                id: format!("made-{number:07}"),
                title: format!("关于机构职责调整的通知（第{number}号）"),
                number: Some(format!("云政发〔{}〕{number}号", 1980 + day / 365)),
                issued: first.checked_add((day as i64).days()).ok(),
                ..Instrument::default()
            };
            (instrument, rows)
        })
    })
}

/// The history itself.
#[allow(dead_code)]
pub fn history(size: Size, seed: u64) -> History {
    let mut builder = HistoryBuilder::default();
    for (instrument, rows) in documents(size, seed) {
        let id = builder.instrument(instrument);
        for row in &rows {
            builder.push(id, row);
        }
    }
    builder.finish()
}

/// One provision table with the rows of all instruments.
#[allow(dead_code)] // each who uses this module needs a part of it
pub fn write_table(file: &Path, size: Size, seed: u64) -> io::Result<()> {
    let mut table = TableWriter::new(io::BufWriter::new(fs::File::create(file)?))?;
    for (instrument, rows) in documents(size, seed) {
        for row in &rows {
            table.row(&instrument.id, row)?;
        }
    }
    table.finish()?;
    Ok(())
}

/// A data folder: one folder an instrument.
#[allow(dead_code)]
pub fn write_folder(root: &Path, size: Size, seed: u64) -> io::Result<()> {
    for (instrument, rows) in documents(size, seed) {
        let folder = root.join(&instrument.id);
        fs::create_dir_all(&folder)?;
        let mut about = format!("title = \"{}\"\n", instrument.title);
        about += &format!("number = \"{}\"\n", instrument.number.as_deref().unwrap_or_default());
        if let Some(day) = instrument.issued {
            about += &format!("issued = {day}\n");
        }
        fs::write(folder.join("instrument.toml"), about)?;
        let mut table = TableWriter::new(Vec::new())?;
        for row in &rows {
            table.row("", row)?;
        }
        fs::write(folder.join("provisions.csv"), table.finish()?)?;
    }
    Ok(())
}
