-- When a change was published: milliseconds since 1970 UTC, later than those of every change before it, whatever
-- the clocks of several writers say. The feed is ordered by it, and clients go on after the last that they saw.

ALTER TABLE change ADD COLUMN published INTEGER;

UPDATE change SET published = p.published
FROM (
  SELECT seq, seq + max(CAST(strftime('%s', time) AS INTEGER) * 1000 - seq) OVER (ORDER BY seq) AS published
  FROM change
) p
WHERE p.seq = change.seq;

-- Copies made before have none: it is given to them as they are restored, in their order.
CREATE TRIGGER change_published AFTER INSERT ON change
WHEN NEW.published IS NULL
BEGIN
  UPDATE change SET published = max(
    CAST(strftime('%s', NEW.time) AS INTEGER) * 1000,
    coalesce((SELECT published FROM change WHERE seq < NEW.seq ORDER BY seq DESC LIMIT 1), 0) + 1)
  WHERE seq = NEW.seq;
END;

-- What is old enough to be dropped, without a look at what was.
CREATE INDEX change_payload ON change (published) WHERE payload IS NOT NULL;
