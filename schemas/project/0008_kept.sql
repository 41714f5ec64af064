-- The project file, version 8: what came with a study from another tool and has no place in Griot.

-- Bytes stand once, under their SHA-256: what kept things say, and their files. The history names them by hash.
CREATE TABLE attachment (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  data BLOB NOT NULL
) STRICT;

CREATE TABLE kept (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL REFERENCES attachment (hash),
  files TEXT NOT NULL CHECK (json_valid(files))
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_content ON kept (content);
