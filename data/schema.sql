-- The store's schema as it is after all migrations: the page to read. data/migrations builds it step by step; a test
-- demands that both give the same columns.
--
-- content.db is SQLite with a write-ahead log. PRAGMA application_id is 0x524E4B31 ("RNK1"), PRAGMA user_version the number
-- of the last migration. Instants are milliseconds since 1970-01-01 UTC. Lists in one cell are joined with ";"; a ";" or
-- "\" inside an element stands behind a "\".

-- One whole state of the content: all of it or nothing. Written in the transaction that writes its records.
CREATE TABLE revision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- 1, 2, 3 …; never used again, not even after pruning
  created INTEGER NOT NULL,              -- instant
  who TEXT NOT NULL,                     -- who loaded it, as typed or "renkei" for what ships
  note TEXT NOT NULL,                    -- why, in the words of who loaded it
  added INTEGER NOT NULL,                -- records, against the revision before
  changed INTEGER NOT NULL,              -- the same identity with other fields
  removed INTEGER NOT NULL,
  digest TEXT NOT NULL,                  -- BLAKE2b-256 over kind names and record hashes in order, hex: same content, same digest
  origin TEXT NOT NULL DEFAULT 'staff'   -- 'shipped' with the program, which renews it after an upgrade, 'staff', or 'feed'
) STRICT;

-- What was done, for good: revisions and publications are pruned, this is not. Two triggers refuse every change of a row.
CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,                   -- instant
  who TEXT NOT NULL,                     -- name of who did it
  action TEXT NOT NULL,                  -- load, publish, rollback, plan (its note begins with the time) or cancel
  revision INTEGER NOT NULL,             -- of which; it may have been pruned since
  note TEXT NOT NULL,                    -- why
  added INTEGER NOT NULL,                -- of a load: records, against the revision before
  changed INTEGER NOT NULL,
  removed INTEGER NOT NULL
) STRICT;
CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
CREATE TRIGGER history_is_not_shortened BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

-- Every time a revision was put on show. Append only; bounded to the last 1,000.
CREATE TABLE publication (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL,                   -- instant
  who TEXT NOT NULL,
  note TEXT NOT NULL,
  previous INTEGER                       -- publication that was on show before; null: none. Where rollback goes
) STRICT;

-- What is on show: always one row. Publishing and going back change it, and nothing else.
CREATE TABLE current (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  publication INTEGER                    -- null: nothing has been published yet
) STRICT;

-- Publications at a time to come; a revision has one at most. Carried out, cancelled and overtaken ones are in the history alone.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL UNIQUE,
  at INTEGER NOT NULL,                   -- instant at which it is to be shown
  who TEXT NOT NULL,
  note TEXT NOT NULL,
  made INTEGER NOT NULL                  -- instant at which it was planned: what was shown later overtakes it
) STRICT;

-- How a table with headings of its own is read, as staff said it once. Outside of revisions: it is no content.
CREATE TABLE pairing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- by which staff take it back
  kind TEXT NOT NULL,                    -- of its rows: "events", "photos" …
  headings TEXT NOT NULL UNIQUE,         -- which table it is: all of its headings, made comparable, in order, a line each
  pairs TEXT NOT NULL,                   -- JSON, [["column", "field"], …]; an empty field leaves the column aside
  who TEXT NOT NULL,
  made INTEGER NOT NULL                  -- instant
) STRICT;

-- Which media files (media/ab/ab12…, named by their SHA-256) the revisions since ≤ revision < until show.
CREATE TABLE media (
  hash TEXT NOT NULL,                    -- SHA-256 of the file, hex
  bytes INTEGER NOT NULL,                -- its length
  since INTEGER NOT NULL,                -- first revision that shows it
  until INTEGER,                         -- first revision that no longer does; null: the newest still does
  PRIMARY KEY (hash, since)
) STRICT, WITHOUT ROWID;

-- The records. Each kind is a table whose first five columns are the same:
--   id        its place: records of a revision are in ascending id. New ones take numbers in the gaps
--   since     first revision that has the record
--   until     first revision that has it no more; null: the newest still has it. A change closes one row and opens another
--   identity  BLAKE2b-128 of the fields that name the record (app/model/fields.hpp)
--   hash      BLAKE2b-128 of all fields that are not empty: finds what changed, and what the disk damaged
-- An empty text means "not given by the source"; where a number or date may be missing it is null.

