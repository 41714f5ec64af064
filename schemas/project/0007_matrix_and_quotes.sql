-- Summaries that the team writes into cells of a matrix of codes, and where passages were quoted.
CREATE TABLE cell_summary (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  row_code BLOB NOT NULL REFERENCES code (id),
  column_code BLOB NOT NULL REFERENCES code (id),
  text TEXT NOT NULL CHECK (text <> ''),
  coder BLOB NOT NULL REFERENCES coder (id),
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- No constraint: where two copies of a study meet, a cell may have two summaries until somebody writes one.
CREATE INDEX cell_summary_row ON cell_summary (row_code);
CREATE INDEX cell_summary_column ON cell_summary (column_code);
CREATE INDEX cell_summary_coder ON cell_summary (coder);

CREATE TABLE quote_use (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  document BLOB NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  place TEXT NOT NULL CHECK (place <> ''),
  coder BLOB NOT NULL REFERENCES coder (id),
  recorded INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_use_document ON quote_use (document);
CREATE INDEX quote_use_coder ON quote_use (coder);
