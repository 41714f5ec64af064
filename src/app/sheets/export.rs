//! Where to write a file, and in which format.

use crate::analysis::agreement::Request;
use crate::analysis::release::{Content, LeftOut, Release, Why};
use crate::app::icons;
use crate::app::locale::capitalised as sentence_start;
use crate::app::sheets::{entered, lay, padded};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, Tools, Words, button, button_with, check, choice, note, paragraph, segments, tokens};
use crate::model::departure::Recipient;
use crate::model::ids::TombstoneId;
use crate::model::project::Project;
use crate::session::charts::ChartRequest;
use crate::session::exports::content_of;
use crate::session::reports::ReportKind;
use crate::session::tables::{Kind, TableRequest};
use egui::{Context, Id, Ui, vec2};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Documents that are named of those that stay out.
const NAMED: usize = 6;

/// What is written.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A table.
    Table(Box<TableRequest>),
    /// Agreement between coders.
    Agreement(Box<Request>),
    /// The codebook.
    Codebook,
    /// A chart.
    Chart {
        /// Which.
        request: Box<ChartRequest>,
        /// True for dark paper.
        dark: bool,
    },
    /// A report.
    Report(ReportKind),
    /// All tables in one workbook.
    Workbook,
    /// A data package.
    Package,
    /// The audit trail.
    Audit,
    /// A copy of the project itself.
    Copy,
    /// The certificate of a withdrawal, once more.
    Certificate(TombstoneId),
    /// Hits of a search.
    Hits {
        /// The question.
        query: String,
        /// The hits.
        hits: std::sync::Arc<[crate::app::places::search::Hit]>,
    },
}

/// The sheet's state.
#[derive(Clone, Debug)]
pub struct ExportSheet {
    /// What is written.
    pub what: What,
    folder: String,
    name: String,
    format: usize,
    replace: bool,
    recipient: Recipient,
    /// Documents that stay out, by who receives the file and what it holds.
    left_out: Vec<(Recipient, Content, Vec<LeftOut>)>,
    documents: usize,
    fresh: bool,
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Decided {
    /// Write this.
    Write {
        /// What.
        what: What,
        /// Where.
        path: PathBuf,
        /// True where a file that is there is replaced.
        replace: bool,
        /// Who receives it.
        recipient: Recipient,
    },
    /// Nothing.
    Nothing,
}

impl ExportSheet {
    /// Proposes a name beside the project.
    pub fn new(what: What, project: &Project, folder: &Path, name: &str) -> Self {
        let left_out = |recipient| {
            let of = move |content| (recipient, content, Release::of(project, recipient, content).left_out);
            [Content::Numbers, Content::Passages, Content::Texts].map(of)
        };
        Self {
            what,
            folder: folder.display().to_string(),
            name: name.to_owned(),
            format: 0,
            replace: false,
            recipient: Recipient::Team,
            left_out: Recipient::ALL.into_iter().flat_map(left_out).collect(),
            documents: project.document_count(),
            fresh: true,
        }
    }

    /// What the file holds of documents; none where it holds nothing of any.
    fn content(&self) -> Option<Content> {
        match &self.what {
            What::Table(request) => Some(content_of(request.kind)),
            What::Agreement(_) | What::Chart { .. } => Some(Content::Numbers),
            What::Report(kind) => Some(kind.content()),
            What::Workbook | What::Package | What::Hits { .. } => Some(Content::Passages),
            What::Codebook | What::Audit | What::Copy | What::Certificate(_) => None,
        }
    }

    /// Which documents will not be in the file, and why: said before it is written.
    fn what_stays_out(&self, ui: &mut Ui, tools: &mut Tools<'_>) {
        let Some(content) = self.content() else { return };
        let found = self.left_out.iter().find(|(recipient, held, _)| (*recipient, *held) == (self.recipient, content));
        let Some((_, _, left)) = found.filter(|(_, _, left)| !left.is_empty()) else { return };
        let mut by_why: BTreeMap<Why, Vec<&str>> = BTreeMap::new();
        for one in left {
            by_why.entry(one.why).or_default().push(&one.name);
        }
        let mut text = tools.locale.with("export-leaves-out", &[("n", left.len().into()), ("of", self.documents.into())]);
        for (why, names) in by_why {
            let more = if names.len() > NAMED { "…" } else { "" };
            text = format!(
                "{text}\n{}: {}{more}",
                sentence_start(tools.locale.pick(&why.text())),
                names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ")
            );
        }
        note(ui, tools, icons::WARNING, &text, tokens(ui).warn, tokens(ui).warn_bg);
    }

    fn endings(&self) -> &'static [&'static str] {
        match &self.what {
            What::Table(request) if request.kind == Kind::CoOccurrence => &["xlsx", "csv", "json", "graphml", "gexf"],
            What::Table(_) | What::Agreement(_) | What::Hits { .. } => &["xlsx", "csv", "json"],
            What::Codebook => &["csv", "json"],
            What::Chart { .. } => &["svg", "png"],
            What::Report(_) => &["docx", "html"],
            What::Workbook => &["xlsx"],
            What::Package => &["zip"],
            What::Audit => &["docx", "csv", "xlsx", "html"],
            What::Copy => &["griot"],
            What::Certificate(_) => &["docx", "html", "txt"],
        }
    }

