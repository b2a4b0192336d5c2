//! Long outputs: their pieces are made on all cores and written in order.

use std::{
    io::{self, Write},
    ops::Range,
};

use rayon::prelude::*;

/// How many items make a piece: enough that handing it over costs nothing
/// beside making it.
const ITEMS: usize = 1024;

/// How many pieces a thread makes in one go: enough that all are done at about
/// the same time, one of them having written the pieces before, and that waking
/// the others, which costs as much as making some pieces, is rare.
const PIECES: usize = 32;

/// Writes what `make` makes of the items `0..count`, piece by piece, each into
/// an empty buffer. While some pieces are written the next are made; no more
/// are held, and their memory is used again.
///
/// The bytes are those of the pieces in their order, whatever the number of
/// threads.
///
/// # Errors
/// When `out` refuses.
pub(super) fn write_in_order<W: Write + Send>(
    out: &mut W,
    count: usize,
    make: impl Fn(Range<usize>, &mut Vec<u8>) + Sync,
) -> io::Result<()> {
    let mut ready = vec![Vec::new(); PIECES * rayon::current_num_threads()];
    let mut next = ready.clone();
    let at_once = ITEMS * ready.len();
    for first in (0..count).step_by(at_once) {
        let write = || ready.iter().try_for_each(|piece| out.write_all(piece));
        let fill = || {
            next.par_iter_mut().enumerate().for_each(|(at, piece)| {
                let start = count.min(first + at * ITEMS);
                piece.clear();
                make(start..count.min(start + ITEMS), piece);
            });
        };
        let (written, ()) = rayon::join(write, fill);
        written?;
        std::mem::swap(&mut ready, &mut next);
    }
    ready.iter().try_for_each(|piece| out.write_all(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_in_their_order_on_any_number_of_threads() {
        for count in [0, 1, ITEMS, ITEMS + 1, 200 * ITEMS + 3] {
            let whole: Vec<u8> = (0..count).flat_map(|at| format!("{at} ").into_bytes()).collect();
            for threads in [1, 2, 8] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                let mut out = Vec::new();
                let make = |items: Range<usize>, piece: &mut Vec<u8>| {
                    piece.extend(items.flat_map(|at| format!("{at} ").into_bytes()));
                };
                pool.install(|| write_in_order(&mut out, count, make)).unwrap();
                assert!(out == whole, "{count} items on {threads} threads");
            }
        }
    }

    #[test]
    fn what_cannot_be_written_is_told() {
        let mut full: &mut [u8] = &mut [0; 10];
        assert!(write_in_order(&mut full, 3, |_, piece| piece.resize(100, 0)).is_err());
    }
}
