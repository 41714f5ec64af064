//! Charts of an open project, for the window and as files for a recipient.

use crate::analysis::chart::of::Codes;
use crate::analysis::chart::scene::Scene;
use crate::analysis::chart::{bars, curve, heat, network, of, pairs, saturation, strips, words};
use crate::analysis::cooccurrence::Nearness;
use crate::analysis::crosstab::Counted;
use crate::analysis::release::{Content, Release};
use crate::analysis::saturation::Method;
use crate::analysis::selection::Selection;
use crate::export::chart;
use crate::model::departure::Recipient;
use crate::session::Session;
use crate::session::counting::Counting;
use crate::session::error::SessionError;
use crate::session::exports::{Departed, Target};
use crate::session::find::Finder;
use crate::session::plan::PlanError;
use crate::session::reports::About;
use crate::session::tables::{GroupBy, Kind, TableRequest, ending};
use std::sync::Arc;

/// Which chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// How often codes were used.
    Bars,
    /// Codes by an attribute, stacked.
    Stacked,
    /// Codes by an attribute, as tiles.
    Heat,
    /// Codes that occur together, as tiles.
    CoOccurrence,
    /// Codes that occur together, as a network.
    Network,
    /// The codes of a document along its length.
    Along,
    /// What each further interview adds.
    Saturation,
    /// The words that participants say most.
    Words,
}

impl ChartKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [Self::Bars, Self::Stacked, Self::Heat, Self::CoOccurrence, Self::Network, Self::Along, Self::Saturation, Self::Words];

    /// The word that files and the window use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Stacked => "stacked",
            Self::Heat => "heat",
            Self::CoOccurrence => "cooccurrence",
            Self::Network => "network",
            Self::Along => "along",
            Self::Saturation => "saturation",
            Self::Words => "words",
        }
    }
}

/// A chart to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartRequest {
    /// Which.
    pub kind: ChartKind,
    /// What it is about. A chart along a document needs the document.
    pub about: About,
    /// The code whose children are shown; none for the families. Where pairs are shown: the code below which both are; none for all codes.
    pub below: Option<String>,
    /// Show the codes below the families that were used most, so many; also how many codes of pairs and how many words.
    pub most: Option<usize>,
    /// The attribute, `doc.` before one of documents; that of the groups of saturation is one of cases.
    pub attribute: Option<String>,
    /// What is counted by an attribute.
    pub unit: Counted,
    /// When two codes occur together.
    pub nearness: Nearness,
    /// The numbers of saturation.
    pub method: Method,
    /// Width in pixels.
    pub width: u32,
}

impl ChartRequest {
    /// A chart of everything.
    pub fn plain(kind: ChartKind) -> Self {
        Self {
            kind,
            about: About::default(),
            below: None,
            most: None,
            attribute: None,
            unit: Counted::Cases,
            nearness: Nearness::Overlap,
            method: Method::default(),
            width: 960,
        }
    }
}

/// Words of a list where nobody says how many.
const WORDS: usize = 30;
/// Codes of a picture of pairs where nobody says how many.
const PAIRED: usize = 16;
/// Cases that a cell of a chart stands for at least where it leaves the team.
const LEAST: usize = 5;
/// Interviews that a group has at least, to be a curve.
const CURVE: usize = 2;

impl Session {
    /// A chart of all that the team has.
    pub fn chart(&self, request: &ChartRequest) -> Result<Scene, SessionError> {
        self.counting().chart(request)
    }

    /// Writes a chart for a recipient, as .svg or .png, for light or dark paper.
    pub fn export_chart(&mut self, request: &ChartRequest, dark: bool, target: &Target) -> Result<Departed, SessionError> {
        let release = self.release(target.recipient, Content::Numbers);
        let counting = self.counting();
        let about = counting.about(&request.about, &release)?;
        let selection = counting.selection(&about)?;
        if target.recipient != Recipient::Team && matches!(request.kind, ChartKind::Stacked | ChartKind::Heat) {
            counting.refuse_small_cells(request, &selection)?;
        }
        let mut scene = counting.scene(request, &selection, target.recipient)?;
        if target.recipient != Recipient::Team || !release.left_out.is_empty() {
            let notes: Vec<String> = release.notes().iter().map(|note| note.pick(request.about.language).to_owned()).collect();
            scene.footnote(&notes.join(" "));
        }
        let made = self.provenance(&about).released(&release);
        let bytes = match ending(&target.path).as_str() {
            "svg" => chart::svg(&scene, dark, &made)?,
            "png" => chart::png(&scene, dark)?,
            other => return Err(SessionError::UnknownEnding { ending: other.to_owned(), known: vec![".svg", ".png"] }),
        };
        self.depart(target, request.kind.key(), &bytes, scene.marks.len(), release)
    }
}

