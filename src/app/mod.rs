//! The window: reader, panels and dialogs over one open project. It asks, it never changes a project by itself.
//!
//! | room | what stands there |
//! |---|---|
//! | [`window`] | the frame: jobs, keys, painting, then wishes become acts |
//! | [`desk`] | the open project: tabs, selection, counts |
//! | [`panels`] | what stands around the transcript |
//! | [`places`] | the other pages of the top bar |
//! | [`sheets`] | what is laid over the window and wants an answer |
//! | [`picker`], [`palette`] | choosing a code; running anything |
//! | [`reader`], [`text`] | the transcript; text of every script |
//! | [`widgets`], [`theme`], [`icons`], [`fonts`] | how everything looks |
//! | [`locale`], [`action`], [`keymap`], [`ask`], [`settings`] | words, acts, keys, wishes, what is remembered |

pub mod action;
pub mod ask;
pub mod desk;
pub mod dialogs;
pub mod fonts;
pub mod gate;
pub mod icons;
pub mod keymap;
pub mod layout;
pub mod locale;
pub mod palette;
pub mod panels;
pub mod picker;
pub mod places;
pub mod reader;
pub mod run;
pub mod settings;
pub mod sheets;
pub mod start;
pub mod text;
pub mod theme;
pub mod widgets;
pub mod window;
