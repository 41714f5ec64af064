-- The project file, version 5: what a merge took in from another copy (see model/merge.rs); empty for every other act.
ALTER TABLE op ADD COLUMN merged TEXT CHECK (merged IS NULL OR json_valid(merged));
