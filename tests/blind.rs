//! Coding blind: who may know of own work only finds nobody else's in a table, a picture, a report, a package or a list of hits.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use griot::model::ids::{CoderId, CodingId, InstallationId};
use griot::model::time::Moment;
use griot::query::{Search, Sort, parse};
use griot::session::charts::{ChartKind, ChartRequest};
use griot::session::clock::Clock;
use griot::session::exports::Target;
use griot::session::reports::{About, ReportKind};
use griot::session::tables::{Kind, TableRequest};
use griot::session::{Actor, Session, sample};
use std::collections::BTreeSet;
use std::io::Read;
use uuid::Uuid;

const KINDS: [Kind; 14] = [
    Kind::Codings,
    Kind::Frequency,
    Kind::Crosstab,
    Kind::Matrix,
    Kind::Documents,
    Kind::Cases,
    Kind::CoOccurrence,
    Kind::Profile,
    Kind::Quotes,
    Kind::Gaps,
    Kind::Participants,
    Kind::Saturation,
    Kind::Coverage,
    Kind::Codebook,
];

/// The sample study, one of its two coders, and the codings of that coder.
fn study() -> (tempfile::TempDir, Session, BTreeSet<CoderId>, BTreeSet<CodingId>) {
    let folder = tempfile::tempdir().unwrap();
    let actor = Actor { coder: "INT-02".into(), installation: InstallationId::from_uuid(Uuid::from_u128(7)), clock: Clock::fixed(Moment(1_952_496_000_000)) };
    let session = sample::build(&folder.path().join("study.griot"), None, actor).unwrap().session;
    let project = session.project();
    let me = project.coder_named("INT-02").unwrap().id;
    let own: BTreeSet<CodingId> = project.codings().filter(|coding| coding.coder == me).map(|coding| coding.id).collect();
    assert!(own.len() > 100 && own.len() < project.coding_count());
    (folder, session, BTreeSet::from([me]), own)
}

fn request(kind: Kind, coders: Option<&BTreeSet<CoderId>>) -> TableRequest {
    TableRequest { coders: coders.cloned(), case: Some("DET-004".into()), ..TableRequest::plain(kind) }
}

#[test]
fn no_row_of_any_table_stands_for_a_coding_of_somebody_else() {
    let (_folder, session, me, own) = study();
    for kind in KINDS {
        let behind = |coders| session.table(&request(kind, coders)).unwrap().rows.into_iter().flat_map(|row| row.behind).collect::<BTreeSet<_>>();
        let (all, blind) = (behind(None), behind(Some(&me)));
        assert!(blind.is_subset(&own), "{kind:?} tells of others");
        assert!(!blind.is_empty() && blind.len() < all.len(), "{kind:?}: {} of {}", blind.len(), all.len());
    }
}

#[test]
fn a_filter_does_not_tell_what_somebody_else_coded_beside() {
    let (_folder, session, me, _) = study();
    let project = session.project();
    // Two codes that overlap only because another coder used the second one.
    let mine = |coding: &&griot::model::coding::Coding| me.contains(&coding.coder);
    let mut found = None;
    for one in project.codings().filter(mine) {
        let beside = project.codings_of(one.document).iter().filter(|other| other.span.overlaps(one.span) && other.code != one.code);
        let (own, others): (Vec<_>, Vec<_>) = beside.partition(|other| me.contains(&other.coder));
        found = found.or_else(|| others.iter().find(|other| !own.iter().any(|own| own.code == other.code)).map(|other| (one.code, other.code)));
    }
    let (one, other) = found.unwrap();
    let path = |code| project.codebook().path(code);
    let filter = Some(format!("code:={} AND code:={}", path(one), path(other)));
    let number =
        |coders: Option<&BTreeSet<CoderId>>| session.table(&TableRequest { filter: filter.clone(), ..request(Kind::Codings, coders) }).unwrap().rows.len();
    let alone = project.only_by(&me);
    let expected = griot::query::codings(&alone, &parse(filter.as_ref().unwrap()).unwrap()).unwrap().len();
    assert!(number(None) > number(Some(&me)), "the filter holds beside somebody else's coding");
    assert_eq!(number(Some(&me)), expected);
}