-- A city, town, village or ward. 1,741 ship.
CREATE TABLE municipality (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "code5" TEXT NOT NULL,             -- JIS X 0402, five digits with the leading zero; names the record
  "prefecture_code" TEXT NOT NULL,   -- JIS X 0401, two digits; colours and groups
  "prefecture" TEXT NOT NULL,        -- prefecture as written, 北海道
  "name" TEXT NOT NULL,              -- as the official list writes it, 釧路市
  "kana" TEXT NOT NULL,              -- reading in hiragana, with the suffix
  "romaji" TEXT NOT NULL,            -- Hepburn by one rule (data/SOURCES.md), Kushiro-shi; not each place's own spelling
  "kind" TEXT NOT NULL,              -- 市, 町, 村 or 特別区
  "district" TEXT NOT NULL,          -- 郡; empty for cities, wards and the Tokyo islands
  "subprefecture" TEXT NOT NULL,     -- 振興局 or 支庁; empty elsewhere
  "lon" REAL NOT NULL,               -- degrees east, WGS84: where a marker stands, not the town hall
  "lat" REAL NOT NULL                -- degrees north, WGS84
) STRICT;

-- A 市長会 or 町村会 with a 広域連携協定. 13 ship.
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,            -- order of the pamphlet, which is the order of signing
  "prefecture_code" TEXT NOT NULL,   -- JIS X 0401
  "prefecture" TEXT NOT NULL,
  "name" TEXT NOT NULL,              -- names the record, 北海道町村会
  "kind" TEXT NOT NULL,              -- 市長会 or 町村会
  "signed_wareki" TEXT NOT NULL,     -- date as printed, 平成28年4月26日
  "signed_date" TEXT NOT NULL,       -- the same day, ISO 8601
  "member_count" INTEGER NOT NULL,   -- municipalities; the sum of the next three
  "member_cities" INTEGER NOT NULL,
  "member_towns" INTEGER NOT NULL,
  "member_villages" INTEGER NOT NULL,
  "source_cell_count" INTEGER NOT NULL, -- the number in the pamphlet's cell, shared by two organisations in three prefectures; the ten cells sum to 372
  "member_codes" TEXT NOT NULL       -- code5 of every member, ascending, joined with ;
) STRICT;

-- What the display tells about one municipality, in two languages.
CREATE TABLE showcase (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "key" TEXT NOT NULL,               -- names the record, kushiro
  "code5" TEXT NOT NULL,             -- the municipality
  "name_ruby" TEXT NOT NULL,         -- its name in pieces with their readings, 釧路|くしろ;市|し
  "lead_ja" TEXT NOT NULL,           -- one or two sentences, set large
  "body_ja" TEXT NOT NULL,           -- running text; may be empty
  "lead_en" TEXT NOT NULL,
  "body_en" TEXT NOT NULL,
  "ward_codes" TEXT NOT NULL,        -- code5 of the linked wards, joined with ;
  "link_label_ja" TEXT NOT NULL,     -- what the link is, 連携する区
  "link_label_en" TEXT NOT NULL,
  "url" TEXT NOT NULL,               -- official page, for the QR code
  "motif" TEXT NOT NULL,             -- landscape: lake, coast, mountain, field, river; empty: made from the code
  "source" TEXT NOT NULL,            -- where the facts of the sentences come from
  "by_staff" INTEGER NOT NULL DEFAULT 0 -- 1: brought by staff; a load of the fact tables leaves it
) STRICT;

