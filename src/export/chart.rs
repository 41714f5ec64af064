//! A chart as svg and as png. Text is drawn with the typefaces that Griot carries, as outlines, so that it looks the same where they are not installed;
//! what the chart says also stands in its title and description.

use crate::analysis::chart::measure::{REGULAR, SEMIBOLD};
use crate::analysis::chart::scene::{Anchor, Ink, Scene, Shape};
use crate::export::error::ExportError;
use crate::export::provenance::Provenance;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, WriteOptions, fontdb::Database};
use std::sync::{Arc, LazyLock};

/// The scripts of the studies beyond Inter's.
const SCRIPTS: [&[u8]; 5] = [
    include_bytes!("../app/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../app/fonts/NotoSansNKo-Regular.ttf"),
    include_bytes!("../app/fonts/NotoSansAdlam-Regular.ttf"),
    include_bytes!("../app/fonts/NotoSansTifinagh-Regular.ttf"),
    include_bytes!("../app/fonts/NotoSerifHebrew-Regular.ttf"),
];

/// Pixels of a png for each of the scene: sharp on paper at 10 cm.
const SCALE: f32 = 2.0;
/// How many marks the description names.
const NAMED: usize = 80;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for font in [REGULAR, SEMIBOLD].into_iter().chain(SCRIPTS) {
        fonts.load_font_data(font.to_vec());
    }
    Arc::new(fonts)
});

/// The chart as svg.
pub fn svg(scene: &Scene, dark: bool, made: &Provenance) -> Result<Vec<u8>, ExportError> {
    let options = WriteOptions { coordinates_precision: 2, transforms_precision: 4, ..WriteOptions::default() };
    let drawn = tree(scene, dark)?.to_string(&options);
    let (head, rest) = drawn.split_once('>').ok_or(ExportError::Chart("it has no beginning".to_owned()))?;
    let mut said = scene.description.clone();
    for mark in scene.marks.iter().take(NAMED) {
        said.push(' ');
        said.push_str(&mark.says);
        said.push('.');
    }
    let facts: Vec<String> = made.facts().into_iter().map(|(_, en, fr, fact)| format!("{}: {fact}", scene.language.say(en, fr))).collect();
    let text = format!(
        "{head} role=\"img\" aria-labelledby=\"title description\" lang=\"{}\"><title id=\"title\">{}</title><desc id=\"description\">{} {}</desc>{rest}",
        scene.language.tag(),
        escaped(&scene.title),
        escaped(&said),
        escaped(&facts.join("; "))
    );
    Ok(text.into_bytes())
}

/// The chart as png, two pixels for each of the scene.
pub fn png(scene: &Scene, dark: bool) -> Result<Vec<u8>, ExportError> {
    let tree = tree(scene, dark)?;
    let (wide, high) = ((scene.width * SCALE).ceil() as u32, (scene.height * SCALE).ceil() as u32);
    let mut picture = Pixmap::new(wide, high).ok_or_else(|| ExportError::Chart("it is too large for a picture".to_owned()))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut picture.as_mut());
    picture.encode_png().map_err(|err| ExportError::Chart(err.to_string()))
}

fn tree(scene: &Scene, dark: bool) -> Result<Tree, ExportError> {
    let options = Options { fontdb: Arc::clone(&FONTS), font_family: "Inter".to_owned(), ..Options::default() };
    Tree::from_str(&drawing(scene, dark), &options).map_err(|err| ExportError::Chart(err.to_string()))
}

/// The scene as svg with its texts as texts.
fn drawing(scene: &Scene, dark: bool) -> String {
    let (wide, high) = (scene.width, scene.height);
    let mut out = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" font-family=\"Inter\">");
    shape(&mut out, &Shape::Rect([0.0, 0.0, wide, high], Ink::Paper), dark);
    for part in &scene.shapes {
        shape(&mut out, part, dark);
    }
    out.push_str("</svg>");
    out
}

/// Writes one shape.
fn shape(out: &mut String, shape: &Shape, dark: bool) {
    let colour = |ink: Ink| {
        let [red, green, blue] = ink.rgb(dark);
        format!("#{red:02x}{green:02x}{blue:02x}")
    };
    match shape {
        Shape::Rect([x, y, wide, high], ink) => {
            out.push_str(&format!("<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{wide:.2}\" height=\"{high:.2}\" fill=\"{}\"/>", colour(*ink)));
        }
        Shape::Circle { at: (x, y), radius, ink } => {
            out.push_str(&format!("<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius:.2}\" fill=\"{}\"/>", colour(*ink)));
        }
        Shape::Line { points, width, ink, dashed } => {
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.2},{y:.2}")).collect();
            let dashes = if *dashed { " stroke-dasharray=\"6 4\"" } else { "" };
            out.push_str(&format!("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{width:.2}\"{dashes}/>", points.join(" "), colour(*ink)));
        }
        Shape::Text { at: (x, y), anchor, size, semibold, ink, turned, text } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let (weight, turn) = (if *semibold { 600 } else { 400 }, if *turned { format!(" transform=\"rotate(-90 {x:.2} {y:.2})\"") } else { String::new() });
            // Inter's letters stand about their middle when the base line lies 0.36 of the size below it.
            let base = y + size * 0.36;
            out.push_str(&format!(
                "<text x=\"{x:.2}\" y=\"{base:.2}\" text-anchor=\"{anchor}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{}\"{turn}>{}</text>",
                colour(*ink),
                escaped(text)
            ));
        }
    }
}

/// Text as XML takes it; control characters, which XML does not know, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::code::ReportLanguage;
    use crate::model::time::Moment;

    fn made() -> Provenance {
        Provenance { made: Moment(0), project: "P <1>".into(), codebook_version: "1.0".into(), filter: "none".into(), coder: "INT-02".into(), release: None }
    }

    #[test]
    fn text_is_drawn_without_typefaces_of_the_system_in_every_script_of_the_studies() {
        for text in ["Overcrowding", "Élève à l’école", "sɔgɔma ɲɛ ŋ", "مرحبا بكم", "ߒߞߏ", "𞤀𞤣𞤤𞤢𞤥", "ⵜⴰⵎⴰⵣⵉⵖⵜ"]
        {
            let mut scene = Scene::new(400.0, "", "", ReportLanguage::French);
            scene.height = 100.0;
            let blank = png(&scene, false).unwrap();
            scene.text((20.0, 60.0), Anchor::Start, Ink::Text, text);
            assert_ne!(png(&scene, false).unwrap(), blank, "{text}");
            let drawn = String::from_utf8(svg(&scene, true, &made()).unwrap()).unwrap();
            assert!(drawn.contains("<path") && !drawn.contains("<text") && !drawn.contains("font-family"), "{text}");
            assert!(roxmltree::Document::parse(&drawn).is_ok());
        }
    }

    #[test]
    fn nothing_of_a_name_is_taken_for_markup() {
        let mut scene = Scene::new(400.0, "A <b>\"&\u{1}", "", ReportLanguage::English);
        scene.height = 60.0;
        let drawn = String::from_utf8(svg(&scene, false, &made()).unwrap()).unwrap();
        let read = roxmltree::Document::parse(&drawn).unwrap();
        let title = read.descendants().find(|node| node.has_tag_name("title")).and_then(|node| node.text().map(str::to_owned));
        assert_eq!(title.as_deref(), Some("A <b>\"&"));
    }
}
