//! ELAN transcripts (.eaf), after the EAF 3.0 schema of the Max Planck Institute for Psycholinguistics: tiers are speakers, annotations in their order of time are turns.

use crate::import::Draft;
use crate::import::encoding::verbatim;
use crate::import::error::ImportError;
use crate::import::subtitles::{Cue, transcript};
use crate::import::warning::{Warning, WarningKind};
use roxmltree::{Document, Node};
use std::collections::HashMap;

pub(super) fn read(bytes: &[u8]) -> Result<Draft, ImportError> {
    let damaged = |why: String| ImportError::Damaged { format: "an ELAN transcript (.eaf)", why };
    let decoded = verbatim(bytes);
    let document = Document::parse(&decoded.text).map_err(|err| damaged(err.to_string()))?;
    let root = document.root_element();
    if root.tag_name().name() != "ANNOTATION_DOCUMENT" {
        return Err(damaged("its root is no ANNOTATION_DOCUMENT".to_owned()));
    }
    let times: HashMap<&str, u32> =
        named(root, "TIME_SLOT").filter_map(|slot| Some((slot.attribute("TIME_SLOT_ID")?, slot.attribute("TIME_VALUE")?.parse().ok()?))).collect();
    let mut cues = Vec::new();
    let mut dependent = 0;
    for tier in named(root, "TIER") {
        // Tiers below others hold translations and glosses of what was said, not turns of their own.
        if tier.attribute("PARENT_REF").is_some() {
            dependent += named(tier, "ANNOTATION_VALUE").count();
            continue;
        }
        let speaker = [tier.attribute("PARTICIPANT"), tier.attribute("TIER_ID")].into_iter().flatten().map(str::trim).find(|name| !name.is_empty());
        for annotation in named(tier, "ALIGNABLE_ANNOTATION") {
            let time = |name: &str| annotation.attribute(name).and_then(|slot| times.get(slot)).copied();
            let start = time("TIME_SLOT_REF1").unwrap_or(0);
            let said: String = named(annotation, "ANNOTATION_VALUE").flat_map(|value| value.children().filter_map(|part| part.text())).collect();
            let text = said.split_whitespace().collect::<Vec<_>>().join(" ");
            cues.push(Cue { start, end: time("TIME_SLOT_REF2").unwrap_or(start), voice: speaker.map(str::to_owned), text, ..Cue::default() });
        }
    }
    cues.sort_by_key(|cue| (cue.start, cue.end));
    let mut warnings = Vec::new();
    if dependent > 0 {
        warnings.push(Warning::whole(WarningKind::Notes { count: dependent }));
    }
    transcript(&cues, decoded.encoding, warnings)
}

fn named<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |inner| inner.is_element() && inner.tag_name().name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EAF: &str = r#"<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="1500"/><TIME_SLOT TIME_SLOT_ID="c" TIME_VALUE="4000"/></TIME_ORDER>
<TIER TIER_ID="DET-004"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="2" TIME_SLOT_REF1="b" TIME_SLOT_REF2="c"><ANNOTATION_VALUE>N ni
 sɔgɔma &amp; tilé</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="x" PARTICIPANT="INT-02"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="1" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b"><ANNOTATION_VALUE>I ni ce</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="fr" PARENT_REF="x"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="3" ANNOTATION_REF="1"><ANNOTATION_VALUE>Bonjour</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"#;

    #[test]
    fn tiers_are_speakers_and_times_make_the_order() {
        let draft = read(EAF.as_bytes()).unwrap();
        assert_eq!(draft.text, "[00:00:00] INT-02: I ni ce\n\n[00:00:01] DET-004: N ni sɔgɔma & tilé");
        assert_eq!(draft.layout.turns.iter().map(|turn| turn.time_ms).collect::<Vec<_>>(), [Some(0), Some(1_500)]);
        assert_eq!(draft.warnings, [Warning::whole(WarningKind::Notes { count: 1 })]);
        assert!(matches!(read(b"<a/>"), Err(ImportError::Damaged { .. })));
    }
}
