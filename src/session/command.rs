//! Everything a person can do to a project, as one value each.

use crate::exchange::study::Study;
use crate::import::Imported;
use crate::import::attributes::AttributeRow;
use crate::import::cases::CaseRow;
use crate::import::codebook::CodebookDraft;
use crate::import::codings::CodingRow;
use crate::import::memos::MemoRow;
use crate::model::attribute::{Attribute, Bearer, Value};
use crate::model::code::Bilingual;
use crate::model::coding::Qualifiers;
use crate::model::colour::Colour;
use crate::model::consent::{ConsentRecord, Readiness};
use crate::model::departure::Recipient;
use crate::model::document::DocumentKind;
use crate::model::ids::{
    AttributeId, CaseId, CaseLinkId, CodeId, CoderId, CodingId, ConceptId, DocumentId, MemoId, QuoteUseId, RoundId, SavedSearchId, SettlementId,
};
use crate::model::language::Language;
use crate::model::layout::Role;
use crate::model::memo::MemoTarget;
use crate::model::revision::Move;
use crate::model::round::RoundContent;
use crate::model::settlement::Verdict;
use crate::model::text::CharSpan;
use crate::session::merge::Merge;

/// One act of a person: planned purely, carried out in one transaction, undone as one.
#[derive(Clone, Debug)]
pub enum Command {
    /// Makes the project what it is at its start.
    Start(Start),
    /// Gives the project another name.
    RenameProject(String),
    /// Says whether the project may stand in a list of recent projects.
    SetListed(bool),
    /// Gives a coder another name, which no other has; all work of the coder goes with it.
    RenameCoder(CoderId, String),
    /// Takes another copy's work in.
    Merge(Box<Merge>),

    /// Takes in a study of another tool, or a newer export of this one: by identity, as one act.
    TakeStudy(Box<Study>),
    /// Takes documents in.
    ImportDocuments(Vec<NewDocument>),
    /// Changes what is said of a document; its text stays.
    UpdateDocument(DocumentId, DocumentUpdate),
    /// Says what a speaker of a document does in the conversation.
    SetSpeakerRole {
        /// The document.
        document: DocumentId,
        /// Label of the speaker.
        label: String,
        /// What the speaker does.
        role: Role,
    },
    /// Says in which language a turn is, so that its words are found by the rules of that language.
    SetTurnLanguage {
        /// The document.
        document: DocumentId,
        /// Number of the turn, from 1.
        turn: u32,
        /// The language; none for that of the document.
        language: Option<Language>,
    },
    /// Takes a document out, with its codings, links, values and memos.
    RemoveDocument(DocumentId),

    /// Codes passages.
    AddCodings(Vec<NewCoding>),
    /// Changes codings; what is not named stays.
    UpdateCodings(Vec<(CodingId, CodingUpdate)>),
    /// Takes codings away, with their memos.
    RemoveCodings(Vec<CodingId>),
    /// Joins two codings of one coder, one code and one document: the first reaches over both and takes over the memo of the second.
    MergeCodings {
        /// The coding that stays.
        keep: CodingId,
        /// The coding that goes.
        gone: CodingId,
    },
    /// Splits a coding into two at a character inside it.
    SplitCoding {
        /// The coding, which keeps the first part.
        coding: CodingId,
        /// The first character of the second part.
        at: u32,
    },
    /// Makes a code and applies it to a passage, as one act.
    CodeAnew {
        /// The code.
        code: NewCode,
        /// The document.
        document: DocumentId,
        /// The passage.
        span: CharSpan,
    },
    /// Takes in codings from a table: all rows or none.
    ImportCodings(Vec<CodingRow>),

    /// Makes a code.
    AddCode(NewCode),
    /// Changes a code; what is not named stays.
    UpdateCode(CodeId, Box<CodeUpdate>),
    /// Puts a code elsewhere in the tree, before the sibling at `place`.
    MoveCode {
        /// The code.
        code: CodeId,
        /// Its new parent; none makes it a family.
        parent: Option<CodeId>,
        /// Its place among its new siblings, from 0.
        place: usize,
    },
    /// Gives all codings, children and memos of one code to another and takes the first away.
    MergeCode {
        /// The code that goes.
        from: CodeId,
        /// The code that stays.
        into: CodeId,
    },
    /// Takes a code away with all codes below it, their codings and memos.
    RemoveCode(CodeId),
    /// Takes in a codebook: new codes are made, codes of the same path are brought up to date.
    ImportCodebook(CodebookDraft),

