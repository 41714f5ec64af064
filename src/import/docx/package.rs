//! The zip archive around a Word document, opened with care: sizes are counted while unpacking, not believed.

use super::{attribute, is, parse};
use crate::import::error::ImportError;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The largest part that is unpacked, in MB. The text of a book is far below.
const LARGEST_MB: u64 = 128;

/// The archive and the folder of its main part.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    folder: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        // The container of old .doc files and of documents with a password.
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(ImportError::NotDocx("it is an old .doc file or has a password".to_owned()));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_err| ImportError::NotDocx("it is no zip archive".to_owned()))?;
        Ok(Self { archive, folder: "word/".to_owned() })
    }

    /// The main part, wherever the package says that it is.
    pub(super) fn main_part(&mut self) -> Result<String, ImportError> {
        let named = match self.entry("_rels/.rels")? {
            Some(relations) => main_target(&relations),
            None => None,
        };
        let name = named.unwrap_or_else(|| "word/document.xml".to_owned());
        self.folder = name.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        self.entry(&name)?.ok_or_else(|| ImportError::NotDocx("it holds no document".to_owned()))
    }

    /// A part beside the main one.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        self.entry(&format!("{}{name}", self.folder))
    }

    fn entry(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let Ok(entry) = self.archive.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        let limit = LARGEST_MB * 1024 * 1024;
        let read = entry.take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            return Err(ImportError::TooLarge(LARGEST_MB));
        }
        read.map_err(|err| ImportError::NotDocx(format!("its part {name} cannot be unpacked ({err})")))?;
        let text = match encoding_rs::Encoding::for_bom(&bytes) {
            Some((encoding, length)) => encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0.into_owned(),
            None => String::from_utf8(bytes).map_err(|_err| ImportError::BadXml(format!("its part {name} is not UTF-8")))?,
        };
        Ok(Some(text))
    }
}

fn main_target(relations: &str) -> Option<String> {
    let relations = parse(relations).ok()?;
    let main = relations
        .root_element()
        .children()
        .find(|node| is(*node, "Relationship") && attribute(*node, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")))?;
    Some(attribute(main, "Target")?.trim_start_matches('/').to_owned())
}
