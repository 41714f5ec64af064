//! What leaves the project as a table, chart, report or copy: asked for, and written as a job.

use super::Window;
use super::jobs::Brought;
use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::sheets::Sheet;
use crate::app::sheets::export::{ExportSheet, What};
use crate::model::code::ReportLanguage;
use crate::session::exports::Target;
use crate::session::reports::About;
use crate::session::tables::TableRequest;
use egui::Context;
use std::path::PathBuf;

impl Window {
    /// Asks where what is in front is written.
    pub(super) fn ask_where(&mut self, ask: &Ask) {
        let Some(desk) = self.desk() else { return };
        let (what, name) = match ask {
            Ask::ExportTable => {
                let name = desk.tables.request.kind.key().to_owned();
                (What::Table(Box::new(desk.tables.request.clone())), name)
            }
            // Who codes blind has nobody to be compared with.
            Ask::ExportAgreement if desk.known_coders().is_none() => (What::Agreement(Box::new(desk.agreement.request())), "agreement".to_owned()),
            Ask::ExportChart => {
                let name = desk.charts.request.kind.key().to_owned();
                (What::Chart { request: Box::new(desk.charts.request.clone()), dark: false }, name)
            }
            Ask::ExportHits => (desk.search.to_export(), "hits".to_owned()),
            Ask::Certificate(withdrawal) => (What::Certificate(*withdrawal), self.locale.text("certificate-file")),
            _ => return,
        };
        self.open_export_of(what, &name);
    }

    /// Asks where something is written; it is proposed beside the project.
    pub(super) fn open_export_of(&mut self, what: What, name: &str) {
        let Some(desk) = self.desk() else { return };
        let folder = desk.path.parent().map(PathBuf::from).unwrap_or_default();
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        self.sheet = Some(Sheet::Export(ExportSheet::new(what, &desk.project, &folder, name)));
    }

    /// Writes it, as a job of its own.
    pub(super) fn export(&mut self, context: &Context, what: What, target: Target) {
        let language = if self.locale.is_french() { ReportLanguage::French } else { ReportLanguage::English };
        // A file holds no more than the page shows to who codes blind.
        let coders = self.desk().and_then(Desk::known_coders);
        let about = About { language, coders: coders.clone(), ..About::default() };
        self.send_away(context, "job-exporting", move |session, _| {
            let written = match &what {
                What::Codebook => session.export_codebook(&target).map(|_| 0),
                What::Chart { request, dark } => {
                    let mut request = (**request).clone();
                    request.about.coders = coders;
                    session.export_chart(&request, *dark, &target).map(|departed| departed.left_out.len())
                }
                What::Report(kind) => session.export_report(*kind, &about, &target).map(|departed| departed.left_out.len()),
                What::Workbook => session.export_workbook(&about, &target).map(|departed| departed.left_out.len()),
                What::Package => session.export_package(&about, &target).map(|departed| departed.left_out.len()),
                What::Table(request) => {
                    let request = TableRequest { coders, ..(**request).clone() };
                    session.export_table(&request, &target).map(|departed| departed.left_out.len())
                }
                What::Copy => session.save_copy(&target.path).map(|()| 0),
                What::Certificate(withdrawal) => session.certify_again(*withdrawal, &target.path, target.mode, language).map(|_| 0),
                What::Audit => session.export_audit(&target, language).map(|departed| departed.left_out.len()),
                What::Agreement(request) => session.export_agreement(request, &target).map(|departed| departed.left_out.len()),
                What::Hits { query, hits } => session.export_hits(query, hits, coders.as_ref(), &target).map(|departed| departed.left_out.len()),
            };
            Brought::Written(written.map(|left_out| (target.path, left_out)))
        });
    }
}
