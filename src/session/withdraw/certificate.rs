//! The certificate of a destruction: what class, how many, when, by whom, and what it cannot promise.

use crate::export::file::{self, Prepared, WriteMode};
use crate::export::provenance::Provenance;
use crate::export::report::{Block, Grid, Paragraph, Report, Style};
use crate::export::{docx, html, plain};
use crate::model::change::Change;
use crate::model::code::ReportLanguage;
use crate::model::ids::{OpId, TombstoneId};
use crate::model::op::Op;
use crate::model::time::Moment;
use crate::model::tombstone::Tombstone;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::plan::PlanError;
use crate::session::tables::ending;
use crate::session::withdraw::{Withdraw, Withdrawn, class_in_words};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What formats a certificate has.
pub const ENDINGS: [&str; 3] = [".docx", ".html", ".txt"];

impl Session {
    /// Withdraws and writes the certificate. The place of the certificate is tried before anything is destroyed; where it cannot be written afterwards all the same,
    /// [`Withdrawn::uncertified`] says why.
    pub fn withdraw_with_certificate(
        &mut self,
        withdraw: &Withdraw,
        path: &Path,
        mode: WriteMode,
        language: ReportLanguage,
    ) -> Result<Withdrawn, SessionError> {
        self.try_certificate(path, mode)?;
        let withdrawn = self.withdraw(withdraw)?;
        Ok(self.certified(withdrawn, path, mode, language))
    }

    /// What was withdrawn from this project, the oldest first: a certificate of each can be written again.
    pub fn withdrawals(&self) -> Vec<Tombstone> {
        let mut all: Vec<Tombstone> = self.project.tombstones().map(|tombstone| Tombstone::clone(tombstone)).collect();
        all.sort_by_key(|tombstone| (tombstone.at, tombstone.id));
        all
    }

    /// Which acts of the history were withdrawals.
    pub fn acts_of_withdrawal(&self) -> Result<BTreeMap<OpId, TombstoneId>, SessionError> {
        let of_act = |op: &Op| {
            op.changes.iter().find_map(|change| match change {
                Change::Tombstone(edit) => edit.after.as_ref().map(|tombstone| (op.head.id, tombstone.id)),
                _ => None,
            })
        };
        Ok(self.store.final_ops()?.iter().filter_map(of_act).collect())
    }

    /// Writes the certificate of a withdrawal again, from what the project keeps of it: what class, how many, when and by whom.
    pub fn certify_again(&self, tombstone: TombstoneId, path: &Path, mode: WriteMode, language: ReportLanguage) -> Result<Tombstone, SessionError> {
        let tombstone = self.withdrawals().into_iter().find(|known| known.id == tombstone).ok_or(PlanError::Gone("withdrawal"))?;
        let facts = Facts {
            name: self.project.document(tombstone.document).filter(|_| !tombstone.whole).map(|document| document.name.as_str()),
            swept: self.store.is_swept()?,
            left: self.store.copies_to_destroy()?.into_iter().map(|path| (path, None)).collect(),
            tombstone: &tombstone,
            project: self.project.name(),
            rest: None,
        };
        self.write_certificate(&facts, self.clock().now(), path, mode, language)?;
        Ok(tombstone)
    }

    fn try_certificate(&self, path: &Path, mode: WriteMode) -> Result<(), SessionError> {
        known_ending(path)?;
        // A file that can be written beside its place, and is gone again.
        let tried: Prepared = file::prepare(path, b"", mode)?;
        drop(tried);
        Ok(())
    }

    /// What was withdrawn, with its certificate or why there is none.
    fn certified(&self, mut withdrawn: Withdrawn, path: &Path, mode: WriteMode, language: ReportLanguage) -> Withdrawn {
        let facts = Facts {
            name: Some(&withdrawn.preview.name),
            swept: withdrawn.swept,
            left: withdrawn.left.iter().map(|(path, why)| (path.clone(), Some(why.clone()))).collect(),
            tombstone: &withdrawn.tombstone,
            project: self.project.name(),
            rest: Some(Rest { repeated: &withdrawn.preview.repeated, destroyed: &withdrawn.destroyed }),
        };
        let written = self.write_certificate(&facts, withdrawn.tombstone.at, path, mode, language);
        withdrawn.uncertified = written.err().map(|err| err.to_string());
        withdrawn
    }

