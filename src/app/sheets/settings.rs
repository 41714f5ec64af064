//! Settings of the program: who codes, language, theme, locking, and every shortcut to be changed.

use crate::app::action::Action;
use crate::app::keymap::{Keymap, shown, written};
use crate::app::locale::Tongue;
use crate::app::settings::{ThemeChoice, WindowSettings};
use crate::app::sheets::{lay, padded};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, Tools, Words, button, button_named, check, choice, link, paragraph, segments, tokens};
use crate::model::ids::CoderId;
use crate::model::project::Project;
use crate::model::settlement::CONSENSUS;
use egui::{Context, Event, Id, Key, KeyboardShortcut, Modifiers, ScrollArea, Sense, Ui, pos2, vec2};

/// Minutes that are offered for locking.
const MINUTES: [u32; 6] = [1, 5, 10, 20, 60, 0];
/// Seconds that are offered for clearing the clipboard.
const SECONDS: [u32; 5] = [15, 30, 60, 120, 0];

/// The sheet's state.
#[derive(Clone, Debug)]
pub struct SettingsSheet {
    shortcuts: bool,
    filter: String,
    /// The action that waits for its keys.
    waiting: Option<Action>,
    /// Two actions that would have the same keys.
    clash: Option<(Action, KeyboardShortcut)>,
    /// The name as it is written, and as it is known.
    coder: String,
    known: String,
    /// Who the person was in the open project, where this name is not known there.
    was: Option<CoderId>,
}

/// What is wanted besides changed settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The sheet is to be closed.
    pub close: bool,
    /// The name of who codes here, from the next project that is opened.
    pub coder: Option<String>,
    /// A coder of the open project who is to have that name there too.
    pub rename: Option<(CoderId, String)>,
}

impl SettingsSheet {
    /// With the name of who codes here.
    pub fn new(coder: String) -> Self {
        Self { shortcuts: false, filter: String::new(), waiting: None, clash: None, known: coder.clone(), coder, was: None }
    }

