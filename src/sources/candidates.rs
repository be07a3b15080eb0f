//! Where to look: the word n-grams of all quotations in one table, every source streamed past it once.
//!
//! A quotation's windows are the stretches of sources that hold most of its rare n-grams, wherever in it they
//! stand: an ellipsis or a dropped sentence does not hide a passage. Work is bounded: frequent n-grams are
//! followed only as far as a budget goes, rarest first.

use super::fold::scan;
use rustc_hash::FxHashMap;

/// An n-gram of one utterance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gram {
    /// Its number in the table.
    pub(super) id: u32,
    /// Index of the piece of the utterance that has it.
    pub(super) piece: u32,
}

/// A stretch of a source worth aligning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Window {
    /// Index of the source.
    pub(super) source: usize,
    /// First byte in the source's file that holds an n-gram.
    pub(super) start: usize,
    /// First byte of the last n-gram.
    pub(super) end: usize,
    /// Sum of the weights of its n-grams.
    pub(super) weight: u32,
    /// How many different ones it holds.
    pub(super) grams: usize,
}

/// Windows that are looked at however little they hold.
const FEW: usize = 3;

/// Places kept for each n-gram: a phrase that is everywhere says little about where.
const PLACES: u32 = 2048;

/// The n-grams of all quotations.
#[derive(Debug, Default)]
pub(super) struct Table {
    ids: FxHashMap<u64, u32>,
    orders: [bool; 4],
    filter: Vec<u64>,
}

/// Where the n-grams stand in the sources.
#[derive(Debug, Default)]
pub(super) struct Hits {
    starts: Vec<usize>,
    counts: Vec<u32>,
    places: Vec<(u32, u32)>,
}

