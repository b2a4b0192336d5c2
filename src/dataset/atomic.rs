//! A file is there whole, or as it was before.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use super::Error;

/// Writes a file through a temporary neighbour that then takes its place.
///
/// `fill` gets a buffered writer. When it fails, or the program dies, what
/// stood at `path` is untouched. A device or a pipe is written directly.
///
/// # Errors
/// [`Error::Unwritable`] when the system refuses.
pub fn write_atomically(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    let result = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
        Ok(meta) if !meta.is_file() => write_through(path, fill),
        _ => replace(path, fill),
    };
    result.map_err(|cause| Error::unwritable(path, cause))
}

fn write_through(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
    fill(&mut out)?;
    out.flush()
}

fn replace(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link: the file it leads to is the one replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut out = BufWriter::new(neighbour(&target)?);
    fill(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(&target)?;
    Ok(())
}

/// The folder of a file that is to be written.
pub(super) fn folder_of(target: &Path) -> io::Result<PathBuf> {
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    if folder.is_dir() {
        return Ok(folder);
    }
    Err(io::Error::from(io::ErrorKind::NotFound))
}

fn neighbour(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = folder_of(target)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".handover-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As an ordinary new file has them; the system takes its mask off.
        let mode = fs::metadata(target).map_or(0o666, |meta| meta.permissions().mode());
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    // Of the error only the kind is told: its path is that of the neighbour.
    builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        write_atomically(&path, |out| out.write_all(b"old")).unwrap();
        let failed = write_atomically(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("no more"))
        });
        assert!(matches!(failed, Err(Error::Unwritable { .. })));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_atomically(folder.path(), |_| Ok(())).is_err());
    }
}
