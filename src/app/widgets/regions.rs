//! Regions of a page: its lists, its controls, its table, what stands beside them. F6 leads from one to the next, so that no region is thirty Tabs away.

use egui::{Context, Id, Rect};

/// The regions of the page in this pass, in the order in which they were painted.
#[derive(Clone, Default)]
struct Painted {
    pass: u64,
    regions: Vec<Rect>,
}

fn known() -> Id {
    Id::unique("regions-of-page")
}

/// Says that a region of the page stands here. A region inside another is one of its own.
pub fn region(context: &Context, rect: Rect) {
    let pass = context.cumulative_pass_nr();
    context.data_mut(|data| {
        let painted = data.get_temp_mut_or_default::<Painted>(known());
        if painted.pass != pass {
            *painted = Painted { pass, regions: Vec::new() };
        }
        painted.regions.push(rect);
    });
}

/// Sends the keyboard to the first widget of the next region, or of the one before.
pub fn go_to_region(context: &Context, forwards: bool) {
    let regions = context.data(|data| data.get_temp::<Painted>(known())).unwrap_or_default().regions;
    let widgets: Vec<(Id, Rect)> = context.viewport(|viewport| {
        let page = viewport.prev_pass.widgets.get_layer(egui::LayerId::background());
        page.filter(|widget| widget.enabled && widget.sense.is_focusable() && widget.interact_rect.is_positive())
            .map(|widget| (widget.id, widget.interact_rect))
            .collect()
    });
    let focused = context.memory(egui::Memory::focused).and_then(|id| widgets.iter().find(|(known, _)| *known == id)).map(|(_, rect)| *rect);
    let now = focused.and_then(|rect| place(&regions, rect));
    let first_in = |region: usize| widgets.iter().find(|(_, rect)| place(&regions, *rect) == Some(region)).map(|(id, _)| *id);
    if let Some(widget) = order(regions.len(), now, forwards).find_map(first_in) {
        context.memory_mut(|memory| memory.request_focus(widget));
    }
}

/// The smallest region in which a widget stands.
fn place(regions: &[Rect], widget: Rect) -> Option<usize> {
    let around = regions.iter().enumerate().filter(|(_, region)| region.contains(widget.center()));
    around.min_by(|(_, one), (_, other)| one.area().total_cmp(&other.area())).map(|(place, _)| place)
}

/// All other regions, from the one after (or before) where the keyboard is.
fn order(number: usize, now: Option<usize>, forwards: bool) -> impl Iterator<Item = usize> {
    let start = match (now, forwards) {
        (Some(now), true) => now + 1,
        (Some(now), false) => now + number.saturating_sub(1),
        (None, true) => 0,
        (None, false) => number.saturating_sub(1),
    };
    let step = if forwards { 1 } else { number.saturating_sub(1) };
    (0..number).map(move |turn| (start + turn * step) % number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn regions_are_gone_through_in_a_ring_and_the_smallest_around_a_widget_is_its_own() {
        assert_eq!(order(3, Some(1), true).collect::<Vec<_>>(), [2, 0, 1]);
        assert_eq!(order(3, Some(1), false).collect::<Vec<_>>(), [0, 2, 1]);
        assert_eq!(order(3, None, true).next(), Some(0));
        assert_eq!(order(0, None, true).next(), None);
        let page = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0));
        let table = Rect::from_min_size(pos2(0.0, 50.0), vec2(100.0, 50.0));
        let at = |y: f32| Rect::from_center_size(pos2(10.0, y), vec2(4.0, 4.0));
        assert_eq!((place(&[page, table], at(20.0)), place(&[page, table], at(70.0)), place(&[page, table], at(120.0))), (Some(0), Some(1), None));
    }
}
