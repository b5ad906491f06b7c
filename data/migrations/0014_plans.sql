-- Publications at a time to come. Columns are explained in data/schema.sql.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  note TEXT NOT NULL,
  made INTEGER NOT NULL
) STRICT;
