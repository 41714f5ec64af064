//! A question before something goes: what goes with it, and one button that says so.

use crate::app::sheets::{lay, padded};
use crate::app::widgets::{Emphasis, Tools, Words, button, paragraph, tokens};
use crate::session::command::Command;
use egui::{Context, vec2};

/// What happens where the answer is yes.
#[derive(Clone, Debug)]
pub enum Then {
    /// An act on the project.
    Do(Box<Command>),
    /// So many acts are taken back.
    GoBack(usize),
}

/// The question.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// What is asked.
    pub title: String,
    /// What goes, and that it can be undone.
    pub text: String,
    /// The words of the button.
    pub button: String,
    /// What happens then.
    pub then: Then,
}

/// What the person decided; none while the question stands.
pub fn show(context: &Context, tools: &mut Tools<'_>, confirm: &Confirm) -> Option<Option<Then>> {
    let (mut answer, mut decided) = (None, false);
    let closed = lay(
        context,
        tools,
        "confirm",
        &confirm.title,
        vec2(480.0, 210.0),
        |ui, tools| padded(ui, |ui| drop(paragraph(ui, tools, Words::new(&confirm.text, tokens(ui).t1), 8))),
        |ui, tools| {
            if button(ui, tools, &confirm.button, Emphasis::Plain).clicked() {
                answer = Some(confirm.then.clone());
                decided = true;
            }
            // In French “cancel” and “undo” are one word, and what is asked here speaks of undoing: the way out has words of its own.
            let keep = tools.text(match confirm.then {
                Then::Do(_) => "keep-it",
                Then::GoBack(_) => "go-back-stay",
            });
            if button(ui, tools, &keep, Emphasis::Quiet).clicked() {
                decided = true;
            }
        },
    );
    (closed || decided).then_some(answer)
}
