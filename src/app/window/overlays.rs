//! What lies over the screen: sheets and what they decided, picker, palette, the menu of the text.

use super::jobs::{Brought, Work};
use super::{Screen, Window};
use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::dialogs::Kind;
use crate::app::reader::{DraggedCode, DraggedPassage};
use crate::app::sheets::code::Decided as CodeDecided;
use crate::app::sheets::codebook_in::Decided as CodebookDecided;
use crate::app::sheets::confirm::Then;
use crate::app::sheets::export::Decided as ExportDecided;
use crate::app::sheets::import_review::Decided as ReviewDecided;
use crate::app::sheets::merge::Decided as MergeDecided;
use crate::app::sheets::new_project::Decided as NewDecided;
use crate::app::sheets::path::{Decided as PathDecided, For};
use crate::app::sheets::recovery::Decided as RecoveryDecided;
use crate::app::sheets::study_out::Decided as OutDecided;
use crate::app::sheets::survey::Decided as SurveyDecided;
use crate::app::sheets::withdraw::Decided as WithdrawDecided;
use crate::app::sheets::{Sheet, confirm, shortcuts};
use crate::app::theme::code_colour;
use crate::app::widgets::{Tools, Weight, Words, item, separator, swatch_item, tokens};
use crate::session::command::Command;
use crate::session::exports::Target;
use crate::session::tables::WriteMode;
use egui::{Context, DragAndDrop, Id, LayerId, Order, Popup, PopupKind};

/// How many words of a carried passage are shown.
const CARRIED_WORDS: usize = 5;

impl Window {
    pub(super) fn paint_sheet(&mut self, context: &Context, asks: &mut Vec<Ask>) {
        let Some(mut sheet) = self.sheet.take() else { return };
        let keep = self.answer_sheet(context, &mut sheet, asks);
        if keep && self.sheet.is_none() {
            self.sheet = Some(sheet);
        }
    }

