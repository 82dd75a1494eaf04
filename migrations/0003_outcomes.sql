-- What validation found: counts for each record and profile, and which records have to be judged again. The
-- rules that a record breaks are quads of the graph of outcomes ({BASE_URL}/outcomes).

CREATE TABLE outcome (
  record     INTEGER NOT NULL REFERENCES record (seq),
  profile    TEXT NOT NULL,                         -- id of the profile, see src/shacl/profiles.ts
  violations INTEGER NOT NULL,
  warnings   INTEGER NOT NULL,
  infos      INTEGER NOT NULL,
  PRIMARY KEY (record, profile)
) STRICT, WITHOUT ROWID;
CREATE INDEX outcome_profile ON outcome (profile, violations);

CREATE TABLE stale_outcome (
  record INTEGER PRIMARY KEY REFERENCES record (seq),
  mark   INTEGER NOT NULL                           -- the change after which it was stale
) STRICT;
CREATE INDEX stale_outcome_mark ON stale_outcome (mark);
INSERT INTO stale_outcome (record, mark) SELECT seq, 0 FROM record;
