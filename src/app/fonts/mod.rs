//! The fonts that Griot ships, as bytes; where each comes from is told in `README.md` beside them, with their licences.

/// One shipped font file.
#[derive(Clone, Copy)]
pub struct FontFile {
    /// Name under which egui knows it.
    pub name: &'static str,
    /// The TrueType file.
    pub bytes: &'static [u8],
}

/// Defines a constant for each file.
macro_rules! files {
    ($($(#[$doc:meta])* $constant:ident = $file:literal),* $(,)?) => {
        $($(#[$doc])* pub const $constant: FontFile = FontFile { name: $file, bytes: include_bytes!(concat!($file, ".ttf")) };)*
        /// Every shipped file.
        pub const ALL: &[FontFile] = &[$($constant),*];
    };
}

files! {
    /// The tool's own words.
    INTER = "Inter-Regular",
    /// Names in lists and heads of tables.
    INTER_MEDIUM = "Inter-Medium",
    /// Titles.
    INTER_SEMIBOLD = "Inter-SemiBold",
    /// Figures of one width, for columns of numbers.
    INTER_TABULAR = "InterTabular",
    /// People's words.
    NOTO_SERIF = "NotoSerif-Regular",
    /// The same in bold.
    NOTO_SERIF_BOLD = "NotoSerif-Bold",
    /// The same in italic.
    NOTO_SERIF_ITALIC = "NotoSerif-Italic",
    /// The same in bold italic.
    NOTO_SERIF_BOLD_ITALIC = "NotoSerif-BoldItalic",
    /// Arabic.
    NASKH = "NotoNaskhArabic-Regular",
    /// Arabic in bold.
    NASKH_BOLD = "NotoNaskhArabic-Bold",
    /// Tifinagh, for Tamasheq.
    TIFINAGH = "NotoSansTifinagh-Regular",
    /// N'Ko, for Bambara and Maninka.
    NKO = "NotoSansNKo-Regular",
    /// Adlam, for Fulfulde.
    ADLAM = "NotoSansAdlam-Regular",
    /// Hebrew.
    HEBREW = "NotoSerifHebrew-Regular",
    /// Icons; see `app::icons`.
    ICONS = "phosphor-subset",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_weigh_less_than_five_megabytes() {
        let weight: usize = ALL.iter().map(|font| font.bytes.len()).sum();
        assert!(weight < 5_000_000, "{weight}");
        assert!(ALL.iter().all(|font| font.bytes.starts_with(&[0, 1, 0, 0]) || font.bytes.starts_with(b"OTTO")));
    }
}
