//! The definition of a code: name, definition, tests and example in both languages, colour, place, whether it is in use.

use crate::app::sheets::{lay, padded};
use crate::app::theme::code_colour;
use crate::app::theme::tokens::{RADIUS_MARK, SMALL};
use crate::app::widgets::{Emphasis, Field, Tools, Words, button, button_with, check, choice, focus_frame, paragraph, tokens};
use crate::model::code::{Bilingual, Code};
use crate::model::colour::{Colour, HUES, SLATE, STONE};
use crate::model::ids::CodeId;
use crate::model::project::Project;
use crate::session::command::{CodeUpdate, Command, NewCode};
use egui::{Context, Id, Rect, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// What is written in the sheet.
#[derive(Clone, Debug)]
pub struct CodeSheet {
    /// The code; none for one that is being made.
    code: Option<CodeId>,
    parent: Option<CodeId>,
    name: Bilingual,
    definition: Bilingual,
    include: Bilingual,
    exclude: Bilingual,
    example: String,
    source: String,
    colour: Option<Colour>,
    codable: bool,
    retired: bool,
    fresh: bool,
}

/// What the person decided.
#[derive(Clone, Debug)]
pub enum Decided {
    /// These acts.
    Store(Vec<Command>),
    /// Nothing.
    Nothing,
}

impl CodeSheet {
    /// The definition of a code that exists.
    pub fn edit(code: &Code) -> Self {
        Self {
            code: Some(code.id),
            parent: code.parent,
            name: code.name.clone(),
            definition: code.definition.clone(),
            include: code.include.clone(),
            exclude: code.exclude.clone(),
            example: code.example.clone(),
            source: code.source.clone(),
            colour: Some(code.colour),
            codable: code.codable,
            retired: code.retired,
            fresh: true,
        }
    }

    /// A new code below another, or a family.
    pub fn make(parent: Option<CodeId>) -> Self {
        Self {
            code: None,
            parent,
            name: Bilingual::default(),
            definition: Bilingual::default(),
            include: Bilingual::default(),
            exclude: Bilingual::default(),
            example: String::new(),
            source: String::new(),
            colour: None,
            codable: true,
            retired: false,
            fresh: true,
        }
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>, project: &Project, writable: bool) -> Option<Decided> {
        let title = match self.code.and_then(|code| project.codebook().get(code)) {
            Some(code) => tools.locale.with("definition-of", &[("name", tools.locale.pick(&code.name).into())]),
            None => tools.text("new-code"),
        };
        let mut decided = None;
        let mut sheet = self.clone();
        let closed = lay(
            context,
            tools,
            "code",
            &title,
            vec2(760.0, 800.0),
            |ui, tools| {
                ScrollArea::vertical().id_salt("code-sheet").auto_shrink(false).show(ui, |ui| padded(ui, |ui| sheet.contents(ui, tools, project)));
            },
            |ui, tools| {
                let text = tools.text(if self.code.is_some() { "store-code" } else { "make-code" });
                let named = !self.name.is_empty();
                if button_with(ui, tools, "", &text, Emphasis::Primary, named && writable).clicked() {
                    decided = Some(Decided::Store(self.commands(project)));
                }
                let text = tools.text("cancel");
                if button(ui, tools, &text, Emphasis::Plain).clicked() {
                    decided = Some(Decided::Nothing);
                }
            },
        );
        *self = sheet;
        if closed { Some(Decided::Nothing) } else { decided }
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, project: &Project) {
        ui.spacing_mut().item_spacing.y = 4.0;
        let fresh = std::mem::take(&mut self.fresh);
        both(ui, tools, "name", &mut self.name, 1, fresh);
        if let Some(code) = self.code {
            let path = project.codebook().path(code);
            let text = tools.locale.with("path-of-code", &[("path", (&path).into())]);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t3).kind(SMALL), 1);
        }
        ui.add_space(4.0);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(330.0);
                label(ui, tools, "below-code");
                self.parent_choice(ui, tools, project);
                let text = tools.text("codable");
                check(ui, tools, &mut self.codable, &text);
                if self.code.is_some() {
                    let text = tools.text("retired");
                    check(ui, tools, &mut self.retired, &text);
                }
            });
            ui.vertical(|ui| {
                label(ui, tools, "colour");
                colours(ui, tools, &mut self.colour);
            });
        });
        both(ui, tools, "definition", &mut self.definition, 3, false);
        both(ui, tools, "include", &mut self.include, 3, false);
        both(ui, tools, "exclude", &mut self.exclude, 3, false);
        label(ui, tools, "example");
        let name = tools.text("example");
        Field::new(Id::unique("code-example"), &name).rows(2).show(ui, tools, &mut self.example);
        label(ui, tools, "source");
        let name = tools.text("source");
        Field::new(Id::unique("code-source"), &name).show(ui, tools, &mut self.source);
    }

    fn parent_choice(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, project: &Project) {
        let codebook = project.codebook();
        let inside: Vec<CodeId> = self.code.map(|code| codebook.with_descendants(code)).unwrap_or_default();
        let offered: Vec<&std::sync::Arc<Code>> = codebook.in_order().into_iter().filter(|code| !inside.contains(&code.id)).collect();
        let mut names = vec![tools.text("no-parent")];
        names.extend(offered.iter().map(|code| format!("{}{}", "\u{2003}".repeat(codebook.depth(code.id)), tools.locale.pick(&code.name))));
        let chosen = self.parent.and_then(|parent| offered.iter().position(|code| code.id == parent)).map_or(0, |place| place + 1);
        let name = tools.text("below-code");
        if let Some(place) = choice(ui, tools, &name, &names, Some(chosen), Some(300.0)) {
            self.parent = place.checked_sub(1).and_then(|place| offered.get(place)).map(|code| code.id);
        }
    }

    /// The acts that bring the project to what is written.
    fn commands(&self, project: &Project) -> Vec<Command> {
        let trimmed = |text: &Bilingual| Bilingual::new(text.en.trim(), text.fr.trim());
        let Some(code_id) = self.code else {
            let new = NewCode {
                parent: self.parent,
                name: trimmed(&self.name),
                definition: trimmed(&self.definition),
                include: trimmed(&self.include),
                exclude: trimmed(&self.exclude),
                example: self.example.trim().to_owned(),
                source: self.source.trim().to_owned(),
                colour: self.colour,
                category: !self.codable,
            };
            return vec![Command::AddCode(new)];
        };
        let Some(before) = project.codebook().get(code_id) else { return Vec::new() };
        let changed = |new: &Bilingual, old: &Bilingual| (trimmed(new) != *old).then(|| trimmed(new));
        let text = |new: &String, old: &String| (new.trim() != old.as_str()).then(|| new.trim().to_owned());
        let update = CodeUpdate {
            name: changed(&self.name, &before.name),
            definition: changed(&self.definition, &before.definition),
            include: changed(&self.include, &before.include),
            exclude: changed(&self.exclude, &before.exclude),
            example: text(&self.example, &before.example),
            source: text(&self.source, &before.source),
            colour: self.colour.filter(|colour| *colour != before.colour),
            codable: (self.codable != before.codable).then_some(self.codable),
            retired: (self.retired != before.retired).then_some(self.retired),
            ..CodeUpdate::default()
        };
        let mut commands = Vec::new();
        if update.is_anything() {
            commands.push(Command::UpdateCode(code_id, Box::new(update)));
        }
        if self.parent != before.parent {
            let place = project.codebook().children(self.parent).len();
            commands.push(Command::MoveCode { code: code_id, parent: self.parent, place });
        }
        commands
    }
}

