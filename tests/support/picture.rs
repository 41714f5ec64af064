//! Pictures of the window without a screen and without a graphics card: egui's triangles are filled here, the same on every machine.

use egui::epaint::{ImageData, ImageDelta, Primitive, Vertex};
use egui::{Context, FullOutput, Pos2, TextureId, TexturesDelta, pos2};
use egui_kittest::TestRenderer;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

/// A picture: width, height, and red, green, blue of each pixel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<[u8; 3]>,
}

/// A texture with premultiplied colours.
#[derive(Clone, Default)]
struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 4]>,
    nearest: bool,
}

/// The textures that the window has uploaded so far. Clones share them: one goes to the harness, one stays with the test.
#[derive(Clone, Default)]
pub(crate) struct Painter(Rc<RefCell<HashMap<TextureId, Texture>>>);

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.borrow_mut();
        for (id, deltas) in delta.set.drain() {
            for delta in &deltas {
                textures.entry(id).or_default().take(delta);
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

impl Texture {
    fn take(&mut self, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        let pixels = image.pixels.iter().map(|pixel| pixel.to_array().map(|part| f32::from(part) / 255.0));
        let Some([left, top]) = delta.pos else {
            let nearest = delta.options.magnification == egui::TextureFilter::Nearest;
            *self = Self { width, height, pixels: pixels.collect(), nearest };
            return;
        };
        for (place, pixel) in pixels.enumerate() {
            self.pixels[(top + place / width) * self.width + left + place % width] = pixel;
        }
    }

    fn at(&self, x: isize, y: isize) -> [f32; 4] {
        let clamped = |value: isize, end: usize| value.clamp(0, end as isize - 1) as usize;
        self.pixels[clamped(y, self.height) * self.width + clamped(x, self.width)]
    }

    fn sample(&self, uv: Pos2) -> [f32; 4] {
        let (x, y) = (uv.x * self.width as f32, uv.y * self.height as f32);
        if self.nearest {
            return self.at(x.floor() as isize, y.floor() as isize);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_share, bottom_share) = (x - left, y - top);
        let row = |dy: isize| mixed(self.at(left as isize, top as isize + dy), self.at(left as isize + 1, top as isize + dy), right_share);
        mixed(row(0), row(1), bottom_share)
    }
}

fn mixed(one: [f32; 4], other: [f32; 4], share: f32) -> [f32; 4] {
    std::array::from_fn(|part| one[part] + (other[part] - one[part]) * share)
}

impl Painter {
    /// What a frame shows.
    pub(crate) fn paint(&self, context: &Context, output: &FullOutput) -> Picture {
        let density = context.pixels_per_point();
        let size = context.content_rect().size() * density;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let mut canvas = Canvas { width, height, pixels: vec![[0.0; 3]; width * height] };
        let textures = self.0.borrow();
        for clipped in context.tessellate(output.shapes.clone(), density) {
            let Primitive::Mesh(mesh) = clipped.primitive else { continue };
            let Some(texture) = textures.get(&mesh.texture_id) else { continue };
            let limits = |low: f32, high: f32, end: usize| ((low * density).round().max(0.0) as usize, ((high * density).round().max(0.0) as usize).min(end));
            let (left, right) = limits(clipped.clip_rect.min.x, clipped.clip_rect.max.x, width);
            let (top, bottom) = limits(clipped.clip_rect.min.y, clipped.clip_rect.max.y, height);
            for corners in mesh.indices.chunks_exact(3) {
                let corner = |place: usize| {
                    let vertex = mesh.vertices[corners[place] as usize];
                    Vertex { pos: pos2(vertex.pos.x * density, vertex.pos.y * density), ..vertex }
                };
                canvas.triangle([corner(0), corner(1), corner(2)], texture, (left, right), (top, bottom));
            }
        }
        let pixels = canvas.pixels.iter().map(|pixel| pixel.map(|part| (part * 255.0).round().clamp(0.0, 255.0) as u8)).collect();
        Picture { width, height, pixels }
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    fn triangle(&mut self, mut corners: [Vertex; 3], texture: &Texture, (left, right): (usize, usize), (top, bottom): (usize, usize)) {
        let cross = |a: Pos2, b: Pos2, c: Pos2| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        let mut area = cross(corners[0].pos, corners[1].pos, corners[2].pos);
        if area == 0.0 {
            return;
        }
        if area < 0.0 {
            corners.swap(1, 2);
            area = -area;
        }
        let [a, b, c] = corners.map(|corner| corner.pos);
        let low = |values: [f32; 3], least: usize| (values.into_iter().fold(f32::MAX, f32::min).floor().max(0.0) as usize).max(least);
        let high = |values: [f32; 3], most: usize| (values.into_iter().fold(f32::MIN, f32::max).ceil().max(0.0) as usize).min(most);
        let (first, last) = (low([a.y, b.y, c.y], top), high([a.y, b.y, c.y], bottom));
        let (start, end) = (low([a.x, b.x, c.x], left), high([a.x, b.x, c.x], right));
        let colours = corners.map(|corner| corner.color.to_array().map(|part| f32::from(part) / 255.0));
        let one_colour = colours[0] == colours[1] && colours[1] == colours[2];
        let plain = (corners[0].uv == corners[1].uv && corners[1].uv == corners[2].uv).then(|| texture.sample(corners[0].uv));
        // A pixel on an edge belongs to the triangle whose upper or left edge it is, so that no pixel is painted twice.
        let owns = |from: Pos2, to: Pos2| (from.y == to.y && to.x > from.x) || to.y < from.y;
        let edges = [(b, c), (c, a), (a, b)];
        for y in first..last {
            for x in start..end {
                let middle = pos2(x as f32 + 0.5, y as f32 + 0.5);
                let weights = edges.map(|(from, to)| cross(from, to, middle));
                if weights.iter().zip(edges).any(|(weight, (from, to))| *weight < 0.0 || (*weight == 0.0 && !owns(from, to))) {
                    continue;
                }
                let shares = weights.map(|weight| weight / area);
                let blend = |of: [f32; 3]| of[0] * shares[0] + of[1] * shares[1] + of[2] * shares[2];
                let colour = if one_colour { colours[0] } else { std::array::from_fn(|part| blend(colours.map(|colour| colour[part]))) };
                let ink = plain.unwrap_or_else(|| texture.sample(pos2(blend(corners.map(|corner| corner.uv.x)), blend(corners.map(|corner| corner.uv.y)))));
                let cover = 1.0 - colour[3] * ink[3];
                let pixel = &mut self.pixels[y * self.width + x];
                for part in 0..3 {
                    pixel[part] = colour[part] * ink[part] + pixel[part] * cover;
                }
            }
        }
        debug_assert!(self.height >= last.min(self.height));
    }
}

impl Picture {
    /// Writes the picture as PNG.
    pub(crate) fn write(&self, path: &Path) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
        let mut encoder = png::Encoder::new(file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        encoder.write_header().unwrap().write_image_data(self.pixels.as_flattened()).unwrap();
    }

    /// Reads a picture that [`Picture::write`] wrote.
    pub(crate) fn read(path: &Path) -> Option<Self> {
        let mut reader = png::Decoder::new(std::io::BufReader::new(std::fs::File::open(path).ok()?)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        let pixels = bytes.as_chunks::<3>().0.to_vec();
        Some(Self { width: info.width as usize, height: info.height as usize, pixels })
    }

    /// Share of pixels that differ by more than a hair from another picture's; 1 where the sizes differ.
    pub(crate) fn difference(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 1.0;
        }
        let differs = |(one, other): &(&[u8; 3], &[u8; 3])| one.iter().zip(*other).any(|(one, other)| one.abs_diff(*other) > 8);
        self.pixels.iter().zip(&other.pixels).filter(differs).count() as f64 / self.pixels.len().max(1) as f64
    }
}