fn gram(words: &[u64]) -> u64 {
    words.iter().fold(words.len() as u64, |hash, word| {
        (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

impl Table {
    /// Adds the n-grams of `text`, a stretch of `piece`. Three words make one; in a text of few
    /// words also two, and a text of one word is one, unless it is only part of a piece.
    pub(super) fn add(&mut self, text: &str, piece: u32, part: bool, out: &mut Vec<Gram>) {
        let mut words = Vec::new();
        scan(text, |hash, start| words.push((hash, start)));
        let orders: &[usize] = match words.len() {
            0 => &[],
            1 if part => &[],
            1 => &[1],
            2 => &[2],
            3..=9 => &[2, 3],
            _ => &[3],
        };
        for &n in orders {
            self.orders[n] = true;
            for run in words.windows(n) {
                let mut hashes = [0; 3];
                run.iter().zip(&mut hashes).for_each(|(word, hash)| *hash = word.0);
                let next = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
                let id = *self.ids.entry(gram(&hashes[..n])).or_insert(next);
                out.push(Gram { id, piece });
            }
        }
    }

    /// To be called when all are added: a small bitmap turns most words of a source away.
    pub(super) fn seal(&mut self) {
        let bits = (self.ids.len() * 16).next_power_of_two().clamp(1 << 12, 1 << 27);
        self.filter = vec![0; bits / 64];
        let keys: Vec<u64> = self.ids.keys().copied().collect();
        for key in keys {
            let bit = self.bit(key);
            self.filter[bit / 64] |= 1 << (bit % 64);
        }
    }

    #[allow(clippy::cast_possible_truncation)] // a bit of the hash is wanted
    fn bit(&self, key: u64) -> usize {
        (key >> 32) as usize & (self.filter.len() * 64 - 1)
    }

    /// Streams `text`: number and byte of every n-gram that a quotation has, too.
    pub(super) fn stream(&self, text: &str) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        let mut last = [(0u64, 0usize); 3];
        let mut seen = 0;
        scan(text, |hash, start| {
            last = [last[1], last[2], (hash, start)];
            seen += 1;
            for n in 1..=3 {
                if !self.orders[n] || seen < n {
                    continue;
                }
                let run = &last[3 - n..];
                let mut hashes = [0; 3];
                run.iter().zip(&mut hashes).for_each(|(word, hash)| *hash = word.0);
                let key = gram(&hashes[..n]);
                let bit = self.bit(key);
                if self.filter[bit / 64] & 1 << (bit % 64) != 0
                    && let Some(&id) = self.ids.get(&key)
                {
                    found.push((id, u32::try_from(run[0].1).unwrap_or(u32::MAX)));
                }
            }
        });
        found
    }

    /// Sorts what was found in each source by n-gram.
    pub(super) fn gather(&self, found: &[Vec<(u32, u32)>]) -> Hits {
        let mut counts = vec![0u32; self.ids.len()];
        for &(id, _) in found.iter().flatten() {
            counts[id as usize] += 1;
        }
        let mut starts = Vec::with_capacity(counts.len() + 1);
        let mut total = 0;
        for &count in &counts {
            starts.push(total);
            total += count.min(PLACES) as usize;
        }
        starts.push(total);
        let mut next = starts.clone();
        let mut places = vec![(0, 0); total];
        // of a phrase that is everywhere the places kept are spread evenly
        let mut met = vec![0u32; counts.len()];
        for (source, list) in found.iter().enumerate() {
            for &(id, at) in list {
                let (id, count) = (id as usize, u64::from(counts[id as usize]));
                let (kept, most) = (u64::from(met[id]), u64::from(PLACES));
                met[id] += 1;
                let keep = count <= most || (kept + 1) * most / count > kept * most / count;
                if keep && next[id] < starts[id + 1] {
                    places[next[id]] = (u32::try_from(source).unwrap_or(u32::MAX), at);
                    next[id] += 1;
                }
            }
        }
        Hits { starts, counts, places }
    }
}

impl Hits {
    fn places(&self, id: u32) -> &[(u32, u32)] {
        &self.places[self.starts[id as usize]..self.starts[id as usize + 1]]
    }

    /// Whether `window` holds the n-gram.
    pub(super) fn is_in(&self, id: u32, window: &Window) -> bool {
        let before =
            |&(source, at): &(u32, u32)| (source as usize, at as usize) < (window.source, window.start);
        let places = self.places(id);
        places
            .get(places.partition_point(before))
            .is_some_and(|&(source, at)| source as usize == window.source && at as usize <= window.end)
    }

    /// How often the n-gram stands in the sources.
    pub(super) fn count(&self, id: u32) -> u32 {
        self.counts[id as usize]
    }

    /// The windows of one utterance, of at most `reach` bytes, heaviest first, at most `most`. `skip` names
    /// sources that must not be looked at; `budget` is the number of places to follow.
    pub(super) fn windows(
        &self,
        grams: &[Gram],
        reach: usize,
        most: usize,
        budget: usize,
        skip: &dyn Fn(usize) -> bool,
    ) -> Vec<Window> {
        let mut ids: Vec<u32> = grams.iter().map(|g| g.id).filter(|&id| self.count(id) > 0).collect();
        ids.sort_unstable_by_key(|&id| (self.count(id), id));
        ids.dedup();
        let mut hits: Vec<(u32, u32, u32)> = Vec::new();
        for (local, &id) in ids.iter().enumerate() {
            if local >= 3 && hits.len() + self.places(id).len() > budget {
                break;
            }
            let local = u32::try_from(local).unwrap_or(u32::MAX);
            let places = self.places(id).iter().filter(|p| !skip(p.0 as usize));
            hits.extend(places.take((budget / 3).max(1)).map(|p| (p.0, p.1, local)));
        }
        hits.sort_unstable();
        let weights: Vec<u32> = ids.iter().map(|&id| weight(self.count(id))).collect();
        pick(slide(&hits, &weights, reach), most, ids.len())
    }
}

/// What an n-gram that stands `count` times in the sources is worth: rarer is more.
fn weight(count: u32) -> u32 {
    4 + 2 * (u32::BITS - PLACES.leading_zeros()).saturating_sub(u32::BITS - count.leading_zeros())
}

/// For each last hit, the window of at most `reach` bytes that ends there, weighed by its different n-grams.
fn slide(hits: &[(u32, u32, u32)], weights: &[u32], reach: usize) -> Vec<Window> {
    let mut inside = vec![0u32; weights.len()];
    let (mut first, mut sum, mut grams) = (0, 0, 0);
    let mut windows: Vec<Window> = Vec::new();
    for &(source, at, gram) in hits {
        inside[gram as usize] += 1;
        if inside[gram as usize] == 1 {
            sum += weights[gram as usize];
            grams += 1;
        }
        let fits = |i: usize| hits[i].0 == source && (at - hits[i].1) as usize <= reach;
        while !fits(first) {
            let old = hits[first].2 as usize;
            inside[old] -= 1;
            if inside[old] == 0 {
                sum -= weights[old];
                grams -= 1;
            }
            first += 1;
        }
        // what adds nothing at the left end makes the window longer, not better
        let mut start = first;
        let mut spare = Vec::new();
        while start < hits.len()
            && (hits[start].0, hits[start].1) < (source, at)
            && inside[hits[start].2 as usize] > 1
            && spare.len() < 12
        {
            inside[hits[start].2 as usize] -= 1;
            spare.push(hits[start].2);
            start += 1;
        }
        for gram in spare {
            inside[gram as usize] += 1;
        }
        let window = Window {
            source: source as usize,
            start: hits[start].1 as usize,
            end: at as usize,
            weight: sum,
            grams,
        };
        match windows.last_mut() {
            // the same stretch, grown
            Some(last)
                if last.source == window.source && last.start == window.start && last.weight <= sum =>
            {
                *last = window;
            }
            _ => windows.push(window),
        }
    }
    windows
}

/// The heaviest windows, no two over the same stretch. After the first few a window must hold a good part of the
/// `grams`: what only shares a phrase is not worth aligning.
fn pick(mut windows: Vec<Window>, most: usize, grams: usize) -> Vec<Window> {
    windows.sort_unstable_by_key(|w| (u32::MAX - w.weight, w.source, w.end - w.start, w.start));
    let floor = windows.first().map_or(0, |w| w.weight / 4);
    let mut kept: Vec<Window> = Vec::new();
    for window in windows {
        let slight = kept.len() >= FEW && window.grams * 6 < grams;
        if kept.len() == most || window.weight < floor || slight {
            break;
        }
        if !kept.iter().any(|k| k.source == window.source && k.start <= window.end && window.start <= k.end) {
            kept.push(window);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(print: &str, sources: &[&str]) -> Vec<Window> {
        let (mut table, mut grams) = (Table::default(), Vec::new());
        table.add(print, 0, false, &mut grams);
        table.seal();
        let found: Vec<_> = sources.iter().map(|text| table.stream(text)).collect();
        table.gather(&found).windows(&grams, print.len() * 2 + 100, 4, 1000, &|_| false)
    }

    #[test]
    fn the_window_that_holds_most_comes_first() {
        let half = "we mend the nets all winter";
        let whole = "we mend the nets all winter and sell the herring in spring";
        let found = windows(whole, &[half, &format!("So: {whole}."), "nothing of it"]);
        assert_eq!((found[0].source, found[0].start), (1, 4));
        assert_eq!(found[1].source, 0);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_passage_with_a_hole_is_one_window() {
        let source =
            "we mend the nets all winter (and this took the whole crew) and sell the herring in spring";
        let found = windows("we mend the nets all winter and sell the herring in spring", &[source]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].start, &source[found[0].end..]), (0, "herring in spring"));
    }

    #[test]
    fn a_phrase_that_is_everywhere_is_followed_only_so_far() {
        let source = "thank you very much ".repeat(50_000);
        assert!(windows("thank you very much", &[&source]).len() <= 4);
    }
}
