-- The project file, version 2: whether the project may stand in a list of recent projects.
ALTER TABLE info ADD COLUMN unlisted INTEGER NOT NULL DEFAULT 0 CHECK (unlisted IN (0, 1));
