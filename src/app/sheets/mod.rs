//! Sheets: what is laid over the window and wants an answer before anything else.

pub mod backups;
pub mod code;
pub mod codebook_in;
pub mod confirm;
pub mod consent;
pub mod encryption;
pub mod export;
pub mod import_review;
pub mod merge;
pub mod meter;
pub mod new_project;
pub mod parcel;
pub mod path;
pub mod project;
pub mod pseudonyms;
pub mod recovery;
pub mod report_table;
pub mod scroll;
pub mod settings;
pub mod shortcuts;
pub mod study_in;
pub mod study_out;
pub mod survey;
pub mod withdraw;

pub use scroll::scrolled;

use crate::app::theme::tokens::{RADIUS_SHEET, SHEET_PADDING, TITLE};
use crate::app::widgets::{Tools, Weight, Words, close_button, hairline};
use egui::{Align, Color32, Context, Frame, Id, Layout, Margin, Modal, Sense, Stroke, Ui, UiBuilder, Vec2, vec2};

/// Any sheet.
pub enum Sheet {
    /// Backups of the project.
    Backups(Box<backups::BackupSheet>),
    /// Real names of a document, one by one.
    Pseudonyms(Box<pseudonyms::PseudonymSheet>),
    /// Files before they are taken in.
    Review(Box<import_review::ImportReview>),
    /// Consent to a document.
    Consent(Box<consent::ConsentSheet>),
    /// A codebook of a file, before it is taken in.
    Codebook(codebook_in::CodebookIn),
    /// A code's definition.
    Code(Box<code::CodeSheet>),
    /// A question with one answer.
    Confirm(confirm::Confirm),
    /// The encryption of the project.
    Encryption(Box<encryption::EncryptionSheet>),
    /// The recovery key, to be printed or written down.
    Recovery(Box<recovery::RecoveryPaper>),
    /// A parcel to pack or to unpack, or a key to make.
    Parcel(Box<parcel::ParcelSheet>),
    /// Where to write a file.
    Export(export::ExportSheet),
    /// Another copy of the project, before it is taken in.
    Merge(Box<merge::MergeSheet>),
    /// A new project.
    NewProject(new_project::NewProject),
    /// A file to be opened, by its path.
    Path(path::PathSheet),
    /// Name of the project, and whether it is listed.
    Project(project::ProjectSheet),
    /// Settings of the program.
    Settings(settings::SettingsSheet),
    /// All shortcuts.
    Shortcuts,
    /// A study of another program, before it is taken in.
    Study(Box<study_in::StudySheet>),
    /// The project for another program.
    StudyOut(Box<study_out::StudyOut>),
    /// A survey, before it is taken in.
    Survey(Box<survey::SurveySheet>),
    /// What a file for another program carries.
    Told(study_out::Told),
    /// A document or a passage before it is destroyed.
    Withdraw(Box<withdraw::WithdrawSheet>),
}

/// Lays a sheet over the window: its title, a cross, its contents, and at the foot its buttons from right to left. True where it is to be closed.
pub fn lay(
    context: &Context,
    tools: &mut Tools<'_>,
    id: &str,
    title: &str,
    size: Vec2,
    contents: impl FnOnce(&mut Ui, &mut Tools<'_>),
    foot: impl FnOnce(&mut Ui, &mut Tools<'_>),
) -> bool {
    let colours = crate::app::theme::tokens_of(context);
    let screen = context.content_rect();
    let size = size.min(screen.size() - vec2(40.0, 40.0));
    let dim = if colours.dark { Color32::from_black_alpha(140) } else { Color32::from_rgba_unmultiplied(31, 29, 26, 107) };
    let frame = Frame::NONE
        .fill(colours.bg_panel)
        .corner_radius(RADIUS_SHEET)
        .stroke(Stroke::new(1.0, colours.line_strong))
        .shadow(context.global_style().visuals.window_shadow);
    // Taken before a box or a button that has the keyboard takes it for its own Enter.
    if context.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter)) {
        let pass = context.cumulative_pass_nr();
        context.data_mut(|data| data.insert_temp(meant(), pass));
    }
    // The dots of an action say that a sheet follows; this is it.
    let title = title.trim_end_matches('…');
    let mut closed = false;
    let modal = Modal::new(Id::unique(("sheet", id))).frame(frame).backdrop_color(dim).show(context, |ui| {
        ui.set_width(size.x);
        ui.spacing_mut().item_spacing.y = 0.0;
        let (bar, response) = ui.allocate_exact_size(vec2(size.x, 52.0), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
        Words::new(title, colours.t1).kind(TITLE).weight(Weight::Semibold).paint(
            ui.painter(),
            tools.engine,
            bar.left_center() + vec2(SHEET_PADDING, 0.0),
            size.x - 90.0,
        );
        hairline(ui);
        let height = size.y - 52.0 - 62.0;
        ui.allocate_ui(vec2(size.x, height), |ui| {
            ui.set_min_height(height);
            ui.spacing_mut().item_spacing.y = 4.0;
            contents(ui, tools);
        });
        hairline(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(size.x, 60.0), Sense::hover());
        let inner = rect.shrink2(vec2(SHEET_PADDING, 0.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
        foot(&mut child, tools);
        // Last in the order of Tab, so that nothing that was written is thrown away by the first key.
        let corner = egui::Rect::from_center_size(bar.right_center() - vec2(30.0, 0.0), vec2(20.0, 20.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(corner));
        let close = tools.text("close-sheet");
        closed = close_button(&mut child, tools, &close).clicked();
    });
    // A sheet is centred by the size it had in the frame before: where that has changed it is placed anew at once.
    let size = modal.response.rect.size();
    let known = Id::unique(("sheet-size", id));
    if context.data_mut(|data| data.get_temp::<Vec2>(known)) != Some(size) {
        context.data_mut(|data| data.insert_temp(known, size));
        context.request_repaint();
    }
    closed || modal.should_close()
}

/// Where the pass is kept in which Ctrl+Enter was pressed over a sheet.
fn meant() -> Id {
    Id::unique("sheet-meant")
}

/// True where Enter means the one thing the sheet is there for: it was pressed in a field or where nothing has the keyboard, or with Ctrl anywhere, and the sheet is `ready`.
/// A button or a box that has the keyboard takes Enter for itself. Where something is lacking yet, the field keeps the keyboard.
pub fn entered(context: &Context, ready: bool) -> bool {
    if context.data(|data| data.get_temp::<u64>(meant())) == Some(context.cumulative_pass_nr()) {
        return ready;
    }
    let pressed = context.memory(|memory| memory.focused().is_none()) && context.input(|input| input.key_pressed(egui::Key::Enter));
    if pressed && !ready {
        crate::app::widgets::stay_in_field(context);
    }
    pressed && ready
}

/// A frame with the padding of sheets.
pub fn padded(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::NONE.inner_margin(Margin::symmetric(SHEET_PADDING as i8, 14)).show(ui, add);
}
