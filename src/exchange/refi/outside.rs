//! Sources that lie beside the file instead of in it: `relative://` and `absolute://` paths, and the folder `sources` of an archive that was unpacked.
//!
//! Only what lies in the folder of the study, or below it, is opened, wherever a path or a link in it leads: a file from somebody else must not make
//! this program read or fetch anything else.

use crate::exchange::archive::last_part;
use std::path::{Component, Path, PathBuf};

/// The largest file that is read from beside a study, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The bytes behind a path of a source, where it leads to a file in the folder of the study. `name` is that of the study's file without its ending.
pub(super) fn read(path: &str, folder: &Path, name: &str) -> Option<Vec<u8>> {
    let inside = folder.canonicalize().ok()?;
    let found = candidates(path, folder, name)
        .into_iter()
        .filter_map(|candidate| candidate.canonicalize().ok())
        .find(|file| file.starts_with(&inside) && file.is_file())?;
    let small = std::fs::metadata(&found).is_ok_and(|about| about.len() <= LARGEST);
    if small { std::fs::read(found).ok() } else { None }
}

/// Where the file may lie.
fn candidates(path: &str, folder: &Path, name: &str) -> Vec<PathBuf> {
    if let Some(absolute) = path.strip_prefix("absolute://") {
        return vec![PathBuf::from(absolute)];
    }
    if let Some(relative) = path.strip_prefix("relative://") {
        let relative = PathBuf::from(relative.trim_start_matches(['/', '\\']).replace('\\', "/"));
        let plain = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        // ATLAS.ti puts media into a folder that is named after the project.
        return if plain { vec![folder.join(&relative), folder.join(format!("{name} Media")).join(&relative)] } else { Vec::new() };
    }
    let file = last_part(path);
    ["sources", "Sources"].into_iter().map(|inner| folder.join(inner).join(file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, text: &str) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), text.as_bytes()).unwrap();
    }

    #[test]
    fn only_what_lies_in_the_folder_of_the_study_is_opened() {
        let desk = tempfile::tempdir().unwrap();
        let folder = desk.path().join("study");
        write(&folder.join("texts/a.txt"), "a");
        write(&folder.join("Trial Media/b.txt"), "b");
        write(&folder.join("sources/c.txt"), "c");
        write(&desk.path().join("secret.txt"), "secret");
        let told = |path: &str| read(path, &folder, "Trial").map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(told("relative:///texts/a.txt").as_deref(), Some("a"));
        assert_eq!(told("relative://texts\\a.txt").as_deref(), Some("a"));
        assert_eq!(told("relative:///b.txt").as_deref(), Some("b"));
        assert_eq!(told("internal://c.txt").as_deref(), Some("c"));
        assert_eq!(told(&format!("absolute://{}", folder.join("texts/a.txt").display())).as_deref(), Some("a"));
        for path in ["relative:///../secret.txt", "relative:///texts/../../secret.txt", "internal://../secret.txt"] {
            assert_eq!(told(path), None, "{path}");
        }
        assert_eq!(told(&format!("absolute://{}", desk.path().join("secret.txt").display())), None);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(desk.path().join("secret.txt"), folder.join("link.txt")).unwrap();
            assert_eq!(told("relative:///link.txt"), None, "a link that leads out is not followed");
        }
    }
}