fn label(ui: &mut Ui, tools: &mut Tools<'_>, key: &str) {
    ui.add_space(4.0);
    let text = tools.text(key);
    paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
}

/// The same text in English and in French beside each other.
fn both(ui: &mut Ui, tools: &mut Tools<'_>, key: &str, text: &mut Bilingual, rows: usize, focus: bool) {
    label(ui, tools, key);
    let word = tools.text(key);
    let (english, french) = (tools.locale.with("in-english", &[("what", (&word).into())]), tools.locale.with("in-french", &[("what", (&word).into())]));
    let width = ((ui.available_width() - ui.spacing().item_spacing.x) / 2.0).floor();
    ui.horizontal_top(|ui| {
        for (name, hint, text, first) in [(english, "EN", &mut text.en, !tools.locale.is_french()), (french, "FR", &mut text.fr, tools.locale.is_french())] {
            let field = Field::new(Id::unique(("code-field", key, hint)), &name).hint(hint);
            let field = if rows > 1 { field.rows(rows) } else { field };
            let response = ui.scope(|ui| {
                ui.set_width(width);
                field.width(width).show(ui, tools, text)
            });
            if focus && first {
                response.inner.request_focus();
            }
        }
    });
}

/// The palette of codes: a column for each hue, its five tones below each other.
fn colours(ui: &mut Ui, tools: &mut Tools<'_>, chosen: &mut Option<Colour>) {
    let side = 18.0;
    let columns: Vec<(&str, Vec<Colour>)> = HUES
        .iter()
        .map(|hue| (hue.name, hue.light.iter().map(|tone| Colour(*tone)).collect()))
        .chain([("slate", vec![Colour(SLATE[0])]), ("stone", vec![Colour(STONE[0])])])
        .collect();
    let (rect, _) = ui.allocate_exact_size(vec2(columns.len() as f32 * side, 5.0 * side), Sense::hover());
    for (column, (name, tones)) in columns.iter().enumerate() {
        for (row, colour) in tones.iter().enumerate() {
            let place = Rect::from_min_size(pos2(rect.left() + column as f32 * side, rect.top() + row as f32 * side), vec2(side, side));
            let response = ui.interact(place, ui.scope_id().with(("colour", column, row)), Sense::click());
            let key = format!("hue-{name}");
            let words = tools.locale.with("colour-tone", &[("hue", (&tools.text(&key)).into()), ("tone", (row + 1).into())]);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, *chosen == Some(*colour), &words));
            ui.painter().rect_filled(place.shrink(2.0), RADIUS_MARK, code_colour::shown(*colour, tokens(ui)));
            if *chosen == Some(*colour) || response.has_focus() {
                focus_frame(ui, place, RADIUS_MARK + 1, StrokeKind::Inside);
            }
            if response.on_hover_text(words).clicked() {
                *chosen = Some(*colour);
            }
        }
    }
}
