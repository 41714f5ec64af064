//! A survey before it is taken in: which column is what, with a cell of each; nothing is stored until the person says so.

use crate::app::sheets::{entered, lay, padded};
use crate::app::theme::tokens::{SHEET_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Tools, Weight, Words, button, button_with, choice, hairline, paragraph, tokens};
use crate::session::surveys::{ColumnRole, Survey};
use egui::{Context, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const LINE: f32 = 37.0;
/// Height of title, sentence, head and buttons.
const AROUND: f32 = 230.0;
/// Left edges of the head, the choice and the example.
const COLUMNS: [f32; 3] = [0.0, 330.0, 560.0];

/// The sheet's state.
pub struct SurveySheet {
    survey: Survey,
}

/// What the person decided.
pub enum Decided {
    /// Take it in.
    Take(Box<Survey>),
    /// Nothing.
    Nothing,
}

impl SurveySheet {
    /// A survey that was read, with what its columns seem to be.
    pub fn new(survey: Survey) -> Self {
        Self { survey }
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let file = self.survey.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let title = tools.locale.with("survey-title", &[("file", (&file).into())]);
        let ready = self.survey.roles.iter().any(|role| matches!(role, ColumnRole::Attribute | ColumnRole::Words));
        let (mut go, mut cancel) = (false, false);
        // No higher than the columns need, so that a short survey does not lie on an empty page.
        let high = (AROUND + LINE * self.survey.sheet.columns.len() as f32).clamp(380.0, 700.0);
        let respondents = self.survey.sheet.rows.len();
        let closed = lay(
            context,
            tools,
            "survey",
            &title,
            vec2(1060.0, high),
            |ui, tools| self.contents(ui, tools),
            |ui, tools| {
                let text = tools.locale.with("survey-take-in", &[("n", respondents.into())]);
                go = button_with(ui, tools, "", &text, Emphasis::Primary, ready).clicked();
                let text = tools.text("cancel");
                cancel = button(ui, tools, &text, Emphasis::Plain).clicked();
                let text = tools.text("nothing-stored-yet");
                Words::new(&text, tokens(ui).t2).show(ui, tools);
            },
        );
        if go || entered(context, ready) {
            return Some(Decided::Take(Box::new(self.survey.clone())));
        }
        (closed || cancel).then_some(Decided::Nothing)
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        padded(ui, |ui| {
            let words = self.survey.roles.iter().filter(|role| **role == ColumnRole::Words).count();
            let text = tools.locale.with("survey-about", &[("rows", self.survey.sheet.rows.len().into()), ("words", words.into())]);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t1), 3);
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, tools);
        let names: Vec<String> = ColumnRole::ALL.iter().map(|role| tools.text(&format!("column-{}", role.key()))).collect();
        let mut said = None;
        ScrollArea::vertical().id_salt("survey").auto_shrink(false).show(ui, |ui| {
            for (place, column) in self.survey.sheet.columns.iter().enumerate() {
                let chosen = self.survey.roles.get(place).and_then(|role| ColumnRole::ALL.iter().position(|known| known == role));
                if let Some(role) = line(ui, tools, column, self.survey.example(place), &names, chosen, place) {
                    said = ColumnRole::ALL.get(role).map(|role| (place, *role));
                }
                hairline(ui);
            }
        });
        if let Some((place, role)) = said {
            self.survey.set_at(place, role);
        }
    }
}

fn head(ui: &mut Ui, tools: &mut Tools<'_>) {
    hairline(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    for (key, left) in ["survey-column", "survey-is", "survey-first"].into_iter().zip(COLUMNS) {
        let text = tools.text(key);
        let at = pos2(rect.left() + SHEET_PADDING + left, rect.center().y);
        Words::new(&text, tokens(ui).t2).kind(SMALL).weight(Weight::Medium).paint(ui.painter(), tools.engine, at, 220.0);
    }
    hairline(ui);
}

/// One column; what it is from now on, where that was changed.
fn line(ui: &mut Ui, tools: &mut Tools<'_>, column: &str, example: &str, names: &[String], chosen: Option<usize>, place: usize) -> Option<usize> {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let role = chosen.and_then(|chosen| names.get(chosen)).cloned().unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{column}, {role}: {example}")));
    let [head, middle, right] = COLUMNS.map(|left| rect.left() + SHEET_PADDING + left);
    Words::new(column, colours.t1).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(head, rect.center().y), middle - head - 12.0);
    Words::new(example, colours.t2).kind(SMALL).paint(ui.painter(), tools.engine, pos2(right, rect.center().y), rect.right() - right - SHEET_PADDING);
    let at = Rect::from_min_size(pos2(middle, rect.top() + 4.0), vec2(210.0, 28.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt(("column", place)).max_rect(at));
    let name = tools.locale.with("column-is", &[("column", column.into())]);
    choice(&mut child, tools, &name, names, chosen, Some(210.0))
}
