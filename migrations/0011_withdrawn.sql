-- What a tombstone must still say: by which identifier others knew the record, and in which sets it was. Kept when a
-- record is deleted, from the payload that the change before leaves behind; gone when the record comes back. `property`
-- is an IRI, or `original` for the identifier that the CatalogRecord had. Objects are N-Triples with IRIs relative to
-- BASE_URL, as in the payload. May be run again at any time, as after restoring a copy (docs/deploy.md).

DROP TRIGGER IF EXISTS record_withdrawn;
DROP TRIGGER IF EXISTS record_restored;

CREATE TABLE IF NOT EXISTS withdrawn (
  record   INTEGER NOT NULL REFERENCES record (seq),
  property TEXT NOT NULL,
  object   TEXT NOT NULL,
  PRIMARY KEY (record, property, object)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS withdrawn_object ON withdrawn (property, object);

-- A statement is a line of the payload. WITH stands in a subquery because a trigger takes it nowhere else; the
-- number of values is bounded, for each look copies the rest of the text.
CREATE TRIGGER record_withdrawn AFTER INSERT ON change WHEN NEW.action = 'delete'
BEGIN
  INSERT OR IGNORE INTO withdrawn (record, property, object)
  SELECT NEW.record, property, object FROM (
    WITH RECURSIVE
      payload (text) AS (
        SELECT char(10) || payload || char(10) FROM change
        WHERE record = NEW.record AND version = NEW.version - 1 AND payload IS NOT NULL),
      kept (property) AS (VALUES
        ('http://purl.org/dc/terms/identifier'), ('http://purl.org/dc/terms/publisher'),
        ('http://www.w3.org/ns/dcat#theme'), ('http://data.europa.eu/r5r/applicableLegislation'),
        ('http://data.europa.eu/r5r/hvdCategory')),
      resource (iri) AS (
        SELECT CASE WHEN substr(t.value, 1, length(b.value) + 1) = b.value || '/'
          THEN '.' || substr(t.value, length(b.value) + 1) ELSE t.value END
        FROM record r JOIN term t ON t.id = r.iri JOIN meta b ON b.key = 'baseUrl' WHERE r.seq = NEW.record),
      start (property, text) AS (
        SELECT property, char(10) || '<' || iri || '> <' || property || '> ' FROM kept CROSS JOIN resource
        UNION ALL
        SELECT 'original', char(10) || '<./records/' || id || '> <http://purl.org/dc/terms/identifier> '
        FROM record WHERE seq = NEW.record),
      found (property, start, rest, n) AS (
        SELECT s.property, s.text, substr(p.text, instr(p.text, s.text) + length(s.text)), 1
        FROM payload p JOIN start s ON instr(p.text, s.text) > 0
        UNION ALL
        SELECT property, start, substr(rest, instr(rest, start) + length(start)), n + 1
        FROM found WHERE n < 50 AND instr(rest, start) > 0)
    SELECT property, substr(rest, 1, instr(rest, ' .' || char(10)) - 1) AS object FROM found);
END;

CREATE TRIGGER record_restored AFTER INSERT ON change WHEN NEW.action <> 'delete'
BEGIN
  DELETE FROM withdrawn WHERE record = NEW.record;
END;

-- The tombstones that are there already.
INSERT OR IGNORE INTO withdrawn (record, property, object)
WITH RECURSIVE
  gone (record, id, iri, text) AS (
    SELECT r.seq, r.id,
      CASE WHEN substr(t.value, 1, length(b.value) + 1) = b.value || '/'
        THEN '.' || substr(t.value, length(b.value) + 1) ELSE t.value END,
      char(10) || c.payload || char(10)
    FROM record r JOIN term t ON t.id = r.iri JOIN meta b ON b.key = 'baseUrl'
      JOIN change c ON c.record = r.seq AND c.version = r.version - 1 AND c.payload IS NOT NULL
    WHERE r.status = 'deleted'),
  kept (property) AS (VALUES
    ('http://purl.org/dc/terms/identifier'), ('http://purl.org/dc/terms/publisher'),
    ('http://www.w3.org/ns/dcat#theme'), ('http://data.europa.eu/r5r/applicableLegislation'),
    ('http://data.europa.eu/r5r/hvdCategory')),
  start (record, property, start, text) AS (
    SELECT record, property, char(10) || '<' || iri || '> <' || property || '> ', text FROM gone CROSS JOIN kept
    UNION ALL
    SELECT record, 'original', char(10) || '<./records/' || id || '> <http://purl.org/dc/terms/identifier> ', text
    FROM gone),
  found (record, property, start, rest, n) AS (
    SELECT record, property, start, text, 0 FROM start
    UNION ALL
    SELECT record, property, start, substr(rest, instr(rest, start) + length(start)), n + 1
    FROM found WHERE n < 50 AND instr(rest, start) > 0)
SELECT record, property, substr(rest, 1, instr(rest, ' .' || char(10)) - 1) FROM found WHERE n > 0;
