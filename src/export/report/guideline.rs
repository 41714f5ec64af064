//! Reporting guidelines, prefilled with what the project knows and left open where only the authors can say.
//!
//! COREQ: Tong, Sainsbury & Craig (2007), 32 items. SRQR: O’Brien, Harris, Beckman, Reed & Cook (2014), 21 items. Names of items are theirs; what
//! each asks is said in our own words.

use crate::analysis::release::Release;
use crate::analysis::selection::Selection;
use crate::export::provenance::{PROGRAM, Provenance};
use crate::export::report::{Block, Grid, Paragraph, Report, Run, Style};
use crate::model::attribute::{Bearer, Sensitivity, Subject, Value};
use crate::model::code::ReportLanguage;
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};

/// Which guideline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guideline {
    /// COREQ, for interviews and focus groups.
    Coreq,
    /// SRQR, for qualitative research of any kind.
    Srqr,
}

/// Number, name in English and in French, what it asks in English and in French, and what of the project answers it.
type Item = (&'static str, &'static str, &'static str, &'static str, &'static str, Source);

/// What of the project answers an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// Only the authors know.
    Authors,
    /// How many documents or cases have which value of these attributes: subject and key.
    Values(&'static [(Subject, &'static str)]),
    /// How many different values there are, without saying which: people of the team.
    Distinct(Subject, &'static str),
    /// Cases, documents, kinds and languages.
    Sample,
    /// Coders and their codings.
    Coders,
    /// The codebook and its version.
    CodingTree,
    /// The program and its version.
    Software,
    /// Field notes among the documents.
    FieldNotes,
    /// Least and greatest duration.
    Durations,
    /// Passages that may be quoted.
    Quotations,
    /// Codes by how often they were used.
    Themes,
    /// Consent and pseudonymisation.
    Ethics,
}

use Source::{Authors, Coders, CodingTree, Distinct, Durations, Ethics, FieldNotes, Quotations, Sample, Software, Themes, Values};
use Subject::{Case, Document};

