//! Many small records in order, however many there are: what is more than a
//! few is sorted in pieces, kept in temporary files, and merged.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fs::File,
    io::{self, BufReader, BufWriter, ErrorKind, Read, Seek, Write},
};

use super::Id;

/// How many records are held in memory.
const HELD: usize = 1 << 21;

/// Takes records, gives them back in order, each once.
pub(super) struct Sorter<const N: usize> {
    held: Vec<[Id; N]>,
    most: usize,
    pieces: Vec<File>,
}

impl<const N: usize> Sorter<N> {
    pub(super) fn new() -> Self {
        Sorter { held: Vec::new(), most: HELD, pieces: Vec::new() }
    }

    pub(super) fn push(&mut self, record: [Id; N]) -> io::Result<()> {
        if self.held.len() == self.most {
            self.put_down()?;
        }
        self.held.push(record);
        Ok(())
    }

    fn put_down(&mut self) -> io::Result<()> {
        self.held.sort_unstable();
        let mut out = BufWriter::with_capacity(1 << 18, tempfile::tempfile()?);
        for record in self.held.drain(..) {
            for number in record {
                out.write_all(&number.to_le_bytes())?;
            }
        }
        let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.pieces.push(file);
        Ok(())
    }

    /// Tells all records in order, equal ones once. O(n log n).
    pub(super) fn tell<E: From<io::Error>>(
        mut self,
        mut tell: impl FnMut([Id; N]) -> Result<(), E>,
    ) -> Result<(), E> {
        self.held.sort_unstable();
        let mut held = self.held.into_iter();
        let mut pieces: Vec<_> = self.pieces.into_iter().map(BufReader::new).collect();
        let count = pieces.len() + 1;
        let mut next = |from: usize| match from {
            0 => Ok(held.next()),
            _ => read(&mut pieces[from - 1]),
        };
        let mut heads = BinaryHeap::with_capacity(count);
        for from in 0..count {
            heads.extend(next(from)?.map(|record| Reverse((record, from))));
        }
        let mut told = None;
        while let Some(Reverse((record, from))) = heads.pop() {
            if told != Some(record) {
                tell(record)?;
                told = Some(record);
            }
            heads.extend(next(from)?.map(|record| Reverse((record, from))));
        }
        Ok(())
    }
}

fn read<const N: usize>(from: &mut impl Read) -> io::Result<Option<[Id; N]>> {
    let mut record = [0; N];
    for (at, number) in record.iter_mut().enumerate() {
        let mut bytes = [0; 8];
        match from.read_exact(&mut bytes) {
            Err(end) if end.kind() == ErrorKind::UnexpectedEof && at == 0 => return Ok(None),
            read => read?,
        }
        *number = Id::from_le_bytes(bytes);
    }
    Ok(Some(record))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_records_are_told_in_order_and_once() {
        let mut sorter: Sorter<2> = Sorter { most: 10, ..Sorter::new() };
        for number in (0..95).rev().chain(40..60) {
            sorter.push([number % 7, number]).unwrap();
        }
        assert!(sorter.pieces.len() > 5);
        let mut told = Vec::new();
        let tell = |record| {
            told.push(record);
            Ok::<_, io::Error>(())
        };
        sorter.tell(tell).unwrap();
        let mut all: Vec<[Id; 2]> = (0..95).map(|number| [number % 7, number]).collect();
        all.sort_unstable();
        assert_eq!(told, all);
    }
}
