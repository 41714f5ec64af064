//! Copies of a project that Griot itself laid beside it: found, and destroyed.

use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Copies beside a project: those that were made before an upgrade of the file, what stood in its place before a backup was restored, and what was saved
/// when the file was away.
pub fn beside(project: &Path) -> Vec<PathBuf> {
    let folder = project.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = project.file_name().map(|name| name.to_string_lossy().into_owned()) else { return Vec::new() };
    let upgrade = format!("{name}.before-v");
    let stem = project.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let (restored, saved) = (format!("{stem}.before-"), format!("{stem}.saved-"));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            [&upgrade, &restored, &saved].iter().any(|start| name.starts_with(start.as_str())) && entry.file_type().is_ok_and(|kind| kind.is_file())
        })
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

/// Writes zeros over a file and takes it away. On flash media the old blocks may last: the certificate says so.
pub fn destroy(path: &Path) -> std::io::Result<()> {
    let length = std::fs::metadata(path)?.len();
    let mut file = std::fs::OpenOptions::new().write(true).open(path)?;
    file.seek(SeekFrom::Start(0))?;
    let zeros = vec![0u8; 1 << 16];
    let mut left = length;
    while left > 0 {
        let part = zeros.get(..usize::try_from(left.min(zeros.len() as u64)).unwrap_or(zeros.len())).unwrap_or_default();
        file.write_all(part)?;
        left -= part.len() as u64;
    }
    file.sync_all()?;
    drop(file);
    std::fs::remove_file(path)
}
