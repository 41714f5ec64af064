//! Where coders differ: what each has at a place, side by side in the text, and the decision with its reason.

use super::{AgreementPlace, Found, STEP, Spot};
use crate::analysis::agreement::disagreements::{Disagreement, Kind, Position};
use crate::app::ask::Ask;
use crate::app::panels::passage::place_words;
use crate::app::text::Face;
use crate::app::text::shape::{Paragraph, first_strong_is_rtl};
use crate::app::theme::code_colour;
use crate::app::theme::tokens::{BODY, PAGE_PADDING, RADIUS_CARD, SMALL, TITLE};
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, button_with, check, empty, hairline, link, paragraph, swatch, tokens};
use crate::model::coding::Coding;
use crate::model::ids::{CodeId, CodingId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::settlement::{Settlement, Verdict};
use crate::model::text::CharSpan;
use crate::session::command::{Command, Settle};
use egui::{Align, Color32, Frame, Id, Layout, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Characters of context on each side, inside the same paragraphs.
const CONTEXT: u32 = 260;
const SIZE: f32 = 15.0;
const HIGH: f32 = 24.0;
/// The field of the reason is at least so wide where the buttons stand beside it.
const REASON: f32 = 180.0;

/// What is chosen and how it is compared, for one card.
struct Scene<'a> {
    project: &'a Project,
    writable: bool,
    coders: Vec<crate::model::ids::CoderId>,
}

/// Shows the differences of the chosen code, or of all.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, place: &mut AgreementPlace, project: &Project, found: &Found, writable: bool, asks: &mut Vec<Ask>) {
    let of_code: Vec<&Disagreement> = found.places.iter().filter(|one| place.code.is_none_or(|code| one.code == code)).collect();
    let settled = of_code.iter().filter(|one| one.settled.is_some()).count();
    top(ui, tools, place, project, (of_code.len(), settled));
    let wanted: Vec<&Disagreement> = of_code.into_iter().filter(|one| !place.only_open || one.settled.is_none()).collect();
    if wanted.is_empty() {
        let sentence = tools.text("agreement-no-differences");
        empty(ui, tools, &sentence, None);
        return;
    }
    let scene = Scene { project, writable, coders: place.coders.clone() };
    ScrollArea::vertical().id_salt(("agreement-cards", place.code)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(PAGE_PADDING as i8, 12)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 12.0;
            for one in wanted.iter().take(place.shown) {
                let spot: Spot = (one.document, one.code, one.span);
                let reason = place.reasons.entry(spot).or_default();
                card(ui, tools, &scene, one, reason, asks);
            }
            let rest = wanted.len().saturating_sub(place.shown);
            if rest > 0 {
                let text = tools.locale.with("agreement-more", &[("n", rest.min(STEP).into())]);
                if link(ui, tools, &text).clicked() {
                    place.shown += STEP;
                }
            }
        });
    });
    place.reasons.retain(|_, reason| !reason.is_empty());
}

