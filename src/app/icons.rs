//! The icons: Phosphor Regular, one constant for each glyph of the shipped subset, to be drawn at 14, 16 or 20 pixels in [`FAMILY`].

/// Name of the font family that holds only the icons; the tool's own family falls back to it.
pub const FAMILY: &str = "icons";

/// Defines a constant for each glyph.
macro_rules! icons {
    ($($name:ident = $glyph:literal),* $(,)?) => {
        $(
            #[doc = concat!("Phosphor’s glyph `", stringify!($name), "`.")]
            pub const $name: &str = $glyph;
        )*
        /// Every icon with its name.
        pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}

icons! {
    MAGNIFYING_GLASS = "\u{E30C}",
    LIST = "\u{E2F0}",
    FILE_TEXT = "\u{E23A}",
    USERS = "\u{E4D6}",
    USERS_THREE = "\u{E68E}",
    USER = "\u{E4C2}",
    TREE_STRUCTURE = "\u{E67C}",
    TAG = "\u{E478}",
    CARET_DOWN = "\u{E136}",
    CARET_RIGHT = "\u{E13A}",
    CARET_UP = "\u{E13C}",
    PLUS = "\u{E3D4}",
    X = "\u{E4F6}",
    CHECK = "\u{E182}",
    LOCK_SIMPLE = "\u{E308}",
    FUNNEL_SIMPLE = "\u{E268}",
    NOTE = "\u{E348}",
    NOTE_PENCIL = "\u{E34C}",
    NOTEBOOK = "\u{E34E}",
    CLOCK_COUNTER_CLOCKWISE = "\u{E1A0}",
    TABLE = "\u{E476}",
    CHART_BAR = "\u{E150}",
    DOTS_THREE = "\u{E1FE}",
    ARROW_U_UP_LEFT = "\u{E08A}",
    ARROW_U_UP_RIGHT = "\u{E08C}",
    EYE = "\u{E220}",
    EYE_SLASH = "\u{E224}",
    WARNING = "\u{E4E0}",
    WARNING_CIRCLE = "\u{E4E2}",
    INFO = "\u{E2CE}",
    DOWNLOAD_SIMPLE = "\u{E20C}",
    EXPORT = "\u{EAF0}",
    PUSH_PIN_SIMPLE = "\u{E65C}",
    KEYBOARD = "\u{E2D8}",
    COLUMNS = "\u{E546}",
    SIDEBAR_SIMPLE = "\u{EC24}",
    QUESTION = "\u{E3E8}",
    CHECK_SQUARE = "\u{E186}",
    SQUARE = "\u{E45E}",
    CIRCLE = "\u{E18A}",
    FOLDER_OPEN = "\u{E256}",
    BOOK_OPEN_TEXT = "\u{E8F2}",
    BOOK_OPEN = "\u{E0E6}",
    MICROPHONE = "\u{E326}",
    CHATS_CIRCLE = "\u{E17E}",
    CHATS = "\u{E17C}",
    NOTEPAD = "\u{E63E}",
    SCROLL = "\u{EB7A}",
    GEAR_SIX = "\u{E272}",
    SHIELD_CHECK = "\u{E40C}",
    PENCIL_SIMPLE = "\u{E3B4}",
    TRASH = "\u{E4A6}",
    COPY = "\u{E1CA}",
    SLIDERS_HORIZONTAL = "\u{E434}",
    ARROW_SQUARE_OUT = "\u{E5DE}",
    ARROW_RIGHT = "\u{E06C}",
    ARROW_LEFT = "\u{E058}",
    SORT_ASCENDING = "\u{E444}",
    TRANSLATE = "\u{E4A2}",
    FLAG = "\u{E244}",
    CARET_UP_DOWN = "\u{E140}",
    CHECK_CIRCLE = "\u{E184}",
    STACK = "\u{E466}",
    FILE_PLUS = "\u{E236}",
    QUOTES = "\u{E660}",
    HASH = "\u{E2A2}",
    DOTS_SIX_VERTICAL = "\u{EAE2}",
    CLOCK = "\u{E19A}",
    STAR = "\u{E46A}",
    BUILDINGS = "\u{E102}",
    LIST_BULLETS = "\u{E2F2}",
    GLOBE = "\u{E288}",
    CALENDAR_BLANK = "\u{E10A}",
    LINK_SIMPLE = "\u{E2E6}",
    SCALES = "\u{E750}",
    HANDSHAKE = "\u{E582}",
    TEXT_AA = "\u{E6EE}",
    MICROPHONE_SLASH = "\u{E328}",
    BOOKMARK_SIMPLE = "\u{E0EA}",
    LOCK_KEY = "\u{E2FE}",
    SHIELD_WARNING = "\u{E412}",
    UPLOAD_SIMPLE = "\u{E4C0}",
    ARROWS_LEFT_RIGHT = "\u{E0A0}",
    FILE_ARROW_UP = "\u{E61E}",
    GRID_NINE = "\u{EC8C}",
    ARROWS_IN_LINE_VERTICAL = "\u{E532}",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_glyph_has_two_names() {
        let glyphs: std::collections::BTreeSet<_> = ALL.iter().map(|(_, glyph)| glyph).collect();
        assert_eq!(glyphs.len(), ALL.len());
    }
}
