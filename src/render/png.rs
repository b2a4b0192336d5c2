//! SVG as pixels, with the fonts of the machine.
//!
//! A text that no font can show would vanish from the picture; so it is an
//! error where the machine has no font with Chinese characters, and the rest is
//! named in [`Image::missing`].

use std::{
    collections::BTreeSet,
    path::Path,
    sync::{Arc, Mutex},
};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{
        self, FontResolver, Tree,
        fontdb::{Database, Family, Query},
    },
};

use super::theme;
use crate::lang::Text;

/// Pixels of one picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters that no font of the machine holds; they are not in the picture.
    pub missing: Vec<char>,
}

/// Why a picture has no pixels.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The machine has no font, or none with these Chinese characters.
    #[error("no font on this machine holds the Chinese characters of the picture")]
    NoFont {
        /// Some of the characters.
        missing: String,
    },
    /// It is no SVG.
    #[error("the drawing cannot be read: {0}")]
    Unreadable(String),
    /// It has more pixels than the memory is to hold.
    #[error("the picture would have {width} × {height} pixels")]
    TooLarge {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// The file cannot be made.
    #[error("the picture cannot be written: {0}")]
    Unwritable(String),
}

impl Error {
    /// What is wrong.
    pub fn text(&self) -> Text {
        let zh = match self {
            Error::NoFont { .. } => "本机没有含有图中汉字的字体".to_owned(),
            Error::Unreadable(why) => format!("画好的图读不回来：{why}"),
            Error::TooLarge { width, height } => format!("图会有{width} × {height}个像素"),
            Error::Unwritable(why) => format!("图片写不出来：{why}"),
        };
        Text::new(zh, self.to_string())
    }

    /// What to do about it.
    pub fn hint(&self) -> Text {
        match self {
            Error::NoFont { .. } => Text::new(
                "安装一种字体（Debian：apt install fonts-noto-cjk），或者写成 SVG，由看图的程序用它的字体显示",
                "install one (Debian: apt install fonts-noto-cjk), or write SVG, which its viewer \
                 draws with its own fonts",
            ),
            Error::TooLarge { .. } => Text::new(
                "用 --agency、--duty 或 --depth 缩小范围，或者写成 SVG，它没有像素之限",
                "narrow it with --agency, --duty or --depth, or write SVG, which has no pixels",
            ),
            Error::Unreadable(_) | Error::Unwritable(_) => {
                Text::new("改写 SVG", "write SVG instead")
            }
        }
    }
}

/// Fonts to draw with.
pub struct Fonts(Database);

impl Fonts {
    /// Those of the machine. Takes some milliseconds: make them once.
    pub fn of_machine() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        Fonts::chosen(fonts)
    }

    /// Those below a folder only.
    pub fn of_folder(folder: &Path) -> Self {
        let mut fonts = Database::new();
        fonts.load_fonts_dir(folder);
        Fonts::chosen(fonts)
    }

    /// The first font of the theme that is there is the one without serifs.
    fn chosen(mut fonts: Database) -> Self {
        let there = theme::FONTS.split(',').map(|name| name.trim().to_owned()).find(|name| {
            let families = [Family::Name(name)];
            fonts.query(&Query { families: &families, ..Query::default() }).is_some()
        });
        if let Some(name) = there {
            fonts.set_sans_serif_family(name);
        }
        Fonts(fonts)
    }
}

/// The most pixels of a picture: 256 MB of memory.
const MOST: u64 = 64_000_000;

/// Draws an SVG as PNG, `scale` pixels for each of its units.
///
/// # Errors
///
/// [`Error::NoFont`] where Chinese characters would be lost,
/// [`Error::TooLarge`] above 64 million pixels.
pub fn print(svg: &str, fonts: &Fonts, scale: f32) -> Result<Image, Error> {
    let missing = Arc::new(Mutex::new(BTreeSet::new()));
    let options = usvg::Options {
        fontdb: Arc::new(fonts.0.clone()),
        font_resolver: resolver(&missing),
        ..usvg::Options::default()
    };
    if fonts.0.is_empty() {
        return Err(Error::NoFont { missing: String::new() });
    }
    let tree =
        Tree::from_str(svg, &options).map_err(|error| Error::Unreadable(error.to_string()))?;
    let missing: Vec<char> = match missing.lock() {
        Ok(found) => found.iter().copied().collect(),
        Err(poisoned) => poisoned.into_inner().iter().copied().collect(),
    };
    let chinese: String = missing.iter().filter(|c| is_chinese(**c)).take(8).collect();
    if !chinese.is_empty() {
        return Err(Error::NoFont { missing: chinese });
    }
    let bytes = paint(&tree, scale)?;
    Ok(Image { bytes, missing })
}

/// Finds fonts, and keeps the characters for which there is none.
fn resolver(missing: &Arc<Mutex<BTreeSet<char>>>) -> FontResolver<'static> {
    let by_name = FontResolver::default_font_selector();
    let by_character = FontResolver::default_fallback_selector();
    let missing = Arc::clone(missing);
    FontResolver {
        // Without any font the text would be dropped whole.
        select_font: Box::new(move |font, fonts| {
            by_name(font, fonts).or_else(|| fonts.faces().next().map(|face| face.id))
        }),
        select_fallback: Box::new(move |c, tried, fonts| {
            let found = by_character(c, tried, fonts);
            if found.is_none()
                && let Ok(mut missing) = missing.lock()
            {
                missing.insert(c);
            }
            found
        }),
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

fn paint(tree: &Tree, scale: f32) -> Result<Vec<u8>, Error> {
    let size = tree.size();
    let [width, height] = [size.width(), size.height()].map(|side| (side * scale).ceil() as u32);
    let too_large = || Error::TooLarge { width, height };
    if u64::from(width) * u64::from(height) > MOST {
        return Err(too_large());
    }
    let mut pixels = Pixmap::new(width, height).ok_or_else(too_large)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| Error::Unwritable(error.to_string()))
}