    fn path(&self) -> PathBuf {
        let ending = self.endings().get(self.format).copied().unwrap_or("csv");
        let name = self.name.trim();
        let name = if name.ends_with(&format!(".{ending}")) { name.to_owned() } else { format!("{name}.{ending}") };
        PathBuf::from(self.folder.trim()).join(name)
    }

    /// Which report, workbook or package.
    fn which(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        if !matches!(self.what, What::Report(_) | What::Workbook | What::Package | What::Audit) {
            return;
        }
        let all: Vec<What> = ReportKind::ALL.into_iter().map(What::Report).chain([What::Workbook, What::Package, What::Audit]).collect();
        let key = |what: &What| match what {
            What::Report(kind) => kind.key(),
            What::Workbook => "workbook",
            What::Audit => "audit",
            _ => "package",
        };
        let names: Vec<String> = all.iter().map(|what| tools.text(&format!("report-{}", key(what)))).collect();
        let chosen = all.iter().position(|what| *what == self.what);
        let label = tools.text("report-which");
        paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
        if let Some(what) = choice(ui, tools, &label, &names, chosen, Some(340.0)).and_then(|place| all.get(place)) {
            // A name that nobody changed goes with what is written.
            if self.name == key(&self.what) {
                self.name = key(what).to_owned();
            }
            self.what = what.clone();
            self.format = 0;
        }
    }

    /// Who receives the file; a copy of the project is for who makes it, and a certificate holds nothing of the study.
    fn for_whom(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        if matches!(self.what, What::Copy | What::Certificate(_)) {
            return;
        }
        let label = tools.text("recipient");
        paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
        let names: Vec<String> = Recipient::ALL.iter().map(|who| tools.text(&format!("recipient-{who}"))).collect();
        let chosen = Recipient::ALL.iter().position(|who| *who == self.recipient);
        if let Some(who) = choice(ui, tools, &label, &names, chosen, Some(280.0)).and_then(|place| Recipient::ALL.get(place)) {
            self.recipient = *who;
        }
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let title = tools.text(match &self.what {
            What::Codebook => "act-export-codebook",
            What::Table(request) if request.kind == Kind::Codings => "act-export-codings",
            What::Table(_) | What::Agreement(_) => "export-table",
            What::Chart { .. } => "export-chart",
            What::Report(_) | What::Workbook | What::Package | What::Audit => "act-export-report",
            What::Hits { .. } => "export-hits-title",
            What::Copy => "act-save-copy",
            What::Certificate(_) => "certificate-title",
        });
        let mut decided = None;
        let mut sheet = self.clone();
        let mut go = false;
        let exists = self.path().exists();
        let closed = lay(
            context,
            tools,
            "export",
            &title,
            vec2(560.0, 470.0),
            |ui, tools| {
                padded(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 6.0;
                    sheet.which(ui, tools);
                    let names: Vec<String> = sheet.endings().iter().map(|ending| tools.text(&format!("format-{ending}"))).collect();
                    if names.len() > 1
                        && let Some(place) = segments(ui, tools, &names, sheet.format)
                    {
                        sheet.format = place;
                    }
                    if let What::Chart { dark, .. } = &mut sheet.what {
                        let names = [tools.text("chart-light"), tools.text("chart-dark")];
                        if let Some(place) = segments(ui, tools, &names, usize::from(*dark)) {
                            *dark = place == 1;
                        }
                    }
                    let label = tools.text("file-name");
                    paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
                    let response = Field::new(Id::unique("export-name"), &label).show(ui, tools, &mut sheet.name);
                    if std::mem::take(&mut sheet.fresh) {
                        response.request_focus();
                    }
                    let label = tools.text("folder");
                    paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
                    Field::new(Id::unique("export-folder"), &label).show(ui, tools, &mut sheet.folder);
                    sheet.for_whom(ui, tools);
                    sheet.what_stays_out(ui, tools);
                    if sheet.what == What::Copy {
                        let text = tools.text(if exists { "lacks-free-name" } else { "save-copy-meaning" });
                        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 4);
                    } else if exists {
                        let text = tools.text("replace-file");
                        check(ui, tools, &mut sheet.replace, &text);
                    } else {
                        let text = tools.text(if matches!(sheet.what, What::Certificate(_)) { "certificate-meaning" } else { "export-says-how" });
                        paragraph(ui, tools, Words::new(&text, tokens(ui).t3).kind(SMALL), 3);
                    }
                });
            },
            |ui, tools| {
                let text = tools.text(if self.what == What::Copy { "save-copy" } else { "export" });
                let possible = !self.name.trim().is_empty() && (!exists || self.replace);
                go = button_with(ui, tools, "", &text, Emphasis::Primary, possible).clicked();
                let text = tools.text("cancel");
                if button(ui, tools, &text, Emphasis::Plain).clicked() {
                    decided = Some(Decided::Nothing);
                }
            },
        );
        let (replace, recipient) = (sheet.replace, sheet.recipient);
        *self = sheet;
        go |= entered(context, !self.name.trim().is_empty() && (!exists || replace));
        if go {
            return Some(Decided::Write { what: self.what.clone(), path: self.path(), replace, recipient });
        }
        if closed { Some(Decided::Nothing) } else { decided }
    }
}
