-- What views need to know of a source: its name for people, whether its records may be given on to the portals
-- above, and when that was changed last (answers that depend on it are as old).
ALTER TABLE source ADD COLUMN title TEXT;
ALTER TABLE source ADD COLUMN reexposed INTEGER NOT NULL DEFAULT 1 CHECK (reexposed IN (0, 1));
ALTER TABLE source ADD COLUMN modified TEXT;

-- The records of one source: a list, a count, and what a run no longer found.
CREATE INDEX description_source ON description (source, record);
