-- What the compiler of queries orders joins by: how often each predicate of the default graph is used, and which
-- objects it has much more often than others. Counted by the cron, at once where there are no totals: a restored
-- copy needs none of it.

CREATE TABLE predicate_count (
  p        INTEGER PRIMARY KEY,
  triples  INTEGER NOT NULL,
  subjects INTEGER NOT NULL,                        -- distinct
  objects  INTEGER NOT NULL                         -- distinct
) STRICT;

CREATE TABLE heavy_pair (
  p       INTEGER NOT NULL,
  o       INTEGER NOT NULL,
  triples INTEGER NOT NULL,
  PRIMARY KEY (p, o)
) STRICT, WITHOUT ROWID;

CREATE TABLE statistics (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  totals   TEXT NOT NULL                            -- JSON, see store/stats.ts
) STRICT;
