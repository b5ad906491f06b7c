-- Films of municipalities: which media files, whose they are, and until when they may be shown.
CREATE TABLE film (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "code5" TEXT NOT NULL,
  "file" TEXT NOT NULL,
  "media" TEXT NOT NULL,
  "poster" TEXT NOT NULL,
  "subtitles" TEXT NOT NULL,
  "width" INTEGER NOT NULL,
  "height" INTEGER NOT NULL,
  "milliseconds" INTEGER NOT NULL,
  "sound" INTEGER NOT NULL,
  "caption" TEXT NOT NULL,
  "credit" TEXT NOT NULL,
  "permitted_until" TEXT
) STRICT;
