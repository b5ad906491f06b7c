-- The report of 2018 describes schemes whose parts no other table holds: the platform of collaboration, the model of Arakawa
-- and Kushiro, the questions of the survey.
CREATE TABLE scheme_part (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "scheme" TEXT NOT NULL,
  "part" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;
