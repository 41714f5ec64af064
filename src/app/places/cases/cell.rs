//! One value of the grid: shown in words, filled by a menu of what is allowed or by writing.

use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::widgets::{Field, Tools, Words, entered_by_key, focus_frame, give_back, has_open_menu, item, separator, tokens};
use crate::model::attribute::{Attribute, AttributeType, Bearer, Missing, Value};
use crate::session::command::Command;
use egui::{Id, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2};
use std::sync::Arc;

/// A value in the words of the interface; empty where none was entered.
pub(super) fn words(attribute: &Attribute, value: Option<&Value>, locale: &Locale) -> String {
    match value {
        None => String::new(),
        Some(Value::Missing(missing)) => locale.text(missing_key(*missing)),
        Some(Value::Boolean(yes)) => locale.text(if *yes { "yes" } else { "no" }),
        Some(Value::Integer(number)) => locale.number(*number),
        Some(value) => {
            let named = |key: &String| {
                let (en, fr) = attribute.value_name(key);
                if locale.is_french() { fr.to_owned() } else { en.to_owned() }
            };
            crate::app::locale::capitalised(&value.parts().iter().map(named).collect::<Vec<_>>().join(", "))
        }
    }
}

fn missing_key(missing: Missing) -> &'static str {
    match missing {
        Missing::Unknown => "missing-unknown",
        Missing::NotAsked => "missing-not-asked",
        Missing::Refused => "missing-refused",
        Missing::Na => "missing-na",
    }
}

/// Shows the value and, where it was clicked, what can be put there.
pub(super) fn show(
    ui: &mut Ui,
    tools: &mut Tools<'_>,
    desk: &mut Desk,
    bearer: Bearer,
    (of, attribute): (&str, &Arc<Attribute>),
    rect: Rect,
    asks: &mut Vec<Ask>,
) {
    let colours = tokens(ui);
    let value = desk.project.value(bearer, attribute.id).cloned();
    let text = words(attribute, value.as_ref(), tools.locale);
    let said = if text.is_empty() { tools.text("not-entered") } else { text.clone() };
    let name = tools.locale.pick(&attribute.name).to_owned();
    let sense = if desk.writable && !attribute.derived { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(("value", bearer, attribute.id)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, desk.writable, format!("{of}, {name}: {said}")));
    if response.hovered() && desk.writable {
        ui.painter().rect_filled(rect.shrink(0.5), 0.0, colours.bg_hover);
    }
    let missing = matches!(value, Some(Value::Missing(_)));
    let (shown, ink) = if text.is_empty() { ("–", colours.t3) } else { (text.as_str(), if missing { colours.t3 } else { colours.t1 }) };
    Words::new(shown, ink).paint(ui.painter(), tools.engine, pos2(rect.left() + 8.0, rect.center().y), rect.width() - 16.0);
    if response.has_focus() {
        focus_frame(ui, rect, 0, StrokeKind::Inside);
    }
    if response.clicked() && !has_open_menu(&response) && !ui.input(|input| input.pointer.any_click()) {
        entered_by_key(&response);
    }
    if response.clicked() {
        let written = value.as_ref().map(ToString::to_string).unwrap_or_default();
        desk.cases.filling = Some((bearer, attribute.id, written));
    }
    let popup = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        ui.set_min_width(240.0);
        ui.set_max_width(320.0);
        ScrollArea::vertical().max_height(260.0).show(ui, |ui| choices(ui, tools, desk, bearer, attribute, value.as_ref(), asks));
        // Why there is no value is always in view, however long the list above it is.
        separator(ui);
        nothings(ui, tools, bearer, attribute, value.as_ref(), asks);
    });
    give_back(&response);
}