    /// Shows a sheet and carries out what it decided; true where it stays.
    #[expect(clippy::too_many_lines, reason = "one arm a sheet, each of a few lines")]
    fn answer_sheet(&mut self, context: &Context, sheet: &mut Sheet, asks: &mut Vec<Ask>) -> bool {
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        let desk = match &self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Start | Screen::Gate(_) => None,
        };
        match sheet {
            Sheet::Review(review) => match review.show(context, &mut tools) {
                None => return true,
                Some(ReviewDecided::Import(new)) => {
                    self.send_away(context, "job-importing", move |session, _| Brought::Act(session.execute(Command::ImportDocuments(new))));
                }
                Some(ReviewDecided::ReadAgain { place, path, encoding }) => {
                    self.read_again(context, place, path, encoding);
                    return true;
                }
                Some(ReviewDecided::Nothing) => {}
            },
            Sheet::Code(code) => {
                let Some(desk) = desk else { return false };
                match code.show(context, &mut tools, &desk.project, desk.writable) {
                    None => return true,
                    Some(CodeDecided::Store(commands)) => asks.extend(commands.into_iter().map(Ask::act)),
                    Some(CodeDecided::Nothing) => {}
                }
            }
            Sheet::Confirm(question) => match confirm::show(context, &mut tools, question) {
                None => return true,
                Some(Some(Then::Do(command))) => asks.push(Ask::Do(command)),
                Some(Some(Then::GoBack(number))) => {
                    self.go_back(number);
                }
                Some(None) => {}
            },
            Sheet::Encryption(encryption) => match encryption.show(context, &mut tools) {
                None => return true,
                Some(decided) => self.encryption_decided(context, decided),
            },
            Sheet::Recovery(paper) => match paper.show(context, &mut tools) {
                None => return true,
                Some(RecoveryDecided::Save { path, replace }) => return !self.save_recovery(&paper.sheet, &path, replace),
                Some(RecoveryDecided::Done) => {}
            },
            Sheet::Parcel(parcel) => match parcel.show(context, &mut tools) {
                None => return true,
                Some(decided) => return self.parcel_decided(context, decided),
            },
            Sheet::Export(export) => match export.show(context, &mut tools) {
                None => return true,
                Some(ExportDecided::Write { what, path, replace, recipient }) => {
                    let mode = if replace { WriteMode::Replace } else { WriteMode::KeepExisting };
                    self.export(context, what, Target { path, mode, recipient });
                }
                Some(ExportDecided::Nothing) => {}
            },
            Sheet::Merge(merge) => match merge.show(context, &mut tools) {
                None => return true,
                Some(MergeDecided::Compare(path, passphrase)) => {
                    self.compare(context, path, passphrase);
                    return true;
                }
                Some(MergeDecided::Merge(merge)) => {
                    self.send_away(context, "job-merging", move |session, _| Brought::Act(session.merge_something(*merge)));
                }
                Some(MergeDecided::Nothing) => {}
            },
            Sheet::NewProject(new) => match new.show(context, &mut tools) {
                None => return true,
                Some(NewDecided::Make { name, path, coder, passphrase, incoming: Some(incoming), .. }) => {
                    self.name_coder(coder);
                    self.make_from_study(context, name, path, passphrase, incoming);
                }
                Some(NewDecided::Make { name, path, coder, builtin, consent_required, passphrase, incoming: None }) => {
                    self.name_coder(coder);
                    self.make_project(context, name, path, (builtin, consent_required), passphrase);
                }
                Some(NewDecided::Nothing) => {}
            },
            Sheet::Backups(backups) => match backups.show(context, &mut tools) {
                None => return true,
                Some(decided) => self.back_up(context, decided),
            },
            Sheet::Pseudonyms(names) => match names.show(context, &mut tools) {
                None => return true,
                Some(decided) => return self.name(context, decided),
            },
            Sheet::Withdraw(withdraw) => match withdraw.show(context, &mut tools) {
                None => return true,
                Some(WithdrawDecided::Destroy(withdraw, certificate)) => self.withdraw(context, withdraw, certificate),
                Some(WithdrawDecided::Nothing) => {}
            },
            Sheet::Path(path) => match path.show(context, &mut tools) {
                None => return true,
                Some(PathDecided::Paths(paths)) => {
                    let purpose = path.purpose;
                    self.paths_chosen(purpose, paths, asks);
                }
                Some(PathDecided::Browse) => {
                    self.dialogs = true;
                    self.ask_for_files(context, kind_of(path.purpose));
                }
                Some(PathDecided::Nothing) => {}
            },
            Sheet::Project(project) => {
                let Some(desk) = desk else { return false };
                match project.show(context, &mut tools, &desk.project, desk.writable) {
                    None => return true,
                    Some(commands) => asks.extend(commands.into_iter().map(Ask::act)),
                }
            }
            Sheet::Codebook(codebook) => match codebook.show(context, &mut tools) {
                None => return true,
                Some(CodebookDecided::Take(path, levels)) => self.take_codebook(context, path, levels),
                Some(CodebookDecided::Nothing) => {}
            },
            Sheet::Consent(consent) => {
                let Some(desk) = desk else { return false };
                match consent.show(context, &mut tools, desk.writable) {
                    None => return true,
                    Some(command) => asks.extend(command.map(Ask::act)),
                }
            }
            Sheet::Settings(sheet) => {
                let open = desk.filter(|desk| desk.writable).map(|desk| (&*desk.project, desk.coder.as_str()));
                let told = open.is_some();
                let wanted = sheet.show(context, &mut tools, &mut self.settings, open);
                match (wanted.rename, wanted.coder) {
                    (Some((coder, name)), _) => self.rename_coder(coder, name),
                    // With a project open the sheet itself says from when on the name counts.
                    (None, Some(coder)) if told => self.name_coder(coder),
                    (None, Some(coder)) => self.set_coder(coder),
                    (None, None) => {}
                }
                return !wanted.close;
            }
            Sheet::Shortcuts => return !shortcuts::show(context, &mut tools),
            Sheet::Study(study) => {
                let progress = self.work.as_ref().map(Work::count);
                let decided = study.show(context, &mut tools, progress);
                return self.study_decided(context, decided);
            }
            Sheet::StudyOut(out) => {
                let Some(desk) = desk else { return false };
                match out.show(context, &mut tools, &desk.project) {
                    None => return true,
                    Some(OutDecided::Write(outgoing)) => self.export_study(context, outgoing),
                    Some(OutDecided::Nothing) => {}
                }
            }
            Sheet::Survey(survey) => match survey.show(context, &mut tools) {
                None => return true,
                Some(SurveyDecided::Take(survey)) => self.take_survey(context, *survey),
                Some(SurveyDecided::Nothing) => {}
            },
            Sheet::Told(told) => return !told.show(context, &mut tools),
        }
        false
    }

    pub(super) fn paint_picker(&mut self, context: &Context) {
        let Screen::Desk(desk) = &self.screen else { return };
        let Some(mut picker) = self.picker.take() else { return };
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        let project = desk.project.clone();
        let picked = picker.show(context, &mut tools, &project);
        let purpose = picker.purpose;
        self.picker = Some(picker);
        if let Some(picked) = picked {
            self.picked(purpose, picked);
            self.give_focus(context);
        }
    }

    pub(super) fn paint_palette(&mut self, context: &Context, asks: &mut Vec<Ask>) {
        let Some(mut palette) = self.palette.take() else { return };
        let enabled: Vec<Action> = Action::ALL.iter().copied().filter(|action| self.is_enabled(*action)).collect();
        let desk = match &self.screen {
            Screen::Desk(desk) => Some(&**desk),
            Screen::Start | Screen::Gate(_) => None,
        };
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        match palette.show(context, &mut tools, desk, &|action| enabled.contains(&action)) {
            None => self.palette = Some(palette),
            Some(ask) => {
                asks.push(Ask::FocusReader);
                asks.extend(ask);
            }
        }
    }

    /// The menu at a place of the text.
    pub(super) fn paint_text_menu(&mut self, context: &Context, asks: &mut Vec<Ask>) {
        let Some(at) = self.text_menu else { return };
        let enabled: Vec<Action> = Action::ALL.iter().copied().filter(|action| self.is_enabled(*action)).collect();
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        let mut open = true;
        let popup = Popup::new(Id::unique("text-menu"), context.clone(), at, LayerId::new(Order::Foreground, Id::unique("text-menu-layer")));
        popup.kind(PopupKind::Menu).style(egui::containers::menu::menu_style).open_bool(&mut open).show(|ui| {
            ui.set_min_width(280.0);
            let groups: [&[Action]; 3] = [
                &[Action::CodePassage, Action::CodeTurn, Action::RepeatCode, Action::InVivo],
                &[Action::Recode, Action::ToggleUnsure, Action::MergeCodings, Action::SplitCoding, Action::Uncode],
                &[Action::WriteMemo, Action::SelectTurn, Action::ExtendSentence],
            ];
            for (place, group) in groups.into_iter().enumerate() {
                if place > 0 {
                    separator(ui);
                }
                for action in group.iter().copied() {
                    let (text, keys) = (tools.text(action.key()), tools.keymap.shown(action, tools.locale));
                    if item(ui, &mut tools, action.icon(), &text, &keys, enabled.contains(&action)) {
                        asks.push(Ask::Run(action));
                    }
                }
            }
        });
        if !open {
            self.text_menu = None;
        }
    }

    /// While files are carried over the window: what will happen where they are let go.
    pub(super) fn paint_hovering(&mut self, context: &Context) {
        let number = context.input(|input| input.raw.hovered_files.len());
        if number == 0 {
            return;
        }
        let key = match &self.screen {
            Screen::Desk(desk) if desk.writable => "let-go-to-review",
            Screen::Desk(_) => "read-only",
            Screen::Start | Screen::Gate(_) => "let-go-to-open",
        };
        let text = self.locale.with(key, &[("n", number.into())]);
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        let area =
            egui::Area::new(Id::unique("hovering-files")).order(Order::Tooltip).interactable(false).anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO);
        area.show(context, |ui| {
            let colours = tokens(ui);
            let frame = egui::Frame::popup(ui.style()).stroke(egui::Stroke::new(2.0, colours.accent)).inner_margin(egui::Margin::symmetric(24, 18));
            frame.show(ui, |ui| drop(Words::new(&text, colours.t1).weight(Weight::Medium).show(ui, &mut tools)));
        });
    }

    /// What is being carried, beside the pointer: a code with its colour, or the first words of a passage.
    pub(super) fn paint_carried(&mut self, context: &Context) {
        let Screen::Desk(desk) = &self.screen else { return };
        let Some(at) = context.pointer_latest_pos() else { return };
        let code = DragAndDrop::payload::<DraggedCode>(context).and_then(|code| desk.project.codebook().get(code.0));
        let passage = DragAndDrop::payload::<DraggedPassage>(context).zip(desk.tabs.front());
        let (ink, text) = match (code, passage) {
            (Some(code), _) => (Some(code.colour), self.locale.pick(&code.name).to_owned()),
            (None, Some((span, tab))) => (None, tab.transcript.slice(span.0).split_whitespace().take(CARRIED_WORDS).collect::<Vec<_>>().join(" ")),
            (None, None) => return,
        };
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        let area = egui::Area::new(Id::unique("carried")).order(Order::Tooltip).interactable(false).fixed_pos(at + egui::vec2(14.0, 10.0));
        area.show(context, |ui| {
            egui::Frame::popup(ui.style()).inner_margin(egui::Margin::symmetric(8, 4)).show(ui, |ui| {
                ui.set_max_width(280.0);
                ui.horizontal(|ui| {
                    if let Some(colour) = ink {
                        let (rect, _) = ui.allocate_exact_size(egui::vec2(10.0, 20.0), egui::Sense::hover());
                        crate::app::widgets::swatch(ui.painter(), rect.left_center(), code_colour::shown(colour, tokens(ui)));
                    }
                    let words = Words::new(&text, tokens(ui).t1);
                    if ink.is_some() { words } else { words.weight(Weight::Reader) }.show(ui, &mut tools);
                });
            });
        });
    }

    /// The codings behind a line that stands for several stripes.
    pub(super) fn paint_fold_menu(&mut self, context: &Context, asks: &mut Vec<Ask>) {
        let Some((at, codings)) = &self.fold_menu else { return };
        let Screen::Desk(desk) = &self.screen else { return };
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        let mut open = true;
        let popup = Popup::new(Id::unique("fold-menu"), context.clone(), *at, LayerId::new(Order::Foreground, Id::unique("fold-menu-layer")));
        popup.kind(PopupKind::Menu).style(egui::containers::menu::menu_style).open_bool(&mut open).show(|ui| {
            ui.set_min_width(280.0);
            for coding in codings.iter().filter_map(|coding| desk.project.coding(*coding)) {
                let Some(code) = desk.project.codebook().get(coding.code) else { continue };
                let ink = code_colour::shown(code.colour, tokens(ui));
                if swatch_item(ui, &mut tools, ink, self.locale.pick(&code.name), desk.project.coder_name(coding.coder)) {
                    asks.push(Ask::Show { document: coding.document, span: coding.span, coding: Some(coding.id) });
                }
            }
        });
        if !open {
            self.fold_menu = None;
        }
    }
}

/// The dialog for what a path is written for.
fn kind_of(purpose: For) -> Kind {
    match purpose {
        For::Open => Kind::Project,
        For::Import => Kind::Documents,
        For::Codebook => Kind::Codebook,
        For::Copy => Kind::Copy,
        For::NewStudy => Kind::NewStudy,
        For::Study => Kind::Study,
        For::Survey => Kind::Survey,
        For::Parcel => Kind::Parcel,
    }
}
