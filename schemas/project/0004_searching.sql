-- Version 4: what a team keeps for its searches. Lists of words are JSON.
CREATE TABLE saved_search (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  notes TEXT NOT NULL,
  coder BLOB NOT NULL REFERENCES coder (id),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_search_coder ON saved_search (coder);

CREATE TABLE concept (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL CHECK (json_valid(words)),
  notes TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stop_words (
  language TEXT PRIMARY KEY,
  words TEXT NOT NULL CHECK (json_valid(words))
) STRICT, WITHOUT ROWID;

-- What was asked lately, kept in the file so that nothing of it lies elsewhere on the machine. No part of the study: not in the history of acts.
CREATE TABLE search_history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  coder TEXT NOT NULL,
  query TEXT NOT NULL,
  hits INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- How this copy of the project is used. No part of the study.
CREATE TABLE preference (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
