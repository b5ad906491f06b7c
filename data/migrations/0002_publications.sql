-- What is on show gains a history: who put it there, when and why, and what it replaced, so that going back goes where
-- the display came from even after an old revision was published again.
CREATE TABLE publication (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  note TEXT NOT NULL,
  previous INTEGER
) STRICT;
-- What an older store shows was published when it was made, as far as it knows.
INSERT INTO publication (revision, at, who, note, previous)
  SELECT revision.id, revision.created, revision.who, revision.note, NULL
  FROM current JOIN revision ON revision.id = current.revision;

DROP TABLE current;
CREATE TABLE current (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  publication INTEGER
) STRICT;
INSERT INTO current SELECT 1, max(id) FROM publication;
