//! The design's numbers: colours of the two themes, the type scale, distances.

use egui::Color32;

/// All colours of one theme. Contrast floors (WCAG 2) are held by the tests of [`crate::app::theme`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// True for the dark theme.
    pub dark: bool,
    /// Ground of top bar, tab strip and status line.
    pub bg_window: Color32,
    /// Ground of side panels and sheets.
    pub bg_panel: Color32,
    /// Ground of reader, tables and results.
    pub bg_paper: Color32,
    /// Ground of popovers, cards and plain buttons.
    pub bg_raised: Color32,
    /// Ground of fields and empty checkboxes.
    pub bg_input: Color32,
    /// Ground of group rows in tables and of a document's header.
    pub bg_head: Color32,
    /// Ground under the pointer.
    pub bg_hover: Color32,
    /// Ground of what is pressed, of chips and bar troughs.
    pub bg_press: Color32,
    /// Ground of the selected row and the chosen segment.
    pub bg_row: Color32,
    /// Hairline inside a surface.
    pub line: Color32,
    /// Hairline between surfaces.
    pub line_strong: Color32,
    /// Border of controls, at least 3:1 on every ground.
    pub line_ctl: Color32,
    /// Text.
    pub t1: Color32,
    /// Secondary text.
    pub t2: Color32,
    /// Counts, placeholders, hints.
    pub t3: Color32,
    /// Primary button, links, focus, active tab.
    pub accent: Color32,
    /// The same under the pointer.
    pub accent_hover: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Ground of selected text, which is always drawn in `t1`.
    pub sel: Color32,
    /// Ground of a search hit.
    pub hit: Color32,
    /// Good news, with an icon and words.
    pub ok: Color32,
    /// Its ground.
    pub ok_bg: Color32,
    /// A warning, with an icon and words.
    pub warn: Color32,
    /// Its ground.
    pub warn_bg: Color32,
    /// A failure, with an icon and words.
    pub err: Color32,
    /// Its ground.
    pub err_bg: Color32,
    /// Ground of a hint.
    pub info_bg: Color32,
    /// Bars of charts; a selected bar is in the accent.
    pub bar: Color32,
    /// Labels of interviewers and interpreters.
    pub interviewer: Color32,
    /// Labels of participants, by first appearance.
    pub speakers: [Color32; 4],
    /// How strongly a code's colour is laid over paper, 0 to 1.
    pub tint: f32,
}

