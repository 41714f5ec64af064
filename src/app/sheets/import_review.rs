//! Files before they are taken in: what was read, who speaks, in which language; nothing is stored until the person says so.

use crate::app::icons;
use crate::app::panels::documents::{kind_key, language_name};
use crate::app::places::cases::{LANGUAGES, ROLES};
use crate::app::sheets::{consent, entered, lay};
use crate::app::text::Face;
use crate::app::text::shape::Paragraph;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{SHEET_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, button_with, check, choice, hairline, note, paragraph, tokens};
use crate::model::consent::ConsentRecord;
use crate::model::document::DocumentKind;
use crate::model::language::Language;
use crate::model::layout::Role;
use crate::session::Imported;
use crate::session::command::{CaseHeard, NewDocument};
use crate::session::error::Message;
use crate::session::files::ReadFile;
use egui::{Align2, Frame, Id, Margin, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Encodings that can be chosen for a text file.
const ENCODINGS: [&str; 6] = ["UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "windows-1256", "macintosh"];
/// Paragraphs that are shown of a file.
const PREVIEW: usize = 24;
const LINE: f32 = 34.0;

/// One file.
struct Candidate {
    path: PathBuf,
    read: Result<Imported, Message>,
    wanted: bool,
    /// Alias of the case the whole document is about.
    case: String,
    /// Aliases by label of the speaker.
    speakers: BTreeMap<String, String>,
    /// True where the same text is in the project already.
    known: bool,
}

/// The sheet's state.
pub struct ImportReview {
    files: Vec<Candidate>,
    chosen: usize,
    /// To what the people of these files agreed.
    consent: ConsentRecord,
}

/// What the person decided.
pub enum Decided {
    /// Take these in.
    Import(Vec<NewDocument>),
    /// Read a file again in another encoding.
    ReadAgain {
        /// Its place in the list.
        place: usize,
        /// The file.
        path: PathBuf,
        /// The encoding.
        encoding: String,
    },
    /// Nothing.
    Nothing,
}

impl ImportReview {
    /// The files as they were read; `known` says which texts are in the project already.
    pub fn new(files: Vec<ReadFile>, known: impl Fn(&Imported) -> bool) -> Self {
        let candidate = |file: ReadFile| {
            let known = file.outcome.as_ref().is_ok_and(&known);
            Candidate { wanted: file.outcome.is_ok() && !known, path: file.path, read: file.outcome, case: String::new(), speakers: BTreeMap::new(), known }
        };
        Self { files: files.into_iter().map(candidate).collect(), chosen: 0, consent: ConsentRecord::default() }
    }

    /// Takes over a file that was read again.
    pub fn replace(&mut self, place: usize, file: ReadFile) {
        if let Some(candidate) = self.files.get_mut(place) {
            candidate.wanted = file.outcome.is_ok();
            candidate.read = file.outcome;
        }
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &egui::Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let title = tools.locale.with("review-title", &[("n", self.files.len().into())]);
        let wanted = self.files.iter().filter(|file| file.wanted).count();
        let (mut decided, mut again) = (None, None);
        let mut import = false;
        let ready = wanted > 0 && consent::lacks(&self.consent).is_none();
        let closed = lay(
            context,
            tools,
            "review",
            &title,
            vec2(1160.0, 740.0),
            |ui, tools| again = self.contents(ui, tools),
            |ui, tools| {
                let text = tools.locale.with("import-n-files", &[("n", wanted.into())]);
                import = button_with(ui, tools, "", &text, Emphasis::Primary, ready).clicked();
                let text = tools.text("cancel");
                if button(ui, tools, &text, Emphasis::Plain).clicked() {
                    decided = Some(Decided::Nothing);
                }
                let text = tools.text("nothing-stored-yet");
                Words::new(&text, tokens(ui).t2).show(ui, tools);
            },
        );
        if import || entered(context, ready) {
            return Some(Decided::Import(self.taken()));
        }
        if let Some((place, encoding)) = again {
            let path = self.files.get(place).map(|file| file.path.clone()).unwrap_or_default();
            return Some(Decided::ReadAgain { place, path, encoding });
        }
        if closed { Some(Decided::Nothing) } else { decided }
    }

    /// The files that are wanted, as documents.
    fn taken(&mut self) -> Vec<NewDocument> {
        let mut taken = Vec::new();
        for file in std::mem::take(&mut self.files) {
            let Candidate { path, read: Ok(imported), wanted: true, case, speakers, .. } = file else { continue };
            let mut cases: Vec<CaseHeard> = Vec::new();
            if !case.trim().is_empty() {
                cases.push(CaseHeard::throughout(case.trim()));
            }
            let spoken = speakers.into_iter().filter(|(_, alias)| !alias.trim().is_empty());
            cases.extend(spoken.map(|(speaker, alias)| CaseHeard { alias: alias.trim().to_owned(), speaker: Some(speaker) }));
            let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            taken.push(NewDocument { file_name, imported, cases, consent: self.consent.clone() });
        }
        taken
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) -> Option<(usize, String)> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut again = None;
        table_head(ui, tools);
        let height = (self.files.len() as f32 * LINE).min(LINE * 7.0);
        ScrollArea::vertical().id_salt("review-files").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for place in 0..self.files.len() {
                let chosen = self.chosen == place;
                if let Some(file) = self.files.get_mut(place) {
                    let (clicked, encoding) = file_line(ui, tools, file, place, chosen);
                    if clicked {
                        self.chosen = place;
                    }
                    again = again.take().or(encoding.map(|encoding| (place, encoding)));
                }
            }
        });
        hairline(ui);
        let below = ui.available_rect_before_wrap();
        let left = Rect::from_min_max(below.min, pos2(below.left() + 420.0, below.bottom()));
        let right = Rect::from_min_max(pos2(left.right(), below.top()), below.max);
        ui.painter().rect_filled(right, 0.0, tokens(ui).bg_paper);
        if let Some(file) = self.files.get_mut(self.chosen) {
            let mut child = ui.new_child(UiBuilder::new().max_rect(left));
            details(&mut child, tools, file, &mut self.consent);
            let mut child = ui.new_child(UiBuilder::new().max_rect(right));
            child.set_clip_rect(right);
            preview(&mut child, tools, file);
        }
        ui.painter().vline(right.left(), below.y_range(), egui::Stroke::new(1.0, tokens(ui).line));
        ui.allocate_rect(below, Sense::hover());
        again
    }
}

