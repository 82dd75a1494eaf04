-- By which values records are filtered and counted, and by what lists of them are ordered: written with each record, as
-- its full text is. Records that were here before are filled in by the cron, a piece at each call.

CREATE TABLE facet_value (
  id        INTEGER PRIMARY KEY,
  dimension TEXT NOT NULL,                          -- see src/catalogue/facet-dimensions.ts
  value     TEXT NOT NULL,                          -- an IRI, a text or a year
  UNIQUE (dimension, value)
) STRICT;

-- Records of one publisher mostly have the same values: each combination is stored, and counted, once.
CREATE TABLE facet_set (
  id  INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE                          -- hash of its values
) STRICT;

CREATE TABLE facet (
  value  INTEGER NOT NULL,
  facets INTEGER NOT NULL,                          -- the set
  PRIMARY KEY (value, facets)
) STRICT, WITHOUT ROWID;
CREATE INDEX facet_of_set ON facet (facets, value);

-- Published resources alone.
CREATE TABLE listing (
  record   INTEGER PRIMARY KEY,
  facets   INTEGER NOT NULL,
  modified TEXT,                                    -- as the publisher says; never after the record's own
  titles   TEXT NOT NULL                            -- JSON object: a folded title for each language
) STRICT;
CREATE INDEX listing_facets ON listing (facets, record);

-- A title weighs more than a keyword, a keyword more than a publisher, each more than a description.
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10.0, 1.0, 5.0, 3.0)');

INSERT OR IGNORE INTO stale_search (record) SELECT seq FROM record;
