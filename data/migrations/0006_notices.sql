-- A notice may begin and end at a minute, and speak five languages. Columns are explained in data/schema.sql.
ALTER TABLE notice ADD COLUMN "from_minute" INTEGER;
ALTER TABLE notice ADD COLUMN "until_minute" INTEGER;
ALTER TABLE notice ADD COLUMN "title_en" TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN "body_en" TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN "title_zh_hans" TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN "body_zh_hans" TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN "title_zh_hant" TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN "body_zh_hant" TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN "title_ko" TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN "body_ko" TEXT NOT NULL DEFAULT '';