    /// Makes a case.
    AddCase(String),
    /// Gives a case another alias.
    RenameCase(CaseId, String),
    /// Takes a case away, with its links, values and memos.
    RemoveCase(CaseId),
    /// Says that a case is heard in a document.
    LinkCase {
        /// The case.
        case: CaseId,
        /// The document.
        document: DocumentId,
        /// The label under which it speaks; none for the whole document.
        speaker: Option<String>,
    },
    /// Takes such a link away.
    UnlinkCase(CaseLinkId),
    /// Takes in cases from a table: all rows or none.
    ImportCases(Vec<CaseRow>),

    /// Defines an attribute, or defines it anew; its identity decides.
    DefineAttribute(Box<Attribute>),
    /// Records a value; none makes it “not yet entered”.
    SetValue {
        /// Whose value.
        bearer: Bearer,
        /// Of which attribute.
        attribute: AttributeId,
        /// The value.
        value: Option<Value>,
    },
    /// Takes in values from a table: all rows or none.
    ImportAttributes(Vec<AttributeRow>),

    /// Writes a memo.
    AddMemo {
        /// What it is about.
        target: MemoTarget,
        /// Its text.
        text: String,
    },
    /// Gives a memo another text.
    UpdateMemo(MemoId, String),
    /// Takes a memo away.
    RemoveMemo(MemoId),
    /// Takes in memos from a table: all rows or none.
    ImportMemos(Vec<MemoRow>),

    /// Settles a disagreement between coders; their codings stay, the decision stands beside them.
    Settle(Settle),
    /// Takes a decision back: the disagreement is open again.
    Unsettle(SettlementId),
    /// Keeps the figures of a comparison as a round.
    KeepRound {
        /// Its name, unique in the project.
        name: String,
        /// What was compared and what came out.
        content: Box<RoundContent>,
    },
    /// Takes a kept round away.
    RemoveRound(RoundId),
    /// Says whether the team compares its coders at all.
    SetAgreement(bool),
    /// Writes the summary of a cell of a matrix; an empty text takes it away.
    SummariseCell {
        /// Code of the row.
        row: CodeId,
        /// Code of the column.
        column: CodeId,
        /// The text.
        text: String,
    },
    /// Records that passages were quoted somewhere.
    UseQuotes {
        /// The passages.
        passages: Vec<(DocumentId, CharSpan)>,
        /// Where, such as the name of a report.
        place: String,
    },
    /// Takes such records away.
    ForgetQuoteUses(Vec<QuoteUseId>),

    /// Writes down to what the people of documents agreed.
    RecordConsent {
        /// The documents.
        documents: Vec<DocumentId>,
        /// What was agreed.
        record: ConsentRecord,
    },
    /// Says whether only documents may be coded whose consent is recorded.
    RequireConsent(bool),
    /// Puts other words in the place of real ones; codings stay on their words.
    Pseudonymise {
        /// The document.
        document: DocumentId,
        /// What gives way to what.
        moves: Vec<Move>,
    },
    /// Says how far a document is pseudonymised.
    SetReadiness(DocumentId, Readiness),

    /// Writes down that a file left the project; this is never taken back.
    RecordDeparture(NewDeparture),

    /// Saves a search under a name that is free.
    AddSavedSearch(SearchDraft),
    /// Gives a saved search another name, query or note.
    UpdateSavedSearch(SavedSearchId, SearchDraft),
    /// Takes a saved search away.
    RemoveSavedSearch(SavedSearchId),
    /// Makes concept lists, or gives those of the same name other words and notes.
    SetConcepts(Vec<ConceptDraft>),
    /// Gives a concept list another name.
    RenameConcept(ConceptId, String),
    /// Takes a concept list away.
    RemoveConcept(ConceptId),
    /// Says which words of a language are left out when words are counted; none goes back to the built-in list.
    SetStopWords(Language, Option<Vec<String>>),
}

/// A file that leaves.
#[derive(Clone, Debug)]
pub struct NewDeparture {
    /// For whom.
    pub recipient: Recipient,
    /// What it is: `codings`, `quotes`, `package` …
    pub kind: String,
    /// Name of the file, without folders.
    pub file_name: String,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// Documents that are in it.
    pub documents: usize,
    /// Rows of the table, or passages of the report.
    pub rows: usize,
    /// Documents that were left out.
    pub left_out: usize,
}

/// A search to save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchDraft {
    /// Its name.
    pub name: String,
    /// The query as it is written.
    pub query: String,
    /// What the team thinks about it.
    pub notes: String,
}

