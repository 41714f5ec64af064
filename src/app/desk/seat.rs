//! Where the session is: at the desk, or with a job that brings it back.

use crate::session::Session;

/// The session's place. While a job has it, the window goes on showing the project as it was, and acts wait.
pub enum Seat {
    /// At the desk.
    Here(Box<Session>),
    /// With a job.
    Away,
}

impl Seat {
    /// The session, where it is at the desk.
    pub fn session(&mut self) -> Option<&mut Session> {
        match self {
            Self::Here(session) => Some(session),
            Self::Away => None,
        }
    }

    /// Gives the session away; none where it is away already.
    pub fn take(&mut self) -> Option<Box<Session>> {
        match std::mem::replace(self, Self::Away) {
            Self::Here(session) => Some(session),
            Self::Away => None,
        }
    }

    /// True while a job has the session.
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Away)
    }
}
