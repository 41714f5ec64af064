//! The numbers of a method that tables and charts share: when codes occur together, and when saturation is reached.

use crate::session::tables::{Method, Nearness};
use clap::{Args, ValueEnum};

/// When two codes occur together.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct NearnessArguments {
    /// When two codes occur together (cooccurrence, network).
    #[arg(long, value_enum, default_value_t = NearnessWord::Overlap)]
    nearness: NearnessWord,
    /// Most characters between two codings that are near (cooccurrence, network).
    #[arg(long, value_name = "CHARACTERS", default_value_t = 200)]
    distance: u32,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum NearnessWord {
    Overlap,
    Turn,
    Paragraph,
    Near,
}

impl NearnessArguments {
    pub(crate) fn nearness(self) -> Nearness {
        match self.nearness {
            NearnessWord::Overlap => Nearness::Overlap,
            NearnessWord::Turn => Nearness::SameTurn,
            NearnessWord::Paragraph => Nearness::SameParagraph,
            NearnessWord::Near => Nearness::Near(self.distance),
        }
    }
}

/// When saturation is reached.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct MethodArguments {
    /// Interviews of the base (saturation).
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..))]
    base: u32,
    /// Interviews of a run (saturation).
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..))]
    run: u32,
    /// New information in per cent of the base at which saturation is reached (saturation).
    #[arg(long, value_name = "PERCENT", default_value_t = 5)]
    threshold: u32,
}

impl MethodArguments {
    pub(crate) fn method(self) -> Method {
        Method { base: self.base as usize, run: self.run as usize, threshold: self.threshold }
    }
}
