-- How often a step of a run was begun and not ended: what kills its runner would kill the next one too.
ALTER TABLE run ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;

-- JSON array of ids: the datasets that the page itself gave whole.
ALTER TABLE run_page ADD COLUMN whole TEXT NOT NULL DEFAULT '[]';

-- A document that is larger than what is read at once, by node, until its records are cut.
CREATE TABLE run_node (
  run     INTEGER NOT NULL REFERENCES run (id),
  node    TEXT NOT NULL,                            -- IRI, or _: and a label
  part    INTEGER NOT NULL,                         -- the order of arrival; 0 = what was found out about it
  marks   INTEGER NOT NULL,                         -- bits, see src/harvest/stage.ts
  content TEXT NOT NULL,                            -- its statements, N-Triples
  inbound TEXT NOT NULL,                            -- those of catalogues and CatalogRecords that lead to it
  name    TEXT,                                     -- the IRI of a resource that came without one
  cut     INTEGER,                                  -- with which batch of records it was read
  PRIMARY KEY (run, node, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_node_resource ON run_node (run, node) WHERE marks & 9 <> 0;
