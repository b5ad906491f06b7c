-- What staff say of an event or an exhibition in English. Columns are explained in data/schema.sql.
ALTER TABLE event ADD COLUMN "title_en" TEXT NOT NULL DEFAULT '';
ALTER TABLE exhibit ADD COLUMN "title_en" TEXT NOT NULL DEFAULT '';
ALTER TABLE exhibit_panel ADD COLUMN "heading_en" TEXT NOT NULL DEFAULT '';
ALTER TABLE exhibit_panel ADD COLUMN "text_en" TEXT NOT NULL DEFAULT '';
ALTER TABLE exhibit_panel ADD COLUMN "caption_en" TEXT NOT NULL DEFAULT '';
