//! Pictures of glyphs in textures: drawn once, kept in pages, uploaded once a frame, thrown out when they were not used for long.

use cosmic_text::{CacheKey, FontSystem, SwashCache, SwashContent, SwashImage};
use egui::{Color32, ColorImage, Context, Mesh, Painter, Rect, Shape, TextureHandle, TextureOptions, pos2, vec2};
use std::collections::HashMap;

/// Side of a page in pixels.
const SIDE: usize = 1024;
/// Number of pages after which the one unused for longest is cleared instead of adding another.
const PAGES: usize = 6;

/// Where a glyph's picture is.
#[derive(Clone, Copy, Debug)]
struct Slot {
    page: usize,
    /// Place on the page, in shares of its side.
    uv: Rect,
    /// From the glyph's origin to the picture's corner, in pixels.
    offset: [i32; 2],
    /// In pixels.
    size: [f32; 2],
    /// True for a picture with its own colours.
    coloured: bool,
}

/// One texture, filled in shelves.
struct Page {
    image: ColorImage,
    texture: Option<TextureHandle>,
    /// What changed since the last upload: first and one past the last row.
    dirty: Option<(usize, usize)>,
    /// Next free place on the open shelf.
    x: usize,
    y: usize,
    shelf: usize,
    last_used: u64,
    mesh: Mesh,
}

impl Page {
    fn new() -> Self {
        let image = ColorImage::filled([SIDE, SIDE], Color32::TRANSPARENT);
        Self { image, texture: None, dirty: None, x: 0, y: 0, shelf: 0, last_used: 0, mesh: Mesh::default() }
    }

    /// Room for a picture with a free pixel around it.
    fn place(&mut self, width: usize, height: usize) -> Option<(usize, usize)> {
        if self.x + width + 1 > SIDE {
            (self.x, self.y, self.shelf) = (0, self.y + self.shelf + 1, 0);
        }
        if width + 1 > SIDE || self.y + height + 1 > SIDE {
            return None;
        }
        let at = (self.x, self.y);
        self.x += width + 1;
        self.shelf = self.shelf.max(height);
        Some(at)
    }

    fn write(&mut self, (x, y): (usize, usize), width: usize, pixels: &[Color32]) {
        for (step, line) in pixels.chunks(width).enumerate() {
            let from = (y + step) * SIDE + x;
            if let Some(target) = self.image.pixels.get_mut(from..from + line.len()) {
                target.copy_from_slice(line);
            }
        }
        let end = y + pixels.len() / width.max(1);
        let (top, bottom) = self.dirty.unwrap_or((y, end));
        self.dirty = Some((top.min(y), bottom.max(end)));
    }
}

/// All pictures of glyphs of a window.
pub(super) struct Atlas {
    pages: Vec<Page>,
    slots: HashMap<CacheKey, Option<Slot>>,
    swash: SwashCache,
    frame: u64,
    density: f32,
    light_on_dark: bool,
}

impl Default for Atlas {
    fn default() -> Self {
        Self { pages: Vec::new(), slots: HashMap::new(), swash: SwashCache::new(), frame: 0, density: 0.0, light_on_dark: false }
    }
}

impl Atlas {
    /// Starts a frame; another pixel density or another theme (whose letters are drawn bolder) clears everything.
    pub(super) fn begin_frame(&mut self, density: f32, light_on_dark: bool) {
        self.frame += 1;
        if (self.density - density).abs() > f32::EPSILON || self.light_on_dark != light_on_dark {
            (self.density, self.light_on_dark) = (density, light_on_dark);
            self.pages.clear();
            self.slots.clear();
        }
    }

    /// Adds one glyph at a pixel to what [`Atlas::flush`] paints.
    pub(super) fn draw(&mut self, fonts: &mut FontSystem, key: CacheKey, (x, y): (i32, i32), colour: Color32) {
        let Some(slot) = self.slot(fonts, key) else { return };
        let (frame, density) = (self.frame, self.density.max(0.1));
        let Some(page) = self.pages.get_mut(slot.page) else { return };
        page.last_used = frame;
        let [left, top] = slot.offset;
        let corner = pos2((x + left) as f32, (y + top) as f32) / density;
        let rect = Rect::from_min_size(corner, vec2(slot.size[0], slot.size[1]) / density);
        page.mesh.add_rect_with_uv(rect, slot.uv, if slot.coloured { Color32::WHITE } else { colour });
    }

    /// Paints what was drawn since the last call.
    pub(super) fn flush(&mut self, painter: &Painter) {
        for page in &mut self.pages {
            if page.mesh.is_empty() {
                continue;
            }
            let texture = page.texture.get_or_insert_with(|| {
                page.dirty = None;
                load(painter.ctx(), &page.image)
            });
            let mut mesh = std::mem::take(&mut page.mesh);
            mesh.texture_id = texture.id();
            painter.add(Shape::mesh(mesh));
        }
    }

    /// Sends what changed to the graphics card, one stripe of a page at most.
    pub(super) fn upload(&mut self, context: &Context) {
        for page in &mut self.pages {
            let Some((top, bottom)) = page.dirty.take() else { continue };
            let Some(pixels) = page.image.pixels.get(top * SIDE..bottom * SIDE) else { continue };
            let stripe = ColorImage::new([SIDE, bottom - top], pixels.to_vec());
            match &mut page.texture {
                Some(texture) => texture.set_partial([0, top], stripe, TextureOptions::NEAREST),
                None => page.texture = Some(load(context, &page.image)),
            }
        }
    }

