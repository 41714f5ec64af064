//! The passages behind a number, in their context: every number opens onto this list.

use crate::app::ask::Ask;
use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::panels::passage::{place_words, qualifier_words};
use crate::app::text::Face;
use crate::app::text::shape::{Paragraph, first_strong_is_rtl};
use crate::app::theme::code_colour;
use crate::app::theme::tokens::{PAGE_PADDING, QUOTE, SMALL};
use crate::app::widgets::{Tools, Weight, Words, close_button, hairline, link, paragraph, small_button, swatch, tokens};
use crate::model::coding::Coding;
use crate::model::ids::{CodeId, CodingId};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use egui::{Color32, Frame, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many passages are laid out at a time.
const STEP: usize = 60;
/// Characters of context on each side.
const CONTEXT: u32 = 90;

/// The codings as they were last looked up, and in which state of the project.
#[derive(Clone, Default)]
struct LookedUp(Option<(Arc<Project>, Arc<[Coding]>)>);

/// A number that was clicked, with what is behind it.
#[derive(Clone, Default)]
pub struct Behind {
    /// The code of the row, if it is one.
    pub code: Option<CodeId>,
    /// The code of the column, where codes stand against codes.
    pub column: Option<CodeId>,
    /// What the number says, such as `Detainees: 2 cases of 3`.
    pub says: String,
    /// The codings.
    pub codings: Vec<CodingId>,
    /// How many are shown.
    pub shown: usize,
    looked_up: LookedUp,
}

impl Behind {
    /// The list behind a number.
    pub fn new(code: Option<CodeId>, says: String, codings: Vec<CodingId>) -> Self {
        Self { code, column: None, says, codings, shown: STEP, looked_up: LookedUp::default() }
    }

    /// The codings that the project still has, by document and place; looked up once for each state of it.
    fn found(&mut self, project: &Arc<Project>) -> Arc<[Coding]> {
        if let Some((of, codings)) = &self.looked_up.0
            && Arc::ptr_eq(of, project)
        {
            return Arc::clone(codings);
        }
        let wanted: BTreeSet<CodingId> = self.codings.iter().copied().collect();
        let mut codings: Vec<Coding> = project.codings().filter(|coding| wanted.contains(&coding.id)).cloned().collect();
        codings.sort_by_cached_key(|coding| (project.document(coding.document).map(|document| document.name.clone()), coding.sort_key()));
        let codings: Arc<[Coding]> = codings.into();
        self.looked_up = LookedUp(Some((Arc::clone(project), Arc::clone(&codings))));
        codings
    }
}

/// Shows the list; true where it was closed.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, project: &Arc<Project>, behind: &mut Behind, asks: &mut Vec<Ask>) -> bool {
    let colours = tokens(ui);
    let mut closed = false;
    let codings = behind.found(project);
    let name = behind.code.and_then(|code| project.codebook().get(code)).map(|code| (tools.locale.pick(&code.name).to_owned(), code.colour));
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: 10, top: 12, bottom: 10 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            let width = ui.available_width() - 56.0;
            let title = name.as_ref().map_or_else(|| tools.text("passages"), |(name, _)| name.clone());
            let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
            let mut left = rect.left();
            if let Some((_, colour)) = &name {
                swatch(ui.painter(), pos2(left, rect.center().y), code_colour::shown(*colour, colours));
                left += 18.0;
            }
            Words::new(&title, colours.t1).weight(Weight::Semibold).paint(ui.painter(), tools.engine, pos2(left, rect.center().y), rect.right() - left);
            let copy = tools.text("copy-passages");
            if small_button(ui, tools, icons::COPY, &copy).clicked() {
                let all: Vec<String> = codings.iter().filter_map(|coding| citation(project, coding, tools.locale)).collect();
                ui.ctx().copy_text(all.join("\n\n"));
            }
            let close = tools.text("close-passages");
            closed = close_button(ui, tools, &close).clicked();
        });
        let count = tools.locale.with("count-passages", &[("n", codings.len().into())]);
        let line = if behind.says.is_empty() { count } else { format!("{}, {count}", behind.says) };
        paragraph(ui, tools, Words::new(&line, colours.t2), 2);
    });
    hairline(ui);
    ScrollArea::vertical().id_salt("passages").auto_shrink(false).show(ui, |ui| {
        for coding in codings.iter().take(behind.shown) {
            one(ui, tools, project, coding, behind.code.is_none(), asks);
            hairline(ui);
        }
        let rest = codings.len().saturating_sub(behind.shown);
        if rest > 0 {
            let text = tools.locale.with("more-passages", &[("n", rest.min(STEP).into())]);
            Frame::NONE.inner_margin(PAGE_PADDING as i8).show(ui, |ui| {
                if link(ui, tools, &text).clicked() {
                    behind.shown += STEP;
                }
            });
        }
    });
    closed
}

