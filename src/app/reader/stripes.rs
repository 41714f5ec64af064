//! Lanes of stripes and places of their labels: nothing collides, the most specific stands next to the text.

/// Number of lanes; what needs more is folded into one line with a count.
pub(super) const LANES: usize = 4;
/// Distance of two lanes, in points.
pub(super) const PITCH: f32 = 7.0;
/// Width of a stripe.
pub(super) const WIDTH: f32 = 4.0;
/// Smallest height of a stripe.
pub(super) const MIN_HEIGHT: f32 = 12.0;
/// Smallest distance of two stripes in one lane, and of two labels.
const GAP: f32 = 3.0;
/// Height of a line of a label.
pub(super) const LABEL_LINE: f32 = 16.0;
/// Largest number of lines of a label.
pub(super) const LABEL_ROWS: usize = 3;
/// Lane of a coding for which there is no room.
pub(super) const FOLDED: u8 = u8::MAX;

/// From where to where a stripe goes, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Extent {
    /// A stripe beside rows from `top` to `bottom`.
    pub(super) fn beside(top: f32, bottom: f32) -> Self {
        let top = top + 1.0;
        Self { top, bottom: (bottom - 1.0).max(top + MIN_HEIGHT) }
    }
    fn height(self) -> f32 {
        self.bottom - self.top
    }
}