fn top(ui: &mut Ui, tools: &mut Tools<'_>, place: &mut AgreementPlace, project: &Project, (number, settled): (usize, usize)) {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    let code = place.code.and_then(|code| project.codebook().get(code));
    let name = code.map_or_else(|| tools.text("agreement-pooled"), |code| tools.locale.pick(&code.name).to_owned());
    let counts = tools.locale.with("agreement-count", &[("n", number.into()), ("settled", settled.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name}, {counts}")));
    let mut left = rect.left() + PAGE_PADDING;
    if let Some(code) = code {
        swatch(ui.painter(), pos2(left, rect.center().y), code_colour::shown(code.colour, colours));
        left += 18.0;
    }
    let corner = Rect::from_min_max(pos2(rect.right() - 230.0, rect.top()), pos2(rect.right() - PAGE_PADDING, rect.bottom()));
    let mut right = ui.new_child(UiBuilder::new().max_rect(corner).layout(Layout::right_to_left(Align::Center)));
    let text = tools.text("agreement-only-open");
    check(&mut right, tools, &mut place.only_open, &text);
    let room = corner.left() - left;
    let wide = Words::new(&name, colours.t1).kind(TITLE).weight(Weight::Semibold).paint(ui.painter(), tools.engine, pos2(left, rect.center().y), room * 0.6);
    Words::new(&counts, colours.t2).paint(ui.painter(), tools.engine, pos2(left + wide + 10.0, rect.center().y + 1.0), room - wide - 10.0);
}

fn card(ui: &mut Ui, tools: &mut Tools<'_>, scene: &Scene<'_>, one: &Disagreement, reason: &mut String, asks: &mut Vec<Ask>) {
    let Some(transcript) = scene.project.transcript(one.document) else { return };
    let colours = tokens(ui);
    let settlement = one.settled.and_then(|settled| scene.project.settlement(settled));
    let frame = Frame::NONE.fill(colours.bg_paper).corner_radius(RADIUS_CARD).stroke(Stroke::new(1.0, colours.line_strong));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        card_head(ui, tools, &transcript, one, asks);
        hairline(ui);
        ui.columns(one.sides.len().max(1), |columns| {
            for (ui, position) in columns.iter_mut().zip(&one.sides) {
                Frame::NONE.inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| side(ui, tools, scene, &transcript, one, position));
            }
        });
        hairline(ui);
        Frame::NONE.inner_margin(Margin::symmetric(14, 9)).show(ui, |ui| match settlement {
            Some(settlement) => told(ui, tools, scene, settlement, asks),
            None => {
                if one.settled_before.is_some() {
                    let text = tools.text("agreement-changed");
                    paragraph(ui, tools, Words::new(&text, colours.warn).kind(SMALL), 2);
                    ui.add_space(4.0);
                }
                decide(ui, tools, scene, one, reason, asks);
            }
        });
    });
}

fn card_head(ui: &mut Ui, tools: &mut Tools<'_>, transcript: &Transcript, one: &Disagreement, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    let place = transcript.place(one.span);
    let where_it_is = place_words(&place);
    let kind = tools.text(match one.kind {
        Kind::OtherCode => "agreement-kind-other",
        Kind::NotByAll if one.sides.len() == 2 => "agreement-kind-one",
        Kind::NotByAll => "agreement-kind-some",
        Kind::Bounds => "agreement-kind-bounds",
    });
    let name = format!("{} {where_it_is}, {kind}", transcript.document.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ground = if response.hovered() { colours.bg_hover } else { colours.bg_head };
    ui.painter().rect_filled(rect, egui::CornerRadius { nw: RADIUS_CARD, ne: RADIUS_CARD, sw: 0, se: 0 }, ground);
    let (mut left, middle) = (rect.left() + 14.0, rect.center().y);
    let speaker = place.speaker.unwrap_or_default();
    for words in [
        Words::new(&transcript.document.name, colours.t1).weight(Weight::Semibold),
        Words::new(&where_it_is, colours.t2).kind(SMALL),
        Words::new(&speaker, colours.speakers[0]).kind(SMALL).weight(Weight::Medium),
    ] {
        left += words.paint(ui.painter(), tools.engine, pos2(left, middle), 220.0) + 10.0;
    }
    let words = Words::new(&kind, colours.t1).kind(SMALL);
    let wide = words.width(ui.painter(), tools.engine, 180.0);
    let chip = Rect::from_min_max(pos2(rect.right() - 14.0 - wide - 18.0, middle - 10.0), pos2(rect.right() - 14.0, middle + 10.0));
    ui.painter().rect_filled(chip, 10, colours.info_bg);
    words.paint(ui.painter(), tools.engine, pos2(chip.left() + 9.0, middle), 180.0);
    if response.has_focus() {
        crate::app::widgets::focus_frame(ui, rect, RADIUS_CARD, egui::StrokeKind::Inside);
    }
    let tip = tools.text("agreement-show-in-text");
    if response.on_hover_text(tip).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        asks.push(Ask::Show { document: one.document, span: one.span, coding: None });
    }
}

