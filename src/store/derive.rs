//! From a passphrase to a key: Argon2id, whose cost stands in the sixteen bytes of an encrypted file that are in clear.
//!
//! SQLCipher begins a file with sixteen bytes of salt. Griot's are two letters, the cost, and twelve random bytes, so that the cost can be raised
//! in a later version while older files still say how they open. Files of Griot 0.1 without this mark were derived by SQLCipher itself.

use crate::store::error::StoreError;
use crate::store::key::KEY;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

/// Bytes of an encrypted file that are in clear.
pub(super) const SALT: usize = 16;

/// Marks a salt whose file was keyed by Argon2id, version 0x13.
const MARK: [u8; 2] = *b"G1";

/// The most that a file may ask for, so that a false one cannot exhaust the machine: 512 MiB.
const MOST_MEMORY: u8 = 19;

/// What one guess at a passphrase costs whoever guesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    /// Memory: two to the power of this, in KiB.
    memory: u8,
    /// Passes over it.
    passes: u8,
    /// Lanes.
    lanes: u8,
}

impl Cost {
    /// 64 MiB, 3 passes, 4 lanes: the second recommended option of RFC 9106, section 4; three times the memory and more passes than the least
    /// that OWASP's Password Storage Cheat Sheet asks for (19 MiB, 2 passes, 1 lane).
    pub(super) const PRESENT: Self = Self { memory: 16, passes: 3, lanes: 4 };

    /// As cheap as it goes, for tests of this folder that derive many keys.
    #[cfg(test)]
    pub(super) const CHEAP: Self = Self { memory: 5, passes: 1, lanes: 1 };

    /// The cost that a file names in its salt; none where SQLCipher derived the key itself, or where it asks for more than it may.
    pub(super) fn of_salt(salt: &[u8; SALT]) -> Option<Self> {
        let [first, second, memory, work, ..] = *salt;
        let cost = Self { memory, passes: work >> 4, lanes: work & 15 };
        ([first, second] == MARK && memory <= MOST_MEMORY && cost.passes > 0 && cost.lanes > 0 && cost.kib() >= 8 * u32::from(cost.lanes)).then_some(cost)
    }

    /// A salt that names this cost and that no other file has: 96 random bits.
    pub(super) fn new_salt(self) -> Result<[u8; SALT], StoreError> {
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt).map_err(|err| StoreError::Key(err.to_string()))?;
        let [first, second, memory, work, ..] = &mut salt;
        ([*first, *second], *memory, *work) = (MARK, self.memory, self.passes << 4 | self.lanes);
        Ok(salt)
    }

    /// The key of a passphrase. The memory that it needed is wiped.
    pub(super) fn derive(self, passphrase: &str, salt: &[u8]) -> Result<Zeroizing<[u8; KEY]>, StoreError> {
        let failed = |err: argon2::Error| StoreError::Key(err.to_string());
        let params = Params::new(self.kib(), u32::from(self.passes), u32::from(self.lanes), Some(KEY)).map_err(failed)?;
        let mut blocks = Vec::new();
        blocks.try_reserve_exact(params.block_count()).map_err(|err| StoreError::Key(err.to_string()))?;
        blocks.resize(params.block_count(), Block::default());
        let mut key = Zeroizing::new([0; KEY]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let derived = argon.hash_password_into_with_memory(passphrase.as_bytes(), salt, &mut *key, &mut blocks);
        blocks.iter_mut().for_each(Zeroize::zeroize);
        derived.map_err(failed)?;
        Ok(key)
    }

    fn kib(self) -> u32 {
        1 << self.memory.min(MOST_MEMORY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_salt_tells_its_cost_and_no_two_are_alike() {
        for cost in [Cost::PRESENT, Cost::CHEAP] {
            let salt = cost.new_salt().unwrap();
            assert_eq!(Cost::of_salt(&salt), Some(cost));
            assert_ne!(salt, cost.new_salt().unwrap());
        }
        // A salt of SQLCipher, and salts that ask for too much, for nothing, or for less than Argon2 can work with.
        for start in [[0x8f, 0x31, 16, 0x34], [b'G', b'1', 30, 0x34], [b'G', b'1', 16, 0x04], [b'G', b'1', 16, 0x30], [b'G', b'1', 2, 0x31]] {
            let mut salt = [0x55; SALT];
            salt[..4].copy_from_slice(&start);
            assert_eq!(Cost::of_salt(&salt), None, "{start:?}");
        }
    }

    #[test]
    fn a_key_is_that_of_its_passphrase_and_its_salt() {
        let (one, other) = (Cost::CHEAP.new_salt().unwrap(), Cost::CHEAP.new_salt().unwrap());
        let key = Cost::CHEAP.derive("sabali", &one).unwrap();
        assert_eq!(key, Cost::CHEAP.derive("sabali", &one).unwrap());
        assert_ne!(key, Cost::CHEAP.derive("Sabali", &one).unwrap());
        assert_ne!(key, Cost::CHEAP.derive("sabali", &other).unwrap());
    }

    #[test]
    fn the_derivation_is_argon2id_as_published() {
        // The reference program (phc-winner-argon2, src/test.c): Argon2id, version 0x13, t = 2, m = 2^16 KiB, p = 1.
        let key = Cost { memory: 16, passes: 2, lanes: 1 }.derive("password", b"somesalt").unwrap();
        assert_eq!(data_encoding::HEXLOWER.encode(&*key), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }
}