#[test]
fn no_mark_of_any_chart_stands_for_a_coding_of_somebody_else() {
    let (_folder, session, me, own) = study();
    for kind in ChartKind::ALL {
        let about = |coders| About { document: (kind == ChartKind::Along).then(|| "S01".to_owned()), coders, ..About::default() };
        let behind = |coders| {
            let scene = session.chart(&ChartRequest { about: about(coders), ..ChartRequest::plain(kind) }).unwrap();
            scene.marks.into_iter().flat_map(|mark| mark.codings).collect::<BTreeSet<_>>()
        };
        let (all, blind) = (behind(None), behind(Some(me.clone())));
        assert!(blind.is_subset(&own), "{kind:?} tells of others");
        assert!(kind == ChartKind::Words || (!blind.is_empty() && blind.len() < all.len()), "{kind:?}: {} of {}", blind.len(), all.len());
    }
}

#[test]
fn no_file_holds_work_of_somebody_else_and_each_says_so() {
    let (folder, mut session, me, _) = study();
    let about = |coders: Option<BTreeSet<CoderId>>| About { coders, ..About::default() };
    let text = |name: &str| match std::fs::read(folder.path().join(name)).unwrap() {
        bytes if name.ends_with(".zip") || name.ends_with(".xlsx") => {
            let mut packed = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let mut all = String::new();
            for place in 0..packed.len() {
                let mut part = Vec::new();
                packed.by_index(place).unwrap().read_to_end(&mut part).unwrap();
                all.push_str(&String::from_utf8_lossy(&part));
            }
            all
        }
        bytes => String::from_utf8(bytes).unwrap(),
    };
    for (coders, blind) in [(None, false), (Some(me.clone()), true)] {
        let target = |name: &str| Target::team(&folder.path().join(format!("{blind}-{name}")));
        session.export_report(ReportKind::Coded, &about(coders.clone()), &target("coded.html")).unwrap();
        session.export_package(&about(coders.clone()), &target("study.zip")).unwrap();
        session.export_workbook(&about(coders.clone()), &target("all.xlsx")).unwrap();
        session.export_table(&request(Kind::Codings, coders.as_ref()), &target("codings.csv")).unwrap();
        session.export_chart(&ChartRequest { about: about(coders.clone()), ..ChartRequest::plain(ChartKind::Bars) }, false, &target("bars.svg")).unwrap();
        // Interviewers have such names too: what counts is where a coder is named.
        for (name, coder) in [("coded.html", ", INT-03]"), ("study.zip", ",INT-03,"), ("all.xlsx", ">INT-03<"), ("codings.csv", ",INT-03,")] {
            assert_eq!(text(&format!("{blind}-{name}")).contains(coder), !blind, "{name}, blind: {blind}");
        }
        // A table of csv alone has no room for how it was made.
        for name in ["coded.html", "study.zip", "all.xlsx", "bars.svg"] {
            assert_eq!(text(&format!("{blind}-{name}")).contains("coding blind: only codings by INT-02"), blind, "{name}, blind: {blind}");
        }
    }
}

#[test]
fn hits_name_no_code_of_somebody_else() {
    let (_folder, mut session, me, own) = study();
    let all = Search { limit: usize::MAX, offset: 0, sort: Sort::Document };
    let hits = session.search(&parse("coder:INT-03").unwrap(), &all).unwrap().hits;
    let places: Vec<_> = hits.iter().map(|hit| (hit.document, hit.span)).collect();
    let behind = |coders| session.hits_table(&places, coders).rows.into_iter().flat_map(|row| row.behind).collect::<BTreeSet<_>>();
    assert!(!behind(None).is_subset(&own));
    assert!(behind(Some(&me)).is_subset(&own));
}
