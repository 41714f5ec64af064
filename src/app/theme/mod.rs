//! How everything looks: fonts, colours and egui's style, all from [`tokens`].

pub mod code_colour;
pub mod tokens;

use crate::app::{fonts, icons};
use egui::style::{KineticScrollStyle, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals};
use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Visuals, vec2};
use std::sync::Arc;
use tokens::{DARK, LIGHT, Tokens};

/// Name of the font family of names in lists and heads of tables.
pub const MEDIUM: &str = "ui-medium";
/// Name of the font family of titles.
pub const SEMIBOLD: &str = "ui-semibold";
/// Name of the font family of columns of numbers.
pub const NUMBERS: &str = "ui-num";
/// Name of the font family of people's words in egui's own widgets.
pub const READER: &str = "reader";

/// The tokens of the theme that this context shows now.
pub fn tokens_of(context: &egui::Context) -> &'static Tokens {
    tokens_for(context.theme() == Theme::Dark)
}

/// The tokens of one theme.
pub fn tokens_for(dark: bool) -> &'static Tokens {
    if dark { &DARK } else { &LIGHT }
}

/// A font of the tool in one of the families above, or `None` for the plain one.
pub fn font(kind: tokens::Type, family: Option<&'static str>) -> FontId {
    FontId::new(kind.size, family.map_or(FontFamily::Proportional, |name| FontFamily::Name(name.into())))
}

/// An icon's font in one of the three sizes 14, 16 and 20.
pub fn icon_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(icons::FAMILY.into()))
}

/// The fonts of egui's own widgets. Text that may be written from right to left is drawn by `app::text` instead.
pub fn fonts() -> FontDefinitions {
    let mut definitions = FontDefinitions::default();
    for font in fonts::ALL {
        definitions.font_data.insert(font.name.to_owned(), Arc::new(FontData::from_static(font.bytes)));
    }
    let stock = definitions.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let scripts = [fonts::NASKH, fonts::TIFINAGH, fonts::NKO, fonts::ADLAM, fonts::HEBREW];
    let chain = |first: &[fonts::FontFile]| -> Vec<String> {
        let own = first.iter().chain([&fonts::ICONS]).chain(&scripts).map(|font| font.name.to_owned());
        own.chain(stock.iter().cloned()).collect()
    };
    let named = |name: &str| FontFamily::Name(name.into());
    let families = [
        (FontFamily::Proportional, chain(&[fonts::INTER])),
        (named(MEDIUM), chain(&[fonts::INTER_MEDIUM, fonts::INTER])),
        (named(SEMIBOLD), chain(&[fonts::INTER_SEMIBOLD, fonts::INTER])),
        (named(NUMBERS), chain(&[fonts::INTER_TABULAR, fonts::INTER])),
        (named(READER), chain(&[fonts::NOTO_SERIF, fonts::INTER])),
        (named(icons::FAMILY), vec![fonts::ICONS.name.to_owned(), fonts::INTER.name.to_owned()]),
    ];
    definitions.families.extend(families);
    definitions
}

/// Sets fonts and the styles of both themes; the theme itself is chosen with `Context::set_theme`.
pub fn install(context: &egui::Context) {
    context.set_fonts(fonts());
    // Ctrl+plus changes the size of people's words; egui's own key would change the size of everything.
    context.options_mut(|options| options.zoom_with_keyboard = false);
    context.set_style_of(Theme::Light, style(&LIGHT));
    context.set_style_of(Theme::Dark, style(&DARK));
}

/// egui's style for one theme.
pub fn style(tokens: &Tokens) -> Style {
    let mut style = Style { animation_time: 0.08, visuals: visuals(tokens), ..Style::default() };
    let plain = |kind| font(kind, None);
    style.text_styles = [
        (TextStyle::Heading, font(tokens::TITLE, Some(SEMIBOLD))),
        (TextStyle::Body, plain(tokens::BODY)),
        (TextStyle::Button, plain(tokens::BODY)),
        (TextStyle::Small, plain(tokens::SMALL)),
        (TextStyle::Monospace, plain(tokens::BODY)),
    ]
    .into();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.3;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(11.0, 4.0);
    spacing.menu_margin = Margin::same(4);
    spacing.indent = 16.0;
    spacing.interact_size.y = 28.0;
    spacing.icon_width = 15.0;
    spacing.scroll = ScrollStyle { bar_width: 8.0, floating_width: 4.0, floating_allocated_width: 6.0, ..ScrollStyle::thin() };
    // No ground behind the handle: the strip it moves on is part of the panel.
    let scroll = &mut spacing.scroll;
    (scroll.foreground_color, scroll.dormant_handle_opacity, scroll.active_handle_opacity, scroll.interact_handle_opacity) = (true, 0.5, 0.6, 0.8);
    (scroll.dormant_background_opacity, scroll.active_background_opacity, scroll.interact_background_opacity) = (0.0, 0.0, 0.0);
    // What is scrolled stops where it is let go.
    style.spacing.scroll.kinetic = KineticScrollStyle { decay_time: 0.0, rubber_band: false, ..KineticScrollStyle::default() };
    style.scroll_animation.duration = egui::Rangef::new(0.0, 0.12);
    style
}

