//! Where the panels of the coding page stand: side by side as designed, or as a person dragged them.

use crate::app::locale::Locale;
use crate::app::theme;
use egui::{Color32, Rect, Sense, Stroke, Style, Ui, Visuals, WidgetText, pos2, vec2};
use egui_tiles::{Behavior, Container, ResizeState, SimplificationOptions, Tile, TileId, Tiles, Tree, UiResponse};
use serde::{Deserialize, Serialize};

/// Width of the side panels as designed.
const SIDE: f32 = 284.0;
/// Width of the left panel in a narrow window.
const NARROW_SIDE: f32 = 220.0;
/// Under this width of the window the passage gives way.
const ROOMY: f32 = 1280.0;
/// The reader is never narrower than this, as long as others can give way.
const READER: f32 = 480.0;

/// A panel of the coding page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pane {
    /// The list of documents.
    Documents,
    /// The tree of codes.
    Codebook,
    /// The transcripts.
    Reader,
    /// What is said of the passage at the caret.
    Passage,
}

impl Pane {
    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Codebook => "codebook",
            Self::Reader => "reader",
            Self::Passage => "passage",
        }
    }
}

/// The panels and their sizes. Shares are points, so that sizes stay when the window is resized: the reader takes the rest.
pub struct Layout {
    tree: Tree<Pane>,
    roomy: Option<bool>,
}

impl Default for Layout {
    fn default() -> Self {
        let mut tiles = Tiles::default();
        let documents = tiles.insert_pane(Pane::Documents);
        let codebook = tiles.insert_pane(Pane::Codebook);
        let left = tiles.insert_vertical_tile(vec![documents, codebook]);
        let reader = tiles.insert_pane(Pane::Reader);
        let passage = tiles.insert_pane(Pane::Passage);
        let root = tiles.insert_horizontal_tile(vec![left, reader, passage]);
        if let Some(Tile::Container(Container::Linear(linear))) = tiles.get_mut(root) {
            linear.shares.set_share(left, SIDE);
            linear.shares.set_share(reader, 872.0);
            linear.shares.set_share(passage, SIDE);
        }
        if let Some(Tile::Container(Container::Linear(linear))) = tiles.get_mut(left) {
            linear.shares.set_share(documents, 0.44);
            linear.shares.set_share(codebook, 0.56);
        }
        Self { tree: Tree::new(egui::Id::unique("panels"), root, tiles), roomy: None }
    }
}

impl Layout {
    /// The layout that was kept, or the one as designed where none was or a panel is missing from it.
    pub fn from_kept(kept: Option<&serde_json::Value>) -> Self {
        let tree: Option<Tree<Pane>> = kept.and_then(|kept| serde_json::from_value(kept.clone()).ok());
        let complete = |tree: &Tree<Pane>| {
            [Pane::Documents, Pane::Codebook, Pane::Reader, Pane::Passage].iter().all(|pane| tree.tiles.find_pane(pane).is_some()) && tree.root().is_some()
        };
        match tree.filter(complete) {
            Some(tree) => Self { tree, roomy: None },
            None => Self::default(),
        }
    }

    /// What is kept of it.
    pub fn to_keep(&self) -> Option<serde_json::Value> {
        serde_json::to_value(&self.tree).ok()
    }

    /// True where a panel is shown.
    pub fn is_shown(&self, pane: Pane) -> bool {
        self.tree.tiles.find_pane(&pane).is_some_and(|tile| self.tree.is_visible(tile))
    }

    /// Shows or hides a panel.
    pub fn set_shown(&mut self, pane: Pane, shown: bool) {
        if let Some(tile) = self.tree.tiles.find_pane(&pane) {
            self.tree.set_visible(tile, shown);
        }
    }

    /// Shows or hides documents and codebook together.
    pub fn toggle_left(&mut self) {
        let shown = !(self.is_shown(Pane::Documents) || self.is_shown(Pane::Codebook));
        self.set_shown(Pane::Documents, shown);
        self.set_shown(Pane::Codebook, shown);
    }

    /// Shows the panels; `show` paints one of them.
    pub fn show(&mut self, ui: &mut Ui, locale: &Locale, show: &mut dyn FnMut(&mut Ui, Pane)) {
        let width = ui.available_width();
        self.give_way(width);
        self.fit(width);
        let mut behavior = Panels { locale, show };
        self.tree.ui(&mut behavior, ui);
    }

    /// In a narrow window the passage is hidden, and comes back in a wide one.
    fn give_way(&mut self, width: f32) {
        let roomy = width >= ROOMY;
        if self.roomy.is_some_and(|before| before != roomy) || (self.roomy.is_none() && !roomy) {
            self.set_shown(Pane::Passage, roomy);
            let side = if roomy { SIDE } else { NARROW_SIDE };
            if let (Some(root), Some(left)) = (self.tree.root(), self.column_of(Pane::Documents))
                && let Some(Tile::Container(Container::Linear(linear))) = self.tree.tiles.get_mut(root)
            {
                linear.shares.set_share(left, side);
            }
        }
        self.roomy = Some(roomy);
    }

