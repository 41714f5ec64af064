-- The project file, version 9: what was withdrawn and must not come back, and how texts changed.

-- Holds no word of what was withdrawn: identities, hashes, numbers. Lists are JSON.
CREATE TABLE tombstone (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  document BLOB NOT NULL CHECK (length(document) = 16),
  whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
  texts TEXT NOT NULL CHECK (json_valid(texts)),
  words TEXT NOT NULL CHECK (json_valid(words)),
  cases TEXT NOT NULL CHECK (json_valid(cases)),
  reason TEXT NOT NULL,
  class TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  coder TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which characters of a text gave way to how many others: by this, positions of other copies are brought up to date. `moves` is JSON.
CREATE TABLE revision (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  document BLOB NOT NULL CHECK (length(document) = 16),
  from_text BLOB NOT NULL CHECK (length(from_text) = 32),
  to_text BLOB NOT NULL CHECK (length(to_text) = 32),
  moves TEXT NOT NULL CHECK (json_valid(moves)),
  coder TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_document ON revision (document);

-- An act after which nothing older can be taken back.
ALTER TABLE op ADD COLUMN final INTEGER NOT NULL DEFAULT 0 CHECK (final IN (0, 1));
