//! The zip archive around a project, opened with care: names are never followed, and sizes are counted while unpacking, not believed.

use crate::exchange::error::ExchangeError;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::{Read, Seek};
use zip::ZipArchive;
use zip::result::ZipError;

/// How many entries an archive may have.
const MOST_ENTRIES: usize = 100_000;
/// The largest project description that is unpacked, in MB.
const LARGEST_PROJECT_MB: u64 = 192;
/// The largest file of a source that is unpacked, in MB.
const LARGEST_FILE_MB: u64 = 512;
/// How much is unpacked in all, in MB.
const LARGEST_SUM_MB: u64 = 1024;
/// A file that unpacks to more than this many times its size is a bomb, once it is larger than [`SMALL_MB`]. Transcripts reach 10, repetitive XML 60.
const MOST_TIMES: u64 = 250;
/// Below this size, in MB, no one minds how well a file was packed.
const SMALL_MB: u64 = 16;
const MB: u64 = 1024 * 1024;

/// An opened archive.
pub struct Archive<R> {
    zip: ZipArchive<R>,
    /// Number of the project's entry.
    project: usize,
    /// Name of the project's entry without its ending.
    project_name: String,
    /// Entries of the sources by their name in lower case, without folders.
    files: BTreeMap<String, usize>,
    /// Entries that were left aside: names that lead elsewhere, links, things that are no part of a project.
    ignored: Vec<String>,
    unpacked: u64,
}

impl<R: Read + Seek> Archive<R> {
    /// Opens an archive and looks its entries over. Nothing is unpacked yet.
    pub fn open(reader: R) -> Result<Self, ExchangeError> {
        let mut zip = ZipArchive::new(reader).map_err(|err| broken(&err))?;
        if zip.len() > MOST_ENTRIES {
            return Err(ExchangeError::TooLarge { what: format!("an archive of {} files", zip.len()), limit: format!("{MOST_ENTRIES} files") });
        }
        let (mut files, mut ignored, mut projects) = (BTreeMap::new(), Vec::new(), Vec::new());
        for number in 0..zip.len() {
            let entry = zip.by_index_raw(number).map_err(|err| broken(&err))?;
            if entry.encrypted() {
                return Err(ExchangeError::Encrypted);
            }
            let Ok(name) = entry.name().map(std::borrow::Cow::into_owned) else {
                ignored.push(format!("entry {number}"));
                continue;
            };
            if entry.is_dir() {
                continue;
            }
            if leads_elsewhere(&name) || entry.is_symlink() {
                ignored.push(name);
                continue;
            }
            let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
            let low = file.to_lowercase();
            if folder.is_empty() && low.ends_with(".qde") {
                projects.push((number, name));
            } else if folder.is_empty() || folder.eq_ignore_ascii_case("sources") {
                if low == ".ds_store" || low == ".root" {
                    continue;
                }
                match files.entry(low) {
                    Entry::Vacant(place) => drop(place.insert(number)),
                    Entry::Occupied(_) => ignored.push(name),
                }
            } else if !folder.starts_with("__MACOSX") {
                ignored.push(name);
            }
        }
        let named = projects.iter().find(|(_, name)| name.eq_ignore_ascii_case("project.qde"));
        let (project, name) = match (named, projects.as_slice()) {
            (Some(named), _) | (None, [named]) => named.clone(),
            (None, []) => return Err(ExchangeError::NoProject),
            (None, several) => return Err(ExchangeError::SeveralProjects(several.iter().map(|(_, name)| name.clone()).collect())),
        };
        let project_name = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned();
        Ok(Self { zip, project, project_name, files, ignored, unpacked: 0 })
    }

    /// Name of the project's entry without its ending.
    pub fn project_name(&self) -> &str {
        &self.project_name
    }
    /// Entries that were left aside.
    pub fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// The description of the project.
    pub fn project(&mut self) -> Result<Vec<u8>, ExchangeError> {
        self.unpack(self.project, LARGEST_PROJECT_MB)
    }

