-- What the last whole writings of streamed dumps were, so that the description of the catalogue and HEAD can say it.
CREATE TABLE dump_digest (
  file     TEXT NOT NULL PRIMARY KEY,               -- dump.nq.gz
  base     TEXT NOT NULL,                           -- the BASE_URL that it was written for
  layout   INTEGER NOT NULL,                        -- see catalogue/dump.ts
  revision INTEGER NOT NULL,                        -- the newest change, from its first record to its last
  bytes    INTEGER NOT NULL,
  sha256   TEXT,                                    -- hexadecimal; null once two writings of a revision differed
  created  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