/// A colour out of one hexadecimal number.
const fn hex(number: u32) -> Color32 {
    let [_, red, green, blue] = number.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// The light theme, which is the default.
pub const LIGHT: Tokens = Tokens {
    dark: false,
    bg_window: hex(0x00EF_EDE9),
    bg_panel: hex(0x00F7_F6F3),
    bg_paper: hex(0x00FE_FDFB),
    bg_raised: hex(0x00FF_FFFF),
    bg_input: hex(0x00FF_FFFF),
    bg_head: hex(0x00F2_F0EC),
    bg_hover: hex(0x00EC_EAE5),
    bg_press: hex(0x00E0_DDD6),
    bg_row: hex(0x00E4_E6F4),
    line: hex(0x00E1_DED7),
    line_strong: hex(0x00CC_C8BF),
    line_ctl: hex(0x007E_7971),
    t1: hex(0x001F_1D1A),
    t2: hex(0x0052_4E48),
    t3: hex(0x0064_605A),
    accent: hex(0x003B_4BA3),
    accent_hover: hex(0x002F_3D8C),
    on_accent: hex(0x00FF_FFFF),
    sel: hex(0x00C9_D0F2),
    hit: hex(0x00F6_DF9A),
    ok: hex(0x001D_6A44),
    ok_bg: hex(0x00E7_F2EA),
    warn: hex(0x0081_5300),
    warn_bg: hex(0x00FA_F0DA),
    err: hex(0x00AF_2A20),
    err_bg: hex(0x00FB_E9E6),
    info_bg: hex(0x00E9_ECF8),
    bar: hex(0x0079_84C4),
    interviewer: hex(0x0064_605A),
    speakers: [hex(0x001E_5C7A), hex(0x002A_6B47), hex(0x006A_3E7E), hex(0x007A_4A12)],
    tint: 0.17,
};

/// The dark theme.
pub const DARK: Tokens = Tokens {
    dark: true,
    bg_window: hex(0x0017_181A),
    bg_panel: hex(0x001D_1E21),
    bg_paper: hex(0x0020_2124),
    bg_raised: hex(0x002A_2B2F),
    bg_input: hex(0x0017_181A),
    bg_head: hex(0x0022_2327),
    bg_hover: hex(0x002A_2B30),
    bg_press: hex(0x0034_353B),
    bg_row: hex(0x002A_2F49),
    line: hex(0x0030_3136),
    line_strong: hex(0x0044_464D),
    line_ctl: hex(0x0080_838C),
    t1: hex(0x00E9_E7E2),
    t2: hex(0x00BA_B7B0),
    t3: hex(0x00A0_9D97),
    accent: hex(0x00A9_B5FF),
    accent_hover: hex(0x00C0_C9FF),
    on_accent: hex(0x0015_183A),
    sel: hex(0x003E_4A86),
    hit: hex(0x006A_5418),
    ok: hex(0x007C_CB9A),
    ok_bg: hex(0x001E_2F26),
    warn: hex(0x00E5_B659),
    warn_bg: hex(0x0033_291A),
    err: hex(0x00FF_9C8F),
    err_bg: hex(0x003A_2220),
    info_bg: hex(0x0026_2B45),
    bar: hex(0x0079_84C4),
    interviewer: hex(0x00A0_9D97),
    speakers: [hex(0x007F_C4E8), hex(0x008F_D3A6), hex(0x00CF_A6E4), hex(0x00E2_B777)],
    tint: 0.24,
};

impl Tokens {
    /// All grounds on which text may stand, with their names.
    pub fn grounds(&self) -> [(&'static str, Color32); 9] {
        [
            ("window", self.bg_window),
            ("panel", self.bg_panel),
            ("paper", self.bg_paper),
            ("raised", self.bg_raised),
            ("input", self.bg_input),
            ("head", self.bg_head),
            ("hover", self.bg_hover),
            ("press", self.bg_press),
            ("row", self.bg_row),
        ]
    }
}

/// A size of type with its line, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Size of the letters.
    pub size: f32,
    /// Height of a line.
    pub line: f32,
}

const fn of(size: f32, line: f32) -> Type {
    Type { size, line }
}

/// The name on the start screen and nothing else.
pub const DISPLAY: Type = of(34.0, 40.0);
/// Titles of pages and sheets.
pub const TITLE: Type = of(16.0, 24.0);
/// Everything.
pub const BODY: Type = of(13.0, 20.0);
/// Counts, secondary lines, heads of tables.
pub const SMALL: Type = of(12.0, 18.0);
/// Labels of stripes: small, set closer.
pub const STRIPE: Type = of(12.0, 16.0);
/// Key caps, language codes, times under speakers: the smallest size anywhere.
pub const MICRO: Type = of(11.0, 16.0);
/// Fields of pickers.
pub const INPUT: Type = of(14.0, 20.0);
/// Passages in inspector and tables.
pub const QUOTE: Type = of(14.0, 22.0);

/// Sizes of the transcript's letters, in points; a line is [`READER_LINE`] times as high.
pub const READER_SIZES: [f32; 9] = [13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 20.0, 22.0, 26.0];
/// Place in [`READER_SIZES`] of the size that is set at first.
pub const READER_SIZE: usize = 4;
/// Height of a line of the transcript, in sizes of its letters.
pub const READER_LINE: f32 = 1.6;
/// How much larger Arabic is set than Latin letters beside it.
pub const ARABIC_SCALE: f32 = 1.12;
/// Height of a line of Arabic, in sizes of the Latin letters beside it: 32 points at 17.
pub const ARABIC_LINE: f32 = 1.85;
/// Widths of the transcript's lines, in characters of French.
pub const READER_WIDTHS: [u32; 4] = [52, 60, 68, 76];
/// Place in [`READER_WIDTHS`] of the width that is set at first.
pub const READER_WIDTH: usize = 2;

/// Side padding of panels.
pub const PANEL_PADDING: f32 = 14.0;
/// Side padding of pages.
pub const PAGE_PADDING: f32 = 16.0;
/// Padding of sheets.
pub const SHEET_PADDING: f32 = 20.0;
/// Between a label and its control.
pub const CONTROL_GAP: f32 = 8.0;
/// Between groups, beside one hairline.
pub const GROUP_GAP: f32 = 12.0;
/// Height of the top bar.
pub const TOP_BAR: f32 = 44.0;
/// Height of the tab strip.
pub const TAB_STRIP: f32 = 36.0;
/// Height of a document's head.
pub const DOCUMENT_HEAD: f32 = 40.0;
/// Height of the status line.
pub const STATUS_LINE: f32 = 26.0;
/// Height of rows in trees, lists and menus.
pub const ROW: f32 = 26.0;
/// Corners of highlights, bars and swatches.
pub const RADIUS_MARK: u8 = 2;
/// Corners of checkboxes and key caps.
pub const RADIUS_CAP: u8 = 3;
/// Corners of buttons, inputs and segments.
pub const RADIUS_CONTROL: u8 = 5;
/// Corners of cards and notices.
pub const RADIUS_CARD: u8 = 6;
/// Corners of popovers.
pub const RADIUS_POPOVER: u8 = 8;
/// Corners of sheets.
pub const RADIUS_SHEET: u8 = 10;
