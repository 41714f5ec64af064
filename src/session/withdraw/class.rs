//! What class of material was destroyed: the kind of the document and its retention class, as the tombstone keeps them and as people read them.

use crate::model::attribute::{Bearer, Subject};
use crate::model::code::ReportLanguage;
use crate::model::document::{Document, DocumentKind};
use crate::model::project::Project;

/// What stands between the kind and the retention class.
const BETWEEN: &str = ", retention class ";
const RETENTION: &str = "retention_class";

/// The class of a document as a tombstone keeps it: keys, whatever language the study has.
pub(in crate::session) fn class_of(project: &Project, document: &Document) -> String {
    let attribute = project.attribute_keyed(Subject::Document, RETENTION);
    let retention = attribute.and_then(|attribute| project.value(Bearer::Document(document.id), attribute.id));
    match retention {
        Some(retention) => format!("{}{BETWEEN}{retention}", document.kind),
        None => document.kind.to_string(),
    }
}

/// The same in words, such as `interview, kept until the end of the project`.
pub fn class_in_words(project: &Project, class: &str, language: ReportLanguage) -> String {
    let (kind, retention) = class.split_once(BETWEEN).map_or((class, None), |(kind, retention)| (kind, Some(retention)));
    let kind = match kind.parse() {
        Ok(DocumentKind::Interview) => language.say("interview", "entretien"),
        Ok(DocumentKind::FocusGroup) => language.say("focus group", "groupe de discussion"),
        Ok(DocumentKind::FieldNote) => language.say("field note", "note de terrain"),
        Ok(DocumentKind::Document) => language.say("document", "document"),
        Err(_) => kind,
    };
    let Some(retention) = retention else { return kind.to_owned() };
    let named = project.attribute_keyed(Subject::Document, RETENTION).map_or((retention, retention), |attribute| attribute.value_name(retention));
    format!("{kind}, {}{}", language.say("retention: ", "conservation\u{a0}: "), language.say(named.0, named.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_said_in_the_words_of_the_study_and_an_unknown_one_as_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let actor = crate::session::Actor::here(Some("anna"));
        let start = crate::session::start_with::builtin("mali", &actor.clock).unwrap();
        let session = crate::session::Session::create(&folder.path().join("mali.griot"), None, start, actor).unwrap();
        let project = session.project();
        assert_eq!(
            class_in_words(&project, "interview, retention class project_end", ReportLanguage::French),
            "entretien, conservation\u{a0}: jusqu’à la fin du projet"
        );
        assert_eq!(class_in_words(&project, "field-note, retention class mine", ReportLanguage::English), "field note, retention: mine");
        assert_eq!(class_in_words(&project, "focus-group", ReportLanguage::French), "groupe de discussion");
        assert_eq!(class_in_words(&project, "letter", ReportLanguage::English), "letter");
    }
}
