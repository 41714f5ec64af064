//! The recovery key: the key of a project's pages in letters that a person can write down and type.
//!
//! Eight groups of eight letters of Crockford's alphabet (crockford.com/base32.html: no I, L, O, U; case does not matter). Seven letters of a group
//! carry 35 bits, the eighth checks the group, so that a slip of the pen shows where it is. The 280 bits are the key's 256 and 24 of a checksum
//! over all of it. It opens what the passphrase opens until the passphrase is changed, which gives the file another key.

use crate::store::key::KEY;
use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// The alphabet, in the order of its values.
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;
/// Letters of a group that carry the key; one more checks them.
const CARRYING: usize = 7;
const CHECKSUM: usize = 3;
/// What the checksum is a checksum of, so that no other hash of a key is the same.
const DOMAIN: &[u8] = b"Griot recovery key 1";

/// The key of a project's pages, to be kept on paper. Never printed by accident: [`RecoveryKey::text`] is asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<[u8; KEY]>);

/// What a text is, read as a recovery key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// A recovery key.
    Key(RecoveryKey),
    /// Letters as a recovery key has them, but the group of this number (from 1) was mistyped; 0 where no single group can be named.
    Mistyped(usize),
    /// Something else: a passphrase.
    Other,
}

impl RecoveryKey {
    pub(super) fn new(key: Zeroizing<[u8; KEY]>) -> Self {
        Self(key)
    }

    pub(super) fn into_key(self) -> Zeroizing<[u8; KEY]> {
        self.0
    }

    /// The key in eight groups of eight letters, with hyphens between them.
    pub fn text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new([0; KEY + CHECKSUM]);
        for (byte, from) in bytes.iter_mut().zip(self.0.iter().chain(&checksum(&self.0))) {
            *byte = *from;
        }
        let mut letters = Zeroizing::new(String::with_capacity(GROUPS * CARRYING));
        base32().map(|encoding| encoding.encode_append(&*bytes, &mut letters)).unwrap_or_default();
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (CARRYING + 2)));
        for (place, group) in letters.as_bytes().chunks(CARRYING).enumerate() {
            if place > 0 {
                text.push('-');
            }
            text.extend(group.iter().map(|letter| char::from(*letter)));
            text.push(check_letter(place, group));
        }
        text
    }

    /// Reads what a person typed: case, spaces and hyphens do not matter, and I, L and O are read as the digits that they look like.
    pub(super) fn read(text: &str) -> Read {
        let mut letters = Zeroizing::new(Vec::with_capacity(GROUPS * (CARRYING + 1) + 1));
        for letter in text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '‐')) {
            let letter = match letter.to_ascii_uppercase() {
                'I' | 'L' => '1',
                'O' => '0',
                other => other,
            };
            if !ALPHABET.contains(letter) || letters.len() == GROUPS * (CARRYING + 1) {
                return Read::Other;
            }
            letters.push(letter as u8);
        }
        if letters.len() != GROUPS * (CARRYING + 1) {
            return Read::Other;
        }
        let mut carrying = Zeroizing::new(Vec::with_capacity(GROUPS * CARRYING));
        let mut wrong = Vec::new();
        for (place, group) in letters.chunks(CARRYING + 1).enumerate() {
            let (own, check) = group.split_at(CARRYING);
            if check.first().copied().map(char::from) != Some(check_letter(place, own)) {
                wrong.push(place + 1);
            }
            carrying.extend_from_slice(own);
        }
        // What is wrong in half of the groups or more was no recovery key to begin with.
        match wrong.as_slice() {
            [] => {}
            [one] => return Read::Mistyped(*one),
            more if more.len() < GROUPS / 2 => return Read::Mistyped(0),
            _ => return Read::Other,
        }
        let bytes = base32().and_then(|encoding| encoding.decode(&carrying).ok()).map(Zeroizing::new);
        let Some((key, check)) = bytes.as_ref().and_then(|bytes| bytes.split_first_chunk::<KEY>()) else { return Read::Other };
        let key = Zeroizing::new(*key);
        if check == checksum(&key) { Read::Key(Self(key)) } else { Read::Mistyped(0) }
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RecoveryKey(…)")
    }
}

fn base32() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification.symbols.push_str(ALPHABET);
    specification.encoding().ok()
}

fn checksum(key: &[u8; KEY]) -> [u8; CHECKSUM] {
    let digest = Sha256::new().chain_update(DOMAIN).chain_update(key).finalize();
    let mut checksum = [0; CHECKSUM];
    checksum.iter_mut().zip(digest).for_each(|(byte, from)| *byte = from);
    checksum
}

/// A weighted sum over the group modulo the prime 31, begun by the group's number: every single wrong letter (but 0 for Z), every two letters
/// that changed places, and groups that changed places are noticed.
fn check_letter(group: usize, letters: &[u8]) -> char {
    let value = |letter: &u8| ALPHABET.bytes().position(|known| known == *letter).unwrap_or(0);
    let sum = letters.iter().enumerate().fold(7 * group + 3, |sum, (place, letter)| sum + (place + 2) * value(letter));
    ALPHABET.chars().nth(sum % 31).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> RecoveryKey {
        RecoveryKey(Zeroizing::new(std::array::from_fn(|place| seed.wrapping_mul(31).wrapping_add((place as u8).wrapping_mul(37)))))
    }

    #[test]
    fn a_recovery_key_is_read_as_people_type_it() {
        for seed in 0..200 {
            let key = key(seed);
            let text = key.text();
            assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [8; 8]);
            let typed = [text.to_string(), text.to_lowercase(), text.replace('-', ""), text.replace('-', " \n"), text.replace('1', "l").replace('0', "o")];
            for typed in typed {
                assert_eq!(RecoveryKey::read(&typed), Read::Key(key.clone()), "{typed}");
            }
        }
    }

    #[test]
    fn a_slip_of_the_pen_shows_in_its_group() {
        let text = key(5).text();
        for place in 0..text.len() {
            let mut letters: Vec<u8> = text.bytes().collect();
            if letters[place] == b'-' {
                continue;
            }
            letters[place] = if letters[place] == b'7' { b'8' } else { b'7' };
            let typed = String::from_utf8(letters).unwrap();
            assert_eq!(RecoveryKey::read(&typed), Read::Mistyped(place / 9 + 1), "{typed}");
        }
        // Two neighbours that changed places, and two groups that did.
        let mut groups: Vec<&str> = text.split('-').collect();
        groups.swap(1, 2);
        assert_eq!(RecoveryKey::read(&groups.join("-")), Read::Mistyped(0));
    }

    #[test]
    fn passphrases_are_no_recovery_keys() {
        for text in ["", "sabali", "baobab in the rain", &"ab12".repeat(16), &"0".repeat(63), "çççççççç-çççççççç"] {
            assert_eq!(RecoveryKey::read(text), Read::Other, "{text}");
        }
    }
}
