-- Revisions and the content that ships. Columns are explained in data/schema.sql.
CREATE TABLE revision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  created INTEGER NOT NULL,
  who TEXT NOT NULL,
  note TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE current (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  revision INTEGER
) STRICT;
INSERT INTO current VALUES (1, NULL);

CREATE TABLE media (
  hash TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER,
  PRIMARY KEY (hash, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE municipality (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "code5" TEXT NOT NULL,
  "prefecture_code" TEXT NOT NULL,
  "prefecture" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kana" TEXT NOT NULL,
  "romaji" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "district" TEXT NOT NULL,
  "subprefecture" TEXT NOT NULL,
  "lon" REAL NOT NULL,
  "lat" REAL NOT NULL
) STRICT;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,
  "prefecture_code" TEXT NOT NULL,
  "prefecture" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "signed_wareki" TEXT NOT NULL,
  "signed_date" TEXT NOT NULL,
  "member_count" INTEGER NOT NULL,
  "member_cities" INTEGER NOT NULL,
  "member_towns" INTEGER NOT NULL,
  "member_villages" INTEGER NOT NULL,
  "source_cell_count" INTEGER NOT NULL,
  "member_codes" TEXT NOT NULL
) STRICT;

CREATE TABLE showcase (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "key" TEXT NOT NULL,
  "code5" TEXT NOT NULL,
  "name_ruby" TEXT NOT NULL,
  "lead_ja" TEXT NOT NULL,
  "body_ja" TEXT NOT NULL,
  "lead_en" TEXT NOT NULL,
  "body_en" TEXT NOT NULL,
  "ward_codes" TEXT NOT NULL,
  "link_label_ja" TEXT NOT NULL,
  "link_label_en" TEXT NOT NULL,
  "url" TEXT NOT NULL,
  "motif" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "key" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "start_date" TEXT,
  "end_date" TEXT,
  "start_minute" INTEGER,
  "end_minute" INTEGER,
  "when_note" TEXT NOT NULL,
  "venue" TEXT NOT NULL,
  "code5" TEXT NOT NULL,
  "ward" TEXT NOT NULL,
  "related_codes" TEXT NOT NULL,
  "related_organisations" TEXT NOT NULL,
  "fee_yen" INTEGER,
  "latitude" REAL,
  "longitude" REAL,
  "url" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "source_file" TEXT NOT NULL,
  "source_row" INTEGER NOT NULL,
  "flags" TEXT NOT NULL
) STRICT;

CREATE TABLE exhibit (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "key" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "subtitle" TEXT NOT NULL,
  "start_date" TEXT,
  "end_date" TEXT,
  "source" TEXT NOT NULL
) STRICT;

CREATE TABLE ward_link (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,
  "region" TEXT NOT NULL,
  "subprefecture" TEXT NOT NULL,
  "subprefecture_municipalities" INTEGER NOT NULL,
  "ward_code5" TEXT NOT NULL,
  "ward" TEXT NOT NULL,
  "member_count" INTEGER NOT NULL,
  "member_codes" TEXT NOT NULL,
  "member_basis" TEXT NOT NULL,
  "lon" REAL NOT NULL,
  "lat" REAL NOT NULL
) STRICT;

CREATE TABLE wide_area_plan (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,
  "project" TEXT NOT NULL,
  "ward_codes" TEXT NOT NULL,
  "wards" TEXT NOT NULL,
  "prefecture_code" TEXT NOT NULL,
  "prefecture" TEXT NOT NULL,
  "region" TEXT NOT NULL,
  "member_count" INTEGER NOT NULL,
  "member_codes" TEXT NOT NULL,
  "approved_wareki" TEXT NOT NULL,
  "approved_month" TEXT NOT NULL,
  "basis" TEXT NOT NULL,
  "funding" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

CREATE TABLE partner (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,
  "company" TEXT NOT NULL,
  "former_name" TEXT NOT NULL,
  "signed_wareki" TEXT NOT NULL,
  "signed_date" TEXT NOT NULL,
  "initiative_1" TEXT NOT NULL,
  "initiative_2" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

CREATE TABLE support (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,
  "wareki_year" TEXT NOT NULL,
  "wareki_date" TEXT NOT NULL,
  "start_date" TEXT NOT NULL,
  "end_date" TEXT NOT NULL,
  "date_precision" TEXT NOT NULL,
  "disaster" TEXT NOT NULL,
  "money_kind" TEXT NOT NULL,
  "recipients" TEXT NOT NULL,
  "prefecture_codes" TEXT NOT NULL,
  "municipality_codes" TEXT NOT NULL,
  "staff_dispatched" INTEGER NOT NULL,
  "goods_provided" INTEGER NOT NULL,
  "contents" TEXT NOT NULL,
  "joint_amount_yen" INTEGER,
  "note" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

CREATE TABLE statistic (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "metric" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "period" TEXT NOT NULL,
  "as_of" TEXT,
  "as_of_precision" TEXT NOT NULL,
  "value" REAL,
  "unit" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "note" TEXT NOT NULL
) STRICT;

CREATE TABLE programme_line (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "kind" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "fy_from" INTEGER,
  "fy_to" INTEGER,
  "progress" TEXT NOT NULL,
  "span_basis" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "date" TEXT NOT NULL,
  "precision" TEXT NOT NULL,
  "wareki" TEXT NOT NULL,
  "event" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "organisation" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

CREATE TABLE notice (
  id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER, identity BLOB NOT NULL, hash BLOB NOT NULL,
  "key" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "urgent" INTEGER NOT NULL,
  "show_from" TEXT,
  "show_until" TEXT
) STRICT;
