//! The most frequent words of each language, without those that say nothing; every row asks for its word.

use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, check, choice, heading, link, paragraph, row, row_menu, tokens};
use crate::model::language::Language;
use crate::query::{self, Counted, WordRow};
use crate::session::command::Command;
use crate::session::job::{Job, State};
use egui::{Frame, Id, Margin, ScrollArea, Ui, pos2, vec2};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const LINE: f32 = 25.0;

/// The list's state.
#[derive(Default)]
pub(super) struct Vocabulary {
    made_for: Option<u64>,
    job: Option<Job<BTreeMap<Language, Vec<WordRow>>>>,
    words: BTreeMap<Language, Arc<[WordRow]>>,
    language: Option<Language>,
    with_stop_words: bool,
    /// The words that are left out, while they are edited.
    edited: Option<String>,
    shown: Option<(Language, bool, u64, Arc<[WordRow]>)>,
}

/// The words of each language, the most frequent first.
fn by_language(rows: Vec<WordRow>) -> BTreeMap<Language, Vec<WordRow>> {
    let mut lists: BTreeMap<Language, Vec<WordRow>> = BTreeMap::new();
    for row in rows {
        lists.entry(row.language).or_default().push(row);
    }
    lists
}

fn prepare(ui: &Ui, desk: &mut Desk) {
    let revision = desk.revision;
    let done = desk.search.vocabulary.job.as_ref().map(Job::poll);
    match done {
        Some(State::Done(lists)) => {
            desk.search.vocabulary.words = lists.into_iter().map(|(language, list)| (language, list.into())).collect();
            (desk.search.vocabulary.job, desk.search.vocabulary.shown) = (None, None);
        }
        Some(State::Failed) => desk.search.vocabulary.job = None,
        Some(State::Running) => {}
        None if desk.search.vocabulary.made_for != Some(revision) => {
            let wake = ui.ctx().clone();
            let project = desk.project.clone();
            desk.search.vocabulary.made_for = Some(revision);
            let all = Counted { with_stop_words: true, ..Counted::default() };
            let work = move |_: &_| by_language(query::vocabulary(&project, &all));
            desk.search.vocabulary.job = Job::start("vocabulary", move || wake.request_repaint(), work).ok();
        }
        None => {}
    }
}

/// Shows the list.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    prepare(ui, desk);
    let languages: Vec<Language> = desk.search.vocabulary.words.keys().copied().collect();
    let Some(language) = desk.search.vocabulary.language.filter(|language| languages.contains(language)).or_else(|| largest(&desk.search.vocabulary)) else {
        return;
    };
    Frame::NONE.inner_margin(Margin::symmetric(PAGE_PADDING as i8, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let title = tools.text("frequent-words");
        heading(ui, tools, &title);
        ui.horizontal(|ui| {
            let names: Vec<String> = languages.iter().map(|language| crate::app::panels::documents::language_name(tools.locale, *language)).collect();
            let label = tools.text("language");
            let now = languages.iter().position(|known| *known == language);
            if let Some(chosen) = choice(ui, tools, &label, &names, now, Some(200.0)).and_then(|place| languages.get(place)) {
                desk.search.vocabulary.language = Some(*chosen);
                desk.search.vocabulary.edited = None;
            }
            let text = tools.text("with-stop-words");
            check(ui, tools, &mut desk.search.vocabulary.with_stop_words, &text);
            let text = tools.text("edit-stop-words");
            if desk.writable && link(ui, tools, &text).clicked() {
                desk.search.vocabulary.edited = match desk.search.vocabulary.edited.take() {
                    Some(_) => None,
                    None => Some(query::stop_words(&desk.project, language).join("\n")),
                };
            }
        });
        edit(ui, tools, desk, language, asks);
    });
    let list = shown(desk, language);
    let colours = tokens(ui);
    let mut asked = None;
    ScrollArea::vertical().id_salt("vocabulary").auto_shrink(false).show_rows(ui, LINE, list.len(), |ui, range| {
        for word in list.get(range).unwrap_or_default() {
            let count = tools.locale.number(i64::try_from(word.count).unwrap_or(i64::MAX));
            let documents = tools.locale.with("in-documents", &[("n", usize::try_from(word.documents).unwrap_or(usize::MAX).into())]);
            let line = row(ui, LINE, false, &format!("{}: {count}, {documents}", word.word));
            let middle = line.rect.center().y;
            Words::new(&word.word, colours.t1).weight(Weight::Reader).paint(ui.painter(), tools.engine, pos2(line.rect.left() + PAGE_PADDING, middle), 240.0);
            Words::new(&count, colours.t1).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(line.rect.left() + 340.0, middle), 80.0);
            Words::new(&documents, colours.t2).kind(SMALL).paint(ui.painter(), tools.engine, pos2(line.rect.left() + 356.0, middle), 200.0);
            if line.response.clicked() {
                asked = Some(query::words_as_query(&word.word));
            }
            row_menu(&line.response, |ui| {
                ui.set_min_size(vec2(200.0, 0.0));
                let text = tools.text("leave-word-out");
                if crate::app::widgets::item(ui, tools, "", &text, "", desk.writable) {
                    let mut words = query::stop_words(&desk.project, language);
                    words.push(word.word.clone());
                    asks.push(Ask::act(Command::SetStopWords(language, Some(words))));
                }
            });
        }
    });
    if let Some(query) = asked {
        desk.search.ask(query);
    }
}