/// Colours, strokes and corners of egui's own widgets.
fn visuals(tokens: &Tokens) -> Visuals {
    let stock = if tokens.dark { Visuals::dark() } else { Visuals::light() };
    let shadow = Shadow { offset: [0, 6], blur: 20, spread: 0, color: Color32::from_black_alpha(if tokens.dark { 115 } else { 41 }) };
    let mut visuals = Visuals {
        weak_text_color: Some(tokens.t3),
        disabled_alpha: 0.55,
        selection: Selection { bg_fill: tokens.sel, stroke: Stroke::new(1.0, tokens.t1) },
        hyperlink_color: tokens.accent,
        faint_bg_color: tokens.bg_head,
        extreme_bg_color: tokens.bg_input,
        text_edit_bg_color: Some(tokens.bg_input),
        code_bg_color: tokens.bg_press,
        warn_fg_color: tokens.warn,
        error_fg_color: tokens.err,
        window_corner_radius: CornerRadius::same(tokens::RADIUS_SHEET),
        menu_corner_radius: CornerRadius::same(tokens::RADIUS_POPOVER),
        window_fill: tokens.bg_raised,
        window_stroke: Stroke::new(1.0, tokens.line_strong),
        panel_fill: tokens.bg_panel,
        window_shadow: shadow,
        popup_shadow: shadow,
        text_cursor: TextCursorStyle { stroke: Stroke::new(2.0, tokens.t1), blink: false, ..stock.text_cursor.clone() },
        collapsing_header_frame: false,
        indent_has_left_vline: false,
        striped: false,
        ..stock
    };
    let state = |ground: Color32, border: Stroke, text: Color32| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: border,
        corner_radius: CornerRadius::same(tokens::RADIUS_CONTROL),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let border = Stroke::new(1.0, tokens.line_ctl);
    visuals.widgets.noninteractive = state(tokens.bg_raised, Stroke::new(1.0, tokens.line), tokens.t1);
    visuals.widgets.inactive = state(tokens.bg_raised, border, tokens.t1);
    visuals.widgets.hovered = state(tokens.bg_hover, border, tokens.t1);
    visuals.widgets.active = state(tokens.bg_press, Stroke::new(2.0, tokens.accent), tokens.t1);
    visuals.widgets.open = state(tokens.bg_press, border, tokens.t1);
    visuals
}

#[cfg(test)]
mod tests {
    use super::code_colour::contrast;
    use super::*;

    #[test]
    fn text_and_borders_keep_their_contrast_on_every_ground() {
        for tokens in [LIGHT, DARK] {
            for (ground, colour) in tokens.grounds() {
                for (name, text) in [("t1", tokens.t1), ("t2", tokens.t2), ("t3", tokens.t3), ("accent", tokens.accent)] {
                    assert!(contrast(text, colour) >= 4.5, "{name} on {ground}, dark {}: {}", tokens.dark, contrast(text, colour));
                }
                assert!(contrast(tokens.line_ctl, colour) >= 3.0, "border on {ground}: {}", contrast(tokens.line_ctl, colour));
            }
            for (text, ground) in [
                (tokens.on_accent, tokens.accent),
                (tokens.on_accent, tokens.accent_hover),
                (tokens.t1, tokens.sel),
                (tokens.t1, tokens.hit),
                (tokens.ok, tokens.ok_bg),
                (tokens.warn, tokens.warn_bg),
                (tokens.err, tokens.err_bg),
                (tokens.accent, tokens.info_bg),
            ] {
                assert!(contrast(text, ground) >= 5.5, "{text:?} on {ground:?}: {}", contrast(text, ground));
            }
            for speaker in tokens.speakers.into_iter().chain([tokens.interviewer]) {
                assert!(contrast(speaker, tokens.bg_paper) >= 5.9, "{speaker:?}");
            }
        }
    }

    #[test]
    fn every_icon_is_in_the_shipped_font_and_ours_come_before_egui_s_own() {
        let context = egui::Context::default();
        install(&context);
        context.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        context.fonts_mut(|fonts| {
            for (name, icon) in icons::ALL {
                assert!(fonts.has_glyphs(&icon_font(16.0), icon), "{name}");
            }
            assert!(fonts.has_glyphs(&font(tokens::BODY, None), "ɛɔɲŋɓɗƴǝăɣšṭ « » “ ” …"));
        });
        let chain = &fonts().families[&FontFamily::Proportional];
        assert_eq!(chain[0], "Inter-Regular");
    }
}
