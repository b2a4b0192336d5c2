//! Waits until files change.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

use super::interrupt;

/// How often files are looked at.
const PAUSE: Duration = Duration::from_millis(250);

/// What a file looked like: when it was written, and its length.
type Look = (Option<SystemTime>, u64);

/// Files below a path, looked at again and again.
///
/// Looking works the same on every system, on network disks and in containers,
/// and sees a file that was replaced; data folders are small.
pub struct Watch {
    path: PathBuf,
    /// A folder that is written into while it is watched.
    except: Option<PathBuf>,
    seen: BTreeMap<PathBuf, Look>,
}

impl Watch {
    /// Remembers how the files look now.
    pub fn new(path: &Path, except: Option<&Path>) -> Self {
        let (path, except) = (path.to_owned(), except.map(Path::to_owned));
        let mut watch = Watch { path, except, seen: BTreeMap::new() };
        watch.seen = watch.look();
        watch
    }

    /// Waits until something changed and then stayed the same for a moment.
    /// `false` where an end is wanted, see [`interrupt`].
    pub fn wait(&mut self) -> bool {
        while !interrupt::is_wanted() {
            thread::sleep(PAUSE);
            let now = self.look();
            if now != self.seen {
                return self.settle(now);
            }
        }
        false
    }

    /// An editor or a copy may take a while to write all there is.
    fn settle(&mut self, mut last: BTreeMap<PathBuf, Look>) -> bool {
        while !interrupt::is_wanted() {
            thread::sleep(PAUSE);
            let now = self.look();
            if now == last {
                self.seen = now;
                return true;
            }
            last = now;
        }
        false
    }

    fn look(&self) -> BTreeMap<PathBuf, Look> {
        let mut seen = BTreeMap::new();
        let mut open = vec![self.path.clone()];
        while let Some(path) = open.pop() {
            let Ok(about) = fs::metadata(&path) else { continue };
            if !about.is_dir() {
                seen.insert(path, (about.modified().ok(), about.len()));
            } else if !self.is_excepted(&path) {
                let entries = fs::read_dir(&path).into_iter().flatten().flatten();
                open.extend(entries.map(|entry| entry.path()));
            }
        }
        seen
    }

    fn is_excepted(&self, folder: &Path) -> bool {
        let real = |path: &Path| path.canonicalize().ok();
        self.except.as_deref().is_some_and(|except| real(except) == real(folder))
    }
}