/// Left edges of the columns.
const COLUMNS: [(&str, f32); 8] = [
    ("file", 52.0),
    ("read-as", 330.0),
    ("filter-kind", 470.0),
    ("filter-language", 620.0),
    ("case", 760.0),
    ("speakers", 880.0),
    ("turns", 950.0),
    ("result", 1010.0),
];

/// The width of the sheet for which they are made.
const WIDE: f32 = 1160.0;

/// By how much columns stand closer in a narrower sheet.
fn closer(width: f32) -> f32 {
    (width / WIDE).min(1.0)
}

fn column(place: usize, width: f32) -> f32 {
    COLUMNS.get(place).map_or(0.0, |(_, left)| *left) * closer(width)
}

fn table_head(ui: &mut Ui, tools: &mut Tools<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    for (place, (key, _)) in COLUMNS.iter().enumerate() {
        let left = column(place, rect.width());
        let text = tools.text(key);
        let words = Words::new(&text, tokens(ui).t2).kind(SMALL).weight(Weight::Medium);
        if matches!(*key, "speakers" | "turns") {
            words.paint_right(ui.painter(), tools.engine, pos2(rect.left() + left + 44.0, rect.center().y), 130.0);
        } else {
            words.paint(ui.painter(), tools.engine, pos2(rect.left() + left, rect.center().y), 130.0);
        }
    }
    hairline(ui);
}

