-- The panels of an exhibition in the hall, and where it is. Columns are explained in data/schema.sql.
ALTER TABLE exhibit ADD COLUMN "place" TEXT NOT NULL DEFAULT '';

CREATE TABLE exhibit_panel (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "exhibit" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "heading" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "code5" TEXT NOT NULL,
  "file" TEXT NOT NULL,
  "media" TEXT NOT NULL,
  "width" INTEGER NOT NULL,
  "height" INTEGER NOT NULL,
  "caption" TEXT NOT NULL,
  "credit" TEXT NOT NULL,
  "focal_x" REAL NOT NULL,
  "focal_y" REAL NOT NULL,
  "no_crop" INTEGER NOT NULL,
  "permitted_until" TEXT
) STRICT;