/// What is shown of the text: the paragraphs of the stretch, without the label in front, cut where they are long.
fn window(transcript: &Transcript, span: CharSpan) -> CharSpan {
    let layout = &transcript.layout;
    let paragraph = |position: u32| layout.paragraph_at(position).and_then(|place| layout.paragraphs.get(place)).map(|paragraph| paragraph.span);
    let start = paragraph(span.start()).map_or(span.start(), |paragraph| paragraph.start().min(span.start()));
    let end = paragraph(span.end().saturating_sub(1)).map_or(span.end(), |paragraph| paragraph.end().max(span.end()));
    let speech = layout.turn_at(start).and_then(|place| layout.turns.get(place)).map_or(start, |turn| turn.speech_start);
    let start = if speech <= span.start() { start.max(speech) } else { start };
    CharSpan::between(start.max(span.start().saturating_sub(CONTEXT)), end.min(span.end().saturating_add(CONTEXT)))
}

fn side(ui: &mut Ui, tools: &mut Tools<'_>, scene: &Scene<'_>, transcript: &Transcript, one: &Disagreement, position: &Position) {
    let colours = tokens(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.spacing_mut().interact_size.y = SMALL.line;
    let coder = scene.project.coder_name(position.side.coder);
    Words::new(coder, colours.t1).kind(SMALL).weight(Weight::Semibold).show(ui, tools);
    let ink = |code: CodeId| scene.project.codebook().get(code).map_or(colours.accent, |code| code_colour::shown(code.colour, colours));
    let coding = |id: &CodingId| scene.project.codings_of(one.document).iter().find(|coding| coding.id == *id);
    let mut tints: Vec<(CharSpan, Color32)> = position.side.spans.iter().map(|span| (*span, ink(one.code))).collect();
    for (code, ids) in &position.others {
        tints.extend(ids.iter().filter_map(coding).map(|coding| (coding.span, ink(*code))));
    }
    text(ui, tools, transcript, window(transcript, one.span), &tints);
    let own = (!position.side.spans.is_empty()).then_some((one.code, position.codings.as_slice()));
    let listed: Vec<(CodeId, &[CodingId])> = own.into_iter().chain(position.others.iter().map(|(code, ids)| (*code, ids.as_slice()))).collect();
    for (code, ids) in &listed {
        let name = scene.project.codebook().get(*code).map(|code| tools.locale.pick(&code.name).to_owned()).unwrap_or_default();
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, SMALL.line), Sense::hover());
            swatch(ui.painter(), rect.left_center(), ink(*code));
            let weight = if *code == one.code { Weight::Medium } else { Weight::Regular };
            Words::new(&name, if *code == one.code { colours.t1 } else { colours.t2 }).kind(SMALL).weight(weight).show(ui, tools);
        });
        for memo in ids.iter().filter_map(coding).map(|coding: &Coding| coding.memo.as_str()).filter(|memo| !memo.is_empty()) {
            paragraph(ui, tools, Words::new(memo, colours.t2).kind(SMALL), 3);
        }
    }
    if listed.is_empty() {
        let text = tools.text("agreement-no-coding");
        paragraph(ui, tools, Words::new(&text, colours.t3).kind(SMALL), 1);
    }
}

