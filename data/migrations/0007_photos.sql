-- Photographs of municipalities: which media file, whose it is, and what its owner allows.
CREATE TABLE photo (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
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

-- Showcases that staff brought are kept when fact tables are loaded.
ALTER TABLE showcase ADD COLUMN "by_staff" INTEGER NOT NULL DEFAULT 0;
