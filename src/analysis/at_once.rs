//! Reading documents on all cores, and putting together what was read in their order.

use rayon::prelude::*;

/// How many documents are read before what was read of them is put together: enough to keep the cores busy, few enough that not everything is held twice.
const AT_ONCE: usize = 32;

/// Reads each item on any core, and hands over what was read in the order of the items.
pub(super) fn read_at_once<Item: Sync, Read: Send>(items: &[Item], read: impl Fn(&Item) -> Read + Sync, mut take: impl FnMut(&Item, Read)) {
    for some in items.chunks(AT_ONCE) {
        let found: Vec<Read> = some.par_iter().map(&read).collect();
        some.iter().zip(found).for_each(|(item, found)| take(item, found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_comes_in_order_and_once() {
        let items: Vec<usize> = (0..3 * AT_ONCE + 5).collect();
        let mut taken = Vec::new();
        read_at_once(&items, |item| item * 2, |item, read| taken.push((*item, read)));
        assert_eq!(taken, items.iter().map(|item| (*item, item * 2)).collect::<Vec<_>>());
    }
}
