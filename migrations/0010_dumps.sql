-- The dumps that stand in object storage, and the one that is being written there, a piece at each run of the cron.
-- A copy of the database needs neither: they are written again.

CREATE TABLE dump (
  format  TEXT PRIMARY KEY,
  object  TEXT NOT NULL,                            -- its key in the bucket
  base    TEXT NOT NULL,                            -- the BASE_URL that it was written for
  layout  INTEGER NOT NULL,                         -- see catalogue/dump.ts
  "from"  INTEGER NOT NULL,                         -- the newest change when it was begun
  "to"    INTEGER NOT NULL,                         -- and when its last records were read
  records INTEGER NOT NULL,
  bytes   INTEGER NOT NULL,                         -- of the file, compressed
  sha256  TEXT NOT NULL,                            -- of the file, hexadecimal
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE dump_writing (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  step     INTEGER NOT NULL,                        -- counts up: who writes names the one that it goes on from
  busy     TEXT NOT NULL,                           -- until then somebody is at it
  state    TEXT NOT NULL                            -- JSON, see catalogue/dump-writing.ts
) STRICT;
