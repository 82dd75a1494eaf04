-- The objects of a feed as it told of them last. Feeds tell of distributions, agents and datasets one by one: a record is
-- put together anew whenever a part of it changes, also in a run that hears of that part alone.
CREATE TABLE feed_member (
  source  TEXT NOT NULL REFERENCES source (id),
  object  TEXT NOT NULL,
  at      INTEGER NOT NULL,                         -- of the version, milliseconds since 1970; 0 = it says none
  content TEXT,                                     -- as `description.content`, with blank nodes; NULL = deleted
  PRIMARY KEY (source, object)
) STRICT, WITHOUT ROWID;

-- Which object of a feed names another one as its part.
CREATE TABLE feed_part (
  source TEXT NOT NULL,
  part   TEXT NOT NULL,
  object TEXT NOT NULL,
  PRIMARY KEY (source, part, object)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_part_object ON feed_part (source, object);