    fn slot(&mut self, fonts: &mut FontSystem, key: CacheKey) -> Option<Slot> {
        if let Some(slot) = self.slots.get(&key) {
            return *slot;
        }
        let slot = self.swash.get_image_uncached(fonts, key).and_then(|image| self.store(&image));
        self.slots.insert(key, slot);
        slot
    }

    fn store(&mut self, image: &SwashImage) -> Option<Slot> {
        let (width, height) = (image.placement.width as usize, image.placement.height as usize);
        if width == 0 || height == 0 || width + 1 > SIDE || height + 1 > SIDE {
            return None;
        }
        let (pixels, coloured) = self.pixels(image)?;
        let (place, at) = self.room(width, height)?;
        let page = self.pages.get_mut(place)?;
        page.last_used = self.frame;
        page.write(at, width, &pixels);
        let (x, y, side) = (at.0 as f32, at.1 as f32, SIDE as f32);
        let uv = Rect::from_min_max(pos2(x / side, y / side), pos2((x + width as f32) / side, (y + height as f32) / side));
        Some(Slot { page: place, uv, offset: [image.placement.left, -image.placement.top], size: [width as f32, height as f32], coloured })
    }

    /// A page with room for a picture, and where the room is.
    fn room(&mut self, width: usize, height: usize) -> Option<(usize, (usize, usize))> {
        if let Some(found) = self.pages.iter_mut().enumerate().rev().find_map(|(place, page)| Some((place, page.place(width, height)?))) {
            return Some(found);
        }
        let oldest = self.pages.iter().enumerate().min_by_key(|(_, page)| page.last_used).filter(|(_, page)| page.last_used < self.frame);
        let place = match oldest {
            Some((place, _)) if self.pages.len() >= PAGES => {
                // What this frame has drawn already stays: only a page that it has not used is cleared.
                self.slots.retain(|_, slot| slot.is_none_or(|slot| slot.page != place));
                let page = self.pages.get_mut(place)?;
                let texture = page.texture.take();
                *page = Page { texture, dirty: Some((0, SIDE)), ..Page::new() };
                place
            }
            _ => {
                self.pages.push(Page::new());
                self.pages.len() - 1
            }
        };
        let at = self.pages.get_mut(place)?.place(width, height)?;
        Some((place, at))
    }

    /// A picture as premultiplied pixels, and whether it has colours of its own.
    fn pixels(&self, image: &SwashImage) -> Option<(Vec<Color32>, bool)> {
        let white = |&coverage: &u8| {
            // Light letters on dark look too thin without it; the same curve as egui's own text.
            let share = f32::from(coverage) / 255.0;
            let alpha = if self.light_on_dark { 2.0 * share - share * share } else { share };
            Color32::from_white_alpha((alpha * 255.0).round() as u8)
        };
        match image.content {
            SwashContent::Mask => Some((image.data.iter().map(white).collect(), false)),
            SwashContent::Color => {
                let colour = |pixel: &[u8]| match pixel {
                    [red, green, blue, alpha] => Color32::from_rgba_unmultiplied(*red, *green, *blue, *alpha),
                    _ => Color32::TRANSPARENT,
                };
                Some((image.data.chunks(4).map(colour).collect(), true))
            }
            SwashContent::SubpixelMask => None,
        }
    }
}

fn load(context: &Context, image: &ColorImage) -> TextureHandle {
    context.load_texture("glyphs", image.clone(), TextureOptions::NEAREST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_on_a_page_never_overlap_and_stay_inside() {
        let mut page = Page::new();
        let mut taken: Vec<Rect> = Vec::new();
        for step in 0..5000_usize {
            let (width, height) = (5 + step * 7 % 23, 8 + step * 5 % 19);
            let Some((x, y)) = page.place(width, height) else { break };
            let rect = Rect::from_min_size(pos2(x as f32, y as f32), vec2(width as f32, height as f32));
            assert!(rect.right() < SIDE as f32 && rect.bottom() < SIDE as f32);
            assert!(!taken.iter().any(|other| other.shrink(0.1).intersects(rect)), "{rect:?}");
            taken.push(rect);
        }
        assert!(taken.len() > 1500, "{}", taken.len());
    }

    #[test]
    fn a_page_in_use_is_never_cleared_and_an_old_one_is() {
        let mut atlas = Atlas::default();
        atlas.begin_frame(1.0, false);
        for _ in 0..PAGES + 2 {
            let (place, _) = atlas.room(SIDE - 2, SIDE - 2).unwrap();
            atlas.pages[place].last_used = atlas.frame;
        }
        assert_eq!(atlas.pages.len(), PAGES + 2);
        atlas.begin_frame(1.0, false);
        atlas.pages[0].last_used = atlas.frame;
        let (place, _) = atlas.room(SIDE - 2, SIDE - 2).unwrap();
        assert_eq!((place, atlas.pages.len()), (1, PAGES + 2));
    }
}