fn one(ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, coding: &Coding, with_code: bool, asks: &mut Vec<Ask>) {
    let Some(transcript) = project.transcript(coding.document) else { return };
    let colours = tokens(ui);
    let place = transcript.place(coding.span);
    let code = project.codebook().get(coding.code);
    let ink = code.map_or(colours.accent, |code| code_colour::shown(code.colour, colours));
    let where_it_is = place_words(&place);
    let speaker = place.speaker.clone().unwrap_or_default();
    let top = ui.cursor().min;
    let frame = Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: 10, top: 10, bottom: 10 });
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal(|ui| {
            Words::new(&transcript.document.name, colours.t1).weight(Weight::Semibold).show(ui, tools);
            Words::new(&where_it_is, colours.t2).kind(SMALL).show(ui, tools);
            Words::new(&speaker, colours.speakers[0]).kind(SMALL).weight(Weight::Medium).show(ui, tools);
            Words::new(project.coder_name(coding.coder), colours.t3).kind(SMALL).show(ui, tools);
        });
        if with_code && let Some(code) = code {
            let name = tools.locale.pick(&code.name).to_owned();
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(12.0, SMALL.line), Sense::hover());
                swatch(ui.painter(), rect.left_center(), ink);
                Words::new(&name, colours.t2).kind(SMALL).show(ui, tools);
            });
        }
        let (before, after) = transcript.context(coding.span, CONTEXT);
        quote(ui, tools, &before, transcript.slice(coding.span), &after, ink);
        let said = qualifier_words(tools.locale, coding.qualifiers);
        let said = [said.as_str(), coding.memo.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        if !said.is_empty() {
            paragraph(ui, tools, Words::new(&said, colours.t2).kind(SMALL), 4);
        }
    });
    let rect = egui::Rect::from_min_max(top, shown.response.rect.max);
    let response = ui.interact(rect, ui.scope_id().with(("behind", coding.id)), Sense::click());
    let name = format!("{} {where_it_is} {speaker}: {}", transcript.document.name, transcript.slice(coding.span));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        let at = pos2(rect.right() - 20.0, rect.top() + 20.0);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, icons::ARROW_SQUARE_OUT, crate::app::theme::icon_font(16.0), colours.t2);
    }
    if response.has_focus() {
        crate::app::widgets::focus_frame(ui, rect, 0, egui::StrokeKind::Inside);
    }
    let corner = egui::Rect::from_min_size(pos2(rect.right() - 54.0, rect.top() + 10.0), vec2(20.0, 20.0));
    let mut side = ui.new_child(egui::UiBuilder::new().id_salt(("copy", coding.id)).max_rect(corner));
    let text = tools.text("copy-passage");
    if small_button(&mut side, tools, icons::COPY, &text).clicked() {
        ui.ctx().copy_text(citation(project, coding, tools.locale).unwrap_or_default());
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        asks.push(Ask::Show { document: coding.document, span: coding.span, coding: Some(coding.id) });
    }
}

/// The words of a coding on one line, with document, paragraph and speaker.
fn citation(project: &Project, coding: &Coding, locale: &Locale) -> Option<String> {
    let transcript = project.transcript(coding.document)?;
    let place = transcript.place(coding.span);
    let words = transcript.slice(coding.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut standing = vec![format!("{} {}", transcript.document.name, place_words(&place))];
    standing.extend(place.speaker);
    let standing = standing.join(", ");
    Some(locale.with("quoted-with-place", &[("words", (&words).into()), ("place", (&standing).into())]))
}

/// A passage with what stands around it in grey, its own words on the ground of its code.
fn quote(ui: &mut Ui, tools: &mut Tools<'_>, before: &str, words: &str, after: &str, ink: Color32) {
    let colours = tokens(ui);
    let one_line = words.replace('\n', " ");
    let lead = if before.is_empty() { "" } else { "… " };
    let tail = if after.is_empty() { "" } else { " …" };
    let text = format!("{lead}{before}{one_line}{after}{tail}");
    let start = u32::try_from(lead.chars().count() + before.chars().count()).unwrap_or(0);
    let span = CharSpan::at(start, u32::try_from(one_line.chars().count()).unwrap_or(0));
    let width = ui.available_width();
    let shaped = tools.engine.shape(&Paragraph {
        text: &text,
        runs: &[],
        face: Face::Reader,
        size: QUOTE.size,
        line: QUOTE.line,
        spacious: first_strong_is_rtl(&text),
        width: Some(width),
        max_rows: None,
    });
    let (rect, _) = ui.allocate_exact_size(vec2(width, shaped.height()), Sense::hover());
    let ground = code_colour::mix(&[ink], 1.0, colours);
    for part in shaped.rects(span) {
        ui.painter().rect_filled(part.translate(rect.min.to_vec2()), 2.0, ground);
    }
    tools.engine.paint(ui.painter(), &shaped, rect.min, colours.t2, &[(span, colours.t1)]);
}