    fn write_certificate(&self, facts: &Facts<'_>, at: Moment, path: &Path, mode: WriteMode, language: ReportLanguage) -> Result<(), SessionError> {
        known_ending(path)?;
        let made = Provenance {
            made: at,
            project: self.project.name().to_owned(),
            codebook_version: self.project.codebook_version().to_owned(),
            filter: "none".to_owned(),
            coder: facts.tombstone.by.clone(),
            release: None,
        };
        let report = report(facts, class_in_words(&self.project, &facts.tombstone.class, language), at, language);
        let bytes = match ending(path).as_str() {
            "docx" => docx::write(&report, &made)?,
            "html" => html::write(&report, &made),
            _ => plain::write(&report),
        };
        Ok(file::write(path, &bytes, mode)?)
    }
}

fn known_ending(path: &Path) -> Result<(), SessionError> {
    if ENDINGS.iter().any(|known| known.trim_start_matches('.') == ending(path)) {
        return Ok(());
    }
    Err(SessionError::UnknownEnding { ending: ending(path), known: ENDINGS.to_vec() })
}

/// What a certificate tells.
struct Facts<'a> {
    tombstone: &'a Tombstone,
    project: &'a str,
    /// Short name of the document; none where it went with it.
    name: Option<&'a str>,
    swept: bool,
    /// Copies that still hold it, and why where that is known.
    left: Vec<(PathBuf, Option<String>)>,
    /// What only the withdrawal itself knows; none where the certificate is written again.
    rest: Option<Rest<'a>>,
}

/// What is known while something is withdrawn, and not kept.
struct Rest<'a> {
    repeated: &'a BTreeMap<String, u32>,
    destroyed: &'a [PathBuf],
}

/// The certificate as a report.
fn report(facts: &Facts<'_>, class: String, at: Moment, language: ReportLanguage) -> Report {
    let tombstone = facts.tombstone;
    let say = |en: &str, fr: &str| language.say(en, fr).to_owned();
    let mut report = Report::new("certificate", &say("Certificate of destruction", "Certificat de destruction"), language);
    let what = if tombstone.whole { say("a whole document", "un document entier") } else { say("passages of a document", "des passages d’un document") };
    let gone = say("no longer kept: the name went with it", "n’est plus conservé : le nom a été détruit avec lui");
    let lines = [
        (say("Project", "Projet"), facts.project.to_owned()),
        (say("Document", "Document"), facts.name.map_or(gone, str::to_owned)),
        (say("What", "Quoi"), what),
        (say("Class", "Classe"), class),
        (say("Reason", "Raison"), tombstone.reason.text().pick(language).to_owned()),
        (say("When", "Quand"), tombstone.at.text()),
        (say("By whom", "Par qui"), tombstone.by.clone()),
        (say("Number of the tombstone", "Numéro de la pierre tombale"), tombstone.id.to_string()),
    ];
    report.blocks.push(table(&[say("Fact", "Fait"), say("Value", "Valeur")], lines.into_iter()));
    if facts.rest.is_none() {
        let text = say("Written again from what the project keeps of this withdrawal, on", "Réécrit à partir de ce que le projet conserve de ce retrait, le");
        report.body(format!("{text} {}.", at.text()));
    }
    report.heading(1, say("Destroyed", "Détruit"));
    let counts = tombstone.counts.iter().map(|(kind, number)| (kind_in_words(kind, language), number.to_string()));
    report.blocks.push(table(&[say("Kind", "Genre"), say("Number", "Nombre")], counts));
    if let Some(rest) = facts.rest.as_ref().filter(|rest| !rest.repeated.is_empty()) {
        report.body(say(
            "Words of it that stood elsewhere were taken out there, and the rest was kept:",
            "Ses mots qui figuraient ailleurs y ont été retirés, et le reste a été gardé :",
        ));
        for (kind, number) in rest.repeated {
            report.paragraph(Paragraph::of(Style::Item, format!("{}: {number}", kind_in_words(kind, language))));
        }
    }
    report.heading(1, say("Copies", "Copies"));
    for line in copies(facts, language) {
        report.paragraph(Paragraph::of(Style::Item, line));
    }
    report.rows = tombstone.counts.len();
    report
}