fn file_line(ui: &mut Ui, tools: &mut Tools<'_>, file: &mut Candidate, place: usize, chosen: bool) -> (bool, Option<String>) {
    let name = file.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let line = crate::app::widgets::row(ui, LINE, chosen, &name);
    let (rect, mut clicked, mut encoding) = (line.rect, line.response.clicked(), None);
    let colours = tokens(ui);
    let at = |left: f32, width: f32| Rect::from_min_size(pos2(rect.left() + left, rect.top() + 3.0), vec2(width, LINE - 6.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt(("wanted", place)).max_rect(at(20.0, 26.0).translate(vec2(0.0, 3.0))));
    if file.read.is_ok() {
        let mut wanted = file.wanted;
        let changed = check(&mut child, tools, &mut wanted, "");
        file.wanted = wanted;
        clicked |= changed;
    }
    Words::new(&name, colours.t1).weight(Weight::Medium).paint(
        ui.painter(),
        tools.engine,
        pos2(rect.left() + column(0, rect.width()), rect.center().y),
        266.0 * closer(rect.width()),
    );
    let result = match &mut file.read {
        Err(_) => (icons::WARNING_CIRCLE, colours.err, tools.text("unreadable")),
        Ok(imported) => {
            encoding = cells(ui, tools, imported, &mut file.case, place, rect);
            if file.known {
                (icons::INFO, colours.t2, tools.text("here-already"))
            } else if imported.warnings.is_empty() {
                (icons::CHECK_CIRCLE, colours.ok, tools.text("ready"))
            } else {
                (icons::WARNING, colours.warn, tools.locale.with("count-remarks", &[("n", imported.warnings.len().into())]))
            }
        }
    };
    let (icon, ink, text) = result;
    ui.painter().text(pos2(rect.left() + column(7, rect.width()) + 8.0, rect.center().y), Align2::CENTER_CENTER, icon, icon_font(16.0), ink);
    Words::new(&text, ink).paint(ui.painter(), tools.engine, pos2(rect.left() + column(7, rect.width()) + 22.0, rect.center().y), 110.0);
    (clicked, encoding)
}

/// Encoding, kind, language, case and numbers of a file that was read; an encoding in which it is to be read again.
fn cells(ui: &mut Ui, tools: &mut Tools<'_>, imported: &mut Imported, case: &mut String, place: usize, rect: Rect) -> Option<String> {
    let colours = tokens(ui);
    let [narrow, wide, short] = [128.0, 138.0, 108.0].map(|width| (width * closer(rect.width())).floor());
    let mut slot = |column: usize, width: f32| {
        let left = self::column(column, rect.width()) - 8.0;
        let at = Rect::from_min_size(pos2(rect.left() + left, rect.top() + 3.0), vec2(width, LINE - 6.0));
        ui.new_child(UiBuilder::new().id_salt(("cell", place, column)).max_rect(at))
    };
    let mut encodings: Vec<String> = ENCODINGS.iter().map(|&name| name.to_owned()).collect();
    if !encodings.contains(&imported.encoding) {
        encodings.push(imported.encoding.clone());
    }
    let chosen = encodings.iter().position(|name| *name == imported.encoding);
    let again =
        choice(&mut slot(1, narrow), tools, &tools.locale.text("read-as"), &encodings, chosen, Some(narrow)).and_then(|place| encodings.get(place).cloned());
    let kinds: Vec<String> = DocumentKind::ALL.iter().map(|kind| tools.text(kind_key(*kind))).collect();
    let chosen = DocumentKind::ALL.iter().position(|kind| *kind == imported.kind);
    if let Some(kind) =
        choice(&mut slot(2, wide), tools, &tools.locale.text("filter-kind"), &kinds, chosen, Some(wide)).and_then(|place| DocumentKind::ALL.get(place))
    {
        imported.kind = *kind;
    }
    let mut languages: Vec<Language> = LANGUAGES.iter().filter_map(|tag| Language::new(tag)).collect();
    if !languages.contains(&imported.language) {
        languages.push(imported.language);
    }
    let names: Vec<String> = languages.iter().map(|language| language_name(tools.locale, *language)).collect();
    let chosen = languages.iter().position(|language| *language == imported.language);
    if let Some(language) =
        choice(&mut slot(3, narrow), tools, &tools.locale.text("filter-language"), &names, chosen, Some(narrow)).and_then(|place| languages.get(place))
    {
        imported.language = *language;
    }
    let name = tools.text("case");
    Field::new(Id::unique(("review-case", place)), &name).hint(&tools.text("no-case")).width(short).show(&mut slot(4, short), tools, case);
    for (column, number) in [(5, imported.layout.speakers.len()), (6, imported.layout.turns.len())] {
        let text = if number == 0 { "–".to_owned() } else { tools.locale.number(i64::try_from(number).unwrap_or_default()) };
        let right = rect.left() + self::column(column, rect.width()) + 44.0;
        Words::new(&text, colours.t1).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(right, rect.center().y), 60.0);
    }
    again
}

/// The speakers with role and case, and what the import noticed.
fn details(ui: &mut Ui, tools: &mut Tools<'_>, file: &mut Candidate, consent: &mut ConsentRecord) {
    ScrollArea::vertical().id_salt("review-details").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(SHEET_PADDING as i8, 12)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            match &mut file.read {
                Err(message) => {
                    let text = tools.locale.said(&message.what);
                    let hint = message.hint.as_ref().map(|hint| tools.locale.said(hint)).unwrap_or_default();
                    let colours = tokens(ui);
                    note(ui, tools, icons::WARNING_CIRCLE, &format!("{text}\n{hint}"), colours.err, colours.err_bg);
                }
                Ok(imported) => {
                    speakers(ui, tools, imported, &mut file.speakers);
                    ask_consent(ui, tools, consent);
                }
            }
        });
    });
}

/// To what the people of these files agreed: asked once for all of them.
fn ask_consent(ui: &mut Ui, tools: &mut Tools<'_>, consent: &mut ConsentRecord) {
    ui.add_space(10.0);
    let head = tools.text("consent-of-files");
    paragraph(ui, tools, Words::new(&head, tokens(ui).t1).weight(Weight::Semibold), 2);
    consent::fields(ui, tools, consent, "consent-later-meaning");
}

