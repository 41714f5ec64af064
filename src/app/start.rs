//! The start screen: recent projects, a new one, another one, the sample study.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::icons;
use crate::app::locale::Tongue;
use crate::app::settings::{Recent, ThemeChoice, WindowSettings};
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{DISPLAY, RADIUS_CARD, SMALL};
use crate::app::widgets::{Tools, Weight, Words, choice, close_button, focus_frame, hairline, key_cap, note, paragraph, tokens};
use crate::model::time::Moment;
use egui::{Align2, Rect, Role, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const LEFT: f32 = 400.0;
const RIGHT: f32 = 484.0;
const GAP: f32 = 56.0;

/// Shows the screen.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, settings: &mut WindowSettings, (covered, job): (bool, Option<&str>), asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let screen = ui.available_rect_before_wrap();
    ui.painter().rect_filled(screen, 0.0, colours.bg_paper);
    let wide = LEFT + GAP + RIGHT;
    let left = (screen.center().x - wide / 2.0).max(screen.left() + 24.0).round();
    let top = (screen.top() + screen.height() * 0.22).round();
    let first = Rect::from_min_size(pos2(left, top), vec2(LEFT, screen.bottom() - top - 90.0));
    let second = Rect::from_min_size(pos2(left + LEFT + GAP, top), vec2(RIGHT.min(screen.right() - left - LEFT - GAP - 24.0), first.height()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(first));
    beginnings(&mut child, tools, asks);
    let mut child = ui.new_child(UiBuilder::new().max_rect(second));
    recent(&mut child, tools, &settings.recent, covered, asks);
    if let Some(job) = job {
        // Making an encrypted project takes seconds: what is being done is said meanwhile.
        Words::new(job, colours.t1).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(left, screen.bottom() - 122.0), wide);
    }
    let foot = Rect::from_min_max(pos2(left, screen.bottom() - 104.0), pos2(second.right(), screen.bottom() - 64.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(foot));
    footer(&mut child, tools, settings);
}

fn beginnings(ui: &mut Ui, tools: &mut Tools<'_>, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    let (rect, response) = ui.allocate_exact_size(vec2(LEFT, 40.0), Sense::hover());
    let name = tools.text("griot");
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    mark(ui, rect.left_top() + vec2(0.0, 3.0));
    Words::new(&name, colours.t1).kind(DISPLAY).weight(Weight::Semibold).paint(ui.painter(), tools.engine, rect.left_center() + vec2(38.0, 0.0), 300.0);
    ui.add_space(4.0);
    let text = tools.text("what-griot-is");
    ui.scope(|ui| {
        ui.set_max_width(LEFT);
        paragraph(ui, tools, Words::new(&text, colours.t2).kind(crate::app::theme::tokens::INPUT), 2);
    });
    ui.add_space(14.0);
    let cards = [
        (Action::NewProject, icons::FILE_PLUS, "act-new-project", "new-project-about"),
        (Action::OpenProject, icons::FOLDER_OPEN, "act-open-project", "open-project-about"),
        (Action::NewFromStudy, icons::FILE_ARROW_UP, "act-new-from-study", "new-from-study-about"),
        (Action::OpenSample, icons::BOOK_OPEN_TEXT, "act-open-sample", "open-sample-about"),
    ];
    for (action, icon, title, about) in cards {
        if card(ui, tools, action, icon, title, about) {
            asks.push(Ask::Run(action));
        }
    }
}

/// The three stripes of the mark.
fn mark(ui: &Ui, corner: egui::Pos2) {
    let colours = tokens(ui);
    let amber = crate::app::theme::code_colour::shown(crate::model::colour::Colour([0xA4, 0x7B, 0x06]), colours);
    let teal = crate::app::theme::code_colour::shown(crate::model::colour::Colour([0x19, 0x91, 0x8F]), colours);
    for (left, top, height, ink) in [(0.0, 0.0, 34.0, colours.accent), (10.0, 6.0, 16.0, amber), (20.0, 14.0, 20.0, teal)] {
        ui.painter().rect_filled(Rect::from_min_size(corner + vec2(left, top), vec2(6.0, height)), 2.0, ink);
    }
}

fn card(ui: &mut Ui, tools: &mut Tools<'_>, action: Action, icon: &str, title: &str, about: &str) -> bool {
    let colours = tokens(ui);
    let (title, about) = (tools.text(title), tools.text(about));
    let (rect, response) = ui.allocate_exact_size(vec2(LEFT, 56.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &title));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, RADIUS_CARD, colours.bg_row);
    }
    if response.has_focus() {
        focus_frame(ui, rect, RADIUS_CARD, StrokeKind::Inside);
    }
    ui.painter().text(rect.left_center() + vec2(24.0, 0.0), Align2::CENTER_CENTER, icon, icon_font(20.0), colours.accent);
    let keys = tools.keymap.shown(action, tools.locale);
    let mut end = rect.right() - 12.0;
    if !keys.is_empty() {
        let wide = Words::new(&keys, colours.t2).kind(crate::app::theme::tokens::MICRO).weight(Weight::Medium).width(ui.painter(), tools.engine, 200.0) + 10.0;
        key_cap(ui, tools, pos2(end - wide, rect.center().y), &keys);
        end -= wide + 12.0;
    }
    let left = rect.left() + 46.0;
    Words::new(&title, colours.t1).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(left, rect.top() + 19.0), end - left);
    Words::new(&about, colours.t2).kind(SMALL).paint(ui.painter(), tools.engine, pos2(left, rect.top() + 37.0), end - left);
    response.clicked()
}