/// The field of the words that are left out.
fn edit(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, language: Language, asks: &mut Vec<Ask>) {
    let Some(mut text) = desk.search.vocabulary.edited.take() else { return };
    let label = tools.text("stop-words");
    paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 2);
    Field::new(Id::unique("stop-words"), &label).rows(6).width(420.0).show(ui, tools, &mut text);
    let mut done = false;
    ui.horizontal(|ui| {
        let (save, usual, cancel) = (tools.text("save-stop-words"), tools.text("usual-stop-words"), tools.text("cancel"));
        if button(ui, tools, &save, Emphasis::Plain).clicked() {
            let words = text.split(['\n', ',', '،']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
            asks.push(Ask::act(Command::SetStopWords(language, Some(words))));
            done = true;
        }
        if button(ui, tools, &usual, Emphasis::Quiet).clicked() {
            asks.push(Ask::act(Command::SetStopWords(language, None)));
            done = true;
        }
        done |= button(ui, tools, &cancel, Emphasis::Quiet).clicked();
    });
    desk.search.vocabulary.edited = (!done).then_some(text);
}

fn largest(vocabulary: &Vocabulary) -> Option<Language> {
    let size = |list: &Arc<[WordRow]>| list.iter().map(|word| word.count).sum::<u64>();
    vocabulary.words.iter().max_by_key(|(_, list)| size(list)).map(|(language, _)| *language)
}

/// The words of a language, without those that are left out.
fn shown(desk: &mut Desk, language: Language) -> Arc<[WordRow]> {
    let key = (language, desk.search.vocabulary.with_stop_words, desk.revision);
    if let Some((of, with, revision, list)) = &desk.search.vocabulary.shown
        && (*of, *with, *revision) == key
    {
        return Arc::clone(list);
    }
    let all = desk.search.vocabulary.words.get(&language).cloned().unwrap_or_else(|| Arc::new([]));
    let list: Arc<[WordRow]> = if key.1 {
        all
    } else {
        let left_out: BTreeSet<String> = query::stop_words(&desk.project, language).iter().map(|word| query::folded(word)).collect();
        all.iter().filter(|word| !left_out.contains(&query::folded(&word.word))).cloned().collect()
    };
    desk.search.vocabulary.shown = Some((key.0, key.1, key.2, Arc::clone(&list)));
    list
}
