//! Charts as scenes: plain geometry in pixels, with the codings behind each mark. Files and the window paint the same scene.
//!
//! Nothing here ranks or judges a person: bars and tiles are codes, documents and groups. Colours are told apart by colour-blind eyes: series take
//! the palette of Okabe and Ito (2008, “Color Universal Design”), tiles one hue from light to dark, and every value is also written as a number.

pub mod bars;
pub mod curve;
pub mod heat;
pub mod measure;
pub mod network;
pub mod of;
pub mod pairs;
pub mod saturation;
pub mod scene;
pub mod strips;
pub mod words;
