//! Draws egui's triangles into a picture without a screen, so that a view can be looked at on any machine.

use egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive};
use egui::{Color32, Pos2, Rect, TextureId, TexturesDelta};
use std::collections::HashMap;

/// Textures that egui has sent so far.
#[derive(Default)]
pub(crate) struct Textures(HashMap<TextureId, ([usize; 2], Vec<Color32>)>);

impl Textures {
    /// Takes over new textures and changes of old ones.
    pub(crate) fn apply(&mut self, delta: &mut TexturesDelta) {
        let mut changed: Vec<_> = delta.set.drain().collect();
        changed.sort_by_key(|(id, _)| *id);
        for (id, changes) in changed {
            for change in changes {
                let ImageData::Color(image) = change.image;
                let Some([left, top]) = change.pos else {
                    self.0.insert(id, (image.size, image.pixels.clone()));
                    continue;
                };
                let Some((size, pixels)) = self.0.get_mut(&id) else { continue };
                for (y, line) in image.pixels.chunks(image.size[0]).enumerate() {
                    let from = (top + y) * size[0] + left;
                    pixels[from..from + line.len()].copy_from_slice(line);
                }
            }
        }
        delta.clear();
    }
}

/// Paints everything on a ground; `density` is pixels per point.
pub(crate) fn paint(size: [usize; 2], density: f32, primitives: &[ClippedPrimitive], textures: &Textures) -> Vec<Color32> {
    let mut picture = vec![Color32::BLACK; size[0] * size[1]];
    for ClippedPrimitive { clip_rect, primitive } in primitives {
        if let Primitive::Mesh(mesh) = primitive
            && let Some((side, texels)) = textures.0.get(&mesh.texture_id)
        {
            let clip = *clip_rect * density;
            for corners in mesh.indices.chunks_exact(3) {
                triangle(&mut picture, size, (mesh, corners, density), clip, (*side, texels));
            }
        }
    }
    picture
}

fn triangle(picture: &mut [Color32], size: [usize; 2], (mesh, corners, density): (&Mesh, &[u32], f32), clip: Rect, (side, texels): ([usize; 2], &[Color32])) {
    let [a, b, c] = [0, 1, 2].map(|place| mesh.vertices[corners[place] as usize]);
    let [pa, pb, pc] = [a, b, c].map(|vertex| vertex.pos * density);
    let area = cross(pa, pb, pc);
    if area == 0.0 {
        return;
    }
    let bounds = Rect::from_points(&[pa, pb, pc]).intersect(clip).intersect(Rect::from_min_max(Pos2::ZERO, Pos2::new(size[0] as f32, size[1] as f32)));
    for y in bounds.top().floor() as usize..bounds.bottom().ceil().max(0.0) as usize {
        for x in bounds.left().floor() as usize..bounds.right().ceil().max(0.0) as usize {
            let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
            let share = [cross(pb, pc, at) / area, cross(pc, pa, at) / area, cross(pa, pb, at) / area];
            let inside = share.iter().zip([(pb, pc), (pc, pa), (pa, pb)]).all(|(share, edge)| *share > 0.0 || (*share == 0.0 && is_top_left(edge, area)));
            if !inside || !clip.contains(at) || y * size[0] + x >= picture.len() {
                continue;
            }
            let blend = |pick: fn(&egui::epaint::Vertex) -> f32| share[0] * pick(&a) + share[1] * pick(&b) + share[2] * pick(&c);
            let (u, v) = (blend(|vertex| vertex.uv.x), blend(|vertex| vertex.uv.y));
            let texel = texels[((v * side[1] as f32) as usize).min(side[1] - 1) * side[0] + ((u * side[0] as f32) as usize).min(side[0] - 1)];
            let channel = |pick: fn(&egui::epaint::Vertex) -> f32, texel: u8| blend(pick) * f32::from(texel) / 255.0;
            let alpha = channel(|vertex| f32::from(vertex.color.a()), texel.a());
            let source = [
                channel(|vertex| f32::from(vertex.color.r()), texel.r()),
                channel(|vertex| f32::from(vertex.color.g()), texel.g()),
                channel(|vertex| f32::from(vertex.color.b()), texel.b()),
            ];
            let pixel = &mut picture[y * size[0] + x];
            let old = [pixel.r(), pixel.g(), pixel.b()];
            let [red, green, blue] = [0, 1, 2].map(|place| (source[place] + f32::from(old[place]) * (1.0 - alpha / 255.0)).round().clamp(0.0, 255.0) as u8);
            *pixel = Color32::from_rgb(red, green, blue);
        }
    }
}

/// Which triangle has the points on an edge that two share, so that none is painted twice.
fn is_top_left((from, to): (Pos2, Pos2), area: f32) -> bool {
    let edge = if area > 0.0 { to - from } else { from - to };
    edge.y < 0.0 || (edge.y == 0.0 && edge.x > 0.0)
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The picture as a PNG file (RFC 2083) without compression.
pub(crate) fn png(size: [usize; 2], picture: &[Color32]) -> Vec<u8> {
    let mut raw = Vec::with_capacity((size[0] * 3 + 1) * size[1]);
    for line in picture.chunks(size[0]) {
        raw.push(0);
        raw.extend(line.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]));
    }
    let mut stream = vec![0x78, 0x01];
    let count = raw.chunks(65535).count();
    for (place, block) in raw.chunks(65535).enumerate() {
        let len = block.len() as u16;
        stream.push(u8::from(place + 1 == count));
        stream.extend(len.to_le_bytes().into_iter().chain((!len).to_le_bytes()));
        stream.extend(block);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in &raw {
        low = (low + u32::from(*byte)) % 65521;
        high = (high + low) % 65521;
    }
    stream.extend((high << 16 | low).to_be_bytes());
    let mut head = Vec::new();
    head.extend((size[0] as u32).to_be_bytes());
    head.extend((size[1] as u32).to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", head), (b"IDAT", stream), (b"IEND", Vec::new())] {
        file.extend((data.len() as u32).to_be_bytes());
        let body: Vec<u8> = name.iter().copied().chain(data).collect();
        file.extend(&body);
        file.extend(crc(&body).to_be_bytes());
    }
    file
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 });
    !bytes.iter().fold(u32::MAX, step)
}
