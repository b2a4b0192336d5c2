//! Pictures as pixels: no text may be lost in silence.

#![cfg(feature = "png")]

use std::{fs, path::Path};

use handover::{
    Options,
    render::{
        View, diagram,
        png::{self, Error, Fonts},
        svg,
    },
};

fn drawn() -> String {
    let data = handover::load("graph-data/miit-2008".as_ref(), &Options::default()).unwrap();
    let graph = data.graph();
    let options = diagram::Options::default();
    let picture = diagram::diagram(&data.history, &graph, View::Changes, &options);
    svg::print(&picture, &svg::Options::default())
}

#[test]
fn a_machine_without_fonts_draws_nothing_and_says_so() {
    let empty = tempfile::tempdir().unwrap();
    let error = png::print(&drawn(), &Fonts::of_folder(empty.path()), 1.0).unwrap_err();
    assert!(matches!(error, Error::NoFont { .. }));
    assert!(error.hint().en.contains("fonts-noto-cjk"), "{}", error.hint().en);
}

#[test]
fn a_font_without_chinese_is_not_enough() {
    let latin = Path::new("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
    if !latin.exists() {
        println!("skipped: no DejaVu on this machine");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::copy(latin, folder.path().join("latin.ttf")).unwrap();
    let error = png::print(&drawn(), &Fonts::of_folder(folder.path()), 1.0).unwrap_err();
    assert!(matches!(error, Error::NoFont { missing } if !missing.is_empty()));
}

#[test]
fn what_no_font_holds_is_named() {
    let fonts = Fonts::of_machine();
    // A code point that will never be a character.
    let svg = drawn().replace("</desc>", "</desc><text x=\"9\" y=\"9\">\u{10fffd}</text>");
    match png::print(&svg, &fonts, 1.0) {
        Ok(image) => assert_eq!(image.missing, ['\u{10fffd}']),
        Err(error) => assert!(matches!(error, Error::NoFont { .. }), "{error}"),
    }
}

#[test]
fn too_many_pixels_are_refused_before_they_are_painted() {
    let fonts = Fonts::of_machine();
    let error = png::print(&drawn(), &fonts, 1000.0).unwrap_err();
    assert!(matches!(error, Error::TooLarge { .. } | Error::NoFont { .. }), "{error}");
    assert!(png::print("no drawing", &fonts, 1.0).is_err());
}