    /// A file of a source by a path such as `internal://x.txt`; only the last part of the path counts. None where the archive does not have it.
    pub fn file(&mut self, path: &str) -> Result<Option<Vec<u8>>, ExchangeError> {
        let number = self.files.get(&last_part(path).to_lowercase()).copied();
        number.map(|number| self.unpack(number, LARGEST_FILE_MB)).transpose()
    }

    fn unpack(&mut self, number: usize, largest_mb: u64) -> Result<Vec<u8>, ExchangeError> {
        let entry = self.zip.by_index(number).map_err(|err| broken(&err))?;
        let (name, packed) = (entry.name().map(std::borrow::Cow::into_owned).unwrap_or_default(), entry.compressed_size());
        let too_large = |limit: String| ExchangeError::TooLarge { what: format!("‘{name}’ in the archive"), limit };
        let limit =
            (largest_mb * MB).min((LARGEST_SUM_MB * MB).saturating_sub(self.unpacked)).min((packed.max(1).saturating_mul(MOST_TIMES)).max(SMALL_MB * MB));
        let mut bytes = Vec::new();
        entry.take(limit + 1).read_to_end(&mut bytes).map_err(|err| ExchangeError::BadArchive(format!("‘{name}’ cannot be unpacked ({err})")))?;
        let length = bytes.len() as u64;
        if length > limit {
            return Err(too_large(format!("{largest_mb} MB a file, {LARGEST_SUM_MB} MB in all, and {MOST_TIMES} times its packed size")));
        }
        self.unpacked += length;
        Ok(bytes)
    }
}

/// The last part of a path of any system.
pub fn last_part(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn leads_elsewhere(name: &str) -> bool {
    name.starts_with('/') || name.contains(['\\', ':', '\0']) || name.split('/').any(|part| part == "..")
}

fn broken(err: &ZipError) -> ExchangeError {
    match err {
        ZipError::InvalidArchive(_) => ExchangeError::BadArchive("it is no zip archive, or its end is missing".to_owned()),
        other => ExchangeError::BadArchive(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::write::SimpleFileOptions;

    fn packed(entries: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn names_are_looked_up_without_folders_and_case_and_never_followed() {
        let entries: [(&str, &[u8]); 6] =
            [("My Study.qde", b"<P/>"), ("Sources/A.TXT", b"a"), ("../../b.txt", b"b"), ("/c.txt", b"c"), ("sources/../d.txt", b"d"), ("__MACOSX/x", b"x")];
        let mut archive = Archive::open(packed(&entries)).unwrap();
        assert_eq!((archive.project_name(), archive.ignored().len()), ("My Study", 3));
        assert_eq!(archive.file("internal://sources/a.txt").unwrap().unwrap(), b"a");
        assert_eq!(archive.file("internal://../../etc/a.txt").unwrap().unwrap(), b"a");
        assert_eq!(archive.file("internal://b.txt").unwrap(), None);
    }

    #[test]
    fn bombs_are_refused_by_what_really_comes_out() {
        let zeros = vec![0u8; 64 * 1024 * 1024];
        let mut archive = Archive::open(packed(&[("project.qde", b"<P/>"), ("sources/bomb.txt", &zeros)])).unwrap();
        assert!(matches!(archive.file("internal://bomb.txt"), Err(ExchangeError::TooLarge { .. })));
        assert_eq!(archive.project().unwrap(), b"<P/>");
    }

    #[test]
    fn an_archive_without_a_project_or_with_two_is_told() {
        assert!(matches!(Archive::open(packed(&[("a.txt", b"a")])), Err(ExchangeError::NoProject)));
        assert!(matches!(Archive::open(packed(&[("a.qde", b"a"), ("b.qde", b"b")])), Err(ExchangeError::SeveralProjects(_))));
        assert!(Archive::open(packed(&[("a.qde", b"a"), ("PROJECT.qde", b"b")])).is_ok());
        assert!(matches!(Archive::open(Cursor::new(b"hello".to_vec())), Err(ExchangeError::BadArchive(_))));
    }
}
