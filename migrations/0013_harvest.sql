-- What is harvested, and each run of it. The reasons are in docs/harvesting.md.

CREATE TABLE harvest (
  source   TEXT PRIMARY KEY REFERENCES source (id),
  config   TEXT NOT NULL,                           -- JSON, see src/harvest/config.ts
  due      TEXT,                                    -- when the next run is to begin; NULL = only when asked
  memory   TEXT,                                    -- JSON: where the last complete run of a feed ended
  created  TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX harvest_due ON harvest (due) WHERE due IS NOT NULL;

CREATE TABLE run (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  source   TEXT NOT NULL REFERENCES source (id),
  config   TEXT NOT NULL,                           -- as it was when the run began
  phase    TEXT NOT NULL CHECK (phase IN ('read', 'unite', 'remove', 'ended')),
  outcome  TEXT CHECK (outcome IN ('complete', 'incomplete', 'failed', 'cancelled', 'waiting')),
  turn     INTEGER NOT NULL,                        -- counts the steps: two runners of one run notice each other
  state    TEXT NOT NULL,                           -- JSON: cursor, counts, times, see src/harvest/run.ts
  started  TEXT NOT NULL,
  beat     TEXT NOT NULL,                           -- when the last step ended
  ended    TEXT
) STRICT;
CREATE UNIQUE INDEX run_active ON run (source) WHERE ended IS NULL;
CREATE INDEX run_source ON run (source, id);

-- What a run found: each page with the records on it.
CREATE TABLE run_page (
  run     INTEGER NOT NULL REFERENCES run (id),
  number  INTEGER NOT NULL,
  url     TEXT NOT NULL,
  mark    TEXT NOT NULL,                            -- of its content: a page that comes again is noticed
  records TEXT NOT NULL,                            -- JSON array of ids
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

-- What several pages speak of, until the run has read them all: shared entities, services, catalogues.
CREATE TABLE run_part (
  run         INTEGER NOT NULL REFERENCES run (id),
  record      TEXT NOT NULL,
  page        INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  iri         TEXT NOT NULL,
  content     TEXT NOT NULL,                        -- as `description.content`
  derived     TEXT,
  memberships TEXT NOT NULL,
  PRIMARY KEY (run, record, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_problem (
  run     INTEGER NOT NULL REFERENCES run (id),
  number  INTEGER NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('request', 'page', 'rejected', 'kept', 'repaired', 'mapping', 'filtered')),
  page    INTEGER NOT NULL,
  record  TEXT,
  iri     TEXT,
  code    TEXT NOT NULL,
  detail  TEXT NOT NULL,
  count   INTEGER NOT NULL,                         -- how often on that page
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

-- Records that a complete run did not find, since when.
CREATE TABLE missing (
  record INTEGER NOT NULL REFERENCES record (seq),
  source TEXT NOT NULL REFERENCES source (id),
  since  TEXT NOT NULL,
  PRIMARY KEY (source, record)
) STRICT, WITHOUT ROWID;

-- Of a description, the statements that were derived and not given (N-Triples, as `content`).
ALTER TABLE description ADD COLUMN derived TEXT;