/// The lane of each stripe, 0 next to the text: shortest first, then by top, each in the innermost lane that is free.
pub(super) fn lanes(stripes: &[Extent]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..stripes.len()).collect();
    let key = |place: &usize| stripes.get(*place).map_or((0.0, 0.0), |stripe| (stripe.height(), stripe.top));
    order.sort_by(|one, other| {
        let (one, other) = (key(one), key(other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    let mut taken: Vec<Vec<Extent>> = Vec::new();
    let mut found = vec![0; stripes.len()];
    for place in order {
        let Some(stripe) = stripes.get(place) else { continue };
        let is_free = |lane: &Vec<Extent>| lane.iter().all(|other| other.bottom + GAP <= stripe.top || other.top >= stripe.bottom + GAP);
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(Vec::new());
        }
        if let Some(lane) = taken.get_mut(lane) {
            lane.push(*stripe);
        }
        if let Some(slot) = found.get_mut(place) {
            *slot = lane;
        }
    }
    found
}

/// Gives a stripe that was folded a lane of its own: the one in which the fewest others give way to it and are folded instead, of several the
/// outermost.
pub(super) fn make_room(stripes: &mut [(Extent, u8)], chosen: usize) {
    let Some((stripe, FOLDED)) = stripes.get(chosen).copied() else { return };
    let collides = |other: &Extent| other.bottom + GAP > stripe.top && other.top < stripe.bottom + GAP;
    let lane = (0..LANES as u8).rev().min_by_key(|lane| stripes.iter().filter(|(other, taken)| taken == lane && collides(other)).count());
    let Some(lane) = lane else { return };
    for (other, taken) in stripes.iter_mut() {
        if *taken == lane && collides(other) {
            *taken = FOLDED;
        }
    }
    if let Some((_, taken)) = stripes.get_mut(chosen) {
        *taken = lane;
    }
}

/// A label wanted beside a stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wanted {
    /// The stretch, already cut at the view's top.
    pub(super) extent: Extent,
    /// Lines that its name needs.
    pub(super) rows: usize,
    /// True where it must be shown: the labels above give way to it where there is no room.
    pub(super) must: bool,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    /// Place of the wanted label.
    pub(super) wanted: usize,
    pub(super) top: f32,
    /// Lines that it gets.
    pub(super) rows: usize,
    /// Labels beside it that had to be left out.
    pub(super) more: usize,
}

impl Wanted {
    /// Where its label begins below the labels above, whose last ends at `free_from`; none where that is well below its stretch's end.
    fn top_below(&self, free_from: f32) -> Option<f32> {
        let Extent { top, bottom } = self.extent;
        let at = (top - 1.0).max(free_from);
        (at <= (bottom + 10.0).max(top + 20.0)).then_some(at)
    }
}

impl Placed {
    /// Where the label below may begin.
    fn end(&self) -> f32 {
        self.top + self.rows as f32 * LABEL_LINE + GAP
    }
}

/// Places labels, which must be sorted by the top of their stretch: each at its stretch's top or below the label above; on more lines
/// where the next one leaves room; left out and counted where it would begin well below its stretch's end. One that must be shown is never
/// left out: of the labels above as many are as it takes.
pub(super) fn place_labels(wanted: &[Wanted]) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::with_capacity(wanted.len());
    for (place, label) in wanted.iter().enumerate() {
        let mut more = 0;
        let at = loop {
            let at = label.top_below(placed.last().map_or(f32::MIN, Placed::end));
            if at.is_some() || !label.must {
                break at;
            }
            let Some(above) = placed.pop() else { break None };
            more += 1 + above.more;
        };
        let Some(top) = at else {
            if let Some(last) = placed.last_mut() {
                last.more += 1;
            }
            continue;
        };
        let next = wanted.get(place + 1).map_or(f32::MAX, |next| next.extent.top - 1.0);
        let room = next.min((label.extent.bottom + 8.0).max(top + LABEL_LINE + GAP)) - top;
        // Between 1 and the largest number of lines.
        let fitting = ((room + 1.0) / LABEL_LINE).floor().clamp(1.0, LABEL_ROWS as f32) as usize;
        placed.push(Placed { wanted: place, top, rows: label.rows.clamp(1, fitting), more });
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn extents() -> impl Strategy<Value = Vec<Extent>> {
        proptest::collection::vec((0u16..800, 12u16..300), 0..40)
            .prop_map(|pairs| pairs.into_iter().map(|(top, height)| Extent { top: f32::from(top), bottom: f32::from(top + height) }).collect())
    }

    proptest! {
        #[test]
        fn stripes_of_one_lane_never_touch_and_no_lane_is_left_empty(stripes in extents()) {
            let lanes = lanes(&stripes);
            for (a, one) in stripes.iter().enumerate() {
                for (b, other) in stripes.iter().enumerate().skip(a + 1) {
                    prop_assert!(lanes[a] != lanes[b] || one.bottom + GAP <= other.top || other.bottom + GAP <= one.top);
                }
                // Something as short or shorter stands in every lane nearer to the text.
                for lane in 0..lanes[a] {
                    prop_assert!(stripes.iter().zip(&lanes).any(|(other, own)| *own == lane && other.height() <= one.height() && other.bottom + GAP > one.top && one.bottom + GAP > other.top));
                }
            }
        }

        #[test]
        fn labels_never_collide_and_all_are_shown_or_counted(mut stripes in extents(), rows in proptest::collection::vec(1usize..4, 40), chosen in 0usize..60) {
            stripes.sort_by(|one, other| one.top.total_cmp(&other.top));
            let wanted: Vec<_> = stripes.iter().zip(rows).enumerate().map(|(place, (extent, rows))| Wanted { extent: *extent, rows, must: place == chosen }).collect();
            let placed = place_labels(&wanted);
            prop_assert!(placed.windows(2).all(|pair| pair[0].top + pair[0].rows as f32 * LABEL_LINE + GAP <= pair[1].top + 0.001));
            prop_assert_eq!(placed.iter().map(|label| 1 + label.more).sum::<usize>(), wanted.len());
            for label in &placed {
                let extent = wanted[label.wanted].extent;
                prop_assert!(label.top + 1.0 >= extent.top);
                prop_assert!(label.top <= (extent.bottom + 10.0).max(extent.top + 20.0));
                prop_assert!(label.rows <= wanted[label.wanted].rows);
            }
            prop_assert!(chosen >= wanted.len() || placed.iter().any(|label| label.wanted == chosen));
        }

        #[test]
        fn a_chosen_stripe_has_a_lane_of_its_own_and_what_was_there_is_folded(stripes in extents(), chosen in 0usize..40) {
            let mut all: Vec<(Extent, u8)> = stripes.iter().zip(lanes(&stripes)).map(|(extent, lane)| (*extent, if lane < LANES { lane as u8 } else { FOLDED })).collect();
            let before = all.clone();
            make_room(&mut all, chosen);
            for (place, (stripe, lane)) in all.iter().enumerate() {
                prop_assert!(place != chosen || *lane != FOLDED);
                prop_assert!(place == chosen || *lane == before[place].1 || *lane == FOLDED);
                let alone = |(at, (other, taken)): (usize, &(Extent, u8))| at == place || taken != lane || other.bottom + GAP <= stripe.top || stripe.bottom + GAP <= other.top;
                prop_assert!(*lane == FOLDED || all.iter().enumerate().all(alone));
            }
        }
    }

    #[test]
    fn a_chosen_label_stands_at_its_own_stretch_and_not_where_the_ones_above_ended() {
        let label = |top, bottom, must| Wanted { extent: Extent { top, bottom }, rows: 1, must };
        let mut wanted = vec![label(0.0, 300.0, false); 16];
        wanted.push(label(0.0, 12.0, true));
        let placed = place_labels(&wanted);
        let chosen = placed.last().copied();
        assert_eq!(chosen.map(|chosen| chosen.wanted), Some(16));
        assert!(chosen.is_some_and(|chosen| chosen.top <= 22.0), "{chosen:?}");
    }

    #[test]
    fn the_most_specific_stands_next_to_the_text() {
        let extent = |top, bottom| Extent { top, bottom };
        assert_eq!(lanes(&[extent(0.0, 100.0), extent(10.0, 40.0), extent(50.0, 80.0), extent(0.0, 60.0)]), [2, 0, 0, 1]);
    }
}