/// A piece of a transcript with tints under what was coded.
fn text(ui: &mut Ui, tools: &mut Tools<'_>, transcript: &Transcript, shown: CharSpan, tints: &[(CharSpan, Color32)]) {
    let colours = tokens(ui);
    let text = transcript.slice(shown).replace(['\n', '\t'], " ");
    let width = ui.available_width();
    let shaped = tools.engine.shape(&Paragraph {
        text: &text,
        runs: &[],
        face: Face::Reader,
        size: SIZE,
        line: HIGH,
        spacious: first_strong_is_rtl(&text),
        width: Some(width),
        max_rows: None,
    });
    let (rect, response) = ui.allocate_exact_size(vec2(width, shaped.height()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    for (span, ink) in tints {
        let Some(inside) = span.intersection(shown) else { continue };
        let ground = code_colour::mix(&[*ink], 1.0, colours);
        for part in shaped.rects(CharSpan::between(inside.start() - shown.start(), inside.end() - shown.start())) {
            ui.painter().rect_filled(part.translate(rect.min.to_vec2()), 2.0, ground);
        }
    }
    tools.engine.paint(ui.painter(), &shaped, rect.min, colours.t1, &[]);
}

/// The reason and the ways to decide.
fn decide(ui: &mut Ui, tools: &mut Tools<'_>, scene: &Scene<'_>, one: &Disagreement, reason: &mut String, asks: &mut Vec<Ask>) {
    let ready = scene.writable && !reason.trim().is_empty();
    let two = one.sides.len() == 2;
    let mut ways: Vec<(String, Verdict)> = Vec::new();
    for position in &one.sides {
        let coder = scene.project.coder_name(position.side.coder);
        ways.push((tools.locale.with("agreement-keep", &[("coder", coder.into())]), Verdict::Keep(position.side.coder)));
    }
    ways.push((tools.text(if two { "agreement-keep-both" } else { "agreement-keep-all" }), Verdict::All));
    ways.push((tools.text(if two { "agreement-neither" } else { "agreement-none-of-them" }), Verdict::None));
    let (name, hint) = (tools.text("agreement-reason"), tools.text("agreement-reason-hint"));
    let id = Id::unique(("agreement-reason", one.document, one.code, one.span));
    let buttons: f32 = ways.iter().map(|(text, _)| button_width(ui, tools, text) + ui.spacing().item_spacing.x).sum();
    let verdict = if buttons + REASON <= ui.available_width() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        let mut line = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
        Field::new(id, &name).hint(&hint).width(rect.width() - buttons).show(&mut line, tools, reason);
        verdicts(&mut line, tools, ways, ready)
    } else {
        // The reason on a line of its own, and the buttons on as many as they need.
        Field::new(id, &name).hint(&hint).show(ui, tools, reason);
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            verdicts(ui, tools, ways, ready)
        })
        .inner
    };
    if let Some(verdict) = verdict {
        let (document, code, span) = (one.document, one.code, one.span);
        asks.push(Ask::act(Command::Settle(Settle { document, code, span, coders: scene.coders.clone(), verdict, reason: std::mem::take(reason) })));
    }
}

/// How wide a plain button with these words is.
fn button_width(ui: &Ui, tools: &mut Tools<'_>, text: &str) -> f32 {
    Words::new(text, Color32::PLACEHOLDER).weight(Weight::Medium).width(ui.painter(), tools.engine, 9_999.0) + 22.0
}

/// The buttons of a decision, from left to right; what was decided.
fn verdicts(ui: &mut Ui, tools: &mut Tools<'_>, ways: Vec<(String, Verdict)>, ready: bool) -> Option<Verdict> {
    let mut verdict = None;
    for (text, way) in ways {
        let response = button_with(ui, tools, "", &text, Emphasis::Plain, ready);
        if response.clicked() {
            verdict = Some(way);
        }
        if !ready {
            let tip = tools.text("agreement-reason-first");
            response.on_hover_text(tip);
        }
    }
    verdict
}

/// What was decided, and the way back.
fn told(ui: &mut Ui, tools: &mut Tools<'_>, scene: &Scene<'_>, settlement: &Settlement, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let text = match settlement.verdict {
        Verdict::Keep(coder) => tools.locale.with("agreement-settled-keep", &[("coder", scene.project.coder_name(coder).into())]),
        Verdict::All => tools.text("agreement-settled-all"),
        Verdict::None => tools.text("agreement-settled-none"),
    };
    let when = tools.locale.day(settlement.at);
    let by = format!("{} ({}, {when})", settlement.reason, scene.project.coder_name(settlement.by));
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 120.0).max(80.0);
        ui.allocate_ui(vec2(width, BODY.line * 2.0), |ui| {
            ui.vertical(|ui| {
                paragraph(ui, tools, Words::new(&text, colours.t1).weight(Weight::Medium), 1);
                paragraph(ui, tools, Words::new(&by, colours.t2).kind(SMALL), 3);
            });
        });
        let text = tools.text("agreement-reopen");
        if scene.writable && button(ui, tools, &text, Emphasis::Quiet).clicked() {
            asks.push(Ask::act(Command::Unsettle(settlement.id)));
        }
    });
}