/// A concept list to make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConceptDraft {
    /// Its name.
    pub name: String,
    /// Words and phrases, as a query writes them.
    pub words: Vec<String>,
    /// What the team thinks about it; none keeps what is there.
    pub notes: Option<String>,
}

/// A disagreement to settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settle {
    /// The document.
    pub document: DocumentId,
    /// The code.
    pub code: CodeId,
    /// From the first to the last character that any of the coders coded there.
    pub span: CharSpan,
    /// The coders who were compared.
    pub coders: Vec<CoderId>,
    /// What is decided. Where a coder has another code there, it is decided on that code too.
    pub verdict: Verdict,
    /// Why; not empty.
    pub reason: String,
}

/// What a project starts with.
#[derive(Clone, Debug)]
pub struct Start {
    /// Name of the project.
    pub name: String,
    /// Its codebook; empty for none.
    pub codebook: CodebookDraft,
    /// Version of that codebook.
    pub codebook_version: String,
    /// Its attribute definitions.
    pub attributes: Vec<Attribute>,
    /// True where nothing may be coded whose consent is not recorded.
    pub consent_required: bool,
}

/// A document to take in.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// Name of its file, without folders.
    pub file_name: String,
    /// What the import made of it.
    pub imported: Imported,
    /// The cases that are heard in it; made where they do not exist.
    pub cases: Vec<CaseHeard>,
    /// To what its people agreed; empty where that is recorded later.
    pub consent: ConsentRecord,
}

/// A case that is heard in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseHeard {
    /// Its alias.
    pub alias: String,
    /// The label under which it speaks; none for the whole document.
    pub speaker: Option<String>,
}

impl CaseHeard {
    /// A case that the whole document is about.
    pub fn throughout(alias: impl Into<String>) -> Self {
        Self { alias: alias.into(), speaker: None }
    }
}

/// What changes in a document.
#[derive(Clone, Debug, Default)]
pub struct DocumentUpdate {
    /// Another short name.
    pub name: Option<String>,
    /// Another kind.
    pub kind: Option<DocumentKind>,
    /// Another language.
    pub language: Option<Language>,
}

/// A passage to code.
#[derive(Clone, Debug)]
pub struct NewCoding {
    /// The document.
    pub document: DocumentId,
    /// The passage.
    pub span: CharSpan,
    /// The code.
    pub code: CodeId,
    /// A note; may be empty.
    pub memo: String,
    /// How it is meant.
    pub qualifiers: Qualifiers,
}

/// What changes in a coding.
#[derive(Clone, Debug, Default)]
pub struct CodingUpdate {
    /// Another code.
    pub code: Option<CodeId>,
    /// Other bounds.
    pub span: Option<CharSpan>,
    /// Another note.
    pub memo: Option<String>,
    /// Other qualifiers.
    pub qualifiers: Option<Qualifiers>,
}

/// A code to make.
#[derive(Clone, Debug, Default)]
pub struct NewCode {
    /// The code above it.
    pub parent: Option<CodeId>,
    /// Its name.
    pub name: Bilingual,
    /// What it means.
    pub definition: Bilingual,
    /// When to code with it.
    pub include: Bilingual,
    /// When not to.
    pub exclude: Bilingual,
    /// A made-up passage that shows it.
    pub example: String,
    /// Where it comes from.
    pub source: String,
    /// Its colour; none gives it the family's next tone.
    pub colour: Option<Colour>,
    /// True for a category, which is not applied itself.
    pub category: bool,
}

/// What changes in a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeUpdate {
    /// Another key.
    pub key: Option<String>,
    /// Another name.
    pub name: Option<Bilingual>,
    /// Another definition.
    pub definition: Option<Bilingual>,
    /// Another “code here when”.
    pub include: Option<Bilingual>,
    /// Another “not here when”.
    pub exclude: Option<Bilingual>,
    /// Another example.
    pub example: Option<String>,
    /// Another source.
    pub source: Option<String>,
    /// Another kind.
    pub kind: Option<String>,
    /// Another level.
    pub level: Option<String>,
    /// Another colour.
    pub colour: Option<Colour>,
    /// Whether it can be applied.
    pub codable: Option<bool>,
    /// Whether it is out of use.
    pub retired: Option<bool>,
}

impl CodeUpdate {
    /// True where something is named that changes.
    pub fn is_anything(&self) -> bool {
        *self != Self::default()
    }
}