    /// The child of the root in which a panel stands.
    fn column_of(&self, pane: Pane) -> Option<TileId> {
        let root = self.tree.root()?;
        let mut tile = self.tree.tiles.find_pane(&pane)?;
        while let Some(parent) = self.tree.tiles.parent_of(tile) {
            if parent == root {
                return Some(tile);
            }
            tile = parent;
        }
        None
    }

    /// The reader's column takes what the others leave.
    fn fit(&mut self, width: f32) {
        let (Some(root), Some(reader)) = (self.tree.root(), self.column_of(Pane::Reader)) else { return };
        let shown: Vec<TileId> = match self.tree.tiles.get(root) {
            Some(Tile::Container(Container::Linear(linear))) if linear.dir == egui_tiles::LinearDir::Horizontal => {
                linear.children.iter().copied().filter(|child| self.tree.tiles.is_visible_in_layout(*child)).collect()
            }
            _ => return,
        };
        let Some(Tile::Container(Container::Linear(linear))) = self.tree.tiles.get_mut(root) else { return };
        let others: f32 = shown.iter().filter(|child| **child != reader).map(|child| linear.shares[*child]).sum();
        let room = width - shown.len().saturating_sub(1) as f32;
        linear.shares.set_share(reader, (room - others).max(READER));
    }
}

struct Panels<'a> {
    locale: &'a Locale,
    show: &'a mut dyn FnMut(&mut Ui, Pane),
}

impl Behavior<Pane> for Panels<'_> {
    fn pane_ui(&mut self, ui: &mut Ui, tile: TileId, pane: &mut Pane) -> UiResponse {
        let rect = ui.max_rect();
        let tokens = theme::tokens_of(ui.ctx());
        let ground = if *pane == Pane::Reader { tokens.bg_paper } else { tokens.bg_panel };
        ui.painter().rect_filled(rect, 0.0, ground);
        // The head of a side panel is its handle.
        let handle = Rect::from_min_size(rect.min, vec2((rect.width() - 96.0).max(0.0), 30.0));
        let dragged = *pane != Pane::Reader && {
            let response = ui.interact(handle, ui.scope_id().with(("handle", tile)), Sense::drag());
            response.on_hover_cursor(egui::CursorIcon::Default).drag_started()
        };
        (self.show)(ui, *pane);
        if dragged { UiResponse::DragStarted } else { UiResponse::None }
    }

    fn tab_title_for_pane(&mut self, pane: &Pane) -> WidgetText {
        self.locale.text(pane.key()).into()
    }
    fn gap_width(&self, _: &Style) -> f32 {
        1.0
    }
    fn min_size(&self) -> f32 {
        120.0
    }
    fn tab_bar_height(&self, _: &Style) -> f32 {
        30.0
    }
    fn tab_bar_color(&self, visuals: &Visuals) -> Color32 {
        theme::tokens_for(visuals.dark_mode).bg_window
    }
    fn resize_stroke(&self, style: &Style, state: ResizeState) -> Stroke {
        let tokens = theme::tokens_for(style.visuals.dark_mode);
        match state {
            ResizeState::Idle => Stroke::new(1.0, tokens.line_strong),
            ResizeState::Hovering | ResizeState::Dragging => Stroke::new(2.0, tokens.accent),
        }
    }
    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions { all_panes_must_have_tabs: false, ..SimplificationOptions::default() }
    }
    fn drag_preview_color(&self, visuals: &Visuals) -> Color32 {
        theme::tokens_for(visuals.dark_mode).accent.gamma_multiply(0.18)
    }
}

/// The part of a rectangle that is left under a bar of a height.
pub fn below(rect: Rect, height: f32) -> Rect {
    Rect::from_min_max(pos2(rect.left(), rect.top() + height), rect.max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_layout_comes_back_and_a_broken_one_does_not() {
        let mut layout = Layout::default();
        layout.set_shown(Pane::Passage, false);
        let kept = layout.to_keep();
        assert!(!Layout::from_kept(kept.as_ref()).is_shown(Pane::Passage));
        let broken = serde_json::json!({"id": 1, "root": null, "tiles": {}});
        assert!(Layout::from_kept(Some(&broken)).is_shown(Pane::Passage));
    }

    #[test]
    fn the_passage_gives_way_in_a_narrow_window_and_comes_back() {
        let mut layout = Layout::default();
        layout.give_way(1024.0);
        assert!(!layout.is_shown(Pane::Passage));
        layout.give_way(1440.0);
        assert!(layout.is_shown(Pane::Passage));
    }
}
