-- The published default graph, computed from the public graphs, and the triggers that keep it so. May be run
-- again at any time: restoring a copy is much faster without the triggers (docs/deploy.md).

DROP TRIGGER IF EXISTS quad_inserted;
DROP TRIGGER IF EXISTS quad_deleted;
DROP TRIGGER IF EXISTS graph_published;
DROP TRIGGER IF EXISTS graph_withdrawn;

DELETE FROM triple;
INSERT OR IGNORE INTO triple (s, p, o)
SELECT s, p, o FROM quad WHERE g IN (SELECT id FROM graph WHERE public = 1);

CREATE TRIGGER quad_inserted AFTER INSERT ON quad
WHEN (SELECT public FROM graph WHERE id = NEW.g) = 1
BEGIN
  INSERT OR IGNORE INTO triple (s, p, o) VALUES (NEW.s, NEW.p, NEW.o);
END;

CREATE TRIGGER quad_deleted AFTER DELETE ON quad
WHEN (SELECT public FROM graph WHERE id = OLD.g) = 1
BEGIN
  DELETE FROM triple
  WHERE s = OLD.s AND p = OLD.p AND o = OLD.o
    AND NOT EXISTS (
      SELECT 1 FROM quad q JOIN graph ON graph.id = q.g
      WHERE q.s = OLD.s AND q.p = OLD.p AND q.o = OLD.o AND graph.public = 1);
END;

CREATE TRIGGER graph_published AFTER UPDATE OF public ON graph
WHEN OLD.public = 0 AND NEW.public = 1
BEGIN
  INSERT OR IGNORE INTO triple (s, p, o) SELECT s, p, o FROM quad WHERE g = NEW.id;
END;

CREATE TRIGGER graph_withdrawn AFTER UPDATE OF public ON graph
WHEN OLD.public = 1 AND NEW.public = 0
BEGIN
  DELETE FROM triple
  WHERE (s, p, o) IN (SELECT s, p, o FROM quad WHERE g = NEW.id)
    AND NOT EXISTS (
      SELECT 1 FROM quad q JOIN graph ON graph.id = q.g
      WHERE q.s = triple.s AND q.p = triple.p AND q.o = triple.o AND graph.public = 1);
END;