#[rustfmt::skip]
const COREQ: [Item; 32] = [
    ("1", "Interviewer or facilitator", "Intervieweur ou animateur", "Who led the interviews or groups.", "Qui a mené les entretiens ou les groupes.", Distinct(Document, "interviewer")),
    ("2", "Credentials", "Titres", "Degrees and titles of the researchers.", "Diplômes et titres des chercheurs.", Authors),
    ("3", "Occupation", "Profession", "What they did for a living at the time.", "Leur activité au moment de l’étude.", Authors),
    ("4", "Gender", "Genre", "Women and men among the researchers.", "Femmes et hommes parmi les chercheurs.", Authors),
    ("5", "Experience and training", "Expérience et formation", "What prepared them for this work.", "Ce qui les y a préparés.", Authors),
    ("6", "Relationship established", "Relation établie", "Whether they knew participants before.", "S’ils connaissaient les participants auparavant.", Values(&[(Case, "recruitment_mode")])),
    ("7", "Participant knowledge of the interviewer", "Ce que les participants savaient", "What participants were told of the researchers and their aims.", "Ce qu’on a dit aux participants des chercheurs et de leurs buts.", Authors),
    ("8", "Interviewer characteristics", "Caractéristiques de l’intervieweur", "Assumptions and interests that may have coloured the work.", "Présupposés et intérêts qui ont pu colorer le travail.", Authors),
    ("9", "Methodological orientation and theory", "Orientation méthodologique et théorie", "The approach that carries the study.", "L’approche qui porte l’étude.", Authors),
    ("10", "Sampling", "Échantillonnage", "How participants were chosen.", "Comment les participants ont été choisis.", Values(&[(Case, "recruitment_mode"), (Case, "participant_group")])),
    ("11", "Method of approach", "Mode d’approche", "How they were asked.", "Comment ils ont été sollicités.", Values(&[(Case, "recruitment_mode")])),
    ("12", "Sample size", "Taille de l’échantillon", "How many took part.", "Combien ont participé.", Sample),
    ("13", "Non-participation", "Non-participation", "Who declined or left, and why.", "Qui a refusé ou s’est retiré, et pourquoi.", Authors),
    ("14", "Setting of data collection", "Lieu du recueil", "Where it took place.", "Où cela s’est passé.", Values(&[(Document, "setting")])),
    ("15", "Presence of non-participants", "Présence de tiers", "Who else was there.", "Qui d’autre était présent.", Values(&[(Document, "persons_present")])),
    ("16", "Description of sample", "Description de l’échantillon", "What matters about the participants.", "Ce qui importe des participants.", Values(&[(Case, "participant_group"), (Case, "gender"), (Case, "age_band"), (Case, "legal_status")])),
    ("17", "Interview guide", "Guide d’entretien", "Which questions were asked, and whether they were tried before.", "Quelles questions, et si elles ont été testées.", Values(&[(Document, "guide_version")])),
    ("18", "Repeat interviews", "Entretiens répétés", "Whether anyone was interviewed again.", "Si des entretiens ont été répétés.", Values(&[(Document, "repeat_no"), (Document, "wave")])),
    ("19", "Audio or visual recording", "Enregistrement", "How talk was kept.", "Comment la parole a été conservée.", Values(&[(Document, "recording"), (Document, "transcript_kind")])),
    ("20", "Field notes", "Notes de terrain", "Whether notes were taken.", "Si des notes ont été prises.", FieldNotes),
    ("21", "Duration", "Durée", "How long it took.", "Combien de temps cela a duré.", Durations),
    ("22", "Data saturation", "Saturation", "Whether and how it was looked for.", "Si et comment elle a été examinée.", Authors),
    ("23", "Transcripts returned", "Retour des transcriptions", "Whether participants could correct theirs.", "Si les participants ont pu corriger la leur.", Authors),
    ("24", "Number of data coders", "Nombre de codeurs", "How many coded.", "Combien ont codé.", Coders),
    ("25", "Description of the coding tree", "Description de l’arbre de codes", "The codes and how they hang together.", "Les codes et leur organisation.", CodingTree),
    ("26", "Derivation of themes", "Origine des thèmes", "Whether themes came from theory or from the material.", "Si les thèmes viennent de la théorie ou du matériau.", Authors),
    ("27", "Software", "Logiciel", "With which program.", "Avec quel logiciel.", Software),
    ("28", "Participant checking", "Vérification par les participants", "Whether participants commented on findings.", "Si les participants ont commenté les résultats.", Authors),
    ("29", "Quotations presented", "Citations présentées", "Whether quotes show what is claimed, each with its speaker’s alias.", "Si des citations illustrent les résultats, chacune avec l’alias du locuteur.", Quotations),
    ("30", "Data and findings consistent", "Cohérence des données et des résultats", "Whether findings follow from the material.", "Si les résultats découlent du matériau.", Authors),
    ("31", "Clarity of major themes", "Clarté des thèmes majeurs", "Whether main themes are plainly told.", "Si les thèmes principaux sont exposés clairement.", Themes),
    ("32", "Clarity of minor themes", "Clarté des thèmes mineurs", "Whether rare and contrary cases are told.", "Si les cas rares ou contraires sont exposés.", Authors),
];

