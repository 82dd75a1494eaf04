-- The store: a dictionary of terms, every graph (quad), the published default graph (triple), and the
-- records with what each source says of them. The reasons for each index, with figures, are in DECISIONS.md.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Numbers that writes count on: a write names the values that it expects and fails when they moved.
--   term, record   the highest id given so far (ids are never given twice)
--   sweep          how often unused terms were removed
CREATE TABLE counter (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter (name, value) VALUES ('term', 0), ('record', 0), ('sweep', 0);

CREATE TABLE term (
  id       INTEGER PRIMARY KEY,
  hash     INTEGER NOT NULL,                        -- 53 bits, see store/term-codec.ts; a bucket, not an identity
  kind     INTEGER NOT NULL CHECK (kind IN (1, 2, 3)), -- IRI, blank node, literal
  value    TEXT NOT NULL,                           -- IRI, label or lexical form
  datatype INTEGER REFERENCES term (id),            -- NULL for xsd:string, rdf:langString and what is no literal
  lang     TEXT,                                    -- as written
  class    INTEGER,                                 -- value space, see store/term-codec.ts
  number   REAL,                                    -- numeric value, where class is numeric or boolean
  instant  INTEGER                                  -- milliseconds since 1970 UTC, where class is a date or time
) STRICT;
CREATE INDEX term_hash ON term (hash);

-- Every graph that quads may be in. Only public graphs feed the default graph.
CREATE TABLE graph (
  id     INTEGER PRIMARY KEY REFERENCES term (id),
  kind   TEXT NOT NULL CHECK (kind IN ('record', 'vocabulary', 'outcomes', 'leftOver')),
  public INTEGER NOT NULL CHECK (public IN (0, 1))
) STRICT;

CREATE TABLE quad (
  g INTEGER NOT NULL,
  s INTEGER NOT NULL,
  p INTEGER NOT NULL,
  o INTEGER NOT NULL,
  PRIMARY KEY (g, s, p, o)
) STRICT, WITHOUT ROWID;
CREATE INDEX quad_spog ON quad (s, p, o, g);

-- The published default graph: the set union of the public graphs. Written by triggers alone (0002_published.sql).
CREATE TABLE triple (
  s INTEGER NOT NULL,
  p INTEGER NOT NULL,
  o INTEGER NOT NULL,
  PRIMARY KEY (s, p, o)
) STRICT, WITHOUT ROWID;
CREATE INDEX triple_pos ON triple (p, o, s);
CREATE INDEX triple_osp ON triple (o, s, p);

CREATE TABLE source (
  id         TEXT PRIMARY KEY,
  precedence INTEGER NOT NULL,                      -- the lowest wins; `local` is 0
  created    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  seq      INTEGER PRIMARY KEY,                     -- immutable; pages are cut on it
  id       TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL CHECK (kind IN ('dataset', 'service', 'series', 'catalog', 'entity')),
  iri      INTEGER NOT NULL UNIQUE REFERENCES term (id),
  graph    INTEGER NOT NULL UNIQUE REFERENCES term (id),
  status   TEXT NOT NULL CHECK (status IN ('published', 'deleted')),
  checksum TEXT NOT NULL,                           -- of the published content
  version  INTEGER NOT NULL,                        -- counts the changes
  created  TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX record_page ON record (kind, status, seq);
CREATE INDEX record_modified ON record (modified, seq);

-- What one source says of a record. `content` (N-Triples, IRIs relative to BASE_URL) is NULL while it is
-- exactly the published content, which then stands in the graph alone.
CREATE TABLE description (
  record      INTEGER NOT NULL REFERENCES record (seq),
  source      TEXT NOT NULL REFERENCES source (id),
  checksum    TEXT NOT NULL,
  content     TEXT,
  memberships TEXT NOT NULL,                        -- JSON array: the catalogues that the source puts it in
  identifier  TEXT,                                 -- the original dct:identifier
  updated     TEXT NOT NULL,
  PRIMARY KEY (record, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE amendment (
  id      INTEGER PRIMARY KEY,
  record  INTEGER NOT NULL REFERENCES record (seq),
  action  TEXT NOT NULL CHECK (action IN ('add', 'withdraw')),
  triple  TEXT NOT NULL,                            -- one N-Triples statement, IRIs relative to BASE_URL
  author  TEXT NOT NULL,
  created TEXT NOT NULL,
  UNIQUE (record, triple)
) STRICT;

-- The append-only log. `payload` (as `description.content`, generated triples included) is NULL while the
-- change is the newest of its record: then it is the record's graph. The next change fills it in.
CREATE TABLE change (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  record   INTEGER NOT NULL REFERENCES record (seq),
  action   TEXT NOT NULL CHECK (action IN ('create', 'update', 'delete')),
  time     TEXT NOT NULL,
  version  INTEGER NOT NULL,
  checksum TEXT NOT NULL,
  source   TEXT NOT NULL,
  payload  TEXT
) STRICT;
CREATE INDEX change_record ON change (record, version);

-- Full text of the records, by record.seq. Contentless: the texts stand in `term`.
CREATE VIRTUAL TABLE search USING fts5 (
  title, description, keyword, publisher,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

-- Records whose search row names an entity that changed; worked off by the cron.
CREATE TABLE stale_search (
  record INTEGER PRIMARY KEY REFERENCES record (seq)
) STRICT;

CREATE TABLE token (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  hash    TEXT NOT NULL UNIQUE,                     -- SHA-256 of the secret
  scopes  TEXT NOT NULL,                            -- JSON array
  created TEXT NOT NULL,
  expires TEXT,
  revoked TEXT
) STRICT, WITHOUT ROWID;