    /// Shows the sheet over the settings, which it changes at once. `open` is the project that can be written to and who acts in it.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>, settings: &mut WindowSettings, open: Option<(&Project, &str)>) -> Wanted {
        let title = tools.text("act-settings");
        let mut wanted = Wanted::default();
        let mut done = false;
        let closed = lay(
            context,
            tools,
            "settings",
            &title,
            vec2(720.0, 600.0),
            |ui, tools| {
                padded(ui, |ui| {
                    let names = [tools.text("settings-general"), tools.text("settings-shortcuts")];
                    if let Some(place) = segments(ui, tools, &names, usize::from(self.shortcuts)) {
                        self.shortcuts = place == 1;
                    }
                    ui.add_space(8.0);
                    if self.shortcuts { self.keys(ui, tools, settings) } else { self.general(ui, tools, settings, open, &mut wanted) }
                });
            },
            |ui, tools| {
                let text = tools.text("done");
                done = button(ui, tools, &text, Emphasis::Primary).clicked();
            },
        );
        wanted.close = done || (closed && self.waiting.is_none());
        wanted
    }

    fn general(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, settings: &mut WindowSettings, open: Option<(&Project, &str)>, wanted: &mut Wanted) {
        ui.spacing_mut().item_spacing.y = 6.0;
        labelled(ui, tools, "coder-name", |ui, tools| {
            let name = tools.text("coder-name");
            let response = Field::new(Id::unique("coder-name"), &name).width(240.0).show(ui, tools, &mut self.coder);
            let written = self.coder.trim();
            if response.lost_focus() && !written.is_empty() && written != self.known {
                self.known = written.to_owned();
                wanted.coder = Some(written.to_owned());
            }
            // What the name leads to stands below: one goes on from here.
            if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                response.request_focus();
            }
        });
        let hint = tools.text("coder-name-meaning");
        paragraph(ui, tools, Words::new(&hint, tokens(ui).t3).kind(SMALL), 2);
        if let Some((project, acts_as)) = open {
            self.rename_here(ui, tools, project, acts_as, wanted);
        }
        labelled(ui, tools, "interface-language", |ui, tools| {
            let names = Tongue::ALL.map(|tongue| tongue.own_name().to_owned());
            let chosen = Tongue::ALL.iter().position(|tongue| *tongue == tools.locale.tongue()).unwrap_or(0);
            if let Some(place) = segments(ui, tools, &names, chosen) {
                settings.tongue = Tongue::ALL.get(place).copied();
            }
        });
        labelled(ui, tools, "theme", |ui, tools| {
            let names: Vec<String> = ThemeChoice::ALL.iter().map(|theme| tools.text(theme.key())).collect();
            let chosen = ThemeChoice::ALL.iter().position(|theme| *theme == settings.theme).unwrap_or(0);
            if let Some(place) = segments(ui, tools, &names, chosen) {
                settings.theme = ThemeChoice::ALL.get(place).copied().unwrap_or_default();
            }
        });
        labelled(ui, tools, "lock-after", |ui, tools| {
            let names: Vec<String> = MINUTES
                .iter()
                .map(|minutes| if *minutes == 0 { tools.text("never") } else { tools.locale.with("count-minutes", &[("n", (*minutes as usize).into())]) })
                .collect();
            let chosen = MINUTES.iter().position(|minutes| *minutes == settings.lock_after);
            let name = tools.text("lock-after");
            if let Some(place) = choice(ui, tools, &name, &names, chosen, Some(180.0)) {
                settings.lock_after = MINUTES.get(place).copied().unwrap_or(10);
            }
        });
        let hint = tools.text("lock-after-meaning");
        paragraph(ui, tools, Words::new(&hint, tokens(ui).t3).kind(SMALL), 2);
        labelled(ui, tools, "clear-clipboard", |ui, tools| {
            let said =
                |seconds: &u32| if *seconds == 0 { tools.text("never") } else { tools.locale.with("count-seconds", &[("n", (*seconds as usize).into())]) };
            let names: Vec<String> = SECONDS.iter().map(said).collect();
            let chosen = SECONDS.iter().position(|seconds| *seconds == settings.clear_clipboard);
            let name = tools.text("clear-clipboard");
            if let Some(place) = choice(ui, tools, &name, &names, chosen, Some(180.0)) {
                settings.clear_clipboard = SECONDS.get(place).copied().unwrap_or(60);
            }
        });
        let hint = tools.text("clear-clipboard-meaning");
        paragraph(ui, tools, Words::new(&hint, tokens(ui).t3).kind(SMALL), 2);
        let text = tools.text("reduce-motion");
        check(ui, tools, &mut settings.reduce_motion, &text);
    }

    /// Offers to give the name to who this person was in the open project.
    fn rename_here(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, acts_as: &str, wanted: &mut Wanted) {
        let new = self.coder.trim();
        let own = project.coder_named(acts_as);
        if new.is_empty() || (own.is_some() && new == acts_as) {
            return;
        }
        if new != acts_as {
            let text = tools.locale.with("coder-until-next", &[("old", acts_as.into())]);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 2);
        }
        if project.coder_named(new).is_some() {
            if own.is_some() {
                let text = tools.locale.with("coder-rename-taken", &[("new", new.into()), ("old", acts_as.into())]);
                paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 2);
            }
            return;
        }
        if own.is_none() {
            let others: Vec<_> = project.coders().filter(|coder| coder.name != CONSENSUS).collect();
            if others.is_empty() {
                return;
            }
            labelled(ui, tools, "coder-worked-as", |ui, tools| {
                let names: Vec<String> = others.iter().map(|coder| coder.name.clone()).collect();
                let chosen = others.iter().position(|coder| Some(coder.id) == self.was);
                let name = tools.text("coder-worked-as");
                if let Some(place) = choice(ui, tools, &name, &names, chosen, Some(240.0)) {
                    self.was = others.get(place).map(|coder| coder.id);
                }
            });
        }
        let Some(coder) = own.or_else(|| self.was.and_then(|was| project.coder(was))) else { return };
        let codings = project.codings().filter(|coding| coding.coder == coder.id).count();
        let values = [("old", (&coder.name).into()), ("new", self.coder.trim().into()), ("n", codings.into())];
        let text = tools.locale.with("coder-rename-here", &values);
        if button(ui, tools, &text, Emphasis::Plain).clicked() {
            wanted.rename = Some((coder.id, self.coder.trim().to_owned()));
        }
        let text = tools.locale.with("coder-rename-meaning", &values);
        paragraph(ui, tools, Words::new(&text, tokens(ui).t3).kind(SMALL), 3);
    }

    fn keys(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, settings: &mut WindowSettings) {
        self.listen(ui, settings);
        let name = tools.text("filter-actions");
        Field::new(Id::unique("filter-actions"), &name).hint(&name).show(ui, tools, &mut self.filter);
        if let Some((action, keys)) = self.clash {
            let (keys, action) = (shown(keys, tools.locale), tools.text(action.key()));
            let text = tools.locale.with("keys-taken", &[("keys", (&keys).into()), ("action", (&action).into())]);
            paragraph(ui, tools, Words::new(&text, tokens(ui).err).kind(SMALL), 2);
        }
        let keymap = Keymap::new(&settings.shortcuts);
        let wanted = crate::app::picker::rows::fold_text(self.filter.trim());
        ScrollArea::vertical().id_salt("actions").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for action in Action::ALL.iter().copied() {
                let text = tools.text(action.key());
                if !crate::app::picker::rows::fold_text(&text).contains(&wanted) {
                    continue;
                }
                ui.horizontal(|ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(380.0, 30.0), Sense::hover());
                    Words::new(&text, tokens(ui).t1).paint(ui.painter(), tools.engine, pos2(rect.left(), rect.center().y), 372.0);
                    let keys = match (self.waiting == Some(action), keymap.shortcut(action)) {
                        (true, _) => tools.text("press-keys"),
                        (false, Some(keys)) => shown(keys, tools.locale),
                        (false, None) => tools.text("no-keys"),
                    };
                    let name = tools.locale.with("keys-of", &[("action", (&text).into()), ("keys", (&keys).into())]);
                    if button_named(ui, tools, &keys, &name, Emphasis::Plain).clicked() {
                        (self.waiting, self.clash) = (Some(action), None);
                    }
                    if settings.shortcuts.contains_key(&action) {
                        let reset = tools.text("reset-keys");
                        if link(ui, tools, &reset).clicked() {
                            settings.shortcuts.remove(&action);
                        }
                    }
                });
            }
        });
    }

    /// Takes the next keys for the action that waits for them; Escape gives up, Backspace takes the keys away.
    fn listen(&mut self, ui: &Ui, settings: &mut WindowSettings) {
        let Some(action) = self.waiting else { return };
        let pressed = ui.input_mut(|input| {
            let place = input.events.iter().position(|event| matches!(event, Event::Key { pressed: true, .. }))?;
            match input.events.remove(place) {
                Event::Key { key, modifiers, .. } => Some((key, modifiers)),
                _ => None,
            }
        });
        let Some((key, modifiers)) = pressed else { return };
        self.waiting = None;
        if key == Key::Escape {
            return;
        }
        if key == Key::Backspace && modifiers == Modifiers::NONE {
            settings.shortcuts.insert(action, String::new());
            return;
        }
        let keys =
            KeyboardShortcut::new(Modifiers { alt: modifiers.alt, ctrl: false, shift: modifiers.shift, mac_cmd: false, command: modifiers.command }, key);
        match Keymap::new(&settings.shortcuts).action(keys).filter(|other| *other != action) {
            Some(other) => self.clash = Some((other, keys)),
            None => drop(settings.shortcuts.insert(action, written(keys))),
        }
    }
}

fn labelled(ui: &mut Ui, tools: &mut Tools<'_>, key: &str, add: impl FnOnce(&mut Ui, &mut Tools<'_>)) {
    let text = tools.text(key);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(250.0, 30.0), Sense::hover());
        Words::new(&text, tokens(ui).t1).paint(ui.painter(), tools.engine, rect.left_center(), 244.0);
        add(ui, tools);
    });
}