fn copies(facts: &Facts<'_>, language: ReportLanguage) -> Vec<String> {
    let say = |en: &str, fr: &str| language.say(en, fr).to_owned();
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut lines = Vec::new();
    lines.push(if facts.swept {
        say("The project file was written anew: none of its pages holds it.", "Le fichier du projet a été réécrit : aucune de ses pages ne le contient.")
    } else {
        say(
            "Another program was reading the project file: old pages are overwritten when it is opened for writing next.",
            "Un autre programme lisait le fichier du projet : ses anciennes pages seront écrasées à la prochaine ouverture en écriture.",
        )
    });
    match &facts.rest {
        Some(rest) => {
            lines.extend(rest.destroyed.iter().map(|path| format!("{} {}", say("Overwritten and removed:", "Écrasé et supprimé :"), name(path))));
        }
        None => lines.push(say(
            "Which copies beside the project were overwritten and removed then, and how many notes repeated its words, is not kept. Those that could not be removed are named here.",
            "Ne sont pas conservés : quelles copies près du projet ont alors été écrasées et supprimées, et combien de notes reprenaient ses mots. Celles qui n’ont pu être supprimées sont nommées ici.",
        )),
    }
    for (path, why) in &facts.left {
        let why = why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
        lines.push(format!("{} {}{why}", say("STILL HOLDS IT, and could not be removed:", "LE CONTIENT ENCORE, et n’a pu être supprimé :"), name(path)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tombstone::Reason;
    use crate::session::clock::Clock;
    use crate::session::files::ImportRequest;
    use crate::session::{Actor, start_with};

    #[test]
    fn a_certificate_that_cannot_be_written_after_the_destruction_is_told_and_written_later() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(Moment(1_929_859_920_000));
        let actor = Actor { coder: "anna".into(), installation: crate::model::ids::InstallationId::from_uuid(clock.uuid()), clock };
        let mut session = Session::create(&folder.path().join("study.griot"), None, start_with::nothing("study"), actor).unwrap();
        session.import_bytes(&[("S01.txt", b"DET-004: Nothing of this stays.")], &ImportRequest::default()).unwrap();
        let document = session.project().documents().next().unwrap().id;
        let withdrawn = session.withdraw(&Withdraw { document, passage: None, reason: Reason::Safety }).unwrap();
        let path = folder.path().join("gone/certificate.txt");
        let withdrawn = session.certified(withdrawn, &path, WriteMode::KeepExisting, ReportLanguage::English);
        assert!(withdrawn.uncertified.is_some() && session.project().document_count() == 0);
        let path = folder.path().join("certificate.txt");
        let told = session.certify_again(withdrawn.tombstone.id, &path, WriteMode::KeepExisting, ReportLanguage::French).unwrap();
        assert_eq!(told, withdrawn.tombstone);
        let text = std::fs::read_to_string(&path).unwrap();
        for fact in ["document: 1", "Par qui: anna", "Quand: 2031-02-26T08:12:00Z", "Réécrit"] {
            assert!(text.contains(fact), "{fact}\n{text}");
        }
        let op = session.history().unwrap().last().unwrap().id;
        assert_eq!(session.acts_of_withdrawal().unwrap(), BTreeMap::from([(op, told.id)]));
    }
}
