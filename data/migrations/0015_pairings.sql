-- Tables with headings of their own, as staff said that they are to be read. Columns are explained in data/schema.sql.
CREATE TABLE pairing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  headings TEXT NOT NULL UNIQUE,
  pairs TEXT NOT NULL,
  who TEXT NOT NULL,
  made INTEGER NOT NULL
) STRICT;
