-- The schema of the project file after all steps, written by a test. Not run by the program.

CREATE INDEX attribute_value_attribute ON attribute_value (attribute);

CREATE INDEX cell_summary_coder ON cell_summary (coder);

CREATE INDEX cell_summary_column ON cell_summary (column_code);

CREATE INDEX cell_summary_row ON cell_summary (row_code);

CREATE INDEX code_parent ON code (parent);

CREATE INDEX coding_code ON coding (code);

CREATE INDEX coding_coder ON coding (coder);

CREATE INDEX coding_document ON coding (document, start);

CREATE INDEX document_layout ON document (layout);

CREATE INDEX document_text ON document (text);

CREATE INDEX kept_content ON kept (content);

CREATE INDEX memo_coder ON memo (coder);

CREATE INDEX op_touching_texts ON op (seq) WHERE touches_texts = 1;

CREATE INDEX quote_use_coder ON quote_use (coder);

CREATE INDEX quote_use_document ON quote_use (document);

CREATE INDEX revision_document ON revision (document);

CREATE INDEX saved_search_coder ON saved_search (coder);

CREATE INDEX settlement_code ON settlement (code);

CREATE INDEX settlement_document ON settlement (document);

CREATE INDEX subject_document_document ON subject_document (document);

CREATE INDEX subject_document_subject ON subject_document (subject);

CREATE TABLE attachment (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  data BLOB NOT NULL
) STRICT;

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

CREATE TABLE attribute_value (
  bearer BLOB NOT NULL CHECK (length(bearer) = 16),
  attribute BLOB NOT NULL REFERENCES attribute (id),
  subject TEXT NOT NULL CHECK (subject IN ('case', 'document')),
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (bearer, attribute)
) STRICT, WITHOUT ROWID;

CREATE TABLE cell_summary (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  row_code BLOB NOT NULL REFERENCES code (id),
  column_code BLOB NOT NULL REFERENCES code (id),
  text TEXT NOT NULL CHECK (text <> ''),
  coder BLOB NOT NULL REFERENCES coder (id),
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE coder (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

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

CREATE TABLE concept (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL CHECK (json_valid(words)),
  notes TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE document (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'focus-group', 'field-note', 'document')),
  language TEXT NOT NULL,
  text BLOB NOT NULL REFERENCES text (hash),
  layout BLOB NOT NULL REFERENCES layout (hash),
  imported INTEGER NOT NULL
, imported_by TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE TABLE holder (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  coder TEXT NOT NULL,
  host TEXT NOT NULL,
  process INTEGER NOT NULL,
  since INTEGER NOT NULL
) STRICT;

CREATE TABLE index_file (
  name TEXT PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

CREATE TABLE info (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL,
  codebook_version TEXT NOT NULL,
  created INTEGER NOT NULL
, unlisted INTEGER NOT NULL DEFAULT 0 CHECK (unlisted IN (0, 1)), agreement_off INTEGER NOT NULL DEFAULT 0 CHECK (agreement_off IN (0, 1)), consent_required INTEGER NOT NULL DEFAULT 0 CHECK (consent_required IN (0, 1))) STRICT;

CREATE TABLE kept (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL REFERENCES attachment (hash),
  files TEXT NOT NULL CHECK (json_valid(files))
) STRICT, WITHOUT ROWID;

CREATE TABLE layout (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

CREATE TABLE memo (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  target_kind TEXT NOT NULL CHECK (target_kind IN ('project', 'document', 'code', 'coding', 'case')),
  target BLOB CHECK (length(target) = 16),
  coder BLOB NOT NULL REFERENCES coder (id),
  text TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
  changes TEXT NOT NULL CHECK (json_valid(changes)), lasting INTEGER NOT NULL DEFAULT 0 CHECK (lasting IN (0, 1)), merged TEXT CHECK (merged IS NULL OR json_valid(merged)), final INTEGER NOT NULL DEFAULT 0 CHECK (final IN (0, 1)),
  CHECK ((kind = 'do') = (target IS NULL))
) STRICT;

CREATE TABLE preference (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE quote_use (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  document BLOB NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  place TEXT NOT NULL CHECK (place <> ''),
  coder BLOB NOT NULL REFERENCES coder (id),
  recorded INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  document BLOB NOT NULL CHECK (length(document) = 16),
  from_text BLOB NOT NULL CHECK (length(from_text) = 32),
  to_text BLOB NOT NULL CHECK (length(to_text) = 32),
  moves TEXT NOT NULL CHECK (json_valid(moves)),
  coder TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE round (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  made INTEGER NOT NULL,
  coder BLOB NOT NULL REFERENCES coder (id),
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  notes TEXT NOT NULL,
  coder BLOB NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  coder TEXT NOT NULL,
  query TEXT NOT NULL,
  hits INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE stop_words (
  language TEXT PRIMARY KEY,
  words TEXT NOT NULL CHECK (json_valid(words))
) STRICT, WITHOUT ROWID;

CREATE TABLE subject (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE subject_document (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  subject BLOB NOT NULL REFERENCES subject (id),
  document BLOB NOT NULL REFERENCES document (id),
  speaker TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE text (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  body TEXT NOT NULL
) STRICT;

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

CREATE TABLE vault (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  sealed BLOB NOT NULL,
  changed INTEGER NOT NULL
) STRICT;

CREATE TRIGGER op_is_never_changed BEFORE UPDATE ON op BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;

CREATE TRIGGER op_is_never_deleted BEFORE DELETE ON op BEGIN SELECT raise(ABORT, 'the history is only ever added to'); END;
