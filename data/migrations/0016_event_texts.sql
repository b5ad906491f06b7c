-- What the recommended dataset of events says beside title, day and venue. Columns are explained in data/schema.sql.
ALTER TABLE event ADD COLUMN "title_kana" TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN "description" TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN "address" TEXT NOT NULL DEFAULT '';