#[rustfmt::skip]
const SRQR: [Item; 21] = [
    ("1", "Title", "Titre", "What was studied and how, in one line.", "L’objet et la méthode en une ligne.", Authors),
    ("2", "Abstract", "Résumé", "The whole in the form of the journal.", "L’ensemble, dans la forme de la revue.", Authors),
    ("3", "Problem formulation", "Formulation du problème", "What is not known and why it matters.", "Ce qu’on ignore et pourquoi cela importe.", Authors),
    ("4", "Purpose or research question", "But ou question de recherche", "What the study asks.", "Ce que l’étude demande.", Authors),
    ("5", "Qualitative approach and research paradigm", "Approche qualitative et paradigme", "The tradition it stands in.", "La tradition dont elle relève.", Authors),
    ("6", "Researcher characteristics and reflexivity", "Caractéristiques des chercheurs et réflexivité", "Who the researchers are and how that bears on the work.", "Qui sont les chercheurs et ce que cela change.", Distinct(Document, "interviewer")),
    ("7", "Context", "Contexte", "Place and circumstances.", "Lieu et circonstances.", Values(&[(Document, "setting"), (Document, "persons_present")])),
    ("8", "Sampling strategy", "Stratégie d’échantillonnage", "Who and what was chosen, and when it was enough.", "Qui et quoi, et quand cela a suffi.", Values(&[(Case, "recruitment_mode"), (Case, "participant_group")])),
    ("9", "Ethical issues pertaining to human subjects", "Questions éthiques", "Approval, consent and protection.", "Autorisation, consentement et protection.", Ethics),
    ("10", "Data collection methods", "Méthodes de recueil", "What was collected, when, and how that changed.", "Ce qui a été recueilli, quand, et ce qui a changé.", Values(&[(Document, "doc_type"), (Document, "wave"), (Document, "recording")])),
    ("11", "Data collection instruments and technologies", "Instruments et techniques de recueil", "Guides and devices.", "Guides et appareils.", Values(&[(Document, "guide_version"), (Document, "recording")])),
    ("12", "Units of study", "Unités d’étude", "How many people, groups, documents or events.", "Nombre de personnes, groupes, documents ou événements.", Sample),
    ("13", "Data processing", "Traitement des données", "Transcription, translation, pseudonymisation, safe keeping.", "Transcription, traduction, pseudonymisation, conservation.", Values(&[(Document, "transcript_kind"), (Document, "translation_status"), (Document, "pseudonymisation")])),
    ("14", "Data analysis", "Analyse des données", "How themes were found and by whom.", "Comment et par qui les thèmes ont été dégagés.", CodingTree),
    ("15", "Techniques to enhance trustworthiness", "Techniques pour renforcer la fiabilité", "Second coders, audit trail, comparison of sources.", "Doubles codages, journal, comparaison des sources.", Coders),
    ("16", "Synthesis and interpretation", "Synthèse et interprétation", "The main findings and what they mean.", "Les résultats principaux et leur sens.", Themes),
    ("17", "Links to empirical data", "Liens avec les données", "Quotes, notes and excerpts that carry the findings.", "Citations, notes et extraits qui portent les résultats.", Quotations),
    ("18", "Integration with prior work, implications, transferability and contributions", "Travaux antérieurs, portée, transférabilité et apports", "What it adds and where else it may hold.", "Ce que cela ajoute et où cela peut valoir.", Authors),
    ("19", "Limitations", "Limites", "What weakens the findings.", "Ce qui affaiblit les résultats.", Authors),
    ("20", "Conflicts of interest", "Conflits d’intérêts", "What could have swayed the authors.", "Ce qui a pu influencer les auteurs.", Authors),
    ("21", "Funding", "Financement", "Who paid, and what say they had.", "Qui a payé, et avec quel droit de regard.", Authors),
];

/// The checklist as a table: item, what it asks, what the project knows, and room for the authors.
pub fn report(project: &Project, selection: &Selection, guideline: Guideline, made: &Provenance, release: &Release, language: ReportLanguage) -> Report {
    let (kind, title, items): (&str, &str, &[Item]) = match guideline {
        Guideline::Coreq => ("coreq", language.say("COREQ checklist, 32 items", "Liste COREQ, 32 points"), &COREQ),
        Guideline::Srqr => ("srqr", language.say("SRQR checklist, 21 items", "Liste SRQR, 21 points"), &SRQR),
    };
    let mut report = Report { landscape: true, rows: items.len(), ..Report::new(kind, title, language) };
    report.body(language.say(
        "Prefilled from the project’s attributes, coders and codebook. Check each line: what only the authors know is left open.",
        "Prérempli à partir des attributs, des codeurs et du livre de codes. Vérifiez chaque ligne : ce que seuls les auteurs savent reste ouvert.",
    ));
    let facts = Facts { project, selection, release, language };
    let row = |(number, name_en, name_fr, asks_en, asks_fr, source): &Item| {
        let item = vec![
            Paragraph { runs: vec![Run::bold(language.say(name_en, name_fr))], ..Paragraph::default() },
            Paragraph::of(Style::Small, language.say(asks_en, asks_fr)),
        ];
        let known = facts.told(*source).into_iter().map(|line| Paragraph::of(Style::Body, line)).collect();
        vec![vec![Paragraph::of(Style::Body, *number)], item, known, Vec::new()]
    };
    let head = [
        language.say("No.", "N°"),
        language.say("Item", "Point"),
        language.say("From the project", "Selon le projet"),
        language.say("Authors; page", "Auteurs ; page"),
    ];
    let rows = items.iter().map(row).collect();
    report.blocks.push(Block::Table(Grid { head: head.map(str::to_owned).to_vec(), widths: vec![5, 30, 40, 25], rows }));
    report.close(made, release, &[]);
    report
}

