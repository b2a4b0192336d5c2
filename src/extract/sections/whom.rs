//! Whom a provision is about that names nobody, and when it is about nobody:
//! then it is no row.

use smallvec::smallvec;

use super::Reader;
use crate::{
    extract::scope::Names,
    grammar::{Open, Slot},
    lexicon::words,
    model::{Act, Scope as Share},
};

impl Reader<'_> {
    /// The bodies that a provision is about. `moved`: its sentence moved
    /// something before.
    pub(super) fn bodies(&self, open: &Open, moved: bool) -> Names {
        let unnamed = open.body == Slot::Subject;
        match open.act {
            Act::Staffing => self.whose_posts(open),
            Act::Split if unnamed => smallvec![self.scope.spoken_of_before(&open.range)],
            Act::Nameplate if unnamed => self.where_it_hangs(open, moved),
            Act::Classify if unnamed => self.whose_class(open),
            act if open.tells_what_becomes() => self.scope.what_changes(act),
            _ => self.scope.names(&open.body, &Slot::Unstated),
        }
    }

    /// Posts without a subject are the document's own agency's, unless the
    /// sentence just spoke of another, and else of the one body it set up.
    fn whose_posts(&self, open: &Open) -> Names {
        let unnamed = open.body == Slot::Subject && !self.scope.spoke_in_sentence();
        if unnamed && self.scope.item().is_none() && self.scope.own().is_some() {
            return smallvec![self.scope.own().map(str::to_owned)];
        }
        let mut bodies = self.scope.names(&open.body, &Slot::Unstated);
        if bodies.len() > 1 {
            // 增设A科、B科，核增职数2名: whose they are is not said of each.
            bodies = smallvec![self.scope.topic()];
        }
        if unnamed && bodies[..] == [None] {
            bodies = smallvec![self.scope.only_made()];
        }
        bodies
    }

    /// `A并入B，为B内设机构`: a class is not said of the body it is worded by.
    fn whose_class(&self, open: &Open) -> Names {
        let bodies = self.scope.what_changes(open.act);
        let class = open.duty.as_deref().unwrap_or("");
        let is_its_own = bodies.iter().flatten().any(|body| class.starts_with(body.as_str()));
        if is_its_own { smallvec![self.scope.past()] } else { bodies }
    }

    /// A plate hangs where the duties went: `X由Y承担，对外保留X牌子`,
    /// `将D划入Y，对外保留X牌子`, unless another was spoken of.
    fn where_it_hangs(&self, open: &Open, moved: bool) -> Names {
        let bodies = self.scope.names(&open.body, &Slot::Unstated);
        let is_the_plate = bodies == self.scope.names(&open.to, &Slot::Unstated);
        let goes_along =
            moved && !self.scope.spoke_in_sentence() && self.scope.receiver().is_some();
        if is_the_plate || goes_along { smallvec![self.scope.receiver()] } else { bodies }
    }

    /// `增设的X，为A所属单位` where X was not understood: A is not below itself.
    pub(super) fn is_below_itself(&self, open: &Open, bodies: &Names) -> bool {
        open.act == Act::Affiliate && open.tells_what_becomes() && self.parties(open) == *bodies
    }

    /// Whether nothing is said of a body that is known, however well the words
    /// were understood. `quote`: the words.
    pub(super) fn says_nothing(&self, open: &Open, bodies: &Names, quote: &str) -> bool {
        let of_nobody = bodies[..] == [None];
        // 内设A、B，均为正科级: the two, not whose they are.
        let of_several = || {
            bodies.len() < 2 && words!["均", "都", "分别"].open(quote) && open.tells_what_becomes()
        };
        let to_nobody = || self.parties(open)[..] == [None];
        match open.act {
            Act::Retain | Act::Split | Act::Nameplate | Act::Unplate => of_nobody,
            // 不再保留甲局。深化乙体制改革: not 甲局's.
            Act::Strengthen => {
                of_nobody || self.is_after_the_end(open, bodies) || self.is_an_aim_of_nobody(open)
            }
            // 甲局。组建。 says it of 甲局; elsewhere the word alone says it of nobody.
            Act::Establish if open.body == Slot::Subject => {
                let alone = words!["组", "成立", "设", "新", "恢复", "重", "始", "建"].open(quote);
                alone && self.scope.item().is_none() && self.scope.topic().is_none()
            }
            Act::Abolish | Act::Locate => of_nobody || of_several(),
            Act::Classify => of_nobody || of_several() || self.is_after_the_end(open, bodies),
            // 甲机构与乙机构整合: below whom is not said.
            Act::Affiliate => {
                of_nobody
                    || of_several()
                    || self.is_after_the_end(open, bodies)
                    || open.from == Slot::Unstated && to_nobody()
            }
            Act::Merge => of_nobody || of_several() || to_nobody(),
            // A改由B领导，改称A: no other name.
            Act::Rename => {
                of_nobody || of_several() || to_nobody() || self.parties(open) == *bodies
            }
            // 将A并入, 行使A的职权 with nobody in view to go into; 撤销A。整合B的职责: not into A.
            Act::Transfer if open.to == Slot::Subject => {
                let to = self.parties(open);
                open.scope == Some(Share::Whole) && to[..] == [None] || !self.scope.are_there(&to)
            }
            _ => false,
        }
    }

    /// `甲会调整为直属机构。完善管理体制。`: a sentence of its own, in a document
    /// about no one body.
    fn is_an_aim_of_nobody(&self, open: &Open) -> bool {
        let about_one =
            [self.scope.item(), self.scope.own()].into_iter().flatten().next().is_some()
                || self.scope.topic().is_some();
        open.body == Slot::Subject && !about_one && !self.scope.spoke_in_sentence()
    }

    /// Where bodies stand is not said of those that the document ended.
    fn is_after_the_end(&self, open: &Open, bodies: &Names) -> bool {
        open.body == Slot::Subject && !self.scope.are_there(bodies)
    }

    /// Into whom, below whom or by which name.
    fn parties(&self, open: &Open) -> Names {
        self.scope.receivers(&open.to, &open.from)
    }
}
