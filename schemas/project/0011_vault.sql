-- The project file, version 11: the vault of real names, sealed under a passphrase of its own (see store/vault.rs). No part of the study and of its history.
CREATE TABLE vault (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  sealed BLOB NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