struct Facts<'a> {
    project: &'a Project,
    selection: &'a Selection,
    release: &'a Release,
    language: ReportLanguage,
}

impl Facts<'_> {
    fn told(&self, source: Source) -> Vec<String> {
        match source {
            Authors => Vec::new(),
            Values(attributes) => attributes.iter().filter_map(|(subject, key)| self.values(*subject, key)).collect(),
            Distinct(subject, key) => self.distinct(subject, key).into_iter().collect(),
            Sample => self.sample(),
            Coders => self.coders(),
            CodingTree => self.coding_tree(),
            Software => vec![PROGRAM.to_owned()],
            FieldNotes => {
                let notes = self.project.documents().filter(|document| self.selection.has_document(document.id) && document.kind.key() == "field-note").count();
                vec![self.say(&format!("{notes} documents of field notes"), &format!("{notes} documents de notes de terrain"))]
            }
            Durations => self.durations().into_iter().collect(),
            Quotations => self.quotations(),
            Themes => self.themes(),
            Ethics => ["consent_mode", "consent_scope", "pseudonymisation"].into_iter().filter_map(|key| self.values(Document, key)).collect(),
        }
    }

    fn say(&self, en: &str, fr: &str) -> String {
        self.language.say(en, fr).to_owned()
    }

    fn bearers(&self, subject: Subject) -> Vec<Bearer> {
        match subject {
            Case => self.project.cases().map(|case| Bearer::Case(case.id)).collect(),
            Document => {
                self.project.documents().filter(|document| self.selection.has_document(document.id)).map(|document| Bearer::Document(document.id)).collect()
            }
        }
    }

    /// “Setting: private room 4, office 2 (n = 15 documents)”; nothing for attributes that stay in the project.
    fn values(&self, subject: Subject, key: &str) -> Option<String> {
        let attribute = self.project.attribute_keyed(subject, key).filter(|attribute| attribute.class == Sensitivity::Open)?;
        let bearers = self.bearers(subject);
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for value in bearers.iter().filter_map(|bearer| self.project.value(*bearer, attribute.id)) {
            for part in value.parts() {
                *counts.entry(part).or_default() += 1;
            }
        }
        if counts.is_empty() {
            return None;
        }
        let place = |key: &str| attribute.values.iter().position(|value| value.key == key).unwrap_or(usize::MAX);
        let mut counted: Vec<(String, usize)> = counts.into_iter().collect();
        counted.sort_by_key(|(key, _)| place(key));
        let named = |(key, number): &(String, usize)| {
            let (en, fr) = attribute.value_name(key);
            format!("{} {number}", self.language.say(en, fr))
        };
        let told: Vec<String> = counted.iter().map(named).collect();
        let of = match subject {
            Case => self.language.say("cases", "cas"),
            Document => "documents",
        };
        let (name, colon, n) = (attribute.name.pick(self.language), self.language.say(":", "\u{a0}:"), bearers.len());
        Some(format!("{name}{colon} {} (n = {n} {of})", told.join(", ")))
    }

    fn distinct(&self, subject: Subject, key: &str) -> Option<String> {
        let attribute = self.project.attribute_keyed(subject, key)?;
        let values = self.bearers(subject);
        let found: BTreeSet<String> = values
            .iter()
            .filter_map(|bearer| self.project.value(*bearer, attribute.id))
            .filter(|value| !matches!(value, Value::Missing(_)))
            .flat_map(Value::parts)
            .collect();
        let (name, colon, number) = (attribute.name.pick(self.language), self.language.say(":", "\u{a0}:"), found.len());
        (number > 0).then(|| format!("{name}{colon} {number}"))
    }

    fn sample(&self) -> Vec<String> {
        let documents: Vec<_> = self.project.documents().filter(|document| self.selection.has_document(document.id)).collect();
        let (number, cases) = (documents.len(), self.project.cases().count());
        let languages: BTreeSet<&str> = documents.iter().map(|document| document.language.tag()).collect();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for document in &documents {
            *kinds.entry(document.kind.key()).or_default() += 1;
        }
        let kinds: Vec<String> = kinds.into_iter().map(|(kind, number)| format!("{kind} {number}")).collect();
        vec![
            self.say(&format!("{cases} cases, {number} documents"), &format!("{cases} cas, {number} documents")),
            kinds.join(", "),
            format!(
                "{}{} {}",
                self.language.say("Languages", "Langues"),
                self.language.say(":", "\u{a0}:"),
                languages.into_iter().collect::<Vec<_>>().join(", ")
            ),
        ]
    }

    fn coders(&self) -> Vec<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for document in self.project.documents() {
            for coding in self.selection.of_document(self.project, document.id) {
                *counts.entry(self.project.coder_name(coding.coder)).or_default() += 1;
            }
        }
        let number = counts.len();
        let mut told = vec![self.say(&format!("{number} coders"), &format!("{number} codeurs"))];
        told.extend(counts.into_iter().map(|(name, codings)| match self.language {
            ReportLanguage::English => format!("{name}: {codings} codings"),
            ReportLanguage::French => format!("{name}\u{a0}: {codings} codages"),
        }));
        told
    }

    fn coding_tree(&self) -> Vec<String> {
        let codebook = self.project.codebook();
        let families: Vec<&str> = codebook.children(None).iter().filter_map(|code| codebook.get(*code)).map(|code| code.name.pick(self.language)).collect();
        let (codes, version) = (codebook.len(), self.project.codebook_version());
        vec![
            self.say(
                &format!("{codes} codes in {} families, version {version}; see the codebook", families.len()),
                &format!("{codes} codes en {} familles, version {version} ; voir le livre de codes", families.len()),
            ),
            families.join(", "),
        ]
    }

    fn durations(&self) -> Option<String> {
        let attribute = self.project.attribute_keyed(Document, "duration_min").filter(|attribute| attribute.class == Sensitivity::Open)?;
        let values = self.bearers(Document);
        let minutes: Vec<i64> = values
            .iter()
            .filter_map(|bearer| match self.project.value(*bearer, attribute.id) {
                Some(Value::Integer(minutes)) => Some(*minutes),
                _ => None,
            })
            .collect();
        let (least, most, n) = (minutes.iter().min()?, minutes.iter().max()?, minutes.len());
        Some(self.say(&format!("{least} to {most} minutes (n = {n} documents)"), &format!("de {least} à {most} minutes (n = {n} documents)")))
    }

    fn quotations(&self) -> Vec<String> {
        let mut passages = 0usize;
        for document in self.project.documents() {
            let quotable = |coding: &&crate::model::coding::Coding| self.release.quoting(coding) == crate::analysis::release::Quoting::Verbatim;
            passages += self.selection.of_document(self.project, document.id).filter(quotable).count();
        }
        vec![self.say(
            &format!("{passages} coded passages may be quoted word for word, by alias; see the quote bank"),
            &format!("{passages} passages codés peuvent être cités mot à mot, par alias ; voir la banque de citations"),
        )]
    }

    fn themes(&self) -> Vec<String> {
        let codebook = self.project.codebook();
        let mut counts: BTreeMap<_, usize> = BTreeMap::new();
        for document in self.project.documents() {
            for coding in self.selection.of_document(self.project, document.id) {
                let family = codebook.ancestors(coding.code).first().copied().unwrap_or(coding.code);
                *counts.entry(family).or_default() += 1;
            }
        }
        let in_order = codebook.children(None).iter().filter_map(|code| Some((codebook.get(*code)?.name.pick(self.language), counts.get(code)?)));
        let told: Vec<String> = in_order.map(|(name, number)| format!("{name} {number}")).collect();
        vec![format!("{}{} {}", self.language.say("Codings by family", "Codages par famille"), self.language.say(":", "\u{a0}:"), told.join(", "))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_have_as_many_items_as_the_guidelines_and_number_them() {
        for (items, number) in [(COREQ.as_slice(), 32), (SRQR.as_slice(), 21)] {
            assert_eq!(items.len(), number);
            for (place, item) in (1..).zip(items) {
                assert_eq!(item.0, place.to_string());
                assert!(!item.3.is_empty() && !item.4.is_empty());
            }
        }
    }
}
