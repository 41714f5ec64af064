//! The certificate of a destruction: what class, how many, when, by whom, and what it cannot promise.

use crate::export::file::{self, Prepared, WriteMode};
use crate::export::provenance::Provenance;
use crate::export::report::{Block, Grid, Paragraph, Report, Style};
use crate::export::{docx, html, plain};
use crate::model::code::ReportLanguage;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::tables::ending;
use crate::session::withdraw::{Withdraw, Withdrawn};
use std::path::Path;

/// What formats a certificate has.
pub const ENDINGS: [&str; 3] = [".docx", ".html", ".txt"];

impl Session {
    /// Withdraws and writes the certificate. The place of the certificate is tried before anything is destroyed.
    pub fn withdraw_with_certificate(
        &mut self,
        withdraw: &Withdraw,
        path: &Path,
        mode: WriteMode,
        language: ReportLanguage,
    ) -> Result<Withdrawn, SessionError> {
        self.try_certificate(path, mode)?;
        let withdrawn = self.withdraw(withdraw)?;
        self.write_certificate(&withdrawn, path, mode, language)?;
        Ok(withdrawn)
    }

    fn try_certificate(&self, path: &Path, mode: WriteMode) -> Result<(), SessionError> {
        if !ENDINGS.iter().any(|known| known.trim_start_matches('.') == ending(path)) {
            return Err(SessionError::UnknownEnding { ending: ending(path), known: ENDINGS.to_vec() });
        }
        // A file that can be written beside its place, and is gone again.
        let tried: Prepared = file::prepare(path, b"", mode)?;
        drop(tried);
        Ok(())
    }

    fn write_certificate(&self, withdrawn: &Withdrawn, path: &Path, mode: WriteMode, language: ReportLanguage) -> Result<(), SessionError> {
        let made = Provenance {
            made: withdrawn.tombstone.at,
            project: self.project.name().to_owned(),
            codebook_version: self.project.codebook_version().to_owned(),
            filter: "none".to_owned(),
            coder: withdrawn.tombstone.by.clone(),
            release: None,
        };
        let report = report(withdrawn, self.project.name(), language);
        let bytes = match ending(path).as_str() {
            "docx" => docx::write(&report, &made)?,
            "html" => html::write(&report, &made),
            _ => plain::write(&report),
        };
        Ok(file::write(path, &bytes, mode)?)
    }
}

/// The certificate as a report.
fn report(withdrawn: &Withdrawn, project: &str, language: ReportLanguage) -> Report {
    let tombstone = &withdrawn.tombstone;
    let say = |en: &str, fr: &str| language.say(en, fr).to_owned();
    let mut report = Report::new("certificate", &say("Certificate of destruction", "Certificat de destruction"), language);
    let what = if tombstone.whole { say("a whole document", "un document entier") } else { say("passages of a document", "des passages d’un document") };
    let facts = [
        (say("Project", "Projet"), project.to_owned()),
        (say("Document", "Document"), withdrawn.preview.name.clone()),
        (say("What", "Quoi"), what),
        (say("Class", "Classe"), tombstone.class.clone()),
        (say("Reason", "Raison"), tombstone.reason.text().pick(language).to_owned()),
        (say("When", "Quand"), tombstone.at.text()),
        (say("By whom", "Par qui"), tombstone.by.clone()),
        (say("Number of the tombstone", "Numéro de la pierre tombale"), tombstone.id.to_string()),
    ];
    report.blocks.push(table(&[say("Fact", "Fait"), say("Value", "Valeur")], facts.into_iter()));
    report.heading(1, say("Destroyed", "Détruit"));
    let counts = tombstone.counts.iter().map(|(kind, number)| (kind_in_words(kind, language), number.to_string()));
    report.blocks.push(table(&[say("Kind", "Genre"), say("Number", "Nombre")], counts));
    if !withdrawn.preview.repeated.is_empty() {
        report.body(say(
            "Words of it that stood elsewhere were taken out there, and the rest was kept:",
            "Ses mots qui figuraient ailleurs y ont été retirés, et le reste a été gardé :",
        ));
        for (kind, number) in &withdrawn.preview.repeated {
            report.paragraph(Paragraph::of(Style::Item, format!("{}: {number}", kind_in_words(kind, language))));
        }
    }
    report.heading(1, say("Copies", "Copies"));
    for line in copies(withdrawn, language) {
        report.paragraph(Paragraph::of(Style::Item, line));
    }
    report.rows = tombstone.counts.len();
    report
}

fn copies(withdrawn: &Withdrawn, language: ReportLanguage) -> Vec<String> {
    let say = |en: &str, fr: &str| language.say(en, fr).to_owned();
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut lines = Vec::new();
    lines.push(if withdrawn.swept {
        say("The project file was written anew: none of its pages holds it.", "Le fichier du projet a été réécrit : aucune de ses pages ne le contient.")
    } else {
        say(
            "Another program was reading the project file: old pages are overwritten when it is opened for writing next.",
            "Un autre programme lisait le fichier du projet : ses anciennes pages seront écrasées à la prochaine ouverture en écriture.",
        )
    });
    for path in &withdrawn.destroyed {
        lines.push(format!("{} {}", say("Overwritten and removed:", "Écrasé et supprimé :"), name(path)));
    }
    for (path, why) in &withdrawn.left {
        lines.push(format!("{} {} ({why})", say("STILL HOLDS IT, and could not be removed:", "LE CONTIENT ENCORE, et n’a pu être supprimé :"), name(path)));
    }
    lines.push(say(
        "Copies on other machines, on sticks and in mail are not reached from here. Where such a copy is merged with this project, nothing of it comes back; and it is destroyed in the copy when that takes this project in.",
        "Les copies sur d’autres machines, des clés et dans des courriels ne sont pas atteintes d’ici. Si une telle copie est fusionnée avec ce projet, rien n’en revient ; et elle y est détruite quand la copie intègre ce projet.",
    ));
    lines.push(say(
        "Flash media can keep traces of overwritten files that only destroying the medium, or the key of an encrypted one, removes.",
        "Les mémoires flash peuvent garder des traces de fichiers écrasés, que seule la destruction du support, ou de la clé s’il est chiffré, efface.",
    ));
    lines
}

fn table(head: &[String; 2], rows: impl Iterator<Item = (String, String)>) -> Block {
    let cell = |text: String| vec![Paragraph::of(Style::Body, text)];
    Block::Table(Grid { head: head.to_vec(), widths: vec![40, 60], rows: rows.map(|(one, other)| vec![cell(one), cell(other)]).collect() })
}

/// A kind of thing in the language of the certificate.
pub fn kind_in_words(kind: &str, language: ReportLanguage) -> String {
    let french = match kind {
        "document" => "document",
        "passage" => "passage",
        "code" => "code",
        "coding" => "codage",
        "part of another program" => "élément d’un autre logiciel",
        "case" => "cas",
        "link of a case" => "lien d’un cas",
        "attribute" => "attribut",
        "value of an attribute" => "valeur d’un attribut",
        "memo" => "mémo",
        "export" => "export",
        "saved search" => "recherche enregistrée",
        "concept list" => "liste de mots",
        "settled disagreement" => "désaccord réglé",
        "round of agreement" => "tour d’accord",
        "summary of a cell" => "résumé d’une cellule",
        "use of a quote" => "emploi d’une citation",
        "line of the history" => "ligne de l’historique",
        other => other,
    };
    language.say(kind, french).to_owned()
}