fn choices(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, bearer: Bearer, attribute: &Arc<Attribute>, value: Option<&Value>, asks: &mut Vec<Ask>) {
    let put = |value: Option<Value>| Ask::act(Command::SetValue { bearer, attribute: attribute.id, value });
    match attribute.kind {
        AttributeType::Choice => {
            for allowed in &attribute.values {
                let new = Value::Text(allowed.key.clone());
                let name = crate::app::locale::capitalised(tools.locale.pick(&allowed.name));
                if item(ui, tools, tick(value == Some(&new)), &name, "", true) {
                    asks.push(put(Some(new)));
                }
            }
        }
        AttributeType::Choices => {
            let chosen = match value {
                Some(Value::Several(keys)) => keys.clone(),
                _ => Vec::new(),
            };
            for allowed in &attribute.values {
                let has = chosen.contains(&allowed.key);
                let name = crate::app::locale::capitalised(tools.locale.pick(&allowed.name));
                let mut ticked = has;
                if crate::app::widgets::check(ui, tools, &mut ticked, &name) {
                    let order = |key: &String| attribute.values.iter().position(|value| value.key == *key);
                    let mut keys: Vec<String> = chosen.iter().filter(|key| **key != allowed.key).cloned().collect();
                    if ticked {
                        keys.push(allowed.key.clone());
                    }
                    keys.sort_by_key(order);
                    asks.push(put((!keys.is_empty()).then_some(Value::Several(keys))));
                }
            }
        }
        AttributeType::Boolean => {
            for yes in [true, false] {
                let name = tools.text(if yes { "yes" } else { "no" });
                if item(ui, tools, tick(value == Some(&Value::Boolean(yes))), &name, "", true) {
                    asks.push(put(Some(Value::Boolean(yes))));
                }
            }
        }
        AttributeType::Text | AttributeType::Integer | AttributeType::Date | AttributeType::Reference => write(ui, tools, desk, bearer, attribute, asks),
    }
}

/// A mark before what is set now.
fn tick(chosen: bool) -> &'static str {
    if chosen { icons::CHECK } else { "" }
}

/// The four reasons for which there is no value, and none of them.
fn nothings(ui: &mut Ui, tools: &mut Tools<'_>, bearer: Bearer, attribute: &Arc<Attribute>, value: Option<&Value>, asks: &mut Vec<Ask>) {
    let put = |value: Option<Value>| Ask::act(Command::SetValue { bearer, attribute: attribute.id, value });
    for missing in Missing::ALL {
        let name = tools.text(missing_key(missing));
        if item(ui, tools, tick(value == Some(&Value::Missing(missing))), &name, "", true) {
            asks.push(put(Some(Value::Missing(missing))));
        }
    }
    let name = tools.text("not-entered");
    if item(ui, tools, tick(value.is_none()), &name, "", value.is_some()) {
        asks.push(put(None));
    }
}

fn write(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, bearer: Bearer, attribute: &Arc<Attribute>, asks: &mut Vec<Ask>) {
    let Some((of, id, text)) = &mut desk.cases.filling else { return };
    if *of != bearer || *id != attribute.id {
        return;
    }
    let name = tools.locale.pick(&attribute.name).to_owned();
    let wrong = if text.trim().is_empty() { None } else { attribute.parse(text).err().map(|err| tools.locale.said(&err.to_string())) };
    let hint = tools.text(match attribute.kind {
        AttributeType::Integer => "hint-whole",
        AttributeType::Date => "hint-date",
        AttributeType::Reference => "hint-reference",
        _ => "hint-text",
    });
    egui::Frame::NONE.inner_margin(6).show(ui, |ui| {
        let response =
            Field::new(Id::unique(("value-field", bearer, attribute.id)), &name).hint(&hint).width(228.0).wrong(wrong.as_deref()).show(ui, tools, text);
        if !response.has_focus() && !response.lost_focus() {
            response.request_focus();
        }
        if response.lost_focus()
            && ui.input(|input| input.key_pressed(egui::Key::Enter))
            && let Ok(value) = attribute.parse(text)
        {
            asks.push(Ask::act(Command::SetValue { bearer, attribute: attribute.id, value: Some(value) }));
            ui.close();
        }
    });
}
