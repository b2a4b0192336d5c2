//! Regulations that never were: as many as wanted, the same for the same seed,
//! with what each of them moves.

/// A transfer that a line states.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stated {
    /// Where its line starts, in bytes.
    pub line: usize,
    /// Who gives.
    pub from: String,
    /// What; empty for everything.
    pub duty: String,
    /// Who receives.
    pub to: String,
    /// What is carved out.
    pub except: String,
}

/// Regulations of at least so many bytes, one after the other, and what they
/// state.
pub fn regulations(bytes: usize, seed: u64) -> (String, Vec<Stated>) {
    let mut writer = Writer { random: Random(seed), text: String::new(), stated: Vec::new() };
    while writer.text.len() < bytes {
        writer.regulation();
    }
    (writer.text, writer.stated)
}

const PLACES: [&str; 12] = [
    "清源县", "临江市", "平江省", "北岭县", "云溪市", "东陵市", "石门县", "江东省", "南浦市",
    "西河县", "安阳市", "白沙县",
];
const FIELDS: [&str; 16] = [
    "水利", "林业", "商务", "民政", "粮食", "文化", "交通运输", "农业", "海洋", "盐业", "渔业",
    "旅游", "体育", "气象", "档案", "能源",
];
const THINGS: [&str; 12] = [
    "项目", "资金", "质量", "市场", "安全", "价格", "科技", "资源", "储备", "信用", "信息", "环境",
];
const ACTIONS: [&str; 8] = ["管理", "审批", "监测", "监督", "登记", "评估", "备案", "统计"];
const NUMERALS: [&str; 14] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"];

struct Writer {
    random: Random,
    text: String,
    stated: Vec<Stated>,
}

impl Writer {
    fn regulation(&mut self) {
        let me = self.agency();
        let year = 1990 + self.random.below(30);
        self.line(&format!("{me}主要职责、内设机构和人员编制规定"));
        let number = 1 + self.random.below(90);
        self.line(&format!(
            "　　根据《机构改革方案》(政发[{year}]{number}号)，设立{me}，为政府工作部门。"
        ));
        self.line("　　一、职责调整");
        for item in 0..4 + self.random.below(6) {
            self.transfer(item, &me);
        }
        self.line("　　二、主要职责");
        let items = 8 + self.random.below(6);
        for number in &NUMERALS[..items] {
            let text: String = (0..1 + self.random.below(3)).map(|_| self.duty_item()).collect();
            self.line(&format!("　　({number}){text}"));
        }
        self.line("　　三、内设机构");
        for (item, office) in ["办公室", "规划科", "法规科", "监督科"].iter().enumerate()
        {
            let duty = self.duty_item();
            self.line(&format!("　　({}){office}。{duty}", NUMERALS[item]));
        }
        self.line("　　四、人员编制");
        let posts = 10 + self.random.below(90);
        self.line(&format!("　　{me}机关行政编制为{posts}名。其中：局长1名、副局长3名。"));
        self.line("");
    }

    fn transfer(&mut self, item: usize, me: &str) {
        let (x, z) = (self.agency(), self.agency());
        let (d, e) = (self.duty(), self.duty());
        let number = NUMERALS[item];
        let mut state = |from: &str, duty: &str, to: &str, except: &str| {
            self.stated.push(Stated {
                line: self.text.len(),
                from: from.to_owned(),
                duty: duty.to_owned(),
                to: to.to_owned(),
                except: except.to_owned(),
            });
        };
        let said = match self.random.below(8) {
            0 => {
                state(&x, &d, me, "");
                format!("将{x}承担的{d}职责划入{me}。")
            }
            1 => {
                state(&x, &d, me, "");
                state(&x, &e, me, "");
                format!("将{x}的{d}、{e}职责划入{me}。")
            }
            2 => {
                state(&x, &d, me, "");
                format!("划入{x}的{d}职责。")
            }
            3 => {
                state(me, &d, &z, "");
                format!("将{d}职责交给{z}。")
            }
            4 => {
                state(&x, "", me, "");
                format!("将原{x}的职责整合划入{me}。")
            }
            5 => {
                state(&x, "", me, &d);
                state(&x, &e, &z, "");
                format!("将{x}除{d}以外的职责划归{me}。其中{e}职责划给{z}。")
            }
            6 => format!("取消{d}职责。加强{e}职责。"),
            _ => {
                state(&x, &d, me, "");
                state(&z, &e, me, "");
                format!("将{x}的{d}职责、{z}的{e}职责，划入{me}。")
            }
        };
        self.line(&format!("　　({number}){said}"));
    }

    fn duty_item(&mut self) -> String {
        let (d, f) = (self.duty(), self.random.of(&FIELDS));
        match self.random.below(5) {
            0 => format!("拟订{f}发展规划并组织实施，会同有关部门开展{d}。"),
            1 => format!("承担{d}的责任，指导{f}系统的安全工作，调查处理重大事件。"),
            2 => format!("负责{d}，监测{f}运行，发布有关信息。"),
            3 => format!("按照规定权限开展{d}，将结果通报有关部门，做好{f}应急工作。"),
            _ => format!("组织{f}对外合作与交流，履行《{f}公约》。"),
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn agency(&mut self) -> String {
        let organ = ["局", "委员会", "管理局"];
        format!("{}{}{}", self.random.of(&PLACES), self.random.of(&FIELDS), self.random.of(&organ))
    }

    fn duty(&mut self) -> String {
        let (field, thing) = (self.random.of(&FIELDS), self.random.of(&THINGS));
        format!("{field}{thing}{}", self.random.of(&ACTIONS))
    }
}

/// Numbers in an order that the seed decides.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}
