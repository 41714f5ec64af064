-- The project file: files that left the study, for whom and with what. A line of the history that tells of one is lasting: it cannot be taken back.
CREATE TABLE departure (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  at INTEGER NOT NULL,
  coder TEXT NOT NULL,
  recipient TEXT NOT NULL CHECK (recipient IN ('team', 'partner', 'authority', 'public', 'archive')),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  documents INTEGER NOT NULL CHECK (documents >= 0),
  rows INTEGER NOT NULL CHECK (rows >= 0),
  left_out INTEGER NOT NULL CHECK (left_out >= 0)
) STRICT, WITHOUT ROWID;
ALTER TABLE op ADD COLUMN lasting INTEGER NOT NULL DEFAULT 0 CHECK (lasting IN (0, 1));
