//! Colours of codes: sixteen hues of five tones, told apart also by colour-blind eyes.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A code's colour as red, green and blue on a light ground. The window shows the dark theme's twin where it is one of the palette's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(pub [u8; 3]);

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02X}{green:02X}{blue:02X}")
    }
}
impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}
impl FromStr for Colour {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("‘{text}’ is not a colour such as #A47B06");
        let digits = text.trim().strip_prefix('#').ok_or_else(wrong)?;
        if digits.len() != 6 || !digits.is_ascii() {
            return Err(wrong());
        }
        let number = u32::from_str_radix(digits, 16).ok().ok_or_else(wrong)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}
impl TryFrom<String> for Colour {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// A hue of the palette: its name, and its family colour with four further tones for the light and the dark theme.
#[derive(Clone, Copy, Debug)]
pub struct Hue {
    /// English name of the hue.
    pub name: &'static str,
    /// Tones on a light ground, the family's own first.
    pub light: [[u8; 3]; 5],
    /// The same tones on a dark ground.
    pub dark: [[u8; 3]; 5],
}

/// Three bytes out of one hexadecimal number.
const fn rgb(hex: u32) -> [u8; 3] {
    let [_, red, green, blue] = hex.to_be_bytes();
    [red, green, blue]
}

/// One row of the palette.
const fn hue(name: &'static str, light: [u32; 5], dark: [u32; 5]) -> Hue {
    let [l0, l1, l2, l3, l4] = light;
    let [d0, d1, d2, d3, d4] = dark;
    Hue { name, light: [rgb(l0), rgb(l1), rgb(l2), rgb(l3), rgb(l4)], dark: [rgb(d0), rgb(d1), rgb(d2), rgb(d3), rgb(d4)] }
}

/// The sixteen hues, in the order in which new families take them.
pub const HUES: [Hue; 16] = [
    hue("red", [0x009B_2D3A, 0x00B9_5080, 0x0071_2802, 0x00AD_405F, 0x008E_2317], [0x00B9_6367, 0x00FE_C0D8, 0x00F9_A483, 0x00DF_869A, 0x00C8_7265]),
    hue("rust", [0x0085_2A00, 0x00BB_5560, 0x009B_5A02, 0x009A_3931, 0x0069_3001], [0x00CC_7C5C, 0x00FF_C3C3, 0x00EC_AE6D, 0x00B5_6255, 0x00DA_9160]),
    hue("orange", [0x009F_5102, 0x0078_1C10, 0x006A_4900, 0x00B7_5E36, 0x0084_5005], [0x00E5_A973, 0x00B0_6750, 0x00A8_8940, 0x00FF_C6A7, 0x00CA_9B5A]),
    hue("amber", [0x00A4_7B06, 0x0062_3604, 0x0054_5306, 0x007F_5305, 0x007D_6B0C], [0x00CE_A503, 0x00AA_6A13, 0x00D2_DF62, 0x00B7_8315, 0x00CF_BF36]),
    hue("olive", [0x006E_7436, 0x0052_4001, 0x0037_5B2A, 0x0067_5F1D, 0x006E_834A], [0x00E0_D950, 0x009B_7313, 0x006D_9F2A, 0x00C2_A203, 0x00B3_C947]),
    hue("lime", [0x0063_8E51, 0x0043_4605, 0x0002_5F3E, 0x0051_6720, 0x003D_7C4B], [0x0075_8C04, 0x00EF_D45B, 0x007F_D481, 0x00AD_AB2B, 0x006B_9F3C]),
    hue("green", [0x0020_5A37, 0x006A_844E, 0x0026_7C6C, 0x0041_6A3C, 0x0006_4F39], [0x007E_E8A9, 0x0059_8729, 0x0010_A490, 0x006D_BA6D, 0x0051_D7AC]),
    hue("jade", [0x0003_785E, 0x0013_501F, 0x0001_5C5C, 0x003E_8C64, 0x0001_6D62], [0x000A_B797, 0x0092_EDA6, 0x0003_888C, 0x0061_D6A2, 0x0005_A398]),
    hue("teal", [0x0019_918F, 0x0002_4F3B, 0x0005_596B, 0x000D_6D60, 0x000E_7A84], [0x002E_ECDD, 0x000B_8D61, 0x000C_9FB3, 0x000B_BF9F, 0x0001_D6DC]),
    hue("cyan", [0x0009_606B, 0x003F_8980, 0x003B_7390, 0x0002_4D4E, 0x0021_677B], [0x0069_BBC5, 0x0035_877B, 0x009F_DFFE, 0x0049_9D9C, 0x007D_C9DF]),
    hue("sky", [0x000C_88B4, 0x0007_4C53, 0x001B_508D, 0x0006_697E, 0x001C_72A9], [0x0052_9BBE, 0x0089_E5F2, 0x0095_BFF5, 0x0029_849B, 0x0072_ABD9]),
    hue("blue", [0x0032_58D0, 0x0004_476D, 0x0055_2DAE, 0x000D_79E1, 0x004B_46C5], [0x007B_96FE, 0x00B2_D9FD, 0x0085_66CF, 0x0094_BEFE, 0x0082_7EE8]),
    hue("indigo", [0x008A_6AEE, 0x0018_2EA5, 0x0075_1995, 0x004D_46C5, 0x0083_45C4], [0x00C4_B7FF, 0x0061_77B6, 0x00A6_7AB7, 0x0098_9DE3, 0x00DF_C8FF]),
    hue("violet", [0x0064_209F, 0x0067_66E6, 0x00A1_37A3, 0x0063_3DBD, 0x0064_0981], [0x008A_69D1, 0x00C6_D3FE, 0x00E8_99F9, 0x009A_96FD, 0x00A8_70D5]),
    hue("magenta", [0x00AA_398E, 0x0063_0E80, 0x0092_0C47, 0x008D_2D8F, 0x00C2_4387], [0x00B3_5E96, 0x00EF_C1FE, 0x00FF_9AB0, 0x00D2_86CB, 0x00C9_6A93]),
    hue("rose", [0x00CE_5A78, 0x0072_1058, 0x0090_2014, 0x0099_2F63, 0x00B1_3F49], [0x00F6_7891, 0x00BB_5192, 0x00FE_C5B7, 0x00D5_5F8E, 0x00FD_9E9C]),
];

/// Hues of the built-in codebook's families; facets are stone, staff and institutions slate.
const FAMILIES: [(&str, &str); 16] = [
    ("push", "rust"),
    ("econ", "amber"),
    ("pull", "teal"),
    ("pers", "rose"),
    ("sig", "violet"),
    ("ident", "olive"),
    ("ideo", "magenta"),
    ("recr", "blue"),
    ("just", "indigo"),
    ("det", "sky"),
    ("assess", "lime"),
    ("exit", "jade"),
    ("reint", "green"),
    ("prog", "cyan"),
    ("ret", "orange"),
    ("comm", "red"),
];
/// Neutral of institutions, light and dark.
pub const SLATE: [[u8; 3]; 2] = [rgb(0x005B_6470), rgb(0x0096_A0AD)];
/// Neutral of facets, light and dark.
pub const STONE: [[u8; 3]; 2] = [rgb(0x0083_7E76), rgb(0x00A3_9E96)];

/// The colour of a family of codes by its key; `None` for a family that the built-in codebook does not have.
pub fn of_family(key: &str, tone: usize) -> Option<Colour> {
    match key {
        "inst" => return Some(Colour(SLATE[0])),
        "area" | "priority" => return Some(Colour(STONE[0])),
        _ => {}
    }
    let (_, name) = FAMILIES.iter().find(|(family, _)| *family == key)?;
    let hue = HUES.iter().find(|hue| hue.name == *name)?;
    hue.light.get(tone % hue.light.len()).copied().map(Colour)
}

/// The colour of the n-th family that is not the built-in codebook's, in the given tone.
pub fn of_new_family(place: usize, tone: usize) -> Colour {
    let colour = HUES.get(place % HUES.len()).and_then(|hue| hue.light.get(tone % hue.light.len()));
    Colour(colour.copied().unwrap_or(STONE[0]))
}

/// Another tone of a family's hue; the family's own colour where that is not one of the palette's.
pub fn tone_of(family: Colour, tone: usize) -> Colour {
    let hue = HUES.iter().find(|hue| hue.light.contains(&family.0));
    hue.and_then(|hue| hue.light.get(tone % hue.light.len())).copied().map_or(family, Colour)
}

/// The dark theme's twin of a colour; the colour itself where it is not the palette's.
pub fn on_dark(colour: Colour) -> Colour {
    let neutral = [SLATE, STONE].into_iter().find(|[light, _]| *light == colour.0).map(|[_, dark]| dark);
    let twin = || {
        HUES.iter().find_map(|hue| {
            let tone = hue.light.iter().position(|light| *light == colour.0)?;
            hue.dark.get(tone).copied()
        })
    };
    Colour(neutral.or_else(twin).unwrap_or(colour.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_survives_its_text_form() {
        assert_eq!("#A47B06".parse::<Colour>().unwrap().to_string(), "#A47B06");
        for wrong in ["A47B06", "#A47B0", "#GG0000", "rgb(1,2,3)", "#é0000"] {
            assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_family_of_the_built_in_codebook_has_its_hue() {
        for (family, _) in FAMILIES {
            assert!(of_family(family, 0).is_some(), "{family}");
        }
        assert_eq!(of_family("econ", 0).unwrap().to_string(), "#A47B06");
        assert_eq!(on_dark(of_family("econ", 0).unwrap()).to_string(), "#CEA503");
    }

    #[test]
    fn no_tone_stands_twice_in_the_palette() {
        let mut seen = std::collections::BTreeSet::new();
        assert!(HUES.iter().flat_map(|hue| hue.light).all(|tone| seen.insert(tone)));
    }
}