fn speakers(ui: &mut Ui, tools: &mut Tools<'_>, imported: &mut Imported, cases: &mut BTreeMap<String, String>) {
    let colours = tokens(ui);
    let name = tools.text(if imported.layout.speakers.is_empty() { "no-speakers" } else { "speakers" });
    paragraph(ui, tools, Words::new(&name, colours.t1).weight(Weight::Semibold), 2);
    let roles = ["role-participant", "role-interviewer", "role-interpreter"].map(|key| tools.text(key));
    let turns: Vec<u16> = imported.layout.turns.iter().map(|turn| turn.speaker).collect();
    for (place, speaker) in imported.layout.speakers.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(112.0, 28.0), Sense::hover());
            let ink = if speaker.role == Role::Participant { colours.speakers.get(place % 4).copied().unwrap_or(colours.t1) } else { colours.interviewer };
            Words::new(&speaker.label, ink).weight(Weight::Semibold).paint(ui.painter(), tools.engine, rect.left_center(), 84.0);
            let number = turns.iter().filter(|turn| usize::from(**turn) == place).count();
            let number = tools.locale.number(i64::try_from(number).unwrap_or_default());
            Words::new(&number, colours.t3).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, rect.right_center(), 28.0);
            let chosen = ROLES.iter().position(|role| *role == speaker.role);
            let name = tools.locale.with("role-of", &[("speaker", (&speaker.label).into())]);
            if let Some(role) = choice(ui, tools, &name, &roles, chosen, Some(128.0)).and_then(|place| ROLES.get(place)) {
                speaker.role = *role;
            }
            if speaker.role == Role::Participant {
                let name = tools.locale.with("case-of-speaker", &[("speaker", (&speaker.label).into())]);
                let alias = cases.entry(speaker.label.clone()).or_default();
                Field::new(Id::unique(("speaker-case", &speaker.label)), &name).hint(&tools.text("no-case")).width(112.0).show(ui, tools, alias);
            }
        });
    }
    if !imported.warnings.is_empty() {
        ui.add_space(8.0);
        let said: Vec<String> = imported.warnings.iter().take(6).map(|warning| tools.locale.said(&warning.to_string())).collect();
        note(ui, tools, icons::WARNING, &said.join("\n"), colours.warn, colours.warn_bg);
    }
}

/// The first paragraphs as they will be read.
fn preview(ui: &mut Ui, tools: &mut Tools<'_>, file: &Candidate) {
    let Ok(imported) = &file.read else { return };
    let colours = tokens(ui);
    ScrollArea::vertical().id_salt("review-preview").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            let width = ui.available_width() - 96.0;
            for (number, one) in imported.layout.paragraphs.iter().take(PREVIEW).enumerate() {
                let turn = imported.layout.turn_at(one.span.start()).and_then(|place| imported.layout.turns.get(place));
                let opens =
                    turn.filter(|turn| one.span.contains(crate::model::text::CharSpan::at(turn.span.start(), 0)) || turn.span.start() == one.span.start());
                let speaker = turn.and_then(|turn| imported.layout.speaker_of(turn));
                let start = turn.map_or(one.span.start(), |turn| turn.speech_start.clamp(one.span.start(), one.span.end()));
                let text = imported.text.slice(crate::model::text::CharSpan::between(start, one.span.end()));
                let shaped = tools.engine.shape(&Paragraph {
                    text,
                    runs: &[],
                    face: Face::Reader,
                    size: 14.0,
                    line: 22.0,
                    spacious: true,
                    width: Some(width),
                    max_rows: None,
                });
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), shaped.height()), Sense::hover());
                let ink = if speaker.is_some_and(|speaker| speaker.role != Role::Participant) { colours.t2 } else { colours.t1 };
                tools.engine.paint(ui.painter(), &shaped, pos2(rect.left() + 96.0, rect.top()), ink, &[]);
                let middle = rect.top() + 11.0;
                let label = opens.and(speaker).map(|speaker| speaker.label.clone()).unwrap_or_default();
                let wide = Words::new(&label, colours.t2).kind(SMALL).weight(Weight::Semibold).paint_right(
                    ui.painter(),
                    tools.engine,
                    pos2(rect.left() + 84.0, middle),
                    58.0,
                );
                let number = (number + 1).to_string();
                Words::new(&number, colours.t3).kind(SMALL).paint_right(ui.painter(), tools.engine, pos2(rect.left() + 78.0 - wide, middle), 30.0);
            }
            let rest = imported.layout.paragraphs.len().saturating_sub(PREVIEW);
            if rest > 0 {
                let text = tools.locale.with("more-paragraphs", &[("n", rest.into())]);
                paragraph(ui, tools, Words::new(&text, colours.t3), 1);
            }
        });
    });
}
