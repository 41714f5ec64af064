-- The project file, version 6: settled disagreements, kept rounds of comparison, and whether the team compares coders at all.
ALTER TABLE info ADD COLUMN agreement_off INTEGER NOT NULL DEFAULT 0 CHECK (agreement_off IN (0, 1));

-- What coders had coded is told in positions (`sides`); what was decided stands as codings by the coder `consensus`, whose identities are in `codings`.
CREATE TABLE settlement (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  document BLOB NOT NULL REFERENCES document (id),
  code BLOB NOT NULL REFERENCES code (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  sides TEXT NOT NULL CHECK (json_valid(sides)),
  verdict TEXT NOT NULL CHECK (verdict IN ('keep', 'all', 'none')),
  kept BLOB REFERENCES coder (id),
  reason TEXT NOT NULL,
  coder BLOB NOT NULL REFERENCES coder (id),
  at INTEGER NOT NULL,
  codings TEXT NOT NULL CHECK (json_valid(codings)),
  CHECK ((verdict = 'keep') = (kept IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_document ON settlement (document);
CREATE INDEX settlement_code ON settlement (code);

-- Figures of a round in millionths, with the names that codes, coders and documents had.
CREATE TABLE round (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  made INTEGER NOT NULL,
  coder BLOB NOT NULL REFERENCES coder (id),
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;