-- An event, past or to come. 37 past ones ship; most come from staff and open data.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "key" TEXT NOT NULL,               -- names the record: the source's own id where it has a unique one
  "title" TEXT NOT NULL,
  "category" TEXT NOT NULL,          -- as the source says it, 全国連携展示
  "kind" TEXT NOT NULL,              -- event, course, consultation or notice
  "start_date" TEXT,                 -- ISO 8601; null: no date, never on the board
  "end_date" TEXT,                   -- last day, ISO 8601
  "start_minute" INTEGER,            -- minutes since midnight in Japan; null: not given
  "end_minute" INTEGER,
  "when_note" TEXT NOT NULL,         -- what the source adds to the time, in its words
  "venue" TEXT NOT NULL,
  "code5" TEXT NOT NULL,             -- municipality or ward where it takes place; empty: online or not given
  "ward" TEXT NOT NULL,              -- name of the ward; empty outside the 23
  "related_codes" TEXT NOT NULL,     -- code5 of the municipalities it is about, joined with ;
  "related_organisations" TEXT NOT NULL, -- organisations the source names, joined with ;
  "fee_yen" INTEGER,                 -- 0: free; null: not given, never shown as free
  "latitude" REAL,                   -- degrees; null: not given
  "longitude" REAL,
  "url" TEXT NOT NULL,               -- page of the event, for the QR code
  "source" TEXT NOT NULL,            -- page address or document the facts come from
  "source_file" TEXT NOT NULL,       -- file it was loaded from
  "source_row" INTEGER NOT NULL,     -- row in that file, the header being row 1
  "flags" TEXT NOT NULL,             -- marks of the loader, joined with ; (tentative …)
  "by_staff" INTEGER NOT NULL DEFAULT 0, -- 1: entered by staff, stays when the fact tables are loaded
  "title_en" TEXT NOT NULL DEFAULT '', -- as staff wrote it; empty: on an English display the Japanese stands
  "title_kana" TEXT NOT NULL DEFAULT '', -- how the title is read, as its source says
  "description" TEXT NOT NULL DEFAULT '', -- what it is, in the words of its source
  "address" TEXT NOT NULL DEFAULT ''  -- of the venue
) STRICT;

-- An exhibition in the hall.
CREATE TABLE exhibit (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "key" TEXT NOT NULL,               -- names the record
  "title" TEXT NOT NULL,
  "subtitle" TEXT NOT NULL,
  "start_date" TEXT,                 -- ISO 8601
  "end_date" TEXT,                   -- last day, ISO 8601; null on either side: open there
  "source" TEXT NOT NULL,
  "place" TEXT NOT NULL DEFAULT '',  -- where it is, as staff wrote it; may be empty
  "title_en" TEXT NOT NULL DEFAULT ''   -- on an English display; empty: the Japanese stands
) STRICT;

-- A region of Hokkaido and the ward it works with. 10 ship.
CREATE TABLE ward_link (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,            -- order of the pamphlet
  "region" TEXT NOT NULL,            -- 釧路地域
  "subprefecture" TEXT NOT NULL,     -- 振興局 of the region
  "subprefecture_municipalities" INTEGER NOT NULL, -- how many the subprefecture has
  "ward_code5" TEXT NOT NULL,        -- the ward
  "ward" TEXT NOT NULL,
  "member_count" INTEGER NOT NULL,
  "member_codes" TEXT NOT NULL,      -- code5 of the members, joined with ;
  "member_basis" TEXT NOT NULL,      -- documented, or derived: all towns and villages of the subprefecture
  "lon" REAL NOT NULL,               -- a point inside the largest part of the members' area
  "lat" REAL NOT NULL
) STRICT;

