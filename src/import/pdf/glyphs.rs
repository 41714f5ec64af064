//! The letters of a PDF file with their places, from the interpreter of its pages.

use super::FORMAT;
use crate::import::error::ImportError;
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings, SoftMask, TransformExt,
    interpret_page,
};

/// Units of a glyph's own space in an em.
const EM: f64 = 1000.0;
/// A file with more pages than this is no transcript.
const MOST_PAGES: usize = 5_000;

/// One letter, or a ligature of several, at its place. Points from the upper left corner of the page, downwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line that it stands on.
    pub(super) base: f64,
    /// Height of an em.
    pub(super) size: f64,
}

/// The letters of one page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) glyphs: Vec<Glyph>,
    /// Glyphs of which the file does not say what letter they are.
    pub(super) unreadable: usize,
    /// Letters that are not set level: stamps across the page, labels of axes.
    pub(super) aslant: usize,
    pub(super) has_picture: bool,
}

/// The pages of a file.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ImportError> {
    let damaged = |why: &str| ImportError::Damaged { format: FORMAT, why: why.to_owned() };
    let pdf = Pdf::new(bytes.to_vec()).map_err(|err| match err {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ImportError::Locked,
        LoadPdfError::Decryption(_) => damaged("it is encrypted in a way that cannot be read"),
        LoadPdfError::Invalid => damaged("its parts cannot be found"),
    })?;
    let pages = pdf.pages();
    if pages.len() > MOST_PAGES {
        return Err(damaged(&format!("it has more than {MOST_PAGES} pages")));
    }
    let cache = InterpreterCache::new();
    let mut sheets = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(page.initial_transform(true).to_kurbo(), bounds, &cache, pdf.xref(), InterpreterSettings::default());
        let mut sheet = Sheet::default();
        interpret_page(page, &mut context, &mut sheet);
        sheets.push(sheet);
    }
    Ok(sheets)
}

impl Device<'_> for Sheet {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(type3) => type3.advance_width(),
            };
            let origin = transform * Point::ZERO;
            let end = transform * Point::new(f64::from(advance.unwrap_or(0.0)), 0.0);
            let up = transform * Point::new(0.0, EM) - origin;
            let along = transform * Point::new(EM, 0.0) - origin;
            if along.x <= 0.0 || along.y.abs() > along.x * 0.1 {
                self.aslant += 1;
                continue;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => {
                    self.unreadable += 1;
                    '\u{FFFD}'.to_string()
                }
            };
            let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
            let size = up.hypot();
            if !text.is_empty() && size > 0.5 && [origin.x, origin.y, end.x].iter().all(|number| number.is_finite()) {
                self.glyphs.push(Glyph { text, left: origin.x, right: end.x.max(origin.x), base: origin.y, size });
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.has_picture = true;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
