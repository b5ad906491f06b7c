-- A panel of an exhibition may have a film in place of its picture. Columns are explained in data/schema.sql.
ALTER TABLE exhibit_panel ADD COLUMN "clip" TEXT NOT NULL DEFAULT '';
ALTER TABLE exhibit_panel ADD COLUMN "subtitles" TEXT NOT NULL DEFAULT '';
ALTER TABLE exhibit_panel ADD COLUMN "milliseconds" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE exhibit_panel ADD COLUMN "sound" INTEGER NOT NULL DEFAULT 0;