impl Counting {
    /// A chart of all that the team has.
    pub fn chart(&self, request: &ChartRequest) -> Result<Scene, SessionError> {
        let about = self.about(&request.about, &Release::everything(&self.project))?;
        self.scene(request, &self.selection(&about)?, Recipient::Team)
    }

    /// A picture cannot mask a number without hiding its bar: where fewer than [`LEAST`] cases share a value, the masked table leaves instead.
    fn refuse_small_cells(&self, request: &ChartRequest, selection: &Selection) -> Result<(), SessionError> {
        let found = self.crosstab(&request.table(Kind::Crosstab, selection))?;
        let small = found.rows().any(|(_, cells, _)| cells.iter().any(|cell| (1..LEAST).contains(&cell.cases.len())));
        if small {
            return Err(SessionError::Request(format!(
                "cells of this chart stand for fewer than {LEAST} cases, by which a person could be known: choose another attribute, or a filter"
            )));
        }
        Ok(())
    }

    fn scene(&self, request: &ChartRequest, selection: &Selection, recipient: Recipient) -> Result<Scene, SessionError> {
        let (project, language, wide) = (Arc::clone(&self.project), request.about.language, request.width as f32);
        let below = request.below.as_deref().map(|word| project.codebook().find(word).map_err(PlanError::from)).transpose()?;
        let codes = match (below, request.most) {
            (Some(code), _) => Codes::Below(code),
            (None, Some(most)) => Codes::Most(most),
            (None, None) => Codes::Families,
        };
        let most_paired = request.most.unwrap_or(PAIRED);
        Ok(match request.kind {
            ChartKind::Bars => {
                let found = self.frequency(&request.table(Kind::Frequency, selection))?;
                bars::bars(&of::frequency(&project, selection, &found, &codes, language), wide, language)
            }
            ChartKind::Stacked => {
                let found = self.crosstab(&request.table(Kind::Crosstab, selection))?;
                bars::bars(&of::crosstab_stacked(&project, selection, &found, request.unit, &codes, language), wide, language)
            }
            ChartKind::Heat => {
                let found = self.crosstab(&request.table(Kind::Crosstab, selection))?;
                heat::heat(&of::crosstab_heat(&project, selection, &found, request.unit, &codes, language), wide, language)
            }
            ChartKind::CoOccurrence => {
                let found = self.cooccurrence(&request.table(Kind::CoOccurrence, selection))?;
                heat::heat(&pairs::tiles(&project, selection, &found, below, most_paired, language), wide, language)
            }
            ChartKind::Network => {
                let found = self.cooccurrence(&request.table(Kind::CoOccurrence, selection))?;
                network::network(&pairs::network(&project, selection, &found, below, most_paired, language), wide, language)
            }
            ChartKind::Along => {
                let word = request.about.document.as_deref();
                let word = word.ok_or_else(|| SessionError::Request("a chart along a document needs --document".to_owned()))?;
                let document = Finder::new(&project).document(word)?;
                let transcript = project.transcript(document).ok_or(SessionError::HistoryBroken)?;
                strips::strips(&of::along(&project, selection, &transcript, language), wide, language)
            }
            ChartKind::Saturation => {
                let by = request.attribute.as_deref().map(|word| self.attribute(Some(word)).map(|attribute| GroupBy::Attribute(attribute.id)));
                let found = self.saturation(&TableRequest { by: by.transpose()?, ..request.table(Kind::Saturation, selection) })?;
                let least = if recipient == Recipient::Team { CURVE } else { LEAST };
                curve::curves(&saturation::curves(&project, &found, least, language), wide, language)
            }
            ChartKind::Words => bars::bars(&words::words(&project, selection, request.most.unwrap_or(WORDS), language), wide, language),
        })
    }
}

impl ChartRequest {
    /// The table whose numbers the chart shows.
    fn table(&self, kind: Kind, selection: &Selection) -> TableRequest {
        TableRequest {
            filter: self.about.filter.clone(),
            coders: self.about.coders.clone(),
            documents: selection.documents.clone(),
            columns: if kind == Kind::Crosstab { self.attribute.clone() } else { None },
            unit: self.unit,
            nearness: self.nearness,
            method: self.method,
            ..TableRequest::plain(kind)
        }
    }
}
