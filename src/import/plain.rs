//! Plain text: what is stored is what stands in the file, line ends apart.

use crate::import::encoding;
use crate::import::error::ImportError;
use crate::import::structure::{Known, structure};
use crate::import::{Draft, Options};

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, ImportError> {
    let decoded = encoding::decode(bytes, options.encoding.as_deref())?;
    let mut warnings = decoded.warnings;
    let layout = structure(&decoded.text, Known::default(), &mut warnings);
    Ok(Draft { text: decoded.text, layout, encoding: decoded.encoding, warnings })
}