-- A 広域共同計画. 3 ship.
CREATE TABLE wide_area_plan (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,
  "project" TEXT NOT NULL,           -- title; names the record
  "ward_codes" TEXT NOT NULL,        -- joined with ;
  "wards" TEXT NOT NULL,             -- as printed, 台東区・墨田区
  "prefecture_code" TEXT NOT NULL,
  "prefecture" TEXT NOT NULL,
  "region" TEXT NOT NULL,
  "member_count" INTEGER NOT NULL,
  "member_codes" TEXT NOT NULL,      -- joined with ;
  "approved_wareki" TEXT NOT NULL,   -- as printed; empty: the source gives none
  "approved_month" TEXT NOT NULL,    -- YYYY-MM
  "basis" TEXT NOT NULL,
  "funding" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

-- A company with a 包括連携協定. 4 ship.
CREATE TABLE partner (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,
  "company" TEXT NOT NULL,           -- names the record
  "former_name" TEXT NOT NULL,       -- at signing, where it has changed since
  "signed_wareki" TEXT NOT NULL,
  "signed_date" TEXT NOT NULL,       -- ISO 8601
  "initiative_1" TEXT NOT NULL,
  "initiative_2" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

-- A disaster and the help the wards gave together. 20 ship.
CREATE TABLE support (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "seq" INTEGER NOT NULL,            -- order of time
  "wareki_year" TEXT NOT NULL,
  "wareki_date" TEXT NOT NULL,       -- as printed
  "start_date" TEXT NOT NULL,        -- ISO 8601; the first of the month where only the month is known
  "end_date" TEXT NOT NULL,
  "date_precision" TEXT NOT NULL,    -- day or month
  "disaster" TEXT NOT NULL,          -- names the record
  "money_kind" TEXT NOT NULL,        -- 復興支援金 or 見舞金
  "recipients" TEXT NOT NULL,        -- as printed, joined with ;
  "prefecture_codes" TEXT NOT NULL,  -- each prefecture once, joined with ;
  "municipality_codes" TEXT NOT NULL, -- where the recipient is not a whole prefecture, joined with ;
  "staff_dispatched" INTEGER NOT NULL, -- 0 or 1
  "goods_provided" INTEGER NOT NULL, -- 0 or 1
  "contents" TEXT NOT NULL,
  "joint_amount_yen" INTEGER,        -- given jointly by the 23 wards; null: not stated
  "note" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

-- A figure of the project's papers. 87 ship.
CREATE TABLE statistic (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "metric" TEXT NOT NULL,            -- identifier
  "label" TEXT NOT NULL,             -- as printed
  "period" TEXT NOT NULL,            -- 2017, FY2017 or a range
  "as_of" TEXT,                      -- reference date, ISO 8601; null: not given
  "as_of_precision" TEXT NOT NULL,   -- day, month or empty
  "value" REAL,                      -- null: the source prints a dash
  "unit" TEXT NOT NULL,
  "status" TEXT NOT NULL,            -- actual, projected, approx, derived, baseline, target or none
  "source" TEXT NOT NULL,
  "note" TEXT NOT NULL
) STRICT;

-- A line of the project's plan: fields, goals, plans, joint activities, schedule. 41 ship.
CREATE TABLE programme_line (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "kind" TEXT NOT NULL,              -- field, goal, plan, joint_activity or schedule
  "number" INTEGER NOT NULL,         -- as printed
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "fy_from" INTEGER,                 -- fiscal year, April to March
  "fy_to" INTEGER,
  "progress" TEXT NOT NULL,
  "span_basis" TEXT NOT NULL,        -- exact, merged or inferred: how the years were read
  "source" TEXT NOT NULL
) STRICT;

-- A dated step of the project. 22 ship.
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "date" TEXT NOT NULL,              -- ISO 8601; the first of the month where only the month is known
  "precision" TEXT NOT NULL,         -- day or month
  "wareki" TEXT NOT NULL,            -- as printed
  "event" TEXT NOT NULL,             -- names the record
  "source" TEXT NOT NULL
) STRICT;

-- An office, page or account of the project. 6 ship; to be confirmed before they are shown.
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "kind" TEXT NOT NULL,              -- phone, social, website or address
  "name" TEXT NOT NULL,
  "organisation" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

-- A part of a scheme that the report of 2018 describes. 26 ship.
CREATE TABLE scheme_part (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "scheme" TEXT NOT NULL,            -- platform, kushiro_arakawa or survey_2017
  "part" TEXT NOT NULL,              -- whole, body, participant, function, task, lead, question or answer
  "number" INTEGER NOT NULL,         -- as printed, or in the order of the text
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

-- A message of the staff.
CREATE TABLE notice (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "key" TEXT NOT NULL,               -- names the record
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "urgent" INTEGER NOT NULL,         -- 0 or 1; 1 may interrupt
  "show_from" TEXT,                  -- first day, ISO 8601; null: at once
  "show_until" TEXT,                 -- last day; null: until removed
  "from_minute" INTEGER,             -- of show_from, minutes since midnight in Japan; null: from its beginning
  "until_minute" INTEGER,            -- of show_until, exclusive; null: to its end
  "title_en" TEXT NOT NULL DEFAULT '',       -- in further languages; empty: the Japanese stands
  "body_en" TEXT NOT NULL DEFAULT '',
  "title_zh_hans" TEXT NOT NULL DEFAULT '',
  "body_zh_hans" TEXT NOT NULL DEFAULT '',
  "title_zh_hant" TEXT NOT NULL DEFAULT '',
  "body_zh_hant" TEXT NOT NULL DEFAULT '',
  "title_ko" TEXT NOT NULL DEFAULT '',
  "body_ko" TEXT NOT NULL DEFAULT ''
) STRICT;

-- A photograph of a municipality, as staff brought it. None ship.
CREATE TABLE photo (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "code5" TEXT NOT NULL,             -- the municipality it shows
  "file" TEXT NOT NULL,              -- name of the file that was brought; with code5 it names the record
  "media" TEXT NOT NULL,             -- the media table's hash: an upright JPEG in sRGB, 3,840 pixels at most
  "width" INTEGER NOT NULL,          -- of that JPEG
  "height" INTEGER NOT NULL,
  "caption" TEXT NOT NULL,           -- may be empty
  "credit" TEXT NOT NULL,            -- as it must read beside the picture
  "focal_x" REAL NOT NULL,           -- the point that stays in view, 0..1 from the upper left corner
  "focal_y" REAL NOT NULL,
  "no_crop" INTEGER NOT NULL,        -- 1: shown whole, without movement
  "permitted_until" TEXT             -- last day on which it may be shown; null: no end is agreed
) STRICT;

-- A panel of an exhibition in the hall, with the picture on it. None ship.
CREATE TABLE exhibit_panel (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "exhibit" TEXT NOT NULL,           -- key of the exhibition
  "number" INTEGER NOT NULL,         -- its place there, from 1; with exhibit it names the record
  "heading" TEXT NOT NULL,           -- may be empty
  "text" TEXT NOT NULL,              -- may be empty; a line break parts paragraphs
  "code5" TEXT NOT NULL,             -- the municipality it speaks of; empty: none
  "file" TEXT NOT NULL,              -- name of the picture or clip that was brought; empty: it has none. The rest as for a photograph
  "media" TEXT NOT NULL,             -- the media table's hash; empty: no picture. Of a clip a JPEG of a quarter of its length
  "width" INTEGER NOT NULL,
  "height" INTEGER NOT NULL,
  "caption" TEXT NOT NULL,
  "credit" TEXT NOT NULL,
  "focal_x" REAL NOT NULL,
  "focal_y" REAL NOT NULL,
  "no_crop" INTEGER NOT NULL,
  "permitted_until" TEXT,
  "clip" TEXT NOT NULL DEFAULT '',   -- the media table's hash: the clip that plays on it as it was brought; empty: none
  "subtitles" TEXT NOT NULL DEFAULT '',   -- the media table's hash: SRT or WebVTT; empty: none beside it
  "milliseconds" INTEGER NOT NULL DEFAULT 0,   -- length of the clip
  "sound" INTEGER NOT NULL DEFAULT 0,   -- 1: it has some
  "heading_en" TEXT NOT NULL DEFAULT '',   -- on an English display; empty: the Japanese stands
  "text_en" TEXT NOT NULL DEFAULT '',
  "caption_en" TEXT NOT NULL DEFAULT ''   -- of picture or film
) STRICT;

-- A film of a municipality, as staff brought it. None ship.
CREATE TABLE film (
  id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER,
  identity BLOB NOT NULL,
  hash BLOB NOT NULL,
  "code5" TEXT NOT NULL,             -- the municipality it shows
  "file" TEXT NOT NULL,              -- name of the file that was brought; with code5 it names the record
  "media" TEXT NOT NULL,             -- the media table's hash: the clip as it was brought
  "poster" TEXT NOT NULL,            -- the media table's hash: a JPEG of a quarter of its length, 1,920 pixels at most
  "subtitles" TEXT NOT NULL,         -- the media table's hash: SRT or WebVTT; empty: none beside it
  "width" INTEGER NOT NULL,          -- of the clip, upright
  "height" INTEGER NOT NULL,
  "milliseconds" INTEGER NOT NULL,   -- its length
  "sound" INTEGER NOT NULL,          -- 1: it has some
  "caption" TEXT NOT NULL,           -- may be empty
  "credit" TEXT NOT NULL,            -- as it must read beside the film
  "permitted_until" TEXT             -- last day on which it may be shown; null: no end is agreed
) STRICT;