fn recent(ui: &mut Ui, tools: &mut Tools<'_>, recent: &[Recent], covered: bool, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let title = tools.text("recent-projects");
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
    Words::new(&title, colours.t1).weight(Weight::Semibold).paint(ui.painter(), tools.engine, rect.left_center(), 200.0);
    hairline(ui);
    if let Some(first) = recent.first() {
        let text = tools.text("enter-opens-first");
        Words::new(&text, colours.t3).kind(SMALL).paint_right(ui.painter(), tools.engine, rect.right_center(), 200.0);
        if !covered && ui.memory(|memory| memory.focused().is_none()) && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter)) {
            asks.push(Ask::OpenProject(first.path.clone()));
        }
    }
    if recent.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
        let text = tools.text("no-recent");
        Words::new(&text, colours.t2).paint(ui.painter(), tools.engine, rect.left_center(), rect.width());
    }
    for (place, known) in recent.iter().enumerate() {
        recent_row(ui, tools, known, place, asks);
        hairline(ui);
    }
    ui.add_space(16.0);
    let text = tools.text("unlisted-note");
    note(ui, tools, icons::INFO, &text, colours.accent, colours.info_bg);
}

fn recent_row(ui: &mut Ui, tools: &mut Tools<'_>, known: &Recent, place: usize, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let file = known.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = if known.name.is_empty() { file.clone() } else { known.name.clone() };
    let about = if known.encrypted { tools.text("asks-passphrase") } else { file };
    let line = crate::app::widgets::row(ui, 56.0, false, &format!("{name}, {about}"));
    let rect = line.rect;
    let icon = if known.encrypted { icons::LOCK_KEY } else { icons::NOTEBOOK };
    ui.painter().text(rect.left_center() + vec2(24.0, 0.0), Align2::CENTER_CENTER, icon, icon_font(20.0), colours.t2);
    let day = tools.locale.day(Moment(known.opened));
    let wide = Words::new(&day, colours.t3).kind(SMALL).paint_right(ui.painter(), tools.engine, rect.right_center() - vec2(40.0, 0.0), 150.0);
    let room = rect.width() - 46.0 - wide - 60.0;
    Words::new(&name, colours.t1).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(rect.left() + 46.0, rect.top() + 19.0), room);
    Words::new(&about, colours.t2).paint(ui.painter(), tools.engine, pos2(rect.left() + 46.0, rect.top() + 38.0), room);
    let corner = Rect::from_center_size(rect.right_center() - vec2(18.0, 0.0), vec2(20.0, 20.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt(("forget", place)).max_rect(corner));
    let forget = tools.locale.with("forget-project", &[("name", (&name).into())]);
    if close_button(&mut child, tools, &forget).clicked() {
        asks.push(Ask::Forget(known.path.clone()));
    } else if line.response.clicked() {
        asks.push(Ask::OpenProject(known.path.clone()));
    }
}

fn footer(ui: &mut Ui, tools: &mut Tools<'_>, settings: &mut WindowSettings) {
    let colours = tokens(ui);
    hairline(ui);
    ui.horizontal(|ui| {
        ui.set_height(38.0);
        let text = tools.locale.with("version", &[("version", env!("CARGO_PKG_VERSION").into())]);
        Words::new(&text, colours.t2).show(ui, tools);
        ui.add_space(8.0);
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::SHIELD_CHECK, icon_font(16.0), colours.t2);
        let text = tools.text("no-network");
        Words::new(&text, colours.t2).show(ui, tools);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let names: Vec<String> = ThemeChoice::ALL.iter().map(|theme| tools.text(theme.key())).collect();
            let chosen = ThemeChoice::ALL.iter().position(|theme| *theme == settings.theme);
            let name = tools.text("theme");
            if let Some(place) = choice(ui, tools, &name, &names, chosen, None) {
                settings.theme = ThemeChoice::ALL.get(place).copied().unwrap_or_default();
            }
            let names = Tongue::ALL.map(|tongue| tongue.own_name().to_owned());
            let chosen = Tongue::ALL.iter().position(|tongue| *tongue == tools.locale.tongue());
            let name = tools.text("interface-language");
            if let Some(place) = choice(ui, tools, &name, &names, chosen, None) {
                settings.tongue = Tongue::ALL.get(place).copied();
            }
        });
    });
}
