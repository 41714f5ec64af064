//! The line at the bottom: where the caret is, numbers, the last act, whether all is saved, a job that runs.

use crate::app::desk::{Desk, Place};
use crate::app::icons;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{SMALL, STATUS_LINE};
use crate::app::widgets::{Tools, Words, link, tokens};
use crate::model::op::OpKind;
use egui::{Align, Align2, Layout, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// How many characters of the selected words are told to screen readers.
const SPOKEN: usize = 300;

/// A job as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningJob {
    /// Its name with its count, such as `Reading, 84 of 212`.
    pub words: String,
    /// Parts done of all, in thousandths.
    pub share: Option<u32>,
    /// True where it can be stopped between two parts.
    pub can_stop: bool,
}

/// Shows the line; true where the job is to be cancelled.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &Desk, job: Option<&RunningJob>) -> bool {
    let colours = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), STATUS_LINE), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, colours.bg_window);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, colours.line_strong));
    let half = rect.width() / 2.0 - 20.0;
    let mut left = rect.left() + 14.0;
    let (place, numbers) = place_and_numbers(desk, tools);
    say(ui, rect, desk, &place, &numbers);
    for text in [place, numbers].into_iter().filter(|text| !text.is_empty()) {
        left += Words::new(&text, colours.t2).kind(SMALL).paint(ui.painter(), tools.engine, pos2(left, rect.center().y), half) + 20.0;
    }
    let inner = Rect::from_min_max(pos2(rect.center().x, rect.top()), rect.max - vec2(14.0, 0.0));
    let mut right = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 16.0;
    let text = tools.text(if desk.encrypted { "encrypted" } else { "not-encrypted" });
    Words::new(&text, colours.t2).kind(SMALL).show(&mut right, tools);
    let (icon, text) = if desk.writable { (icons::CHECK, tools.text("all-saved")) } else { (icons::EYE, tools.text("read-only")) };
    Words::new(&text, colours.t2).kind(SMALL).show(&mut right, tools);
    let (corner, _) = right.allocate_exact_size(vec2(14.0, STATUS_LINE), Sense::hover());
    right.painter().text(corner.center() + vec2(12.0, 0.0), Align2::CENTER_CENTER, icon, icon_font(14.0), colours.t2);
    let mut cancelled = false;
    if let Some(job) = job {
        if job.can_stop {
            let cancel = tools.text("cancel");
            cancelled = link(&mut right, tools, &cancel).clicked();
        }
        Words::new(&job.words, colours.t2).kind(SMALL).show(&mut right, tools);
    } else if let Some(last) = &desk.last {
        let act = crate::app::locale::deed(tools.locale, &desk.project, last.kind, &last.label);
        let key = if last.kind == OpKind::Do { "last-act" } else { "last-step" };
        let text = tools.locale.with(key, &[("act", (&act).into()), ("time", (&tools.locale.hour(last.at)).into())]);
        let shown = Words::new(&text, colours.t2).kind(SMALL).show(&mut right, tools);
        // What was done is heard when it is done.
        right.ctx().accesskit_node_builder(shown.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
    cancelled
}

/// Tells screen readers where the caret is and which words are selected, whenever that changes.
fn say(ui: &Ui, rect: Rect, desk: &Desk, place: &str, numbers: &str) {
    let mut said = place.to_owned();
    if let Some(tab) = desk.tabs.front().filter(|_| desk.place == Place::Code) {
        let span = tab.reader.selection().span();
        let words: String = tab.transcript.slice(span).chars().take(SPOKEN).collect();
        if !words.is_empty() {
            said = format!("{said}: {words}");
        }
    }
    let id = ui.scope_id().with("place");
    let response = ui.interact(Rect::from_min_max(rect.min, pos2(rect.center().x, rect.bottom())), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("{said}. {numbers}")));
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(egui::accesskit::Live::Polite));
}

fn place_and_numbers(desk: &Desk, tools: &Tools<'_>) -> (String, String) {
    if desk.place != Place::Code {
        // Where no transcript is in view its caret is of no interest: what the study holds is.
        let project = &desk.project;
        let counted = |key: &str, number: usize| tools.locale.with(key, &[("n", number.into())]);
        let documents = counted("count-documents", project.document_count());
        let cases = counted("count-cases", project.cases().count());
        return (format!("{documents}, {cases}"), counted("codings-by-you", desk.counts.own_all));
    }
    let Some(tab) = desk.tabs.front() else { return (String::new(), String::new()) };
    let span = tab.reader.selection().span();
    let paragraphs = tab.transcript.layout.paragraphs.len();
    // A selection is where its passage begins, as the panel beside it says.
    let begins = tab.transcript.place(tab.reader.passage(&tab.transcript)).paragraph.filter(|_| !span.is_empty());
    let number = begins.or_else(|| tab.reader.paragraph_at_caret()).unwrap_or(1) as usize;
    let place = if span.is_empty() {
        tools.locale.with("paragraph-of", &[("number", number.into()), ("n", paragraphs.into())])
    } else {
        tools.locale.with("characters-selected", &[("n", (span.len() as usize).into()), ("number", number.into())])
    };
    let mut numbers = tools.locale.with("codings-by-you", &[("n", desk.counts.own_here.into())]);
    for (coder, number) in desk.counts.others_here.iter().take(2) {
        numbers = format!("{numbers}, {}", tools.locale.with("number-by", &[("n", (*number).into()), ("coder", coder.into())]));
    }
    (place, numbers)
}
