-- The project file, version 10: whether coding needs a recorded consent, and who took a document in (empty where that is not known).
ALTER TABLE info ADD COLUMN consent_required INTEGER NOT NULL DEFAULT 0 CHECK (consent_required IN (0, 1));
ALTER TABLE document ADD COLUMN imported_by TEXT NOT NULL DEFAULT '';
