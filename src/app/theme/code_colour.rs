//! Colours of codes on screen: the theme's twin of a colour, and the opaque ground under text that several codes share.

use crate::app::theme::tokens::Tokens;
use crate::model::colour::{Colour, on_dark};
use egui::Color32;

/// What share of the strength the first, second and third layer of a tint have.
const LAYERS: [f32; 3] = [1.0, 0.7, 0.5];
/// Strength of a hovered coding, in strengths of the others.
pub const HOVERED: f32 = 1.3;
/// Strength of the selected coding, in strengths of the others.
pub const SELECTED: f32 = 1.65;

/// A code's colour as the theme shows it.
pub fn shown(colour: Colour, tokens: &Tokens) -> Color32 {
    let [red, green, blue] = if tokens.dark { on_dark(colour).0 } else { colour.0 };
    Color32::from_rgb(red, green, blue)
}

/// Relative luminance of WCAG 2, 0 for black to 1 for white.
pub fn luminance(colour: Color32) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

/// Contrast ratio of WCAG 2, 1 to 21.
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// One colour laid over another with the given strength, 0 to 1, rounded to whole steps.
fn over(top: Color32, strength: f32, base: Color32) -> Color32 {
    let channel = |top: u8, base: u8| {
        let mixed = (f32::from(top) * strength + f32::from(base) * (1.0 - strength)).round().clamp(0.0, 255.0);
        // Clamped to a byte just before.
        mixed as u8
    };
    Color32::from_rgb(channel(top.r(), base.r()), channel(top.g(), base.g()), channel(top.b(), base.b()))
}

/// The ground under text that carries up to three different code colours, longest coding first: each layer is laid over the one before,
/// then the whole is pulled back to paper in steps of 4 % until secondary text has a contrast of 4.5 on it. `strength` is 1 for a plain
/// coding, [`HOVERED`] or [`SELECTED`]. Opaque, so that what overlaps does not depend on the order of painting.
pub fn mix(colours: &[Color32], strength: f32, tokens: &Tokens) -> Color32 {
    let mut ground = tokens.bg_paper;
    for (colour, share) in colours.iter().zip(LAYERS) {
        ground = over(*colour, tokens.tint * strength * share, ground);
    }
    // 200 steps of 4 % leave nothing of the colours, whatever they were.
    for _ in 0..200 {
        if contrast(tokens.t2, ground) >= 4.5 {
            break;
        }
        let nearer = over(tokens.bg_paper, 0.04, ground);
        ground = if nearer == ground { tokens.bg_paper } else { nearer };
    }
    ground
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::tokens::{DARK, LIGHT};
    use crate::model::colour::{HUES, SLATE, STONE};

    fn families() -> Vec<Colour> {
        HUES.iter().map(|hue| Colour(hue.light[0])).chain([Colour(SLATE[0]), Colour(STONE[0])]).collect()
    }

    #[test]
    fn known_ratios_come_out() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color32::from_rgb(0xA4, 0x7B, 0x06), LIGHT.bg_paper) - 3.8).abs() < 0.05);
    }

    #[test]
    fn every_tone_stands_out_from_paper_and_the_hues_from_a_selected_row() {
        for tokens in [LIGHT, DARK] {
            for tone in HUES.iter().flat_map(|hue| hue.light) {
                assert!(contrast(shown(Colour(tone), &tokens), tokens.bg_paper) >= 3.6, "{tone:?}");
            }
            for colour in families() {
                let colour = shown(colour, &tokens);
                assert!(contrast(colour, tokens.bg_paper) >= 3.65, "{colour:?}");
                assert!(contrast(colour, tokens.bg_row) >= 2.99, "{colour:?}");
            }
        }
    }

    #[test]
    fn text_is_readable_on_every_triple_of_tints() {
        for (tokens, floor) in [(LIGHT, 9.05), (DARK, 7.15)] {
            let colours: Vec<_> = families().into_iter().map(|colour| shown(colour, &tokens)).collect();
            for a in &colours {
                for b in &colours {
                    for c in &colours {
                        let ground = mix(&[*a, *b, *c], 1.0, &tokens);
                        assert!(contrast(tokens.t2, ground) >= 4.5);
                        if a != b && b != c && a != c {
                            assert!(contrast(tokens.t1, ground) >= floor, "{} on {ground:?}", contrast(tokens.t1, ground));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn text_is_readable_on_selected_codings_of_any_colour_a_person_chooses() {
        for tokens in [LIGHT, DARK] {
            for red in (0..=255).step_by(51) {
                for green in (0..=255).step_by(51) {
                    for blue in (0..=255).step_by(51) {
                        let ground = mix(&[Color32::from_rgb(red, green, blue)], SELECTED, &tokens);
                        assert!(contrast(tokens.t2, ground) >= 4.5);
                    }
                }
            }
        }
    }
}
