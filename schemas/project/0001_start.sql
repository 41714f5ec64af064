-- The project file, version 1. Never edited after a release: a change is another numbered file.
-- Identities are UUIDs of version 7 as 16 bytes; moments are milliseconds since 1970 in UTC;
-- positions are characters (Unicode scalar values) from 0, end exclusive; lists are JSON.

-- The project's own facts: one row.
CREATE TABLE info (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL,
  codebook_version TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE coder (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- Texts and layouts stand once, under the SHA-256 of their UTF-8 bytes.
CREATE TABLE text (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  body TEXT NOT NULL
) STRICT;

CREATE TABLE layout (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

CREATE TABLE document (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'focus-group', 'field-note', 'document')),
  language TEXT NOT NULL,
  text BLOB NOT NULL REFERENCES text (hash),
  layout BLOB NOT NULL REFERENCES layout (hash),
  imported INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_text ON document (text);
CREATE INDEX document_layout ON document (layout);

CREATE TABLE code (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  parent BLOB REFERENCES code (id),
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  definition_en TEXT NOT NULL,
  definition_fr TEXT NOT NULL,
  include_en TEXT NOT NULL,
  include_fr TEXT NOT NULL,
  exclude_en TEXT NOT NULL,
  exclude_fr TEXT NOT NULL,
  example TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  colour TEXT NOT NULL,
  codable INTEGER NOT NULL CHECK (codable IN (0, 1)),
  retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX code_parent ON code (parent);

CREATE TABLE coding (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  document BLOB NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  code BLOB NOT NULL REFERENCES code (id),
  coder BLOB NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  memo TEXT NOT NULL,
  time TEXT,
  direction TEXT,
  standing TEXT,
  certainty TEXT,
  quotable TEXT,
  codebook_version TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX coding_document ON coding (document, start);
CREATE INDEX coding_code ON coding (code);
CREATE INDEX coding_coder ON coding (coder);

CREATE TABLE subject (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- Which case is heard in, or is the subject of, which document; `speaker` is the label of its turns.
CREATE TABLE subject_document (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  subject BLOB NOT NULL REFERENCES subject (id),
  document BLOB NOT NULL REFERENCES document (id),
  speaker TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_document_subject ON subject_document (subject);
CREATE INDEX subject_document_document ON subject_document (document);

CREATE TABLE attribute (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  subject TEXT NOT NULL CHECK (subject IN ('case', 'document')),
  key TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  type TEXT NOT NULL,
  allowed TEXT NOT NULL CHECK (json_valid(allowed)),
  class TEXT NOT NULL CHECK (class IN ('open', 'restricted', 'sealed')),
  required TEXT NOT NULL,
  derived INTEGER NOT NULL CHECK (derived IN (0, 1)),
  place INTEGER NOT NULL,
  UNIQUE (subject, key)
) STRICT, WITHOUT ROWID;

-- `bearer` is a case or a document, as the attribute's subject says. `value` is JSON and tells the four kinds of nothing apart.
CREATE TABLE attribute_value (
  bearer BLOB NOT NULL CHECK (length(bearer) = 16),
  attribute BLOB NOT NULL REFERENCES attribute (id),
  subject TEXT NOT NULL CHECK (subject IN ('case', 'document')),
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (bearer, attribute)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribute_value_attribute ON attribute_value (attribute);

CREATE TABLE memo (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  target_kind TEXT NOT NULL CHECK (target_kind IN ('project', 'document', 'code', 'coding', 'case')),
  target BLOB CHECK (length(target) = 16),
  coder BLOB NOT NULL REFERENCES coder (id),
  text TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX memo_coder ON memo (coder);

-- The history: one line an act. Lines are only ever added. Changes name texts by hash and never repeat them.
CREATE TABLE op (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target BLOB REFERENCES op (id),
  installation BLOB NOT NULL CHECK (length(installation) = 16),
  coder TEXT NOT NULL,
  at INTEGER NOT NULL,
  label TEXT NOT NULL,
  follows TEXT NOT NULL CHECK (json_valid(follows)),
  touches_texts INTEGER NOT NULL CHECK (touches_texts IN (0, 1)),
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  CHECK ((kind = 'do') = (target IS NULL))
) STRICT;
CREATE INDEX op_touching_texts ON op (seq) WHERE touches_texts = 1;
CREATE TRIGGER op_is_never_changed BEFORE UPDATE ON op BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;
CREATE TRIGGER op_is_never_deleted BEFORE DELETE ON op BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;

-- Files of the search index. Derived from the texts: may be emptied at any time.
CREATE TABLE index_file (
  name TEXT PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

-- Who has the project open for writing; only true while the lock beside the file is held.
CREATE TABLE holder (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  coder TEXT NOT NULL,
  host TEXT NOT NULL,
  process INTEGER NOT NULL,
  since INTEGER NOT NULL
) STRICT;
